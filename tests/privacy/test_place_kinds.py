"""What kind of place a name is of."""

import pytest

from pipeline.privacy.place_kinds import broad_kind, kind_of_place
from pipeline.text.placeholders import KINDS
from tests.privacy.talks import made, talk, texts


@pytest.mark.parametrize(
    ("name", "kind", "told"),
    [
        ("hekkfjord kommune", "organisation", "municipality"),
        ("kettle ward", "place", "ward"),
        ("kettle island", "place", "island"),
        ("marl hospital", "organisation", "hospital"),
        ("marl", "place", "place"),
        ("kommune", "place", "place"),
        ("ruth ward", "person", "person"),
    ],
)
def test_the_last_word_of_a_name_tells_the_kind_of_place(name: str, kind: str, told: str) -> None:
    assert kind_of_place(name, kind) == told
    assert told in KINDS and broad_kind(told) in ("person", "place", "organisation")


def test_places_are_replaced_by_kind_and_ages_by_tens() -> None:
    said = made(
        talk(
            "frontline/a.txt",
            ("R1", "She is eighty-eight and lives in Kettle Island."),
            ("R1", "We went to Kettle Island and to Marlow Hospital."),
        )
    )
    assert texts(said) == [
        "She is [in their eighties] and lives in [Island 1].",
        "We went to [Island 1] and to [Hospital 1].",
    ]
    assert {row.kind for row in said.redactions} == {"age", "place", "organisation"}
