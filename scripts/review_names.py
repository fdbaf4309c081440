"""Asks the owner of the interviews about what was taken for a name: `make review-names`.

It reads the interviews as a run does and shows each name with the lines in which it stands, by
person, the most doubtful first. What is answered is kept in data/private/names.yaml, which its
owner alone may read, after each answer; one may stop at any moment and go on later.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from pipeline.config.params import load_params
from pipeline.config.reviewed_names import (
    FILE,
    ReviewedNames,
    load_reviewed_names,
    note_fingerprint,
    save_reviewed_names,
)
from pipeline.errors import Explained
from pipeline.privacy.review import Named
from pipeline.stages.documents import names_to_review

HELP = """\
Each word or group of words below was taken for a name and will be replaced.
  Enter        it is a name: replace it
  k            keep it: it is no name
  s NAME       it is the same person or place as NAME
  h NAME       hide NAME too, which was not found
  q            stop here; what you said is kept, and the next time goes on from here
"""
PARAMS = Path("params.yaml")


def answered(names: ReviewedNames, one: Named, answer: str) -> ReviewedNames:
    """What is settled after an answer to one placeholder; by one that is none, nothing is."""
    said, _, rest = answer.strip().partition(" ")
    wordings = tuple(word.surface for word in one.wordings.values())
    if not said:
        return names.model_copy(update={"right": (*names.right, *wordings)})
    if said == "k":
        return names.model_copy(update={"keep": (*names.keep, *wordings)})
    if said == "s" and rest.strip():
        return names.model_copy(update={"same": _joined(names.same, (rest.strip(), *wordings))})
    if said == "h" and rest.strip():
        return names.model_copy(update={"hide": (*names.hide, rest.strip())})
    return names


def _joined(groups: Sequence[tuple[str, ...]], new: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """The groups with the new one; groups that share a name become one, the earlier name first."""
    held = {name.casefold() for name in new}
    shared = [group for group in groups if held & {name.casefold() for name in group}]
    rest = [group for group in groups if group not in shared]
    merged = {name.casefold(): name for group in [new, *shared] for name in reversed(group)}
    ordered = {
        name.casefold(): merged[name.casefold()] for group in [*shared, new] for name in group
    }
    return (*rest, tuple(ordered.values()))


def shown(one: Named, left: int) -> str:
    """One placeholder with its wordings and lines."""
    lines = [f"\n{one.placeholder}, {one.n} times; {left} more to look at"]
    for wording in one.wordings.values():
        lines.append(f"  {wording.surface} ({wording.n})")
        lines += [f"      {line}" for line in wording.lines]
    return "\n".join(lines)


def review(
    found: Sequence[Named],
    names: ReviewedNames,
    *,
    ask: Callable[[str], str],
    tell: Callable[[str], object],
    save: Callable[[ReviewedNames], ReviewedNames],
) -> ReviewedNames:
    """What is settled when all of `found` that nobody has looked at was shown, or one stopped."""
    left = [one for one in found if not set(one.wordings) <= names.settled]
    for number, one in enumerate(left, start=1):
        tell(shown(one, len(left) - number))
        while True:
            answer = ask("Enter, k, s NAME, h NAME or q? ")
            if answer.strip() == "q":
                return names
            settled = answered(names, one, answer)
            if settled != names:
                names = save(settled)
            if answer.strip().partition(" ")[0] in ("", "k", "s"):
                break
    return names


def main() -> int:
    """Asks about every name of the project that was not looked at yet."""
    try:
        load_params()
        names = load_reviewed_names()
        found = names_to_review(names)
        print(HELP)
        names = review(found, names, ask=input, tell=print, save=save_reviewed_names)
        names = save_reviewed_names(names)
        note_fingerprint(names, PARAMS)
    except Explained as error:
        print(f"\nCospeak stopped. {error}", file=sys.stderr)
        return 1
    except (EOFError, KeyboardInterrupt):
        names = load_reviewed_names()
        note_fingerprint(names, PARAMS)
    print(f"\nWhat you said is in {FILE}. The next `make run` follows it.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
