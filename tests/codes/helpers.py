"""REFI-QDA projects for tests, made here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape, quoteattr

from tests.hostile import archive


def guid(name: str) -> str:
    """A GUID that the name stands for."""
    return f"00000000-0000-4000-8000-{int.from_bytes(name.encode()[:6], 'big'):012x}"


def selection(start: int, end: int, code: str, *, coder: str = "Ann", name: str = "") -> str:
    """A coded stretch of a text."""
    made = guid(f"{start % 97}{end % 89}{code[:1]}{coder[:1]}")
    return (
        f'<PlainTextSelection guid="{made}" startPosition="{start}" endPosition="{end}"'
        f' name={quoteattr(name)} creatingUser="{guid(coder)}"><Coding guid="{made}"'
        f' creatingUser="{guid(coder)}"><CodeRef targetGUID="{guid(code)}"/></Coding>'
        "</PlainTextSelection>"
    )


def source(name: str, selections: str = "", *, path: str = "", inside: str = "") -> str:
    """A text of the project; with `inside` its words are in the XML."""
    where = "" if inside else f' plainTextPath="{path or f"internal://{guid(name)}.txt"}"'
    content = f"<PlainTextContent>{escape(inside)}</PlainTextContent>" if inside else ""
    return (
        f'<TextSource guid="{guid(name)}" name={quoteattr(name)}{where}>{content}{selections}'
        "</TextSource>"
    )


CODES = (
    f'<Code guid="{guid("time")}" name="Time" isCodable="true"><Description>Hours.</Description>'
    f'<Code guid="{guid("none")}" name="No time" isCodable="true"/></Code>'
    f'<Code guid="{guid("trust")}" name="Trust" isCodable="true"/>'
)


def qde(sources: str, *, codes: str = CODES, more: str = "", before: str = "") -> str:
    """The XML of a project; `more` stands behind its sources, `before` in front of them."""
    users = "".join(f'<User guid="{guid(one)}" name="{one}"/>' for one in ("Ann", "Bo"))
    return (
        '<?xml version="1.0" encoding="utf-8"?><Project xmlns="urn:QDA-XML:project:1.0" name="p"'
        f' creatingUserGUID="{guid("Ann")}"><Users>{users}</Users>'
        f"<CodeBook><Codes>{codes}</Codes></CodeBook>{before}<Sources>{sources}</Sources>{more}"
        "</Project>"
    )


def qdpx(
    texts: Mapping[str, bytes | str],
    selections: Mapping[str, Sequence[str]],
    *,
    folder: str = "sources",
    file: str = "project.qde",
    **more: str,
) -> bytes:
    """A project of these texts, by name, each with its selections."""
    sources = "".join(source(name, "".join(selections.get(name, ()))) for name in texts)
    files = {f"{folder}/{guid(name)}.txt": text for name, text in texts.items()}
    return archive({file: qde(sources, **more), **files})
