"""How well are strangers' files read? Transcripts and policies with the dirt of each tool.

The files are those of `benchmarks/reading_files`, which another author wrote without seeing the
reader: 145 layouts, half of their settings `held` back. `python -m benchmarks.bench_reading_files
open` prints means and the worst by layout, format and language; `--every 4` takes a fourth of the
files, evenly, `--layout trint` one layout. `held` prints totals only: it is not for tuning.
Each file is read by itself: what the other files of a folder tell of its roles is not used.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import defaultdict
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.reading_files import report, score
from benchmarks.reading_files.generate import generate
from pipeline.ingest.blocks import UnreadableFile
from pipeline.ingest.documents import read_document
from pipeline.ingest.files import read_file
from pipeline.ingest.listing import Entry

LANGUAGES = ("en", "nb", "nn", "da", "sv")
MEASURES = (
    "words_right_role", "words_right_speaker", "words_kept", "sentences_recovered",
    "times_as_speech", "labels_as_speech", "body_words_kept", "furniture_left",
)  # fmt: skip


def reading(path: Path, kind: str) -> dict[str, Any] | None:
    """What the pipeline reads of the file, as the scorer wants it."""
    corpus = "policy" if kind == "policy" else "frontline"
    entry = Entry(f"{corpus}/{path.name}", path.stem, corpus)
    try:
        found = read_document(read_file(path), entry=entry, languages=LANGUAGES)
    except UnreadableFile:
        return None
    if found.row["kind"] == "prose":
        return {"paragraphs": [str(segment["text"]) for segment in found.segments]}
    return {
        "turns": [
            {
                "speaker": segment["speaker"],
                "role": "interviewer" if segment["role"] == "interviewer" else "respondent",
                "text": segment["text"],
            }
            for segment in found.segments
        ]
    }


def chosen(truth: list[dict[str, Any]], every: int, layout: str) -> list[dict[str, Any]]:
    """The files that are read: each nth of each layout."""
    seen: dict[str, int] = defaultdict(int)
    rows = []
    for row in truth:
        seen[row["layout"]] += 1
        if row["layout"] == (layout or row["layout"]) and seen[row["layout"]] % every == 1 % every:
            rows.append(row)
    return rows


def totals(rows: list[dict[str, Any]], *, named: bool) -> str:
    """Mean and worst layout of each measure; the layout is `named` or only its figure given."""
    lines = []
    for name in MEASURES:
        layouts = defaultdict(list)
        for row in rows:
            if isinstance(row.get(name), int | float):
                layouts[row["layout"]].append(float(row[name]))
        values = [value for one in layouts.values() for value in one]
        if not values:
            continue
        means = {layout: sum(one) / len(one) for layout, one in layouts.items()}
        ends = max if name in ("times_as_speech", "labels_as_speech", "furniture_left") else min
        worst = ends(means, key=lambda layout: means[layout])
        mean = sum(values) / len(values)
        lines.append(
            f"{name:22} {mean:8.4f}   worst layout {means[worst]:8.4f}  {worst if named else ''}"
        )
    unread = sum(bool(row.get("unreadable")) for row in rows)
    return "\n".join([*lines, f"{len(rows)} files, {unread} not read"])


def main() -> None:
    """Generates the split, reads and scores it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("split", choices=["open", "held"], nargs="?", default="open")
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--layout", default="")
    parser.add_argument("--folder", help="where the files have been generated already")
    args = parser.parse_args()
    with TemporaryDirectory() as made:
        folder = Path(args.folder or made)
        if not args.folder:
            generate(made, args.split, 1)
        place = folder / args.split
        lines = (place / "truth.jsonl").read_text(encoding="utf-8").splitlines()
        truth = chosen([json.loads(line) for line in lines], args.every, args.layout)
        started = time.monotonic()
        rows = [score(row, reading(place / row["file"], row["kind"])) for row in truth]
    if args.split == "open":
        report(rows)
    print(totals(rows, named=args.split == "open"))
    print(f"{(time.monotonic() - started) / max(1, len(rows)):.2f} s a file")


if __name__ == "__main__":
    main()
