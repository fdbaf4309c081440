"""Changes of what is settled about a document."""

from __future__ import annotations

from dashboard.data import readings
from pipeline.config.readings import Correction, Readings

DOCUMENT = "d0123456789ab"
ANNA, BERIT, CARL = "s0000000000aa", "s0000000000bb", "s0000000000cc"


def test_a_speaker_has_one_role_and_none_who_is_no_speaker_is_somebody() -> None:
    one = readings.with_same(Correction(document=DOCUMENT), ANNA, BERIT)
    assert one.same == ((BERIT, ANNA),)
    assert readings.same_as(one, ANNA) == BERIT
    asking = readings.with_role(readings.with_role(one, ANNA, "answers"), ANNA, "asks")
    assert (asking.asks, asking.answers) == ((ANNA,), ())
    none = readings.with_role(asking, ANNA, "no_speakers")
    assert (none.asks, none.same, none.no_speakers) == ((), (), (ANNA,))
    again = readings.with_same(none, ANNA, CARL)
    assert (again.no_speakers, again.same) == ((), ((CARL, ANNA),))
    assert list(Readings(documents=(again,)).problems()) == []


def test_a_third_joins_a_group_and_leaves_it() -> None:
    two = readings.with_same(Correction(document=DOCUMENT), ANNA, BERIT)
    three = readings.with_same(two, CARL, ANNA)
    assert three.same == ((BERIT, ANNA, CARL),)
    assert readings.with_same(three, ANNA, "").same == ((BERIT, CARL),)
    assert readings.with_same(two, ANNA, "").is_empty


def test_names_that_are_not_shown_stay_as_they_were_settled() -> None:
    before = Correction(document=DOCUMENT, no_names=("n0000000000aa", "n0000000000bb"))
    names = {"[Person 1]": ("n0000000000bb",), "[Person 2]": ("n0000000000cc",)}
    made = readings.with_no_names(before, names, ["[Person 2]"])
    assert made.no_names == ("n0000000000aa", "n0000000000cc")
