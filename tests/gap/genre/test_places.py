"""How often words stand near ordinary places: by hand, without mentions, where places are few."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from pipeline.gap.genre import places
from pipeline.gap.genre.places import place_shares
from pipeline.gap.measures.contexts import Contexts, contexts_of
from pipeline.gap.measures.evidence import evidence_by_language
from pipeline.gap.measures.measured import Measured, draw
from tests.gap.examples import DOCUMENTS, PARAMS, mention

ITEMS = ("co-design: night", "co-design: need")


def words(doc_id: str, segments: dict[int, str]) -> list[dict[str, object]]:
    return [
        {
            "segment_id": f"{doc_id}:{number}", "doc_id": doc_id, "language": "en",
            "start": 100 * place, "word": word,
        }
        for number, text in segments.items()
        for place, word in enumerate(text.split())
    ]  # fmt: skip


ORDINARY = "night a b c d e f g h need"
"""Each of the five words after night, and need, are ten: seven places of ten have a word near."""


def contexts(texts: dict[str, dict[int, str]]) -> Contexts:
    rows = [row for doc_id in DOCUMENTS["doc_id"] for row in words(doc_id, texts[doc_id])]
    mentions = pd.DataFrame(
        [{**mention(doc_id), "start": 0, "end": 9} for doc_id in DOCUMENTS["doc_id"]]
    )
    none = pd.DataFrame({"doc_id": pd.Series([], dtype="str")})
    (evidence,) = evidence_by_language(DOCUMENTS, mentions, none, none, pd.DataFrame(rows))
    found = contexts_of(evidence)
    assert found is not None
    return found


def measured(those: Contexts) -> Measured:
    return Measured(
        name="collocate", items=ITEMS, labels=ITEMS, values=np.zeros((10, 2)),
        documents=those.documents, weight=np.ones(10), sides=those.sides,
        permutations=draw(those.sides, params=PARAMS),
    )  # fmt: skip


@pytest.fixture
def shares(monkeypatch: pytest.MonkeyPatch) -> np.ndarray:
    monkeypatch.setattr(places, "FEWEST_PLACES", 5)
    texts = {doc_id: {1: "need " * 9, 2: ORDINARY} for doc_id in DOCUMENTS["doc_id"]}
    texts["p0"] = {1: "x", 2: "a b c"}  # too few places
    texts["f0"] = {1: "x", 2: "a b c d e f g"}  # no such word
    those = contexts(texts)
    found = place_shares(measured(those), those)
    assert found is not None
    return found[0][[those.documents.index(name) for name in ("p1", "p0", "f1", "f0")]]


def test_the_share_of_places_that_have_the_word_within_five(shares: np.ndarray) -> None:
    # Of ten places five have night before them within five words (not night itself), and five have
    # need after them. Segment 1 holds the mention, and none of its words counts.
    assert shares[0] == pytest.approx([0.5, 0.5])
    assert shares[3] == pytest.approx([0, 0])


def test_a_document_of_few_places_takes_the_mean_of_its_side(shares: np.ndarray) -> None:
    assert shares[1] == pytest.approx(shares[0])


def test_without_places_of_a_side_there_is_no_baseline() -> None:
    texts = {
        doc_id: {1: "x", 2: ORDINARY if doc_id[0] == "p" else "a"} for doc_id in DOCUMENTS["doc_id"]
    }
    those = contexts(texts)
    assert place_shares(measured(those), those) is None


def test_long_documents_are_looked_at_in_evenly_spread_places(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(places, "FEWEST_PLACES", 5)
    texts = {doc_id: {1: "x", 2: f"{ORDINARY} " * 40} for doc_id in DOCUMENTS["doc_id"]}
    those = contexts(texts)
    every = place_shares(measured(those), those)
    monkeypatch.setattr(places, "MOST_PLACES", 97)
    some = place_shares(measured(those), those)
    assert every is not None and some is not None
    assert np.abs(every[0] - some[0]).max() < 0.08 and (every[0] != some[0]).any()
    assert every[1].min() > some[1].max() == 97


def test_documents_that_do_not_mention_the_concept_have_no_row() -> None:
    texts = {doc_id: {1: "x", 2: f"{ORDINARY} " * 3} for doc_id in DOCUMENTS["doc_id"]}
    those = contexts(texts)
    kept = measured(those).keeping(np.arange(10) != 4)
    found = place_shares(kept, those)
    assert found is not None and len(found[0]) == len(found[1]) == 9
    none = replace(those, mentions={})
    assert place_shares(kept, none) is not None
