"""Feeds broken files to the readers and the turn parser, and keeps what breaks them.

`python -m scripts.fuzz --minutes 60` goes through every format by turns, PDF, Word and the turn
parser more often than the others. With atheris (an optional tool, not among the dependencies) the
changes are steered by which code they reach; without it they are drawn at random. Archives are
changed inside, as a change of the packed bytes gets no further than unpacking. An input counts as
found if it raises anything but `UnreadableFile`, takes longer than the limit or ends the process;
one input is kept for each place in the code where that happens, in the folder `.fuzz`, which Git
ignores. What was found belongs into tests/test_fuzzed.py.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import random
import resource
import signal
import subprocess
import sys
import time
import traceback
import zipfile
import zlib
from collections import Counter
from contextlib import suppress
from functools import cache
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

from tests import hostile

if TYPE_CHECKING:  # imported when atheris can watch it
    from pipeline.ingest.blocks import FileText, Kind

ROOT = Path(__file__).parent.parent
OUT = ROOT / ".fuzz"
TURNS = "turns"
"""A target that is no format: lines of text to the parser of turns, without a reader."""
OFTEN = ("pdf", TURNS, "docx")
"""Targets that come before each of the formats: most has been found in them."""
TARGETS = tuple(target for suffix in hostile.SUFFIXES for target in (*OFTEN, suffix))
WORD = b"ward"
"""A word of the text of each sound file."""
MAX_BYTES = 40_000
SECONDS_PER_INPUT = 5
MEGABYTES = 3000


def main() -> None:
    """One target as asked, or all of them by turns in processes of their own."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--minutes", type=float, default=10.0, help="in all")
    parser.add_argument("--format", choices=sorted(set(TARGETS)), help="only this one")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--slice", type=float, default=180.0, help="seconds per process")
    parser.add_argument("--child", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.child:
        fuzz(asked.format, seconds=asked.slice, seed=asked.seed)
        return
    end = time.monotonic() + 60 * asked.minutes
    turn = 0
    inputs: Counter[str] = Counter()
    while time.monotonic() < end:
        format = asked.format or TARGETS[turn % len(TARGETS)]
        seconds = min(asked.slice, max(5.0, end - time.monotonic()))
        command = [
            sys.executable, "-m", "scripts.fuzz", "--child", "--format", format,
            "--slice", str(seconds), "--seed", str(asked.seed + turn),
        ]  # fmt: skip
        started = time.monotonic()
        done = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)  # noqa: S603 - this script itself
        said = [line for line in done.stdout.splitlines() if line.startswith("inputs:")]
        inputs[format] += int(said[-1].split()[1]) if said else 0
        print(
            f"{format:5} {time.monotonic() - started:6.0f} s  exit {done.returncode:4}"
            f"  {said[-1] if said else ''}  kept so far: {len(list(OUT.glob('*/found-*')))}",
            flush=True,
        )
        if done.returncode:
            keep_last(format, f"process-ended-{done.returncode}")
        turn += 1
    print(f"inputs: {inputs.total():,} in all: {dict(inputs)}")


class TooSlow(Exception):
    """An input took longer than the limit."""


def _too_slow(signum: int, frame: FrameType | None) -> None:
    raise TooSlow


def check(data: bytes, format: str) -> None:
    """Reads the bytes as a document of either side; keeps them if that breaks.

    The input is written down first, so that one that ends the process is not lost.
    """
    from pipeline.ingest.blocks import UnreadableFile
    from pipeline.ingest.documents import read_document
    from pipeline.ingest.listing import Entry

    (OUT / format).mkdir(parents=True, exist_ok=True)
    (OUT / format / "last").write_bytes(data)
    signal.signal(signal.SIGPROF, _too_slow)
    signal.setitimer(signal.ITIMER_PROF, SECONDS_PER_INPUT)
    try:
        content = content_of(data, format)
        for side in ("frontline",) if format == TURNS else ("frontline", "policy"):
            with suppress(UnreadableFile):
                read_document(content, entry=Entry(f"{side}/x.{format}", "x", side))
    except UnreadableFile:
        pass
    except Exception as error:  # noqa: BLE001 - that is what is looked for
        keep(data, format, error)
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def content_of(data: bytes, format: str) -> FileText:
    """What the reader makes of the bytes; of the turn parser's lines the first sign tells what."""
    from pipeline.ingest.blocks import Block, FileText, repair_text
    from pipeline.ingest.files import read_bytes

    if format != TURNS:
        return read_bytes(data, suffix=format)
    lines = [repair_text(line) for line in data.decode("utf-8", "replace").split("\n")]
    kinds: dict[str, Kind] = {"#": "heading", "-": "list", "|": "table", ">": "cue"}
    blocks = [Block(line, kinds.get(line[:1], "paragraph")) for line in lines if line.strip()]
    return FileText(tuple(blocks), "txt")


def keep(data: bytes, format: str, error: Exception) -> None:
    """Writes the input down, once for each place in the code and kind of error."""
    frames = traceback.extract_tb(error.__traceback__)
    own = [frame for frame in frames if "/pipeline/" in frame.filename] or list(frames)
    place = f"{type(error).__name__}-{Path(own[-1].filename).stem}-{own[-1].name}"
    if isinstance(error, TooSlow):
        place = f"TooSlow-{own[1 if len(own) > 1 else 0].name}"
    target = OUT / format / f"found-{place}"
    if not target.exists() or len(target.read_bytes()) > len(data):
        target.write_bytes(data)
        lines = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames[-12:]]
        target.with_name(f"where-{place}").write_text("\n".join(lines), encoding="utf-8")


def keep_last(format: str, why: str) -> None:
    """Keeps the input that ended its process."""
    last = OUT / format / "last"
    if last.exists():
        data = last.read_bytes()
        name = hashlib.sha256(data).hexdigest()[:8]
        (OUT / format / f"found-{why}-{name}").write_bytes(data)


KNOWN = ("is-", "bomb", "self-", "circle-", "huge-", "laughs", "deep", "many-")
"""Hostile files that are no seeds: of other formats, or known to take all the time there is."""


def seeds(format: str) -> list[bytes]:
    """Small files of the format, sound and hostile, and texts that look like transcripts."""
    texts = [
        b"INT: How long have you been here?\nR1: Nine years in June.\nINT: And then?\nR1: Nights.",
        b"**Anna** [00:01:02]: Hello there.\n\n**Bo**: Yes, well.\n\nKey: A - Anna, B = Bo\n",
        b"---\ntitle: X\ninterviewer: A\n---\nA\tWhat?\nB\tWe do it together.\n",
        b"1\n00:00:01,000 --> 00:00:04,000\nANNA: Hello\n\n2\n00:00:05,000 --> 00:00:06,000\n- Y\n",
        b"WEBVTT\n\n00:00:01.000 --> 00:00:04.000\n<v Anna>Hello there</v>\n",
        b"0:00:01.000,0:00:04.000\nHello there\n\n",
        b"# Plan\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n- item[^1]\n\n[^1]: note\n<div>x</div>\n",
        b"<html><body><h1>x</h1><p>y<br>z<table><tr><td>a<td>b</table></body></html>",
        rb"{\rtf1\ansi\ansicpg1252 {\b Anna:} Hello\par \trowd a\cell b\cell\row}",
        b"Anna Hansen 0:03\nYes.\n\nBo Berg 0:09\nNo, (laughs) not me.\n>> Well.\nQ. What?\nA. It.",
        b"Speaker 1 (00:12)\nHow is it?\nSpeaker 2 (00:15)\nFine. [inaudible]\n| Anna | Hello |\n",
    ]
    kind = "txt" if format == TURNS else format
    made = {f"sound.{kind}": hostile.harmless()[kind], **hostile.contents()}
    own = [
        data
        for name, data in made.items()
        if name.endswith(f".{kind}") and len(data) < MAX_BYTES and not name.startswith(KNOWN)
    ]
    return own if format in ("pdf", *archives()) else [*texts, *own]


def mutated(data: bytes, other: bytes, rng: random.Random, *, format: str) -> bytes:
    """A changed file: archives mostly inside."""
    if format in archives() and rng.random() < 0.9:
        made = mutate_member(data, other, rng, most=archives()[format])
        if made is not None:
            return made
    return mutate(data, other, rng)


def mutate(data: bytes, other: bytes, rng: random.Random) -> bytes:
    """The bytes with a few changes: cut, doubled, swapped, spliced with another seed."""
    made = bytearray(data)
    for _ in range(rng.randint(1, 6)):
        a, b = sorted((rng.randrange(len(made) + 1), rng.randrange(len(made) + 1)))
        b = min(b, a + rng.choice((1, 4, 16, 200, 4000)))
        piece = bytes(made[a:b])
        choice = rng.randrange(6)
        if choice == 0:
            del made[a:b]
        elif choice == 1:
            made[a:a] = piece * rng.choice((1, 3, 50))
        elif choice == 2:
            made[a:b] = rng.randbytes(b - a)
        elif choice == 3:
            c = rng.randrange(len(other) + 1)
            made[a:a] = other[c : c + rng.choice((4, 40, 400))]
        elif choice == 4:
            made[a:a] = rng.choice(SIGNS) * rng.choice((1, 2, 300))
        elif made:
            made[min(a, len(made) - 1)] = rng.randrange(256)
    return bytes(made[:MAX_BYTES])


@cache
def archives() -> dict[str, str]:
    """Formats that are ZIP files, and the member that holds the text of the sound one."""
    made = {}
    for format, data in hostile.harmless().items():
        if zipfile.is_zipfile(io.BytesIO(data)):
            with zipfile.ZipFile(io.BytesIO(data)) as packed:
                said = (name for name in packed.namelist() if WORD in packed.read(name))
                made[format] = next(said)
    return made


def mutate_member(data: bytes, other: bytes, rng: random.Random, *, most: str) -> bytes | None:
    """The archive with one of its members changed, mostly the one named; none if it is no archive.

    Members are stored as they are: small, and changed again without unpacking.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as old:
            if sum(entry.file_size for entry in old.infolist()) > 4 * MAX_BYTES:
                return None
            members = {name: old.read(name) for name in old.namelist()}
        with zipfile.ZipFile(io.BytesIO(other)) as old:
            model = old.read(most)[:MAX_BYTES]
    except (zipfile.BadZipFile, KeyError, ValueError, OSError, NotImplementedError, RuntimeError,
            EOFError, zlib.error):  # fmt: skip
        return None
    texts = [name for name in members if name.endswith((".xml", ".rels", "mimetype"))]
    name = most if rng.random() < 0.8 and most in members else rng.choice(texts or [most])
    members[name] = mutate(members.get(name, b""), model, rng)
    return hostile.archive(members, packed=False)


SIGNS = (
    b"\x00", b"\r", b"\n\n", b"\t", b"**", b":", b"[", b"]", b"(", b"<", b">", b"{", b"}", b"\\",
    b"-->", b"&#0;", b"---\n", b"\xe2\x80\xae", b"\xef\xbb\xbf", b"\xff\xfe", b"\xcc\x81", b" ",
    b"9" * 30, b"%PDF-1.4", b"endobj", b"stream\n", b"/Kids [1 0 R]", b"\\'e9", b"\\u-9999?",
    b"00:00:01.000", b"<v A>", b"| a |", b"<table><tr><td>", b"\nQ. ", b"\nINT: ", b"\nAnna: ",
    b"\nKey: A - Anna", b">> ", b"\n# ", b"\n| ", b"\n- ", b"[00:01:02] ", b"obj <<", b">>",
    b" 0 R", b"/Type /Page", b"/Parent 2 0 R", b"[(a) -250 (b)] TJ ", b"1 0 0 1 9e9 -1 Tm ",
    b"0 Tf ", b"/Length 0", b"<w:p>", b"</w:p>", b"<w:tbl><w:tr><w:tc>", b"<w:r><w:t>x</w:t></w:r>",
    b"<text:p>", b"<text:list><text:list-item>", b"<draw:frame><draw:text-box>", b' w:val="-1"',
)  # fmt: skip


def fuzz(format: str, *, seconds: float, seed: int) -> None:
    """One format for `seconds`, by atheris if it is installed."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        import atheris
    except ImportError:
        resource.setrlimit(resource.RLIMIT_AS, (MEGABYTES << 20, MEGABYTES << 20))
        by_chance(format, seconds=seconds, seed=seed)
        return
    with atheris.instrument_imports(include=["pipeline", "striprtf", "webvtt", "pdfminer"]):
        import pipeline.ingest.documents
        import pipeline.ingest.files  # noqa: F401 - imported for atheris to watch
    corpus = OUT / format / "corpus"
    corpus.mkdir(parents=True, exist_ok=True)
    known = seeds(format)
    for number, data in enumerate(known):
        (corpus / f"seed-{number}").write_bytes(data)
    count = 0
    rng = random.Random(seed)  # noqa: S311 - chance, no secret

    def steered(data: bytes) -> None:
        nonlocal count
        count += 1
        if count % 50 == 0:
            print(f"inputs: {count}", flush=True)
        check(data, format)

    def changed(data: bytes, max_size: int, new_seed: int) -> bytes:
        rng.seed(new_seed)
        if rng.random() < 0.4:
            return atheris.Mutate(data, max_size)  # type: ignore[no-any-return]
        return mutated(data, rng.choice(known), rng, format=format)[:max_size]

    arguments = [
        sys.argv[0], str(corpus), f"-max_total_time={int(seconds)}", f"-seed={seed}",
        f"-max_len={2 * MAX_BYTES}", f"-timeout={4 * SECONDS_PER_INPUT}",
        f"-rss_limit_mb={MEGABYTES}", "-verbosity=0", f"-artifact_prefix={corpus.parent}/",
    ]  # fmt: skip
    print("inputs: 0 (atheris)", flush=True)
    atheris.Setup(arguments, steered, custom_mutator=changed)
    atheris.Fuzz()


def by_chance(format: str, *, seconds: float, seed: int) -> None:
    """Random changes of the seeds for `seconds`."""
    rng = random.Random(seed)  # noqa: S311 - chance, no secret
    known, count = seeds(format), 0
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        check(mutated(rng.choice(known), rng.choice(known), rng, format=format), format)
        count += 1
    print(f"inputs: {count} (by chance)", flush=True)


if __name__ == "__main__":
    main()
