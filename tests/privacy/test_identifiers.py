"""Identifiers in running text: all recognisers together, and what is left."""

import time
from collections.abc import Iterator, Sequence

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc
from spacy.vocab import Vocab

from benchmarks import bench_identifiers
from benchmarks.bench_identifiers import score as blind_score
from benchmarks.bench_pseudonyms import PARTS, interviews, score, together
from benchmarks.known_names import evidence_of
from pipeline.privacy import identifiers as module
from pipeline.privacy.identifiers import (
    Search,
    TooManyIdentifiers,
    identifiers,
    identifiers_of,
)
from pipeline.privacy.names.evidence import Evidence
from pipeline.privacy.names.project import Said
from pipeline.stats.agreement import wilson
from tests.privacy.finding import found


def test_of_two_that_overlap_the_more_telling_kind_is_kept() -> None:
    assert found("write to Ruth.Haldane@home.example") == {"Ruth.Haldane@home.example": "email"}


def test_a_long_text_is_read_in_pieces_and_places_are_those_of_the_whole() -> None:
    text = "and so on and on. " * 400 + "I asked Tomasz about it."
    (hits,) = identifiers([text], language="en", evidence=Evidence())
    assert [text[hit.start : hit.end] for hit in hits] == ["Tomasz"]


@pytest.mark.parametrize(
    "text",
    [
        "we met in March 2019 about the plan",
        "it cost 12 500 in 2019 and 14 000 in 2020, 3.5 per cent more",
        "at twenty past four, 38 residents",
        "on Monday in May the NHS and I spoke English at Christmas",
        "the Council wants co-production, and Co-creation too",
        "I hope you will mark this with grace",
    ],
)
def test_what_points_to_nobody_is_left(text: str) -> None:
    assert found(text) == {}


def test_ordinary_words_of_norwegian_are_left_at_the_beginning_of_a_sentence() -> None:
    text = "Liv er liv. Bjørn er et dyr. Vi venter. Samskaping er et ord. Håpet er der. Stein."
    assert found(text, "nb") == {}


def test_titles_that_are_roles_stay_and_civil_ones_go() -> None:
    assert found("Then Nurse Okafor met Mrs Pettigrew.") == {
        "Okafor": "person",
        "Mrs Pettigrew": "person",
    }


def test_the_gold_has_five_hundred_identifiers_and_half_of_them_are_held_out() -> None:
    parts = {
        part: sum(
            turn.count("{")
            for language in ("en", "nb")
            for _, turns in interviews(f"{language}_{part}")
            for turn in turns
        )
        for part in PARTS
    }
    assert sum(parts.values()) >= 500
    assert parts["held"] + parts["later_held"] >= 250


@pytest.mark.parametrize("language", ["en", "nb"])
@pytest.mark.parametrize("kept", ["tune", "held"])
def test_recall_and_precision_keep_to_the_promise(language: str, kept: str) -> None:
    made = together([score(language, part) for part in PARTS if kept in part])
    n_found, n_planted = made.recall
    assert n_found / n_planted >= 0.95
    assert wilson(n_found, n_planted)[0] >= 0.90
    assert made.right / made.covered >= 0.96


@pytest.mark.parametrize(
    ("number", "language", "recall", "kept"),
    [
        (1, "en", 0.96, 0.97),
        (1, "nb", 0.95, 0.97),
        (2, "en", 0.95, 0.95),
        (2, "nb", 0.93, 0.95),
        (3, "en", 0.88, 0.90),
        (3, "nb", 0.93, 0.94),
    ],
)
def test_blind_passages_keep_to_the_figures_of_the_docs(
    number: int, language: str, recall: float, kept: float
) -> None:
    made = blind_score(number, language, "open")
    assert sum(made.found.values()) / sum(made.planted.values()) >= recall
    assert (made.ordinary - made.replaced) / made.ordinary >= kept


@pytest.mark.parametrize(("asked", "printed"), [((), {1, 2, 3, 4, 5}), (("--fifth",), {5})])
def test_the_set_that_is_held_as_a_whole_is_printed_only_if_it_is_asked_for(
    asked: Sequence[str], printed: set[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: set[int] = set()
    monkeypatch.setattr(bench_identifiers.sys, "argv", ["bench", *asked])
    monkeypatch.setattr(bench_identifiers, "_print_set", lambda number, *_: shown.add(number))
    bench_identifiers.main()
    assert shown == printed


# ------------------------------------------------------------------- time and memory

TOKENS = (
    "a", "A", "Aa", "abc", "Abc", "1", "12", "1234", "-", "'", "’", "(", ")", "[", ".", ",", "@",
    "_", "/", ":", "#", "+", "°", " ", "\n", "one ", "to ", "og ", "and ", "the ", "den ", "only ",
    "av ", "of ", " at ", " dot ", "double ", "street ", "Close ", "gate ", "nummer ", "room ",
    "rom ", "Mr ", "Ruth ", "nurse ", "som ", "www.", "http://", ".no", ".com", "march ", "third ",
    "bay ", "bed 3 ", "dash ", "hash ", "er, ", "they, ", "second floor ", "Room ", "*",
    "æ", "é", "s ", "'s ", "i ", "på ", "N ", "minus ", "komma ", "flat ", "漢",
)  # fmt: skip
PIECE = 2_000
"""Characters of a text that is tried."""
MOST_SECONDS = 0.5
"""Processor time for one piece in both languages; ordinary prose takes .05."""


def seconds_for(text: str) -> float:
    """Processor time of all that looks for identifiers in a text, in English and Norwegian."""
    started = time.process_time()
    for language in ("en", "nb"):
        evidence = evidence_of([(language, text)], base=Evidence())
        identifiers([text], language=language, evidence=evidence)
    return time.process_time() - started


@given(
    unit=st.lists(st.sampled_from(TOKENS), min_size=1, max_size=4).map("".join),
    after=st.sampled_from(("", "!", "@", "x", "_", " street", "\n", " 9")),
)
@example(unit="-", after="")
@example(unit="'", after="")
@example(unit="1 ", after="")
@example(unit="A-", after="")
@example(unit="a_", after="@")
@example(unit="og ", after="")
@settings(max_examples=60)
def test_no_repeated_text_takes_long(unit: str, after: str) -> None:
    seconds_for("Ruth Haldane said that 1 of them left.")  # the lists are read once
    assert seconds_for((unit * PIECE)[:PIECE] + after) < MOST_SECONDS


@pytest.mark.parametrize("unit", ["user{n}.name@mail.example ", "Name{n} ", "- "])
def test_time_is_in_proportion_to_the_text(unit: str) -> None:
    short, long = (
        seconds_for("".join(unit.replace("{n}", str(n)) for n in range(size)))
        for size in (300, 1_800)
    )
    assert long < 15 * max(short, 0.05)


def test_the_model_reads_little_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[int] = []

    class Recording:
        def pipe(self, texts: Sequence[str]) -> Iterator[Doc]:
            read.append(sum(map(len, texts)))
            return iter([Doc(Vocab())] * len(texts))

    monkeypatch.setattr(module, "_names_model", lambda name: Recording())
    texts = ["-" * 30_000, *["a short one, and some more words of it. " * 5] * 160]
    assert len(identifiers(texts, language="en", evidence=Evidence(), model="any")) == 161
    assert sum(read) == sum(map(len, texts))
    assert max(read) < 25_000


def test_a_document_with_more_names_than_an_interview_can_have_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("pipeline.privacy.identifiers.MOST_DIFFERENT", 2)
    search = Search(Evidence(), {})
    few = Said("en", ("We asked Ruth and Tomasz and Ruth.",))
    assert len(identifiers_of(search, few)[0]) == 3
    with pytest.raises(TooManyIdentifiers):
        identifiers_of(search, Said("en", ("We asked Ruth and Tomasz.", "And Agnieszka.")))


@pytest.mark.parametrize(
    "text",
    [
        "She came. Co-production they called it at the council.",
        "They call it Co-design, and we call him Co-production.",
        "the only co-producer in the village came",
    ],
)
def test_no_co_word_is_ever_replaced(text: str) -> None:
    (hits,) = identifiers([text], language="en", evidence=Evidence())
    assert not any("co-" in text[hit.start : hit.end].lower() for hit in hits)
