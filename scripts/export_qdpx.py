"""Writes the corpus as a REFI-QDA project and the lexicon as a codebook (`make qdpx`).

The project holds the whole pseudonymised text of every document: it is written only when asked for.
"""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version

from pipeline import tables
from pipeline.codes.lexicon_codes import lexicon_codes
from pipeline.codes.refi_writing import qdc, qdpx
from pipeline.config.lexicon import load_lexicon
from pipeline.publish.refi_qda import Parts, left_out, project_of
from pipeline.stages import run

PROJECT = tables.DATA / "published" / "cospeak.qdpx"
LEXICON = tables.DATA / "published" / "lexicon.qdc"


def main() -> None:
    """Reads the tables of the last run; writes both files."""
    parts = Parts(
        tables.read(tables.Documents),
        tables.read(tables.Segments),
        tables.read(tables.Mentions),
        tables.read(tables.Codes),
        tables.read(tables.Codings),
        tables.read(tables.Topics),
        tables.read(tables.TopicPassages),
    )
    lexicon, origin = load_lexicon(), _origin()
    made = {
        PROJECT: qdpx(project_of(parts, lexicon), name="Cospeak", origin=origin),
        LEXICON: qdc(lexicon_codes(lexicon), origin=origin),
    }
    for path, data in made.items():
        with tables.written_beside(path) as beside:
            beside.write_bytes(data)
        print(f"{path}: {len(data):,} bytes")
    print(*left_out(parts), sep="\n")


def _origin() -> str:
    try:
        return f"Cospeak {version('cospeak')}"
    except PackageNotFoundError:  # run from its folder, not installed
        return "Cospeak"


if __name__ == "__main__":
    run(main)
