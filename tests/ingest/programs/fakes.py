"""Programs that stand in for those of a machine: a script each, in a folder of the test's own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from pipeline.ingest.programs.recognition import languages
from pipeline.ingest.programs.run import installed

HEAD = "level page_num block_num par_num line_num word_num left top width height conf text"
WORDS = (
    ("1", "1", "1", 95, "We"), ("1", "1", "1", 91, "carried"), ("1", "1", "2", 96, "tables."),
    ("1", "2", "1", 78, "Then"), ("1", "2", "1", -1, ""), ("1", "2", "1", 90, "soup."),
)  # fmt: skip


def table() -> str:
    """What tesseract prints of a page of two paragraphs."""
    rows = [
        "\t".join(["5", "1", block, par, line, "1", "0", "0", "9", "9", str(conf), text])
        for block, par, line, conf, text in WORDS
    ]
    return "\n".join([HEAD.replace(" ", "\t"), *rows]) + "\n"


@contextmanager
def on_path(folder: Path, **scripts: str) -> Iterator[None]:
    """The scripts as the only programs that are found, each by its name."""
    folder.mkdir(exist_ok=True)
    for name, script in scripts.items():
        path = folder / name
        path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        path.chmod(0o755)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PATH", str(folder))
        installed.cache_clear()
        languages.cache_clear()
        yield
    installed.cache_clear()
    languages.cache_clear()


def tesseract(folder: Path, *, known: str = "eng\nnor\nosd") -> str:
    """A tesseract that knows some languages and prints the page, whatever it is given."""
    folder.mkdir(exist_ok=True)
    (folder / "page.tsv").write_text(table(), encoding="utf-8")
    return (
        f'if [ "$1" = --list-langs ]; then printf "List:\\n{known}\\n"; exit 0; fi\n'
        f'/bin/cat > {folder}/given; printf "%s" "$*" > {folder}/arguments\n'
        f"/bin/cat {folder}/page.tsv"
    )
