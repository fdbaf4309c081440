"""Codes, texts and codings to REFI-QDA: the project (.qdpx) or the codebook (.qdc) alone.

The same content gives the same bytes: ids are made of names, the times are fixed.

References:
    REFI-QDA standard, QDA-XML 1.0 (2019), Project.xsd and Codebook.xsd. https://www.qdasoftware.org
"""

from __future__ import annotations

import io
import re
import uuid
import zipfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lxml import etree

from pipeline.codes.coded import Case, Code, Mark, Project, Source

_TIME = "2000-01-01T00:00:00Z"
"""The time of everything: a run has none that would be the same in the next."""
_ZIP_TIME = (1980, 1, 1, 0, 0, 0)
_NAMES = uuid.UUID("6f1d2b0e-5c0a-5e0f-9a52-0d2f6a3c7b11")
"""The space of names in which ids are made."""
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Signs that XML cannot hold."""


def qdpx(project: Project, *, name: str, origin: str) -> bytes:
    """The project as a `.qdpx` file, its texts below `sources/` with line breaks of one sign."""
    xml = _project(project, name=name, origin=origin)
    files = {"project.qde": xml}
    for source in project.sources:
        files[f"sources/{_text_id(source)}.txt"] = (source.text or "").encode()
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for path in sorted(files):
            archive.writestr(zipfile.ZipInfo(path, _ZIP_TIME), files[path], zipfile.ZIP_DEFLATED, 9)
    return made.getvalue()


def qdc(codes: Sequence[Code], *, origin: str) -> bytes:
    """The codes as a `.qdc` file."""
    space = "urn:QDA-XML:codebook:1.0"
    root = etree.Element(f"{{{space}}}CodeBook", {"origin": origin}, nsmap={None: space})
    _codes(_add(root, "Codes"), _tree(codes))
    return _bytes(root)


def _bytes(root: Any) -> bytes:
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=False))


def _id(kind: str, name: str) -> str:
    return str(uuid.uuid5(_NAMES, f"{kind}\n{name}"))


def _text_id(source: Source) -> str:
    return _id("text", source.name)


def _clean(text: str) -> str:
    return _NO_XML.sub("", text)


def _add(parent: Any, tag: str, /, **attributes: str) -> Any:
    """A child in the parent's namespace."""
    space = etree.QName(parent).namespace
    cleaned = {key: _clean(value) for key, value in attributes.items()}
    return etree.SubElement(parent, f"{{{space}}}{tag}", cleaned)


def _say(parent: Any, name: str, text: str) -> None:
    """A child with the text, if there is any."""
    if text:
        _add(parent, name).text = _clean(text)


# ----------------------------------------------------------------------------- the parts


def _project(project: Project, *, name: str, origin: str) -> bytes:
    space = "urn:QDA-XML:project:1.0"
    coders = ("", *project.codebook.coders)
    root = etree.Element(
        f"{{{space}}}Project",
        {
            "name": _clean(name),
            "origin": _clean(origin),
            "creatingUserGUID": _id("user", ""),
            "creationDateTime": _TIME,
        },
        nsmap={None: space},
    )
    users = _add(root, "Users")
    for coder in coders:
        _add(users, "User", guid=_id("user", coder), name=coder or origin)
    ids = {code.id: _id("code", "\n".join(code.path)) for code in project.codebook.codes}
    if ids:
        _codes(_add(_add(root, "CodeBook"), "Codes"), _tree(project.codebook.codes))
    _variables(root, [*project.sources, *project.cases])
    _cases(root, project)
    if project.sources:
        sources = _add(root, "Sources")
        of_cases = _stretches(project.cases)
        for number, source in enumerate(project.sources):
            _source(sources, source, ids, of_cases[number])
    _notes(root, project.sources)
    return _bytes(root)


@dataclass(frozen=True)
class _Node:
    """A code of the tree; one that only holds others is not in the codebook."""

    path: tuple[str, ...]
    code: Code | None
    below: tuple[_Node, ...]


def _tree(codes: Sequence[Code], above: tuple[str, ...] = ()) -> tuple[_Node, ...]:
    depth = len(above)
    under = [code for code in codes if len(code.path) > depth and code.path[:depth] == above]
    nodes = []
    for name in dict.fromkeys(code.path[depth] for code in under):
        path = (*above, name)
        own = next((code for code in under if code.path == path), None)
        nodes.append(_Node(path, own, _tree(under, path)))
    return tuple(nodes)


def _codes(parent: Any, nodes: Iterable[_Node]) -> None:
    for node in nodes:
        made = _add(
            parent,
            "Code",
            guid=_id("code", "\n".join(node.path)),
            name=node.path[-1],
            isCodable="false" if node.code is None else "true",
        )
        _say(made, "Description", node.code.description if node.code else "")
        _codes(made, node.below)


def _variables(root: Any, holders: Iterable[Source | Case]) -> None:
    names = sorted({name for one in holders for name in one.given})
    if names:
        holder = _add(root, "Variables")
        for name in names:
            _add(holder, "Variable", guid=_id("variable", name), name=name, typeOfVariable="Text")


def _values(parent: Any, given: Mapping[str, str]) -> None:
    for name, value in sorted(given.items()):
        holder = _add(parent, "VariableValue")
        _add(holder, "VariableRef", targetGUID=_id("variable", name))
        _say(holder, "TextValue", value)


def _cases(root: Any, project: Project) -> None:
    """The cases; of two with one name each has its own id."""
    if not project.cases:
        return
    holder = _add(root, "Cases")
    named: Counter[str] = Counter()
    for case in project.cases:
        named[case.name] += 1
        own = _id("case", f"{case.name}\n{named[case.name]}")
        made = _add(holder, "Case", guid=own, name=case.name)
        _values(made, case.given)
        for number in case.sources:
            _add(made, "SourceRef", targetGUID=_text_id(project.sources[number]))
        for one in case.passages:
            selection = _selection_id(project.sources[one.source], one.start, one.end)
            _add(made, "SelectionRef", targetGUID=selection)


def _stretches(cases: Iterable[Case]) -> Mapping[int, set[tuple[int, int]]]:
    """The stretches of each text, by its place, that cases refer to."""
    found: defaultdict[int, set[tuple[int, int]]] = defaultdict(set)
    for case in cases:
        for one in case.passages:
            found[one.source].add((one.start, one.end))
    return found


def _place(source: Source, start: int, end: int) -> str:
    return f"{source.name}\n{start}\n{end}"


def _selection_id(source: Source, start: int, end: int) -> str:
    return _id("selection", _place(source, start, end))


def _source(
    parent: Any, source: Source, ids: Mapping[str, str], of_cases: Iterable[tuple[int, int]]
) -> None:
    """The text with a selection for each stretch that is coded or that a case refers to."""
    own = _text_id(source)
    made = _add(
        parent,
        "TextSource",
        guid=own,
        name=source.name,
        plainTextPath=f"internal://{own}.txt",
        creatingUser=_id("user", ""),
        creationDateTime=_TIME,
    )
    marks: dict[tuple[int, int], list[Mark]] = {place: [] for place in of_cases}
    for mark in sorted(source.spans, key=lambda one: (ids[one.code], one.coder, one.memo)):
        marks.setdefault((mark.start, mark.end), []).append(mark)
    for start, end in sorted(marks):
        selection = _add(
            made,
            "PlainTextSelection",
            guid=_selection_id(source, start, end),
            name=" ".join((source.text or "")[start:end].split())[:60],
            startPosition=str(start),
            endPosition=str(end),
            creatingUser=_id("user", ""),
            creationDateTime=_TIME,
        )
        place = _place(source, start, end)
        for mark in dict.fromkeys(marks[start, end]):
            _coding(selection, mark, f"{place}\n{mark.code}\n{mark.coder}", ids)
    _values(made, source.given)


def _coding(selection: Any, mark: Mark, key: str, ids: Mapping[str, str]) -> None:
    made = _add(
        selection,
        "Coding",
        guid=_id("coding", f"{key}\n{mark.memo}"),
        creatingUser=_id("user", mark.coder),
        creationDateTime=_TIME,
    )
    _add(made, "CodeRef", targetGUID=ids[mark.code])
    if mark.memo:
        _add(made, "NoteRef", targetGUID=_id("note", mark.memo))


def _notes(root: Any, sources: Sequence[Source]) -> None:
    """The memos of codings, each once."""
    memos = sorted({mark.memo for source in sources for mark in source.spans} - {""})
    if memos:
        holder = _add(root, "Notes")
        for number, memo in enumerate(memos, start=1):
            note = _add(holder, "Note", guid=_id("note", memo), name=f"memo {number}")
            _say(note, "PlainTextContent", memo)
