"""Common nouns with a capital: posts, labels in a form, stressed words, stray capitals."""

import pytest

from pipeline.privacy.names.ambiguous.common_nouns import is_definite
from pipeline.privacy.names.evidence import Evidence
from pipeline.privacy.names.small_names import is_clear_compound
from tests.privacy.finding import found


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Then the Treasurer said no, and the Usher went.", "en"),
        ("Porter, Gardener, Driver: he had been all three.", "en"),
        ("Hope, they say. Fear groups, Shame groups, we have them all.", "en"),
        ("Tea was cold. School was far. Mass was long.", "en"),
        ("they gave me a Welcome pack and a Visitor badge and off I went", "en"),
        ("She wasn't an Account Manager then.", "en"),
        ("Bill or no bill, we pay.", "en"),
        ("og da sto jeg i Trappen med hele Kaken og ventet på henne", "nb"),
        ("de spiste Havregrøt om kvelden og det var godt for oss alle", "nb"),
        ("Jeg har ventet siden Konferansen. Ikke den siste.", "nb"),
        ("vi klager hver Torsdag og ingen hører på det vi sier der", "nb"),
    ],
)
def test_a_common_noun_stays(text: str, language: str) -> None:
    assert found(text, language) == {}


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("Then Nurse Okafor said no.", "en", "Okafor"),
        ("The twins are Comfort and Chibuzo.", "en", "Comfort"),
        ("I gave it to Fisher, and Fisher lost it.", "en", "Fisher"),
        ("Everyone calls him Sparky in the yard.", "en", "Sparky"),
        ("Vi ringte Hustad Sag og Høvleri.", "nb", "Hustad Sag og Høvleri"),
        ("Så kom Haugen, og Haugen var sint.", "nb", "Haugen"),
        ("Nå har Tiur, gutten til naboen, tatt båten.", "nb", "Tiur"),
        ("Det var en nabo Tone som fikk den.", "nb", "Tone"),
        ("Jeg dro dit med Tranflaska igjen.", "nb", "Tranflaska"),
        ("jeg kommer fra Mostranda og har bodd der hele livet mitt egentlig", "nb", "Mostranda"),
        ("De kalte ham Skruen, alle sammen.", "nb", "Skruen"),
    ],
)
def test_what_something_else_names_goes(text: str, language: str, name: str) -> None:
    assert name in found(text, language)


def test_what_the_project_knows_is_a_name() -> None:
    known = Evidence(names=frozenset({"usher"}), strong=frozenset({"usher"}))
    assert "Usher" in found("Then Usher went home.", evidence=known)
    assert "Usher" not in found("Then the usher went home.")


@pytest.mark.parametrize("word", ["rundkjøringa", "korridoren", "rettighetene"])
def test_a_definite_ending_tells_a_noun(word: str) -> None:
    assert is_definite(word, "nb")


@pytest.mark.parametrize("word", ["whitlock", "elida", "holtan", "bjerkaas", "karen"])
def test_names_have_none(word: str) -> None:
    assert not is_definite(word, "nb")


def test_a_compound_with_the_end_of_a_farm_or_town_is_not_clearly_one() -> None:
    assert is_clear_compound("energidrikk", "nb")
    assert not is_clear_compound("solbakken", "nb")


def test_an_article_or_an_adjective_makes_a_word_of_a_norwegian_name() -> None:
    assert found("Jeg fikk en Stein i skoen, og det var en vennlig Tone der.", "nb") == {}
    assert found("Vi møtte Elg der, og der sa Tiur nei.", "nb") == {
        "Elg": "person",
        "Tiur": "person",
    }


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Det var ei Liv som hjalp meg.", "Liv"),
        ("Det var en hyggelig Bjørn ringte meg.", "Bjørn"),
        ("Det var en Tone sa at det var greit.", "Tone"),
    ],
)
def test_an_article_makes_no_word_of_whom_a_persons_verb_follows(text: str, name: str) -> None:
    assert found(text, "nb") == {name: "person"}


def test_an_article_makes_no_word_of_whom_the_project_names() -> None:
    text, known = "Da fikk jeg en Stein der.", Evidence(names=frozenset({"stein"}))
    assert (found(text, "nb"), found(text, "nb", known)) == ({}, {"Stein": "person"})
