"""Speed of the dashboard on generated tables: does a page come at once, does a filter answer?

    python benchmarks/bench_dashboard.py             # tables of 10 million words
    python benchmarks/bench_dashboard.py --tokens 1000000

Each page's script is run as Streamlit runs it, without a browser: first with nothing cached, then
with another choice made. Where Chromium is installed, the time until the
overview's headline, last finding and pictures stand on the screen is measured too.
"""

from __future__ import annotations

import argparse
import logging
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import streamlit as st
from streamlit.testing.v1 import AppTest

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from dashboard import menu  # noqa: E402 - after the path is set
from pipeline import tables  # noqa: E402 - after the path is set
from tests import example_tables  # noqa: E402 - after the path is set

SEGMENT = 80  # words
# A page, and the choice that is changed: kind of widget, key and new values.
CASES: tuple[tuple[Any, ...], ...] = (
    ("overview", "selectbox", "language", "nb", "en"),
    ("concepts", "selectbox", "concept", "co-creation", "co-design"),
    ("concepts", "multiselect", "by_role", ["nurse"], ["volunteer"]),
    ("topics", "selectbox", "topic", "en-t07", "en-t09"),
    ("words", "selectbox", "term", "w00301", "w00021"),
    ("words", "text_input", "find", "w003", "w00"),
    ("say_and_do", "selectbox", "concept", "co-design", "co-production"),
    ("concordance", "multiselect", "by_role", ["nurse"], ["volunteer"]),
    ("concordance", "text_input", "q", "w00150", "w02*"),
    ("check", "text_input", "coder", "Tor", "Ida"),
    ("documents", "multiselect", "by_role", ["nurse"], ["volunteer"]),
)


def made(n_tokens: int) -> example_tables.Frames:
    """Published tables of a corpus of so many words: two policy documents to five interviews."""
    rng = np.random.default_rng(11)
    frames = example_tables.frames()
    docs = documents(max(14, n_tokens // 7000), n_tokens)
    segments = passages(docs, rng)
    lexical = terms(8000, rng)
    frames |= {
        tables.Documents: docs,
        tables.Passages: segments,
        tables.Terms: lexical,
        tables.Concordance: concordance(docs, segments),
    }
    frames |= topics(docs, rng)
    frames[tables.Gaps] = gaps(frames[tables.Gaps], lexical, frames[tables.Topics])
    frames[tables.Promises] = answers(frames[tables.Promises], docs, segments)
    return frames


def documents(n: int, n_tokens: int) -> pd.DataFrame:
    """Two long policy documents to five interviews; the last is of another language."""
    one = example_tables.documents()
    which = np.arange(n)
    policy = which % 7 < 2
    weight = np.where(policy, 2.5, 1.0)
    rows = one.iloc[np.where(policy, which % 6, 6 + which % 14)].reset_index(drop=True)
    side = np.where(policy, "policy", "frontline")
    return rows.assign(
        language=np.where(which == n - 1, "nb", "en"),
        doc_id=[f"{s}-{i:05d}" for s, i in zip(side, which, strict=True)],
        file=[f"{s}/{i:05d}.docx" for s, i in zip(side, which, strict=True)],
        title=[f"{s.title()} document {i}" for s, i in zip(side, which, strict=True)],
        n_tokens=(n_tokens * weight / weight.sum()).astype(int),
        municipality=[f"place {i % 25:02d}" for i in which],
    )


def passages(docs: pd.DataFrame, rng: np.random.Generator) -> pd.DataFrame:
    """Segments of words drawn by Zipf's law; each third turn is the interviewer's."""
    counts = (docs["n_tokens"] // SEGMENT).clip(lower=1).to_numpy()
    which = np.repeat(np.arange(len(docs)), counts)
    place = np.concatenate([np.arange(n) for n in counts])
    words = np.array(
        ["co-production", "co-creation", "co-design", *(f"w{i:05d}" for i in range(20_000))]
    )
    chance = 1.0 / (np.arange(len(words)) + 25)
    drawn = rng.choice(words, size=(len(which), SEGMENT), p=chance / chance.sum())
    corpus = docs["corpus"].to_numpy()[which]
    policy = corpus == "policy"
    asked = ~policy & (place % 3 == 0)
    ids = docs["doc_id"].to_numpy()[which]
    return pd.DataFrame(
        {
            "segment_id": [f"{d}:{n:04d}" for d, n in zip(ids, place, strict=True)],
            "doc_id": ids,
            "corpus": corpus,
            "language": "en",
            "role": np.where(asked, "interviewer", np.where(policy, "policy", "respondent")),
            "speaker": np.where(asked, "Interviewer", np.where(policy, "", "R1")),
            "location": [f"turn {n}" for n in place],
            "heading": "",
            "text": [" ".join(row) + "." for row in drawn],
        }
    )  # fmt: skip


def concordance(docs: pd.DataFrame, segments: pd.DataFrame) -> pd.DataFrame:
    """The first co-word of each segment that has one."""
    spoken = segments[segments["role"] != "interviewer"]
    found = spoken["text"].str.extract(r"(co-(?:production|creation|design))")[0]
    spoken = spoken.assign(concept=found)[found.notna()]
    start = np.array([t.index(c) for t, c in zip(spoken["text"], spoken["concept"], strict=True)])
    titles = docs.set_index("doc_id")["title"]
    fixed = {
        "form": "noun", "kind": "label", "modality": "report", "negated": False, "quoted": False,
        "definitional": False, "agentless": "yes", "who": "municipality", "with_whom": "citizen",
        "what": "", "tone": 0.1,
    }  # fmt: skip
    return pd.DataFrame(
        {
            "mention_id": [f"{s}:{n}" for s, n in zip(spoken["segment_id"], start, strict=True)],
            "concept": spoken["concept"],
            "corpus": spoken["corpus"],
            "language": "en",
            "doc_id": spoken["doc_id"],
            "title": spoken["doc_id"].map(titles),
            "segment_id": spoken["segment_id"],
            "speaker": spoken["speaker"],
            "location": spoken["location"],
            "prompted": False,
            "left": [t[max(0, n - 90) : n] for t, n in zip(spoken["text"], start, strict=True)],
            "keyword": spoken["concept"],
            "right": [
                t[n + len(c) :][:90]
                for t, n, c in zip(spoken["text"], start, spoken["concept"], strict=True)
            ],
            **fixed,
        }
    )


def terms(n: int, rng: np.random.Generator) -> pd.DataFrame:
    """Terms of any frequency."""
    words = [f"w{i:05d}" for i in range(n)]
    policy, frontline = rng.integers(0, 3000, n), rng.integers(1, 3000, n)
    return pd.DataFrame(
        {
            "language": "en", "term": words, "surfaces": words, "n_policy": policy,
            "n_frontline": frontline, "n_documents_policy": 100, "n_documents_frontline": 200,
            "log_odds_z": rng.normal(size=n) * 4, "g2": 3.0, "dp_norm": 0.3, "content": True,
        }
    )  # fmt: skip


def topics(docs: pd.DataFrame, rng: np.random.Generator, n: int = 40) -> example_tables.Frames:
    """Forty topics of twelve words, their shares, and three passages on each side."""
    ids = [f"en-t{i:02d}" for i in range(n)]
    labels = [f"t{i:04d} · w{3 * i:05d} · w{4 * i:05d}" for i in range(n)]
    frames = example_tables.frames()
    one = frames[tables.Topics].head(1)
    named = pd.concat([one] * n).assign(topic=ids, label=labels)
    terms_of = pd.DataFrame(
        [
            {"language": "en", "topic": topic, "label": label, "rank": r + 1,
             "term": f"w{12 * i + r:05d}", "weight": 0.1 / (r + 1), "frex": 0.9, "stability": 0.9,
             "owned_by": "", "stable": True}
            for i, (topic, label) in enumerate(zip(ids, labels, strict=True))
            for r in range(12)
        ]
    )  # fmt: skip
    drawn = rng.dirichlet(np.full(n, 0.2), size=len(docs))
    shares = pd.DataFrame(
        {
            "doc_id": np.repeat(docs["doc_id"].to_numpy(), n),
            "corpus": np.repeat(docs["corpus"].to_numpy(), n),
            "language": "en",
            "topic": ids * len(docs),
            "label": labels * len(docs),
            "share": drawn.ravel(),
            "stable": True,
            "folded_in": False,
            "part": drawn.ravel() / len(docs),
            "spurious": False,
        }
    )
    example = frames[tables.TopicPassages]
    first = example[example["topic"] == example["topic"].iloc[0]]
    shown = pd.concat(
        [
            first.assign(topic=topic, label=label, doc_id=docs["doc_id"].iloc[0])
            for topic, label in zip(ids, labels, strict=True)
        ]
    )
    return {
        tables.Topics: named,
        tables.TopicTerms: terms_of,
        tables.TopicShares: shares,
        tables.TopicPassages: shown,
    }


def gaps(example: pd.DataFrame, lexical: pd.DataFrame, named: pd.DataFrame) -> pd.DataFrame:
    """The example's concepts, a gap for each term and for each topic."""
    kept = example[~example["measure"].isin(["term_rate", "topic_share"])]
    term = example[example["measure"] == "term_rate"].head(1)
    topic = example[example["measure"] == "topic_share"].head(1)
    ratio = np.log2((lexical["n_policy"] + 0.5) / (lexical["n_frontline"] + 0.5)).to_numpy()
    verdict = np.where(np.abs(ratio) < 2, "cannot tell", np.where(ratio > 0, "policy", "frontline"))
    words = term.loc[term.index.repeat(len(lexical))].assign(
        item=lexical["term"].to_numpy(),
        label=lexical["term"].to_numpy(),
        log2_ratio=ratio,
        log2_ci_low=ratio - 1,
        log2_ci_high=ratio + 1,
        verdict=verdict,
    )
    shares = topic.loc[topic.index.repeat(len(named))].assign(
        item=named["topic"].to_numpy(),
        label=named["label"].to_numpy(),
        estimate=np.linspace(0.2, -0.2, len(named)),
    )
    return pd.concat([kept, words, shares])


def answers(example: pd.DataFrame, docs: pd.DataFrame, segments: pd.DataFrame) -> pd.DataFrame:
    """Three thousand promises with two passages each."""
    said = segments[segments["role"] == "respondent"].head(3000)
    asked = segments[segments["role"] == "policy"].head(3000)
    n = min(len(said), len(asked))
    pair = example.head(2)
    rows = pair.iloc[np.tile([0, 1], n)].reset_index(drop=True)
    twice = np.repeat(np.arange(n), 2)
    near = (twice + np.tile([0, n // 2], n)) % n
    return rows.assign(
        statement_id=(asked["segment_id"] + "@0").to_numpy()[twice],
        doc_id=asked["doc_id"].to_numpy()[twice],
        segment_id=asked["segment_id"].to_numpy()[twice],
        statement=asked["text"].to_numpy()[twice],
        concepts=np.where(twice % 5 == 0, "co-design", "co-production"),
        answer_doc_id=said["doc_id"].to_numpy()[near],
        answer_segment_id=said["segment_id"].to_numpy()[near],
    )


# ------------------------------------------------------------------------- measuring


def measure(page: str, widget: str, key: str, values: Sequence[object]) -> list[str]:
    """How long a page's first run takes, with nothing cached, and a run with each other choice."""
    app = AppTest.from_file(str(ROOT / "dashboard" / "app.py"), default_timeout=300)
    app.run().switch_page(menu.path(page))
    st.cache_data.clear()
    st.cache_resource.clear()
    times = [timed(app.run)]
    for value in values:
        getattr(app, widget)(key=key).set_value(value)
        times.append(timed(app.run))
        assert not app.exception, app.exception[0].message
    return times


def timed(run: Callable[[], object]) -> str:
    """Seconds that it takes, and how many of them the processor worked for it."""
    start, worked = time.perf_counter(), time.process_time()
    run()
    return f"{time.perf_counter() - start:.2f} ({time.process_time() - worked:.2f})"


def paint(chromium: str) -> list[float]:
    """Seconds until the overview stands in a browser: of the server's first visitor, and later."""
    from playwright.sync_api import sync_playwright

    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen(  # noqa: S603 - commands of this file
        [sys.executable, "-m", "streamlit", "run", str(ROOT / "dashboard" / "app.py"),
         "--server.port", str(port)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    address = f"http://127.0.0.1:{port}"
    times = []
    try:
        await_health(address)
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=chromium,
                args=["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"],
            )
            for _ in range(4):
                page = browser.new_context(viewport={"width": 1440, "height": 1000}).new_page()
                start = time.perf_counter()
                page.goto(address)
                page.locator(".cs-finding").nth(4).wait_for()
                page.locator("[data-testid=stVegaLiteChart] :is(canvas, svg)").first.wait_for()
                times.append(time.perf_counter() - start)
                page.context.close()
            browser.close()
    finally:
        server.terminate()
        server.wait(timeout=20)
    return times


def await_health(address: str) -> None:
    """Returns when the server answers."""
    for _ in range(240):
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=2):  # noqa: S310 - an address of this machine
                return
        except (urllib.error.URLError, TimeoutError):
            time.sleep(0.25)
    raise SystemExit("The dashboard did not start within a minute.")


def main() -> None:
    """Writes the tables into a folder of its own, runs every page there, and prints the times."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tokens", type=int, default=10_000_000)
    tokens = parser.parse_args().tokens
    logging.disable(logging.WARNING)  # Streamlit wonders at being run without a server
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(ROOT / ".streamlit", Path(folder) / ".streamlit")
        os.chdir(folder)
        frames = made(tokens)
        example_tables.write_all(frames)
        docs, segments = len(frames[tables.Documents]), len(frames[tables.Passages])
        lines = len(frames[tables.Concordance])
        del frames
        print(f"{tokens:,} words: {docs:,} documents, {segments:,} passages, {lines:,} mentions")
        print("seconds (of the processor): first run, nothing cached; then with another choice")
        for page, widget, key, *values in CASES:
            print(f"{page:<14}{key:<10}", *(f"{t:>14}" for t in measure(page, widget, key, values)))
        chromium = shutil.which("chromium") or shutil.which("chromium-browser")
        if chromium:
            first, *later = paint(chromium)
            told = ", ".join(f"{one:.2f}" for one in later)
            print(f"overview on the screen: {first:.2f} s at the server's first visit, then {told}")
        os.chdir(ROOT)


if __name__ == "__main__":
    main()
