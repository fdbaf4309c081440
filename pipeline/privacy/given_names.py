"""Names that are known before a text is read: from labels, titles, file names, the catalogue."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import PurePosixPath

from pipeline.config.word_lists import ALL, WordList
from pipeline.ingest.documents import ReadDocument
from pipeline.ingest.transcripts.speakers import bare, is_role
from pipeline.privacy.names.name_lists import (
    CIVIL_TITLES,
    first_names,
    is_ordinary,
    is_word_anywhere,
)
from pipeline.text.placeholders import is_placeholder

_COLUMNS = {
    "person": WordList("names", "columns_of_people", language=ALL),
    "place": WordList("names", "columns_of_places", language=ALL),
    "organisation": WordList("names", "columns_of_organisations", language=ALL),
}


def folded(name: str) -> str:
    """The name as it is compared: white space, case, titles and marks around it aside."""
    words = re.sub(r"\s+", " ", name).strip(" .,;:'’\"").casefold().split(" ")
    while len(words) > 1 and words[0].rstrip(".") in CIVIL_TITLES:
        words = words[1:]
    return " ".join(words)


def given_names(talks: Sequence[ReadDocument]) -> dict[str, str]:
    """Names that labels, titles, file names and the catalogue give, with their kind."""
    given: dict[str, str] = {}
    for talk in talks:
        language = str(talk.row["language"])
        for name, kind in _in_cells(talk, language=language):
            given.setdefault(folded(name), kind)
        for label in dict.fromkeys(str(segment["speaker"]) for segment in talk.segments):
            if names_somebody(label, language=language):
                given[name_in_label(label)[1]] = "person"
        for text in (PurePosixPath(talk.entry.file).stem, str(talk.row["title"])):
            for name in _listed(text, language=language):
                given.setdefault(folded(name), "person")
    return {name: kind for name, kind in given.items() if name}


_SURNAME_FIRST = re.compile(r"([^\W\d_][\w'’-]+),\s*([^\W\d_][\w-]+)(?:\s[^\W\d_]\.?)?")


def name_in_label(label: str) -> tuple[str, str]:
    """The part of a speaker's label that is the name, and the name as it is compared.

    `Oddvik, Per` is Per Oddvik; what else follows a comma is a role.
    """
    match = _SURNAME_FIRST.fullmatch(label.strip())
    if match is not None and match[2].casefold() in first_names():
        return match[0], folded(f"{match[2]} {match[1]}")
    return bare(label), folded(bare(label))


def _in_cells(talk: ReadDocument, *, language: str) -> list[tuple[str, str]]:
    """Names in the cells of the catalogue's columns that hold names, with their kind.

    The cluster comes last: what it is, another column tells better.
    """
    cells = [(key, cell) for key, cell in talk.entry.given.items() if key != "cluster"]
    return [
        (name, kind)
        for column, cell in [*cells, ("cluster", _cluster(talk))]
        for kind in _kinds_of_column(column)
        for name in re.split(r"[,;|]", cell)
        if _is_given_name(name.strip(), language)
    ]


def _kinds_of_column(column: str) -> list[str]:
    return [kind for kind, names in _COLUMNS.items() if column.casefold() in names]


def _cluster(talk: ReadDocument) -> str:
    cluster = str(talk.row["cluster"])
    return "" if cluster == talk.entry.doc_id else cluster


def _is_given_name(cell: str, language: str) -> bool:
    """The cell is a name and not a code, a number or a description."""
    words = re.findall(r"[^\W\d_]+", cell)
    if not words or is_role(cell) or not re.search(r"[^\W\d_]{3}", cell):
        return False
    plain = all(is_ordinary(word.lower(), language) for word in words)
    return not plain and any(word[0].isupper() for word in words)


def names_somebody(label: str, *, language: str) -> bool:
    """The speaker's label is a name or initials, and no role, post or number."""
    plain = bare(label)
    words = re.findall(r"[^\W\d_]+", plain)
    if not words or is_role(plain) or is_placeholder(plain):
        return False
    initials = plain.isupper() and plain.isalpha() and 2 <= len(plain) <= 4
    if initials or any(word.lower() in first_names() for word in words):
        return True
    return not all(
        is_ordinary(word.lower(), language) or is_ordinary(word.lower(), "en") for word in words
    )


def _listed(text: str, *, language: str) -> list[str]:
    """Names in a file's name or a title: a listed given name, and capitals right after it."""
    names: list[str] = []
    last = -1
    for match in re.finditer(r"[^\W\d_]+", text):
        word = match[0].lower()
        near = last >= 0 and re.fullmatch(r"[-_ ]+", text[last : match.start()])
        known = word in first_names() and not is_word_anywhere(word)
        if match[0][0].isupper() and (known or (near and not is_ordinary(word, language))):
            names.append(match[0])
            last = match.end()
        else:
            last = -1
    return names
