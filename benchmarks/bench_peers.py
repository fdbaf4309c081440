"""What other tools make of the files of strangers: pandoc's text and QualCoder's speakers.

`python -m benchmarks.bench_peers talk open`, `policy held` and so on print means, which is all that
is printed of held sets, beside those of Cospeak; pandoc must be installed (`--pandoc` names it
elsewhere). QualCoder marks speakers of a text as
<https://github.com/ccbogel/QualCoder/pull/1382> documents it: `Name:`, `#Name:`, `@Name:`, `[Name]`
or `{Name}` begins a turn, the form with the most turns is taken, and other lines go on. It tells no
roles: each speaker is given the role that suits it best. Word files, web pages and Markdown go
through pandoc to plain text, PDF through pdfminer, other files as they are.
"""

from __future__ import annotations

import argparse
import io
import json
import re
import shutil
import subprocess
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from pdfminer.high_level import extract_text

from benchmarks import bench_strangers as own
from benchmarks.reading_files.scoring import align, score
from tests.ingest.strangers.files import UNCLEAR, split, strangers, words_of

SUFFIXES = {".docx": "docx", ".html": "html", ".htm": "html", ".md": "commonmark"}
"""What pandoc reads, and its name for it."""
FORMS = {
    "#Name:": r"#(?P<name>[^:\n]{1,40}):",
    "@Name:": r"@(?P<name>[^:\n]{1,40}):",
    "[Name]": r"\[(?P<name>[^\]\n]{1,40})\]:?",
    "{Name}": r"\{(?P<name>[^}\n]{1,40})\}:?",
    "Name:": r"(?P<name>[^\W\d_][^:\n]{0,40}):(?=\s|$)",
}
_OPEN = re.compile(r"[ohpkqr]\d\d[_.]")
Turn = tuple[str, str]
"""Who speaks, as the tool calls it, and what is said."""


def plain_text(name: str, data: bytes, pandoc: str) -> str:
    """The words of the file as pandoc, pdfminer or nothing but its encoding gives them."""
    suffix = Path(name).suffix.lower()
    if suffix == ".pdf":
        return str(extract_text(io.BytesIO(data)))
    if suffix not in SUFFIXES:
        return data.decode("utf-8", errors="replace")
    command = [pandoc, "-f", SUFFIXES[suffix], "-t", "plain", "--wrap=none"]
    done = subprocess.run(command, input=data, capture_output=True, check=True)  # noqa: S603 - fixed
    return done.stdout.decode("utf-8")


def marked_speakers(text: str) -> list[Turn]:
    """The turns as QualCoder marks them; text before the first is nobody's."""
    found = {form: re.findall(rf"(?m)^[ \t]*{pattern}", text) for form, pattern in FORMS.items()}
    form = max(FORMS, key=lambda one: len(found[one]))
    turns: list[Turn] = []
    for line in text.splitlines():
        match = re.match(rf"[ \t]*{FORMS[form]}", line)
        if match:
            turns.append((match["name"].strip(), line[match.end() :]))
        elif turns:
            turns[-1] = (turns[-1][0], f"{turns[-1][1]}\n{line}")
    return turns


def talk_row(path: Path, turns: Sequence[Turn]) -> own.Shares:
    """Shares as `bench_strangers` counts them, each speaker in the role that suits it best."""
    answer, _ = split(path)
    wanted = [(word, role or "respondent", name) for word, role, name in answer.words()]
    read = [(word, who) for who, text in turns for word in words_of(text)]
    matched = align([word for word, _, _ in wanted], [word for word, _ in read])
    pairs = [(one, read[at]) for one, at in zip(wanted, matched, strict=True) if at >= 0]
    n, extra = len(wanted), len(read) - len(pairs)
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for (_, role, _), (_, who) in pairs:
        votes[who][role] += 1
    best = {
        who: max(("interviewer", "respondent"), key=lambda role: (those[role], role))
        for who, those in votes.items()
    }
    roles = sum(role in (best[who], UNCLEAR) for (_, role, _), (_, who) in pairs)
    right = own._right_speakers([(one[2], two[1]) for one, two in pairs]) if pairs else 0
    return {
        "role": roles / n,
        "speaker": right / n,
        "kept": len(pairs) / n,
        "nobody": extra / max(1, len(read)),
    }


def policy_row(path: Path, paragraphs: Sequence[str]) -> own.Shares:
    """Body kept and furniture left, as `bench_strangers` counts them."""
    truth = json.loads(path.with_name(path.stem + own.TRUTH).read_text(encoding="utf-8"))
    body = [part if isinstance(part, str) else str(part["text"]) for part in truth["body"]]
    row = {**truth, "body": body, "kind": "policy", "file": path.name}
    found = score(row, {"paragraphs": list(paragraphs)})
    return {"kept": found["body_words_kept"], "furniture": found["furniture_left"]}


def talk(half: str, pandoc: str, folder: Path) -> dict[str, list[own.Shares]]:
    """The rows of each tool on the transcripts of the half; `open` are all open ones."""
    rows: dict[str, list[own.Shares]] = {"pandoc": [], "QualCoder": [], "Cospeak": []}
    paths = [path for path in strangers() if half == "open" and _OPEN.match(path.name)]
    for one in own.OPEN if half == "open" else (half,):
        paths += own.files(own.FOLDER / "talk" / one)
    for path in paths:
        answer, data = split(path)
        if not answer.turns:
            continue
        text = plain_text(path.name, data, pandoc)
        rows["pandoc"].append(talk_row(path, [("", text)]))
        rows["QualCoder"].append(talk_row(path, marked_speakers(text)))
        rows["Cospeak"].append(own.talk(path, folder))
    return rows


def policy(half: str, pandoc: str) -> dict[str, list[own.Shares]]:
    """The rows of each tool on the documents of policy of the half; `open` are all open ones."""
    rows: dict[str, list[own.Shares]] = {"pandoc, pdfminer": [], "Cospeak": []}
    for one in own.OPEN if half == "open" else (half,):
        for path in own.files(own.FOLDER / "policy" / one):
            text = plain_text(path.name, path.read_bytes(), pandoc)
            rows["pandoc, pdfminer"].append(policy_row(path, re.split(r"\n\s*\n", text)))
            rows["Cospeak"].append(own.policy(path))
    return rows


def main() -> None:
    """Prints the means of each tool."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kind", choices=["talk", "policy"])
    parser.add_argument("half", choices=["open", "held"])
    parser.add_argument("--pandoc", default=shutil.which("pandoc") or "")
    args = parser.parse_args()
    if not args.pandoc:
        raise SystemExit("pandoc is not installed: apt-get install pandoc, or name it by --pandoc")
    with TemporaryDirectory() as made:
        rows = (
            talk(args.half, args.pandoc, Path(made))
            if args.kind == "talk"
            else policy(args.half, args.pandoc)
        )
    for tool, found in rows.items():
        means = {key: sum(row[key] for row in found) / len(found) for key in found[0]}
        shown = "  ".join(f"{key} {value:.3f}" for key, value in means.items())
        print(f"{tool:18}{shown}  of {len(found)} files")


if __name__ == "__main__":
    main()
