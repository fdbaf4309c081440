"""The corpora that the bench of scale is run on."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import yaml

from benchmarks.bench_scale import Cost, downstream, share
from benchmarks.made_corpus import made_word, write_corpus
from benchmarks.repeated_corpus import repeated
from tests.paths import ROOT


def files(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in folder.rglob("made-*")
    }


def test_the_same_seed_gives_the_same_files_of_the_size_that_was_asked(tmp_path: Path) -> None:
    assert write_corpus(tmp_path / "a", words=15_000) == 6
    assert write_corpus(tmp_path / "b", words=15_000) == 6
    made = files(tmp_path / "a")
    assert made == files(tmp_path / "b")
    assert sorted(name.split("/")[0] for name in made) == ["frontline"] * 3 + ["policy"] * 3
    assert 15_000 <= sum(len(text.split()) for text in made.values()) < 25_000
    assert len(set(made.values())) == 6
    write_corpus(tmp_path / "b", words=1, first=6, least=1)
    more = files(tmp_path / "b")
    assert len(more) == 7 and made.items() <= more.items()


def test_a_made_word_belongs_to_one_rank() -> None:
    words = [made_word(rank) for rank in range(5_000)]
    assert len(set(words)) == 5_000
    assert all(word.isalpha() and len(word) >= 7 for word in words)


def test_what_is_run_anew_for_one_more_document_is_what_hangs_on_it() -> None:
    every = yaml.safe_load((ROOT / "dvc.yaml").read_text(encoding="utf-8"))["stages"]
    assert set(every) - downstream(every, "documents") == {"spellings", "practices"}
    assert downstream(every, "validation") == {"validation", "exports"}


def test_what_one_more_costs_is_a_share_of_the_same_stages() -> None:
    whole = {stage: Cost(4.0, 0.0, 0.0) for stage in ("documents", "spellings", "terms", "gap")}
    again = {"documents": Cost(1.0, 9.0, 0.0), "terms": Cost(2.0, 9.0, 0.0), "gap": whole["gap"]}
    assert share(again, whole, list(whole), "terms") == 0.25
    assert share(again, whole, list(whole), "gap") == 7 / 16


def test_copies_of_documents_are_told_apart_wherever_they_are_named() -> None:
    frame = pd.DataFrame(
        {"doc_id": ["a", "b"], "segment_id": ["a:1", "b:1"], "cluster": ["", "k"], "n": [1, 2]}
    )
    made = repeated(frame, 3)
    assert made["n"].tolist() == [1, 2] * 3
    assert made["doc_id"].is_unique and made["segment_id"].is_unique
    assert all(
        one.startswith(f"{doc}:")
        for doc, one in zip(made["doc_id"], made["segment_id"], strict=True)
    )
    assert made["cluster"].tolist() == ["", "c00000-k", "", "c00001-k", "", "c00002-k"]
