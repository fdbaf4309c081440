"""Writes the generated parts of the documentation; `--check` says whether they are fresh."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import yaml

from pipeline import tables
from pipeline.ingest.registry import SUFFIXES
from pipeline.wording.findings import SENTENCES
from pipeline.wording.glossary import GLOSSARY
from pipeline.wording.translation import FIRST, LANGUAGES

ROOT = Path(__file__).parent.parent
FORMAT_LIST = re.compile(r"Cospeak reads `\.[^`]+`")
"""Where README lists the suffixes that are read."""


def stage_table() -> str:
    """The stages of dvc.yaml with what each does and makes."""
    stages = yaml.safe_load((ROOT / "dvc.yaml").read_text(encoding="utf-8"))["stages"]
    lines = ["| stage | what it does | tables it makes |", "|---|---|---|"]
    for name, stage in stages.items():
        made = [
            f"`{table.__name__}`"
            for table in (*tables.INTERIM, *tables.PUBLISHED)
            if tables.origin(table).stage == name
        ]
        lines.append(f"| `{name}` | {stage['desc']} | {', '.join(made) or '–'} |")
    return "\n".join(lines)


def file_table() -> str:
    """The CSV files with what one row of each is."""
    lines = ["| file | one row per |", "|---|---|"]
    for table in tables.PUBLISHED:
        row = (table.__doc__ or "").split("\n")[0].removeprefix("One row per ")
        lines.append(f"| `{tables.name(table)}.csv` | {row} |")
    return "\n".join(lines)


def meanings(table: type[tables.Table]) -> dict[str, str]:
    """What each column of the CSV file means; sentences follow those that the table itself has."""
    described = tables.columns(table)
    if table not in SENTENCES:
        return described
    own = {"label": described["label"], "sentence": SENTENCES[table]}
    further = {
        f"{name}_{code}": f"{meaning} ({language})"
        for code, language in LANGUAGES.items()
        if code != FIRST
        for name, meaning in own.items()
    }
    return {**described, "sentence": own["sentence"], **further}


def column_tables() -> str:
    """Every column of every published table with what it means."""
    parts = []
    for table in tables.PUBLISHED:
        lines = [f"## {table.__name__}", "", f"{table.__doc__}", "", "| column | meaning |"]
        lines.append("|---|---|")
        lines += [
            f"| `{key}` | {meaning.replace('|', '&#124;')} |"
            for key, meaning in meanings(table).items()
        ]
        parts.append("\n".join(lines))
    return "\n\n".join(parts)


def decision_index(folder: Path = ROOT / "docs" / "decisions") -> str:
    """The decisions in their order, each with its title.

    Raises:
        ValueError: the numbers have a hole, or one is given twice.
    """
    files = sorted(folder.glob("[0-9]*.md"))
    numbers = [int(path.name[:4]) for path in files]
    if numbers != list(range(1, len(files) + 1)):
        raise ValueError(f"decisions are numbered {numbers}, not from 1 without a hole")
    lines = [f"| {path.name[:4]} | [{title_of(path)}]({path.name}) |" for path in files]
    return "\n".join(["| number | decision |", "|---|---|", *lines])


def title_of(path: Path) -> str:
    """The first heading of a Markdown file."""
    return path.read_text(encoding="utf-8").split("\n", 1)[0].removeprefix("# ")


def glossary_table() -> str:
    """The terms of the field in alphabetical order, with source and columns."""
    lines = ["| term | meaning | source | columns |", "|---|---|---|---|"]
    for term in sorted(GLOSSARY, key=lambda one: one.name.casefold()):
        columns = ", ".join(f"`{column}`" for column in term.columns) or "–"
        lines.append(f"| {term.name} | {term.meaning} | {term.source} | {columns} |")
    return "\n".join(lines)


def between(text: str, name: str, content: str) -> str:
    """The text with what stands between the markers `name` replaced by `content`.

    Raises:
        ValueError: the markers are missing.
    """
    start, end = f"<!-- {name} (generated) -->", f"<!-- end of {name} -->"
    if start not in text or end not in text:
        raise ValueError(f"the markers of {name!r} are missing")
    before, rest = text.split(start, 1)
    return f"{before}{start}\n{content}\n{end}{rest.split(end, 1)[1]}"


def generated() -> dict[Path, str]:
    """Each generated file with its fresh text."""
    readme = ROOT / "README.md"
    text = readme.read_text(encoding="utf-8")
    text = between(text, "stages", stage_table())
    text = between(text, "files", file_table())
    text = FORMAT_LIST.sub(f"Cospeak reads `{' '.join(f'.{suffix}' for suffix in SUFFIXES)}`", text)
    head = (
        "# The tables\n\nGenerated from `pipeline/tables`; the same text stands in"
        " `codebook.csv`. Columns of your own catalogue follow those of `Documents`.\n\n"
    )
    decisions = (
        "# Decisions\n\nWhy things are as they are: each page gives the context, what was decided"
        " and what was given up. A later decision may amend an earlier one, and says so.\n\n"
    )
    terms = (
        "# Glossary\n\nThe field's terms as Cospeak uses them. Generated from"
        " `pipeline/wording/glossary.py`; the dashboard shows the same lines beside the columns"
        " that they explain.\n\n"
    )
    return {
        readme: text,
        ROOT / "docs" / "tables.md": head + column_tables() + "\n",
        ROOT / "docs" / "decisions" / "README.md": decisions + decision_index() + "\n",
        ROOT / "docs" / "glossary.md": terms + glossary_table() + "\n",
    }


def main() -> int:
    """Writes what is stale, or with `--check` names it and returns 1."""
    stale = [
        (path, text)
        for path, text in generated().items()
        if not path.is_file() or path.read_text(encoding="utf-8") != text
    ]
    if "--check" in sys.argv:
        for path, _ in stale:
            print(f"{path.relative_to(ROOT)} is stale. Run `make format`.", file=sys.stderr)
        return int(bool(stale))
    for path, text in stale:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
