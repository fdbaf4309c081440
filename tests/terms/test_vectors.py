"""Context vectors: windows, PPMI against a dense oracle, distances of documents by brute force."""

from __future__ import annotations

import numpy as np
import pytest

from pipeline.terms.vectors import (
    MOST_USES,
    SMOOTHING,
    WINDOW,
    Running,
    Uses,
    _evenly,
    context_vectors,
    document_distances,
    neighbours,
    uses_of,
    word_vectors,
)


def running(*segments: tuple[int, str]) -> tuple[Running, list[str]]:
    """Segments as (document, words)."""
    words = [word for _, text in segments for word in text.split()]
    vocabulary = sorted(set(words))
    lengths = [len(text.split()) for _, text in segments]
    return (
        Running(
            np.array([vocabulary.index(word) for word in words]),
            np.repeat(np.arange(len(segments)), lengths),
            np.repeat([document for document, _ in segments], lengths),
            len(vocabulary),
        ),
        vocabulary,
    )


def test_neighbours_stay_in_the_window_and_the_segment() -> None:
    run, _ = running((0, "a b c d e"), (0, "f g"))
    which, beside = neighbours(run, uses_of(run, np.array([0, 4, 5])), window=2)
    found = {use: sorted(beside[which == use]) for use in range(3)}
    assert found == {0: [1, 2], 1: [2, 3], 2: [6]}


def test_a_mention_that_is_no_running_word_has_the_words_around_it() -> None:
    run, _ = running((0, "a b c d"))
    at = np.array([2])
    uses = Uses(first=at, after=at, segment=np.array([0]), document=np.array([0]))
    _, beside = neighbours(run, uses, window=1)
    assert sorted(beside) == [1, 2]


def test_word_vectors_are_those_of_a_dense_decomposition() -> None:
    rng = np.random.default_rng(1)
    texts = [(i, " ".join(f"w{j}" for j in rng.integers(0, 8, 30))) for i in range(5)]
    run, vocabulary = running(*texts)
    pairs = np.zeros((8, 8))
    for segment in range(5):
        words = run.word[run.segment == segment]
        for i, word in enumerate(words):
            for j in range(max(0, i - WINDOW), min(len(words), i + WINDOW + 1)):
                pairs[word, words[j]] += i != j
    smoothed = pairs.sum(axis=0) ** SMOOTHING
    with np.errstate(divide="ignore"):
        expected = np.log(pairs * smoothed.sum() / np.outer(pairs.sum(axis=1), smoothed)).clip(0)
    left, values, _ = np.linalg.svd(expected)
    vectors = (left * np.sqrt(values))[:, :7]
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    found = word_vectors(run)
    assert len(vocabulary) == len(found)
    assert found @ found.T == pytest.approx(vectors @ vectors.T, abs=1e-6)
    assert (found == word_vectors(run)).all()


def test_words_of_like_company_have_near_vectors() -> None:
    texts = [(0, "cat purr milk"), (0, "kitten purr milk"), (0, "bus road wheel")] * 5
    run, vocabulary = running(*texts)
    vectors = dict(zip(vocabulary, word_vectors(run), strict=True))
    assert vectors["cat"] @ vectors["kitten"] > 0.9
    assert vectors["cat"] @ vectors["bus"] < 0.1


def test_document_distances_are_the_mean_over_pairs_of_uses() -> None:
    rng = np.random.default_rng(2)
    texts = [(i // 2, " ".join(f"w{j}" for j in rng.integers(0, 9, 25))) for i in range(8)]
    run, _ = running(*texts)
    vectors = word_vectors(run)
    at = np.flatnonzero(run.word == 3)
    uses = uses_of(run, at)
    documents, found = document_distances(run, vectors, uses=uses)
    contexts = context_vectors(run, vectors, uses=uses)
    own = run.document[at]
    assert documents.tolist() == sorted(set(own))
    for i, one in enumerate(documents):
        for j, other in enumerate(documents):
            if i != j:
                pairs = [
                    np.linalg.norm(contexts[a] - contexts[b])
                    for a in np.flatnonzero(own == one)
                    for b in np.flatnonzero(own == other)
                ]
                assert found[i, j] == pytest.approx(np.mean(pairs), abs=1e-6)


def test_the_word_itself_is_no_context_of_it() -> None:
    run, vocabulary = running((0, "co co co"), (1, "co tea"), (2, "tea cup milk"))
    at = np.flatnonzero(run.word == vocabulary.index("co"))
    documents, _ = document_distances(run, word_vectors(run), uses=uses_of(run, at))
    assert documents.tolist() == [1]


def test_of_one_document_so_many_uses_are_looked_at_and_evenly() -> None:
    kept = _evenly(np.array([0] * 100 + [1] * 3))
    assert (kept < 100).sum() == MOST_USES
    assert kept[0] == 0 and kept[MOST_USES - 1] == 99
    assert kept[-3:].tolist() == [100, 101, 102]
    many = np.repeat(np.arange(1000), 8)
    assert np.bincount(many[_evenly(many)]).tolist() == [5] * 1000
