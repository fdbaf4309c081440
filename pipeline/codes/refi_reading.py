"""The XML of REFI-QDA (projects and codebooks) to codes, texts and codings.

References:
    REFI-QDA standard, QDA-XML 1.0 (2019), Project.xsd and Codebook.xsd. https://www.qdasoftware.org
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lxml import etree

from pipeline.codes.coded import Case, Code, Codebook, Mark, Passage, Project, Source

WHOLE = 1 << 62
"""The end of a mark that holds a whole text, whose length is not known yet."""

_MAX_DEPTH = 100
"""Levels of a tree of codes; deeper ones are no codebook."""


class NotRefi(ValueError):
    """The XML is of another kind."""


def read_project(data: bytes) -> Project:
    """The project of a `.qde` file.

    Raises:
        NotRefi: it is no project.
        etree.LxmlError: it is no XML.
    """
    root = _root(data, "Project")
    codes = _codes(root.find("{*}CodeBook"))
    facts = _Facts(
        users=_users(root),
        notes=_notes(root),
        known=frozenset(code.id for code in codes),
        default=_id(root.get("creatingUserGUID")),
    )
    given = _given(root)
    holder = root.find("{*}Sources")
    found = [
        pair
        for element in (holder if holder is not None else ())
        for pair in _sources(element, facts, given)
    ]
    sources = tuple(source for _, source in found)
    coders = {mark.coder for source in sources for mark in source.spans if mark.coder}
    cases = _cases(root, [text for text, _ in found])
    return Project(Codebook(codes, tuple(sorted(coders))), sources, cases)


def read_codebook(data: bytes) -> Codebook:
    """The codes of a `.qdc` file.

    Raises:
        NotRefi: it is no codebook.
        etree.LxmlError: it is no XML.
    """
    return Codebook(_codes(_root(data, "CodeBook")))


def _root(data: bytes, name: str) -> Any:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)
    root = etree.fromstring(data, parser)
    if etree.QName(root).localname != name:
        raise NotRefi(name)
    return root


@dataclass(frozen=True)
class _Facts:
    """What codings refer to: coders and notes by id, codes that there are, who made the project."""

    users: Mapping[str, str]
    notes: Mapping[str, str]
    known: frozenset[str]
    default: str = ""

    def coder(self, *ids: str | None) -> str:
        """The name of the first of the ids that is given."""
        found = next((_id(one) for one in ids if one), self.default)
        return self.users.get(found, found)


def _id(value: str | None) -> str:
    """A GUID as programs compare it: in lower case, without braces."""
    return (value or "").strip().strip("{}").lower()


def _text(element: Any, name: str) -> str:
    found = element.find(f"{{*}}{name}")
    return "" if found is None else "".join(found.itertext()).strip()


def _codes(holder: Any) -> tuple[Code, ...]:
    """The codes in the order of their tree."""
    top = None if holder is None else holder.find("{*}Codes")
    return () if top is None else tuple(_below(top, ()))


def _below(element: Any, path: tuple[str, ...]) -> Iterator[Code]:
    if len(path) >= _MAX_DEPTH:
        return
    for one in element.findall("{*}Code"):
        own = (*path, " ".join(str(one.get("name") or "").split()) or "?")
        yield Code(_id(one.get("guid")), own, _text(one, "Description"))
        yield from _below(one, own)


def _users(root: Any) -> dict[str, str]:
    return {
        _id(user.get("guid")): str(user.get("name") or user.get("id") or "")
        for user in root.iterfind("{*}Users/{*}User")
    }


def _notes(root: Any) -> dict[str, str]:
    """The text of each note that the XML itself holds."""
    return {
        _id(note.get("guid")): _text(note, "PlainTextContent") or _text(note, "Description")
        for note in root.iterfind("{*}Notes/{*}Note")
    }


# ------------------------------------------------------------------------------- texts


def _sources(
    element: Any, facts: _Facts, given: Mapping[str, Mapping[str, str]]
) -> list[tuple[Any, Source]]:
    """The texts of a source: itself, the text of a PDF, the transcripts of a recording.

    Each with its element.
    """
    if not isinstance(element.tag, str):
        return []
    kind = etree.QName(element).localname
    if kind == "TextSource":
        texts = [element]
    elif kind == "PDFSource":
        texts = element.findall("{*}Representation")
    else:
        texts = element.findall("{*}Transcript")
    name = str(element.get("name") or "")
    other = sum(len(one.findall(".//{*}Coding")) for one in element if _is_other(one))
    return [
        (
            text,
            _source(
                text,
                name=name if len(texts) == 1 else f"{name} {number}".strip(),
                outer=element,
                facts=facts,
                given=given.get(_id(element.get("guid")), {}),
                n_other=other if number == 1 else 0,
            ),
        )
        for number, text in enumerate(texts, start=1)
    ]


_OTHER = ("PDFSelection", "PictureSelection", "AudioSelection", "VideoSelection")


def _is_other(element: Any) -> bool:
    return isinstance(element.tag, str) and etree.QName(element).localname in _OTHER


def _source(
    text: Any,
    *,
    name: str,
    outer: Any,
    facts: _Facts,
    given: Mapping[str, str],
    n_other: int,
) -> Source:
    content = text.find("{*}PlainTextContent")
    path = str(text.get("plainTextPath") or "")
    found = list(_spans(text, facts))
    whole = [outer] if outer is text else [outer, text]
    for holder in whole:
        found += [(mark, "") for mark in _marks(holder, 0, WHOLE, facts, holder)]
    found.sort(key=lambda pair: (pair[0].start, pair[0].end, pair[0].code, pair[0].coder))
    return Source(
        name=name or str(text.get("name") or "") or path.rpartition("/")[2],
        text=None if content is None else "".join(content.itertext()),
        path=path,
        spans=tuple(mark for mark, _ in found),
        names=tuple(called for _, called in found),
        given=given,
        n_other=n_other,
    )


def _spans(text: Any, facts: _Facts) -> Iterator[tuple[Mark, str]]:
    """Each coding of a stretch, with what the program calls the stretch."""
    for one, start, end in _stretches(text):
        plain = etree.QName(one).localname == "PlainTextSelection"
        called = str(one.get("name") or "") if plain else ""
        for mark in _marks(one, start, end, facts, one):
            yield mark, called


def _stretches(text: Any) -> Iterator[tuple[Any, int, int]]:
    """Each selection of the text, with its start and its end."""
    for one in text.findall("{*}PlainTextSelection"):
        ends = _number(one.get("startPosition")), _number(one.get("endPosition"))
        yield one, min(ends), max(ends)
    places = {
        _id(point.get("guid")): _number(point.get("position"))
        for point in text.findall("{*}SyncPoint")
    }
    for one in text.findall("{*}TranscriptSelection"):
        start = places.get(_id(one.get("fromSyncPoint")), 0)
        end = places.get(_id(one.get("toSyncPoint")), WHOLE)
        yield one, min(start, end), max(start, end)


def _number(value: str | None) -> int:
    """A position; one that is no number, or too long for one, counts as the text's beginning."""
    digits = (value or "").strip()
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 16 else 0


def _marks(holder: Any, start: int, end: int, facts: _Facts, selection: Any) -> Iterator[Mark]:
    """The codings that the element itself has; a code that is not in the codebook is none."""
    about = _memo(selection, facts) if selection is holder and end != WHOLE else ""
    for coding in holder.findall("{*}Coding"):
        ref = coding.find("{*}CodeRef")
        code = "" if ref is None else _id(ref.get("targetGUID"))
        if code in facts.known:
            coder = facts.coder(coding.get("creatingUser"), selection.get("creatingUser"))
            memo = " ".join(part for part in (about, _memo(coding, facts)) if part)
            yield Mark(code, start, end, coder, memo)


def _memo(element: Any, facts: _Facts) -> str:
    notes = (facts.notes.get(_id(one.get("targetGUID"))) for one in element.findall("{*}NoteRef"))
    said = [_text(element, "Description"), *(note or "" for note in notes)]
    return " ".join(" ".join(said).split())


# -------------------------------------------------------- variables, sets and cases


def _given(root: Any) -> dict[str, dict[str, str]]:
    """For each source what sets and cases say of it; a set `gender: male` is a column `gender`.

    A case is mostly called as a person is: only its number is kept. One of passages alone, such
    as a speaker of a group, says nothing of a whole source.
    """
    given: dict[str, dict[str, str]] = {}
    variables = _variables(root)
    for number, case in enumerate(root.iterfind("{*}Cases/{*}Case"), start=1):
        own = {"case": f"case {number}", **_values(case, variables)}
        for ref in case.findall("{*}SourceRef"):
            given.setdefault(_id(ref.get("targetGUID")), {}).update(own)
    for one in root.iterfind("{*}Sets/{*}Set"):
        name, colon, value = str(one.get("name") or "").partition(":")
        for ref in one.findall("{*}MemberSource"):
            cells = given.setdefault(_id(ref.get("targetGUID")), {})
            if colon and value.strip():
                cells.setdefault(_column(name), value.strip())
            elif name.strip():
                cells["set"] = "; ".join(part for part in (cells.get("set"), name.strip()) if part)
    for source in root.iterfind("{*}Sources/{*}*"):
        cells = given.setdefault(_id(source.get("guid")), {})
        cells.update(_values(source, variables))
    return given


def _cases(root: Any, texts: Sequence[Any]) -> tuple[Case, ...]:
    """The cases, with the places of their texts; what they say of no text that there is is left."""
    whole: dict[str, list[int]] = {}
    parts: dict[str, Passage] = {}
    for number, text in enumerate(texts):
        for holder in (text, text.getparent()):
            if own := _id(holder.get("guid")):
                whole.setdefault(own, []).append(number)
        parts.update(
            (_id(one.get("guid")), Passage(number, start, end))
            for one, start, end in _stretches(text)
        )
    variables = _variables(root)
    return tuple(
        Case(
            name=" ".join(str(case.get("name") or "").split()),
            given=_values(case, variables),
            sources=tuple(n for ref in _targets(case, "SourceRef") for n in whole.get(ref, ())),
            passages=tuple(parts[ref] for ref in _targets(case, "SelectionRef") if ref in parts),
        )
        for case in root.iterfind("{*}Cases/{*}Case")
    )


def _targets(element: Any, name: str) -> list[str]:
    return [_id(ref.get("targetGUID")) for ref in element.findall(f"{{*}}{name}")]


def _variables(root: Any) -> dict[str, str]:
    return {
        _id(one.get("guid")): _column(str(one.get("name") or ""))
        for one in root.iterfind("{*}Variables/{*}Variable")
    }


def _values(element: Any, variables: Mapping[str, str]) -> dict[str, str]:
    """The values of the variables that the element has, by name."""
    found: dict[str, str] = {}
    for value in element.findall("{*}VariableValue"):
        ref = value.find("{*}VariableRef")
        name = "" if ref is None else variables.get(_id(ref.get("targetGUID")), "")
        said = ["".join(part.itertext()) for part in value if part is not ref]
        if name and said and said[0].strip():
            found[name] = " ".join(said[0].split())
    return found


def _column(name: str) -> str:
    """The name as a column's: in lower case, words joined by an underscore."""
    return "_".join(name.casefold().split())
