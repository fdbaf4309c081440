"""Initials, dotted or explained by a word near them."""

import pytest

from pipeline.privacy.names.evidence import Evidence
from tests.privacy.finding import found


@pytest.mark.parametrize(
    ("text", "identifier", "kind", "language"),
    [
        ("and D.W. came by", "D.W.", "person", "en"),
        ("then MT wrote back to us", "MT", "person", "en"),
        ("put F P down for the raffle", "F P", "person", "en"),
        ("på tavla står det HT fastende", "HT", "person", "nb"),
    ],
)
def test_it_is_found(text: str, identifier: str, kind: str, language: str) -> None:
    assert found(text, language) == {identifier: kind}


@pytest.mark.parametrize(
    "text",
    [
        "the NHS and the GP came",
        "it is the TV and the PC",
    ],
)
def test_ordinary_talk_is_left(text: str) -> None:
    assert found(text) == {}


def test_a_public_body_in_capitals_before_a_country_is_nobody() -> None:
    assert found("We asked the WHO, U.S. officials and the NASA, U.K. side of it.") == {}
    assert found("On the label: KERSLAKE, R. and no more.") == {"KERSLAKE, R.": "person"}
    assert found("On the label: HOLM, U.S. and no more.") == {"HOLM, U.S.": "person"}


@pytest.mark.parametrize("name", ["KYTE, T.", "QUIN, R.M.", "LANTERN, P."])
def test_a_surname_that_is_short_or_a_word_is_found_before_an_initial(name: str) -> None:
    assert found(f"On the label: {name} and no more.") == {name: "person"}


def test_initials_of_known_people_are_found_without_a_word_near_them() -> None:
    evidence = Evidence(initials=frozenset({"ktb"}))
    assert found("and KTB came to us", evidence=evidence) == {"KTB": "person"}
    assert found("and KTB came to us") == {}


def test_a_word_that_is_stressed_by_capitals_stays() -> None:
    assert found("It IS blue. HE says it, and WE signed.", "en") == {}


def test_two_letters_that_are_no_short_form_are_somebody_s() -> None:
    assert "VK" in found("And VK took the keys home.") and "V K" in found("And V K had them.")
    assert found("The GP and the OT sent a CV to the HR of the NHS by TV.") == {}
    assert found("The plan was C I think.") == {}
