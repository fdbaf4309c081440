"""What files that people write have in common: where keys stand, keys twice, slips of the pen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path as File

import yaml

from pipeline.errors import Explained

Path = tuple[str | int, ...]


def suggestion(word: str, known: Iterable[str]) -> str:
    """Asks whether the known word that is nearest was meant; empty if none is near."""
    near = nearest(word, known)
    return f" Did you mean `{near}`?" if near else ""


def sentence(text: str, *, line: int = 0) -> str:
    """The text with a full stop, if it has no end yet, after its line."""
    ended = text if text.endswith((".", "?")) else f"{text}."
    return f"line {line}, {ended}" if line else ended


def nearest(word: str, known: Iterable[str], *, likeness: float = 0.7) -> str:
    """The known word that was probably meant; empty if none is so near (1 is the same word)."""
    folded = {one.casefold(): one for one in known}
    found = get_close_matches(word.strip().casefold(), folded, n=1, cutoff=likeness)
    return folded[found[0]] if found else ""


@dataclass(frozen=True)
class Places:
    """The line of each key of a YAML text, by its path, and the keys that stand twice."""

    lines: dict[Path, int] = field(default_factory=dict)
    twice: tuple[tuple[int, str], ...] = ()

    def line(self, path: Path) -> int:
        """The line of the path, or of the nearest one above it; 0 if there is none."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 0)


def places(text: str) -> Places:
    """Where the keys of the YAML text stand.

    Raises:
        yaml.YAMLError: the text is no YAML.
    """
    lines: dict[Path, int] = {}
    twice: list[tuple[int, str]] = []
    for path, line in _walk(yaml.compose(text, Loader=yaml.SafeLoader), (), set()):
        if path in lines:
            key = ".".join(map(str, path))
            twice.append((line, f"`{key}` stands in line {lines[path]} too; delete one of the two"))
        lines[path] = line
    return Places(lines, tuple(twice))


def _walk(node: yaml.Node | None, path: Path, above: set[int]) -> Iterator[tuple[Path, int]]:
    if node is None or id(node) in above:
        return
    inside = above | {id(node)}
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            here = (*path, str(key.value))
            yield here, key.start_mark.line + 1
            yield from _walk(value, here, inside)
    elif isinstance(node, yaml.SequenceNode):
        for number, value in enumerate(node.value):
            yield (*path, number), value.start_mark.line + 1
            yield from _walk(value, (*path, number), inside)


def yaml_problem(error: yaml.YAMLError) -> tuple[int, str]:
    """The line at which a text stops being YAML, and what to look at."""
    mark = getattr(error, "problem_mark", None)
    return (mark.line + 1 if mark else 0), "not valid YAML. Check indents, colons and quotes"


def text_of(file: File, *, wrong: type[Explained]) -> str:
    """The text of a file that people write.

    Raises:
        Explained: as `wrong`, that the file is missing or cannot be read, and what to do.
    """
    try:
        return file.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise wrong(f"{file} is missing. Restore it, for instance from Git.") from None
    except (OSError, UnicodeDecodeError):
        raise wrong(f"{file} cannot be read. Save it as text in UTF-8.") from None


def yaml_of(text: str, *, name: str, wrong: type[Explained]) -> tuple[object, Places]:
    """What the YAML text holds, and where its keys stand; `name` is used in errors.

    Raises:
        Explained: as `wrong`, that the text is no YAML, with its line.
    """
    try:
        return yaml.safe_load(text), places(text)
    except yaml.YAMLError as error:
        line, problem = yaml_problem(error)
        raise wrong(f"{name}:{line or 1}: {problem}.") from None
