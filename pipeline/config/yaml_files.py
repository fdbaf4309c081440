"""YAML files that people write: checked against a pydantic model, each error with file and line."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Any, TypeVar, get_args, get_origin

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from pipeline.errors import Explained, later, say

KeyPath = tuple[str | int, ...]
"""The keys and list indices that lead to a value."""


class Entry(BaseModel):
    """What a person may write at one place of a YAML file: unknown keys are errors."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    def problems(self) -> Iterator[tuple[KeyPath, str]]:
        """What is wrong between values that are right each for itself. Asked of the whole file."""
        yield from ()


Content = TypeVar("Content", bound=Entry)

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The parser in C, ten times as fast, where PyYAML was built with it."""


def load_yaml(path: Path, *, model: type[Content], wrong: type[Explained]) -> Content:
    """The content of a YAML file, checked.

    Raises:
        Explained: as `wrong`, that the file cannot be read, or all that is wrong in it by line.
    """
    return parse_yaml(read_yaml_text(path, wrong=wrong), name=str(path), model=model, wrong=wrong)


def read_yaml_text(path: Path, *, wrong: type[Explained]) -> str:
    """The text of a file that people write.

    Raises:
        Explained: as `wrong`, that the file is missing or cannot be read, and what to do.
    """
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise wrong(
            say(
                "{file} is missing. Run the command in the project's folder, or restore the file, "
                "for instance from Git.",
                file=path,
            )
        ) from None
    except (OSError, UnicodeDecodeError):
        raise wrong(say("{file} cannot be read. Save it as text in UTF-8.", file=path)) from None


def parse_yaml(text: str, *, name: str, model: type[Content], wrong: type[Explained]) -> Content:
    """The content of a YAML text, checked; `name` stands for the file in errors.

    The same text gives the same object again: a run asks for lexicon and params in many places.

    Raises:
        Explained: as `wrong`, all that is wrong in the text, each with its line.
    """
    checked = _parsed(_Asked(text, name, model, wrong))
    # The model that was asked for has made it.
    assert isinstance(checked, model)  # noqa: S101 # nosec B101
    return checked


@dataclass(frozen=True)
class _Asked:
    """A YAML text, what stands for its file, the model it has to fit, and the error if not."""

    text: str
    name: str
    model: type[Entry]
    wrong: type[Explained]


@lru_cache(maxsize=64)
def _parsed(asked: _Asked) -> Entry:
    text, name, model, wrong = asked.text, asked.name, asked.model, asked.wrong
    try:
        node = _composed(text)
        lines = _key_lines(node)
        content = _with_text_keys(_constructed(node))
    except yaml.YAMLError as error:
        line, problem = yaml_problem(error)
        raise wrong(f"{name}:{line or 1}: {problem}.") from None
    if not isinstance(content, dict):
        keys = ", ".join(model.model_fields)
        words = say("must hold the keys {keys}.", keys=keys)
        raise wrong(f"{name}:1: {words}")
    found = [*lines.duplicates]
    checked = None
    try:
        # JSON mode: YAML has lists where the models have tuples.
        checked = model.model_validate_json(json.dumps(content, default=str))
        between = checked.problems()
        found += [(lines.line(path), _labelled(path, words, content)) for path, words in between]
    except ValidationError as error:
        found += _explained(error, lines, model=model, content=content, file=Path(name).name)
    if found or checked is None:
        said = sorted(found, key=lambda item: item[0])
        raise wrong("\n".join(f"{name}:{line or 1}: {sentence(words)}" for line, words in said))
    return checked


def _with_text_keys(content: Any) -> Any:
    """The content with each key as text: YAML reads `no:` and `1:` as other things."""
    if isinstance(content, dict):
        return {str(key): _with_text_keys(value) for key, value in content.items()}
    return [_with_text_keys(one) for one in content] if isinstance(content, list) else content


# --------------------------------------------------------------------- where keys stand


@dataclass(frozen=True)
class KeyLines:
    """The line of each key of a YAML text, and the keys that stand there twice."""

    lines: Mapping[KeyPath, int] = field(default_factory=dict)
    duplicates: tuple[tuple[int, str], ...] = ()

    def line(self, path: KeyPath) -> int:
        """The line of the path, or of the nearest one above it; 0 if there is none."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 0)


def key_lines(text: str) -> KeyLines:
    """Where the keys of the YAML text stand.

    Raises:
        yaml.YAMLError: the text is no YAML.
    """
    return _key_lines(_composed(text))


def _key_lines(node: yaml.Node | None) -> KeyLines:
    lines: dict[KeyPath, int] = {}
    duplicates: list[tuple[int, str]] = []
    for path, line in _walk(node, (), set()):
        if path in lines:
            key = ".".join(map(str, path))
            duplicates.append(
                (
                    line,
                    say(
                        "`{key}` stands in line {line} too; delete one of the two",
                        key=key,
                        line=lines[path],
                    ),
                )
            )
        lines[path] = line
    return KeyLines(lines, tuple(duplicates))


def _composed(text: str) -> yaml.Node | None:
    try:
        return yaml.compose(text, Loader=_LOADER)
    except yaml.YAMLError:
        # The parser in Python names the line more exactly.
        return yaml.compose(text, Loader=yaml.SafeLoader)


def _constructed(node: yaml.Node | None) -> Any:
    """What `yaml.safe_load` gives, from what it has read already."""
    return None if node is None else yaml.SafeLoader("").construct_document(node)


def _walk(node: yaml.Node | None, path: KeyPath, above: set[int]) -> Iterator[tuple[KeyPath, int]]:
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
    return (mark.line + 1 if mark else 0), say("not valid YAML. Check indents, colons and quotes")


# --------------------------------------------------------------------- what is wrong, in words


def _explained(
    error: ValidationError, lines: KeyLines, *, model: type[Entry], content: Any, file: str
) -> list[tuple[int, str]]:
    """The errors as lines and words; a key that is misspelt is not called missing as well."""
    items: list[dict[str, Any]] = [
        {**item, "loc": _without_marks(item["loc"])} for item in error.errors()
    ]
    missing = {item["loc"] for item in items if item["type"] == "missing"}
    explained, meant = [], set()
    for item in items:
        path = item["loc"]
        if item["type"] == "extra_forbidden":
            known = _keys(model, path[:-1])
            absent = [key for key in known if (*path[:-1], key) in missing]
            near = nearest(str(path[-1]), absent) or nearest(str(path[-1]), known)
            meant.add((*path[:-1], near))
            words = say("there is no such key.")
            words += (
                suggestion(str(path[-1]), [near])
                if near
                else say(" Known here: {keys}", keys=", ".join(known))
            )
            explained.append((lines.line(path), _labelled(path, words, content)))
    for item in items:
        path = item["loc"]
        if item["type"] != "extra_forbidden" and path not in meant:
            words = _words(item, file=file)
            explained.append((lines.line(path), _labelled(path, words, content)))
    return explained


def _without_marks(path: KeyPath) -> KeyPath:
    """The path without pydantic's mark for `this is about the key itself`."""
    return path[:-1] if path[-1:] == ("[key]",) else path


def _labelled(path: KeyPath, words: str, content: Any) -> str:
    """The words after the place they are about: `co-design: labels.en.noun: must be a list`.

    An entry of a list is named by its `id`, where it has one.
    """
    parts: list[str] = []
    entry = ""
    for part in path:
        content = _inside(content, part)
        parts.append(str(part))
        if isinstance(part, int) and isinstance(content, dict) and "id" in content:
            entry, parts = f"{content['id']}: ", []
    return f"{entry}{'.'.join(parts)}{': ' if parts else ''}{words}"


def _inside(content: Any, part: str | int) -> Any:
    """What stands under the key or at the index; none where the content has no such place."""
    if isinstance(content, dict):
        return content.get(part)
    listed = isinstance(content, list) and isinstance(part, int) and part < len(content)
    return content[part] if listed else None


def _keys(model: Any, path: KeyPath) -> list[str]:
    """The keys that may stand at the path."""
    for part in path:
        model = _annotation_inside(model, part)
    return list(model.model_fields)


def _annotation_inside(annotation: Any, part: str | int) -> Any:
    """The type of the value under the key or at the index of a value of the type."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation.model_fields[str(part)].annotation
    if get_origin(annotation) is Annotated:
        return _annotation_inside(get_args(annotation)[0], part)
    arguments = get_args(annotation)
    return arguments[1] if get_origin(annotation) is dict else arguments[0]


_WORDS = {
    "missing": later("is missing. Add it, as in the {file} that ships"),
    "int_type": later("must be a whole number"),
    "int_from_float": later("must be a whole number"),
    "float_type": later("must be a number"),
    "finite_number": later("must be a number"),
    "bool_type": later("must be true or false"),
    "string_type": later("must be text"),
    "string_too_short": later("must not be empty"),
    "tuple_type": later("must be a list, as in [a, b]"),
    "too_short": later("must not be empty"),
    "dict_type": later("must hold keys with values below it"),
    "model_type": later("must hold keys with values below it"),
    "model_attributes_type": later("must hold keys with values below it"),
    "greater_than_equal": later("must be at least {ge}"),
    "greater_than": later("must be more than {gt}"),
    "less_than_equal": later("must be at most {le}"),
    "less_than": later("must be less than {lt}"),
    "literal_error": later("must be {expected}"),
    "string_pattern_mismatch": later("must have the form {pattern}"),
}
_SHOWN_CHARACTERS = 60
"""A wrong value is shown up to this length."""


def _words(item: Mapping[str, Any], *, file: str) -> str:
    """What is wrong, and what was found there."""
    known = _WORDS.get(item["type"])
    words = say(known, **_values(item.get("ctx", {})), file=file) if known else str(item["msg"])
    if item["type"] == "missing":
        return words
    value = item["input"]
    near = suggestion(value, re.findall("'([^']+)'", words)) if isinstance(value, str) else ""
    shown = json.dumps(value, ensure_ascii=False, default=str)
    shown = shown if len(shown) <= _SHOWN_CHARACTERS else f"{shown[: _SHOWN_CHARACTERS - 3]}..."
    found = say("{problem}; found {value}.", problem=words, value=shown)
    return f"{found}{near}".rstrip(".")


def _values(context: Mapping[str, Any]) -> dict[str, Any]:
    """What pydantic says of an error, the `or` of a list of choices in the language of the run."""
    either = " " + say("or") + " "
    return {
        key: value.replace(" or ", either) if isinstance(value, str) else value
        for key, value in context.items()
    }


def suggestion(word: str, known: Iterable[str]) -> str:
    """Asks whether the known word that is nearest was meant; empty if none is near."""
    near = nearest(word, known)
    return say(" Did you mean `{word}`?", word=near) if near else ""


def nearest(word: str, known: Iterable[str], *, likeness: float = 0.7) -> str:
    """The known word that was probably meant; empty if none is so near (1 is the same word)."""
    folded = {one.casefold(): one for one in known}
    found = get_close_matches(word.strip().casefold(), folded, n=1, cutoff=likeness)
    return folded[found[0]] if found else ""


def sentence(text: str) -> str:
    """The text with a full stop, if it has no end yet."""
    return text if text.endswith((".", "?")) else f"{text}."
