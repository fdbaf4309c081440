"""Many documents of few that were annotated: what later stages cost on a corpus of any size.

`python -m benchmarks.repeated_corpus PROJECT --times 100` gives each document of a project in which
the stages up to `judgements` have run so many copies under other ids, with its segments, mentions
and annotations (the same files). The vocabulary does not grow with the copies.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import pandas as pd

TABLES = ("interim/segments", "published/documents", "interim/mentions", "interim/other_sentences")
IDS = ("doc_id", "segment_id", "mention_id", "file", "reading_id", "cluster")
"""Columns that tell documents, and what is in them, apart."""


def repeated(frame: pd.DataFrame, times: int) -> pd.DataFrame:
    """The rows so many times; what tells documents apart has the number of the copy before it."""
    own = [key for key in IDS if key in frame]
    copies = [
        frame.assign(
            **{key: (f"c{number:05d}-" + frame[key]).where(frame[key] != "") for key in own}
        )
        for number in range(times)
    ]
    return pd.concat(copies, ignore_index=True).fillna(dict.fromkeys(own, ""))


def repeat(project: Path, times: int) -> int:
    """Repeats the documents of a project; how many words it has then."""
    for name in TABLES:
        place = project / "data" / f"{name}.parquet"
        repeated(pd.read_parquet(place), times).to_parquet(place, index=False)
    index = project / "data" / "interim" / "annotations" / "index.json"
    files = json.loads(index.read_text(encoding="utf-8"))
    many = {f"c{number:05d}-{doc}": file for number in range(times) for doc, file in files.items()}
    index.write_text(json.dumps(many, indent=0) + "\n", encoding="utf-8")
    documents = pd.read_parquet(project / "data" / "published" / "documents.parquet")
    return int(documents["n_tokens"].sum())


def main() -> None:
    """Repeats the documents of a project."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("project", type=Path)
    parser.add_argument("--times", type=int, required=True)
    asked = parser.parse_args()
    print(f"{repeat(asked.project, asked.times):,} words")


if __name__ == "__main__":
    main()
