"""What a project's texts tell of their words."""

import pytest

from benchmarks.known_names import evidence_of
from pipeline.privacy.names.evidence import Evidence
from pipeline.privacy.names.project import inner_names, titled_names
from tests.privacy.finding import found


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("a card to Mr I. Pritchard came", "Mr I. Pritchard"),
        ("we asked J. Burrows about it", "J. Burrows"),
        ("it was Sarah M. who said so", "Sarah M."),
        ("He is Sgt. Winston Clarke now", "Winston Clarke"),
        ("Winston. He taught me", "Winston"),
        ("you will see. Then Will took over", "Will"),
        ("mark my words. Mark from the kitchen said it", "Mark"),
        ("a sure start. She went to Sure Start in May", "Sure Start"),
        ("we met at the Tuesday Club again", "Tuesday Club"),
    ],
)
def test_names_that_speech_makes_hard_to_see_are_found(text: str, name: str) -> None:
    evidence = evidence_of([("en", text)], base=Evidence())
    assert found(text, evidence=evidence) == {name: found(text, evidence=evidence)[name]}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Well. Ring me any time.", "en"),
        ("She is South African and brisk.", "en"),
        ("We had fun. [laughs] Then it rained.", "en"),
        ("Jeg har klaget til Statsforvalteren, og Ordføreren vet det. [ler] Hun var her.", "nb"),
        ("Brevet kom fra Pasientombudet og gikk til Kommunehuset.", "nb"),
        ("For mental health an officer, a Mental Health Officer, came.", "en"),
    ],
)
def test_what_speech_makes_look_like_a_name_is_left(text: str, language: str) -> None:
    evidence = evidence_of([(language, text)], base=Evidence())
    assert found(text, language, evidence) == {}


def test_a_name_inside_a_sentence_is_evidence_for_the_same_word_elsewhere() -> None:
    assert inner_names("So I asked Tomasz.", language="en", evidence=Evidence()) == {"tomasz"}
    assert inner_names("Tomasz came.", language="en", evidence=Evidence()) == set()


def test_what_follows_a_title_or_a_given_name_is_a_name() -> None:
    assert titled_names("We asked Nurse Hope and Ruth Field.") == {"hope", "field"}


def test_words_written_small_are_gathered_from_all_texts() -> None:
    made = evidence_of([("en", "I hope so."), ("nb", "vi venter")], base=Evidence())
    assert {"hope", "so", "vi", "venter"} <= made.small


def test_a_small_word_after_a_name_is_none() -> None:
    assert titled_names("<v Ruth>The tea is cold. Ruth The tea. Ruth Haldane, Mrs Hope.") == {
        "haldane",
        "hope",
    }
