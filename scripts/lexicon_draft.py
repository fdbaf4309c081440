"""Writes a draft of a lexicon from a codebook (`make lexicon-draft CODEBOOK=codes.qdc`).

The codebook is a `.qdc`, or the one of a `.qdpx`. The draft is no lexicon yet: it says in its first
lines what a codebook does not say.
"""

from __future__ import annotations

import sys
from pathlib import Path

from pipeline import tables
from pipeline.codes.lexicon_codes import lexicon_draft
from pipeline.config.params import load_params
from pipeline.errors import Explained
from pipeline.ingest.files import read_file
from pipeline.stages import run
from pipeline.text.languages import detect_language

DRAFT = tables.DATA / "lexicon_draft.yaml"


def main() -> None:
    """Reads the codebook that the command names; writes the draft.

    Raises:
        Explained: no codebook is named, it has no code, or there is a draft already.
    """
    if len(sys.argv) != 2:
        raise Explained("Name the codebook: make lexicon-draft CODEBOOK=path/to/codes.qdc")
    path = Path(sys.argv[1])
    if not path.is_file():
        raise Explained(f"There is no file {path}. Write its path in this folder.")
    codebook = read_file(path).codebook
    if codebook is None or not codebook.codes:
        raise Explained(f"{path} has no codes. Export the codebook as REFI-QDA (.qdc).")
    if DRAFT.exists():
        raise Explained(f"There is a draft already: {DRAFT}. Move it away, then ask again.")
    said = " ".join(f"{' '.join(code.path)} {code.description}" for code in codebook.codes)
    language = detect_language(said, languages=load_params().documents.languages)
    text = lexicon_draft(codebook.codes, language=language, file=path.name)
    with tables.written_beside(DRAFT) as beside:
        beside.write_text(text, encoding="utf-8")
    print(
        f"{DRAFT}: {len(codebook.codes)} codes, words in {language}. What is missing stands on top."
    )


if __name__ == "__main__":
    run(main)
