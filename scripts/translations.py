"""Collects the texts of dashboard and pipeline into catalogues; `--check` says what is stale.

A text is what `say`, `says`, `later` and their likes for a context are given, what
`pipeline/tables` says of tables and columns, which the dashboard shows as help, and the names of
concepts, themes and roles in the lexicon and the list of roles. `make translations` writes the
catalogues.
"""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po, write_po

from dashboard import naming
from pipeline import tables
from pipeline.config.lexicon import LEXICON, load_lexicon
from pipeline.config.roles import ROLES, load_roles
from pipeline.wording.names import plain_theme, several
from pipeline.wording.translation import DOMAIN, catalogues

ROOT = Path(__file__).parent.parent
FOLDERS = ("dashboard", "pipeline")
CATALOGUES = catalogues()
KEYWORDS = {
    "say": None,
    "says": (1, 2),
    "later": None,
    "say_in": ((1, "c"), 2),
    "says_in": ((1, "c"), 2, 3),
    "later_of": (1, 2),
    "later_in": ((1, "c"), 2),
}
MARKED = re.compile(rb"\b(?:%s)\(" % "|".join(KEYWORDS).encode())
"""What a file has that marks a text; most files have none, and reading one for texts is slow."""
TABLES = "pipeline/tables"


def texts() -> Catalog:
    """Every text that can be translated, with the files that have it."""
    found = Catalog()
    for file in marking():
        place = file.relative_to(ROOT).as_posix()
        for _, message, _, context in extract_from_file("python", file, keywords=KEYWORDS):
            found.add(message, locations=[(place, 0)], context=context)
    for context, text, source in (*of_tables(), *named()):
        found.add(text, locations=[(source, 0)], context=context)
    return found


def marking() -> list[Path]:
    """The files of the code that mark a text, those of a folder before those below it."""
    files = (file for folder in FOLDERS for file in (ROOT / folder).rglob("*.py"))
    marked = (file for file in files if MARKED.search(file.read_bytes()))
    return sorted(marked, key=lambda file: (file.parent.parts, file.name))


def of_tables() -> Iterator[tuple[str | None, str, str]]:
    """What the tables say of themselves, names of columns, and codes in their cells."""
    for table in tables.PUBLISHED:
        for text in (tables.row_is(table), *tables.columns(table).values()):
            yield None, text, TABLES
        for name in tables.columns(table):
            if name not in naming.NAMES:
                yield None, name.replace("_", " "), TABLES
    for text in sorted({text for codes in naming.CODED.values() for text in codes}):
        yield "code", text, TABLES
    yield from of_measures()


def of_measures() -> Iterator[tuple[str | None, str, str]]:
    """What the registry of measures calls measures, their items and traits."""
    for one in tables.MEASURES.values():
        yield "all of", one.together, TABLES
        for text in (one.likes, one.followed_as):
            if text:
                yield None, text, TABLES
        for trait in one.traits:
            yield "verb", trait.verb, TABLES
            yield "mentions", trait.rest, TABLES
            yield None, trait.short, TABLES


def named() -> Iterator[tuple[str, str, str]]:
    """Each name of a concept, theme or role: its context, its English text, the file that has it.

    A role is named twice: as a code, and in the plural, as sentences have it.
    """
    for concept in load_lexicon().concepts:
        if concept.kind == "theme":
            yield "theme", plain_theme(concept.id), LEXICON.as_posix()
        else:
            yield "concept", concept.id, LEXICON.as_posix()
    for role in load_roles().ids:
        yield "role", several(role), ROLES.as_posix()
        yield "code", role, ROLES.as_posix()


def updated(file: Path, found: Catalog) -> bytes:
    """The catalogue with the texts that there are now: new ones open, old ones gone."""
    with file.open("rb") as opened:
        catalogue = read_po(opened, locale=file.parts[-3], domain=DOMAIN)
    catalogue.project, catalogue.version = "Cospeak", DOMAIN
    catalogue.msgid_bugs_address = catalogue.last_translator = catalogue.language_team = "Cospeak"
    catalogue.update(found, no_fuzzy_matching=True, update_creation_date=False)
    written = io.BytesIO()
    write_po(
        written, catalogue, width=100, ignore_obsolete=True, sort_by_file=True, include_lineno=False
    )
    return written.getvalue()


def main() -> int:
    """Writes the catalogues, or with `--check` names those that lack a text or hold a stale one."""
    found = texts()
    fresh = {file: updated(file, found) for file in CATALOGUES}
    stale = [file for file, content in fresh.items() if file.read_bytes() != content]
    if "--check" in sys.argv:
        for file in stale:
            print(f"{file.relative_to(ROOT)} is stale. Run `make translations`.", file=sys.stderr)
        return int(bool(stale))
    for file in stale:
        file.write_bytes(fresh[file])
    for file, content in fresh.items():
        held = read_po(io.BytesIO(content), locale=file.parts[-3])
        lacking = [one.id for one in held if one.id and not all(_strings(one.string))]
        print(f"{file.relative_to(ROOT)}: {len(held)} texts, {len(lacking)} without a translation")
    return 0


def _strings(string: str | tuple[str, ...] | list[str]) -> tuple[str, ...]:
    return (string,) if isinstance(string, str) else tuple(string)


if __name__ == "__main__":
    sys.exit(main())
