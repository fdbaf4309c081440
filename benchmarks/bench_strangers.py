"""How well are files of strangers read that were written, with their answers, for nothing else?

`python -m benchmarks.bench_strangers talk open`, `talk open2` to `open7`, `policy open` and so on
print a line a file and the means, `held` totals only: it is not for tuning. The files are those of
`benchmarks/strangers`; see README.md there. `--folder` takes them from elsewhere.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.bench_reading_files import reading
from benchmarks.reading_files.scoring import align, assignment, score
from pipeline.ingest.blocks import UnreadableFile
from pipeline.ingest.documents import ReadDocument, read_document
from pipeline.ingest.files import read_file
from pipeline.ingest.listing import Entry
from tests.ingest.strangers.files import UNCLEAR, Answer, split, strangers, words_of

FOLDER = Path(__file__).parent / "strangers"
LANGUAGES = ("en", "nb", "nn", "da", "sv")
TRUTH = ".truth.json"
OPEN = {
    "open": r"o\d\d_",
    "open2": r"h\d\d_",
    "open3": r"p\d\d_",
    "open4": r"k\d\d\.",
    "open5": r"q\d\d_",
    "open6": r"r\d\d_",
    "open7": r"s\d\d_",
}
"""How files of open sets are called that stand among the tests, as they are read rightly."""
Shares = dict[str, float]


def talk(path: Path, folder: Path) -> Shares:
    """Shares of the answer's words, and of the reading's words that nobody said."""
    answer, data = split(path)
    found = _read(path.name, data, folder)
    wanted = [(word, role or "respondent", name) for word, role, name in answer.words()]
    read = [
        (word, str(one["role"]), str(one["speaker"]))
        for one in (found.segments if found else ())
        for word in words_of(str(one["text"]))
    ]
    said, optional = _with_optional(answer, wanted)
    matched = align([word for word, _, _ in said], [word for word, _, _ in read])
    pairs = [
        (one, read[other])
        for number, (one, other) in enumerate(zip(said, matched, strict=True))
        if other >= 0 and number not in optional
    ]
    n = len(wanted)
    extra = len(read) - sum(other >= 0 for other in matched)
    return {
        "role": sum(role in (other, UNCLEAR) for (_, role, _), (_, other, _) in pairs) / n,
        "speaker": _right_speakers([(_name(a), b[2]) for a, b in pairs]) / n,
        "kept": len(pairs) / n,
        "nobody": extra / max(1, len(read)),
        "fully right": float(len(pairs) == n and not extra and _is_right(pairs)),
    }


def _with_optional(
    answer: Answer, wanted: Sequence[tuple[str, str, str]]
) -> tuple[list[tuple[str, str, str]], set[int]]:
    """The answer's words in order with those that may stay or go, and the numbers of these."""
    said: list[tuple[str, str, str]] = []
    optional: set[int] = set()
    rest = iter(wanted)
    for kind, text in answer.order:
        for word in words_of(text):
            if kind == "N":
                optional.add(len(said))
                said.append((word, "", ""))
            else:
                said.append(next(rest))
    return said, optional


def _right_speakers(pairs: Sequence[tuple[str, str]]) -> int:
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for name, called in pairs:
        counts[name][called] += 1
    called = sorted({one for those in counts.values() for one in those})
    return int(assignment([[those[one] for one in called] for those in counts.values()])[0])


def _is_right(pairs: Sequence[tuple[tuple[str, str, str], tuple[str, str, str]]]) -> bool:
    roles = all(role in (other, UNCLEAR) for (_, role, _), (_, other, _) in pairs)
    return roles and _right_speakers([(_name(a), b[2]) for a, b in pairs]) == len(pairs)


def _name(word: tuple[str, str, str]) -> str:
    """Who says the word; one who is not named and asks is another than one who answers."""
    return f"- {word[1]}" if word[2] == "-" else word[2]


def _read(name: str, data: bytes, folder: Path) -> ReadDocument | None:
    path = folder / name
    path.write_bytes(data)
    try:
        entry = Entry(f"frontline/{name}", path.stem, "frontline")
        return read_document(read_file(path), entry=entry, languages=LANGUAGES)
    except UnreadableFile:
        return None


def policy(path: Path) -> Shares:
    """Shares of the body's words that are kept, and of the strings of furniture that are left."""
    truth = json.loads(path.with_name(path.stem + TRUTH).read_text(encoding="utf-8"))
    body = [part if isinstance(part, str) else str(part["text"]) for part in truth["body"]]
    row = {**truth, "body": body, "kind": "policy", "file": path.name}
    found = score(row, reading(path, "policy"))
    return {
        "kept": found["body_words_kept"],
        "whole": found["paragraphs_whole"],
        "furniture": found["furniture_left"],
        "other": found["other_extra"] / found["words"],
    }


def files(folder: Path) -> list[Path]:
    """The files with an answer, by name."""
    sides = (TRUTH, ".encoding", ".md")
    own = [path for path in folder.glob("*") if path.is_file()]
    return sorted(path for path in own if not path.name.endswith(sides[:2]))


def main() -> None:
    """Reads and scores the files of one kind and half."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kind", choices=["talk", "policy"])
    parser.add_argument("half", choices=[*OPEN, "held"])
    parser.add_argument("--folder", type=Path, default=FOLDER)
    args = parser.parse_args()
    rows: dict[str, Shares] = {}
    with TemporaryDirectory() as made:
        paths = files(args.folder / args.kind / args.half)
        if args.kind == "talk" and args.half in OPEN and args.folder == FOLDER:
            paths += [path for path in strangers() if re.match(OPEN[args.half], path.name)]
        for path in paths:
            rows[path.name] = talk(path, Path(made)) if args.kind == "talk" else policy(path)
    if not rows:
        parser.error(f"no files of {args.kind} {args.half} in {args.folder}")
    if not args.half.startswith("held"):
        for name, row in sorted(rows.items(), key=lambda item: min(item[1].values())):
            print(f"{name[:44]:46}", "  ".join(f"{key} {value:.3f}" for key, value in row.items()))
    for key in next(iter(rows.values())):
        values = [row[key] for row in rows.values()]
        print(f"{key:12} {sum(values) / len(values):.4f}  of {len(values)} files")


if __name__ == "__main__":
    main()
