"""How well are files of strangers read that were written, with their answers, for nothing else?

`python -m benchmarks.bench_strangers talk open`, `talk open2` to `open8`, `policy open` and so on
print a line a file and the means, `held` totals only: it is not for tuning. The files are those of
`benchmarks/strangers`; see README.md there. `--folder` takes them from elsewhere.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.bench_reading_files import reading
from benchmarks.reading_files.scoring import align, assignment, score
from pipeline.ingest.blocks import UnreadableFile
from pipeline.ingest.documents import ReadDocument, read_document
from pipeline.ingest.files import read_file
from pipeline.ingest.listing import Entry
from tests.ingest.strangers.files import UNCLEAR, Answer, split, strangers, words_of

FOLDER = Path(__file__).parent / "strangers"
LANGUAGES = ("en", "nb", "nn", "da", "sv")
TRUTH = ".truth.json"
OPEN = {
    "open": r"o\d\d_",
    "open2": r"h\d\d_",
    "open3": r"p\d\d_",
    "open4": r"k\d\d\.",
    "open5": r"q\d\d_",
    "open6": r"r\d\d_",
    "open7": r"s\d\d_",
    "open8": r"t\d\d_",
}
"""How files of open sets are called that stand among the tests, as they are read rightly."""
Shares = dict[str, float]


def talk(path: Path, folder: Path) -> Shares:
    """Shares of the answer's words, and of the reading's words that nobody said."""
    answer, data = split(path)
    found = _read(path.name, data, folder)
    wanted = [(word, role or "respondent", name) for word, role, name in answer.words()]
    read = [
        (word, str(one["role"]), str(one["speaker"]))
        for one in (found.segments if found else ())
        for word in words_of(str(one["text"]))
    ]
    said, optional = _with_optional(answer, wanted)
    matched = align([word for word, _, _ in said], [word for word, _, _ in read])
    pairs = [
        (one, read[other])
        for number, (one, other) in enumerate(zip(said, matched, strict=True))
        if other >= 0 and number not in optional
    ]
    n = len(wanted)
    extra = len(read) - sum(other >= 0 for other in matched)
    return {
        "role": sum(role in (other, UNCLEAR) for (_, role, _), (_, other, _) in pairs) / n,
        "speaker": _right_speakers(_named(pairs, wanted)) / n,
        "kept": len(pairs) / n,
        "nobody": extra / max(1, len(read)),
        "fully right": float(len(pairs) == n and not extra and _is_right(pairs, wanted)),
    }


def _with_optional(
    answer: Answer, wanted: Sequence[tuple[str, str, str]]
) -> tuple[list[tuple[str, str, str]], set[int]]:
    """The answer's words in order with those that may stay or go, and the numbers of these."""
    said: list[tuple[str, str, str]] = []
    optional: set[int] = set()
    rest = iter(wanted)
    for kind, text in answer.order:
        for word in words_of(text):
            if kind == "N":
                optional.add(len(said))
                said.append((word, "", ""))
            else:
                said.append(next(rest))
    return said, optional


def _right_speakers(pairs: Sequence[tuple[str, str]]) -> int:
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for name, called in pairs:
        counts[name][called] += 1
    called = sorted({one for those in counts.values() for one in those})
    return int(assignment([[those[one] for one in called] for those in counts.values()])[0])


Word = tuple[str, str, str]
"""A word, the role and the name of who says it."""


def _is_right(pairs: Sequence[tuple[Word, Word]], wanted: Sequence[Word]) -> bool:
    roles = all(role in (other, UNCLEAR) for (_, role, _), (_, other, _) in pairs)
    return roles and _right_speakers(_named(pairs, wanted)) == len(pairs)


def _named(pairs: Sequence[tuple[Word, Word]], wanted: Sequence[Word]) -> list[tuple[str, str]]:
    """For each word the person of the answer and the label of the reading."""
    people = one_person(dict.fromkeys((role, name) for _, role, name in wanted))
    return [(_name((a[0], a[1], people[a[1], a[2]])), b[2]) for a, b in pairs]


def _name(word: Word) -> str:
    """Who says the word; one who is not named and asks is another than one who answers."""
    return f"- {word[1]}" if word[2] == "-" else word[2]


TITLES = ("the", "mr", "mrs", "ms", "miss", "dr", "prof", "professor", "sir", "dame", "herr", "fru")
_ABBREVIATED, _IN_FULL = 3, 8
"""Letters of a role in short and in full, at least: `Int.`, `Intervjuer`; not `Far`, `Farfar`."""


def one_person(named: Iterable[tuple[str, str]]) -> dict[tuple[str, str], str]:
    """For each role and name of an answer, whose names are those of the file, one name a person.

    `NIEMI` is the one `WALTER NIEMI` who has the same role, `Int.` the one `Intervjuer`, and `mor`
    is `Mor`.
    """
    found: dict[tuple[str, str], str] = {}
    for role, name in sorted(named, key=lambda one: (-len(one[1]), one)):
        others = {found[one] for one in found if one[0] == role and _is_short_for(name, one[1])}
        found[role, name] = others.pop() if len(others) == 1 else name
    return found


def _is_short_for(name: str, whole: str) -> bool:
    short, long = _parts_of(name), _parts_of(whole)
    if short == long:
        return True
    titles, others = ([one for one in those if one in TITLES] for those in (short, long))
    short, long = ([one for one in those if one not in TITLES] for those in (short, long))
    numbers = [[one for one in those if one.isdigit()] for those in (short, long)]
    if not short or not long or numbers[0] != numbers[1]:
        return False
    # Mrs. Pell is not Andrew Pell, nor the one who is called Pell beside her.
    if titles != others and (titles or len(long) == 1):
        return False
    if len(short) == len(long) == 1 + len(numbers[0]):
        in_full = len(short[0]) >= _ABBREVIATED and len(long[0]) >= _IN_FULL
        return short == long or (in_full and long[0].startswith(short[0]))
    return set(short) < set(long) and short[-1] in (long[0], long[-1])


def _parts_of(name: str) -> list[str]:
    """The words and numbers of the name in small letters, without a post behind a comma."""
    return re.findall(r"[^\W\d_]+|\d+", re.sub(r"\([^)]*\)|,.*", "", name).casefold())


def _read(name: str, data: bytes, folder: Path) -> ReadDocument | None:
    path = folder / name
    path.write_bytes(data)
    try:
        entry = Entry(f"frontline/{name}", path.stem, "frontline")
        return read_document(read_file(path), entry=entry, languages=LANGUAGES)
    except UnreadableFile:
        return None


_CUT = re.compile(r"(?<=[a-zæøåäö])-\s(?=[a-zæøåäö])(?!(?:og|and|or|eller|och|to|til|till)\b)")
"""The hyphen of a word that a line cuts, where white space was collapsed."""


def policy(path: Path) -> Shares:
    """Shares of the body's words that are kept, and of the strings of furniture that are left."""
    truth = json.loads(path.with_name(path.stem + TRUTH).read_text(encoding="utf-8"))
    body = [part if isinstance(part, str) else str(part["text"]) for part in truth["body"]]
    body = [_CUT.sub("", part) for part in body]
    row = {**truth, "body": body, "kind": "policy", "file": path.name}
    found = score(row, reading(path, "policy"))
    return {
        "kept": found["body_words_kept"],
        "whole": found["paragraphs_whole"],
        "furniture": found["furniture_left"],
        "other": found["other_extra"] / found["words"],
    }


def files(folder: Path) -> list[Path]:
    """The files with an answer, by name."""
    sides = (TRUTH, ".encoding", ".md")
    own = [path for path in folder.glob("*") if path.is_file()]
    return sorted(path for path in own if not path.name.endswith(sides[:2]))


def main() -> None:
    """Reads and scores the files of one kind and half."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kind", choices=["talk", "policy"])
    parser.add_argument("half", choices=[*OPEN, "held"])
    parser.add_argument("--folder", type=Path, default=FOLDER)
    args = parser.parse_args()
    rows: dict[str, Shares] = {}
    with TemporaryDirectory() as made:
        paths = files(args.folder / args.kind / args.half)
        if args.kind == "talk" and args.half in OPEN and args.folder == FOLDER:
            paths += [path for path in strangers() if re.match(OPEN[args.half], path.name)]
        for path in paths:
            rows[path.name] = talk(path, Path(made)) if args.kind == "talk" else policy(path)
    if not rows:
        parser.error(f"no files of {args.kind} {args.half} in {args.folder}")
    if not args.half.startswith("held"):
        for name, row in sorted(rows.items(), key=lambda item: min(item[1].values())):
            print(f"{name[:44]:46}", "  ".join(f"{key} {value:.3f}" for key, value in row.items()))
    for key in next(iter(rows.values())):
        values = [row[key] for row in rows.values()]
        print(f"{key:12} {sum(values) / len(values):.4f}  of {len(values)} files")


if __name__ == "__main__":
    main()
