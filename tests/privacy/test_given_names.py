"""Names that labels, titles, file names and the catalogue give."""

import pytest

from pipeline.privacy.given_names import folded, given_names, names_somebody
from tests.privacy.talks import talk


@pytest.mark.parametrize("label", ["R1", "Interviewer", "Ward manager", "Volunteer 2", "Leder", ""])
def test_a_role_names_nobody(label: str) -> None:
    assert not names_somebody(label, language="nb")


@pytest.mark.parametrize("label", ["Signe", "Hope", "Solveig Haukeland", "MDK", "Bjørn (leder)"])
def test_a_name_names_somebody(label: str) -> None:
    assert names_somebody(label, language="nb")


def test_each_source_gives_names_with_their_kind() -> None:
    said = talk(
        "frontline/Kari Nordmann.txt",
        ("Signe (nurse)", "Nothing."),
        cluster="Elmgate",
        municipality="Tveitvåg",
        interviewer="Juno, Tomasz",
        role="nurse",
    )
    assert given_names([said]) == {
        "tveitvåg": "place",
        "juno": "person",
        "tomasz": "person",
        "elmgate": "organisation",
        "signe": "person",
        "kari": "person",
        "nordmann": "person",
    }


def test_names_are_compared_without_titles_case_and_marks() -> None:
    assert folded(" Mrs.  Ruth HALDANE, ") == "ruth haldane"
