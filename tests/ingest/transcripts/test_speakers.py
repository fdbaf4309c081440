"""Words that may stand before a turn: roles, names, and what is neither."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.ingest.transcripts.speakers import (
    answers,
    asks,
    bare,
    folded,
    is_common_word,
    is_name,
    is_no_speaker,
    is_post,
    is_reply,
    is_role,
    is_weak,
    may_be_speaker,
)


@pytest.mark.parametrize(
    "label", ["INT", "Interviewer 2", "Moderator", "forsker", "Q.", "Spm", "Intervjuar (kvinne)"]
)
def test_roles_of_those_who_ask_are_known_in_several_languages(label: str) -> None:
    assert asks(label)
    assert not answers(label)
    assert is_role(label)


@pytest.mark.parametrize("label", ["R1", "Informant 3", "Deltaker 12", "Speaker A", "Svar", "P.2"])
def test_roles_of_those_who_answer_are_known_in_several_languages(label: str) -> None:
    assert answers(label)
    assert not asks(label)
    assert is_role(label)


@pytest.mark.parametrize("label", ["Anna Hansen", "Marta", "von Berg", "iPhone", "Ward 7"])
def test_a_name_has_few_words_with_capitals_or_numbers(label: str) -> None:
    assert is_name(label)
    assert not is_role(label)


@pytest.mark.parametrize("label", ["Date", "Note", "Sted", "the ward", "", "A" * 41, "so"])
def test_words_of_a_head_and_sentences_are_no_names(label: str) -> None:
    assert not is_name(label)


@pytest.mark.parametrize("label", ["Ward manager", "Frivillig koordinator", "Nurse/contact"])
def test_an_occupation_may_be_a_label(label: str) -> None:
    assert is_post(label)


@pytest.mark.parametrize("label", ["The manager", "Anna said", "Nurse", "ward manager"])
def test_the_beginning_of_a_sentence_is_no_occupation(label: str) -> None:
    assert not is_post(label)


def test_some_roles_are_also_words_before_a_colon() -> None:
    assert is_weak("Question") and is_weak("A")
    assert not is_weak("INT") and not is_weak("R1")


@pytest.mark.parametrize("text", ["Yes, we do.", "Mm.", "Okay", "ja, nettopp", "hm"])
def test_short_answers_are_known(text: str) -> None:
    assert is_reply(text)


@pytest.mark.parametrize("text", ["MM", "Yesterday we met.", "Nora", "Jane"])
def test_names_initials_and_sentences_are_no_short_answers(text: str) -> None:
    assert not is_reply(text)


def test_words_that_begin_sentences_are_common_in_any_case() -> None:
    assert is_common_word("The") and is_common_word("fordi") and is_common_word("Well,")
    assert not is_common_word("Marta")


def test_labels_are_compared_without_stops_spaces_and_case() -> None:
    assert folded(" P. 2 ") == "p 2"
    assert bare("Anna Hansen, nurse (R1)") == "Anna Hansen"
    assert is_no_speaker(" Dato. ")


@given(st.text(max_size=60))
def test_no_text_breaks_the_rules_and_a_role_is_of_one_kind_at_least(text: str) -> None:
    assert is_role(text) == (asks(text) or answers(text))
    assert folded(folded(text)) == folded(text)
    if is_name(text):
        assert not is_no_speaker(bare(text))


def test_the_number_of_a_part_is_no_speaker() -> None:
    assert not may_be_speaker("Topic 2") and not may_be_speaker("Tema 3")
    assert may_be_speaker("Speaker 2")


def test_words_before_a_role_say_who_else_asks() -> None:
    for label in ("Medintervjuer", "bitr. moderator", "Co-interviewer", "Second interviewer 2"):
        assert asks(label)
    for label in ("Medlem", "Assistant", "Bi", "Second", "Medborger"):
        assert not asks(label)
