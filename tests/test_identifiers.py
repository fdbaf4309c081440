"""Identifiers in running text: numbers with check digits, addresses, dates of birth, names."""

import pytest

from benchmarks.bench_pseudonyms import interviews, score
from pipeline.agreement import wilson
from pipeline.identifiers import identifiers, is_danish_number, is_norwegian_number
from pipeline.names import Evidence


def found(text: str, language: str = "en", evidence: Evidence | None = None) -> dict[str, str]:
    """What is found without a model: text and kind."""
    (hits,) = identifiers([text], language=language, evidence=evidence or Evidence())
    return {text[hit.start : hit.end]: hit.kind for hit in hits}


@pytest.mark.parametrize("number", ["14037152030", "140371 52030", "54037152024", "14837112045"])
def test_a_norwegian_number_is_told_by_both_check_digits(number: str) -> None:
    assert is_norwegian_number(number)
    assert found(f"Det er {number} som gjelder.", "nb") == {number: "identity"}
    for place in range(len(number)):
        if number[place].isdigit():
            other = str((int(number[place]) + 1) % 10)
            assert not is_norwegian_number(number[:place] + other + number[place + 1 :])


def test_a_danish_number_counts_with_its_hyphen_or_its_check_digit() -> None:
    assert is_danish_number("120388-5101") and is_danish_number("1203885101")
    assert is_danish_number("120388-5102") and not is_danish_number("1203885102")
    assert not is_danish_number("451388-5101")


@pytest.mark.parametrize(
    ("text", "identifier", "kind"),
    [
        ("my NHS number is 999 123 4519, I think", "999 123 4519", "identity"),
        ("he has JG 10 37 59 A on the card", "JG 10 37 59 A", "identity"),
        ("hon har 880612-2399 på lappen", "880612-2399", "identity"),
        ("hon har 19880612-2399 på lappen", "19880612-2399", "identity"),
        ("write to a.b-c@home.example today", "a.b-c@home.example", "email"),
        ("see https://home.example/a?b=c.", "https://home.example/a?b=c", "web"),
        ("see www.home.example, please", "www.home.example", "web"),
        ("ring 01632 960417 before ten", "01632 960417", "phone"),
        ("ring +47 957 12 888 før ti", "+47 957 12 888", "phone"),
        ("ring 22 85 50 50 før ti", "22 85 50 50", "phone"),
        ("she was born on 14 March 1931, here", "14 March 1931", "birth_date"),
        ("hun er født 03.02.1934 og frisk", "03.02.1934", "birth_date"),
        ("it is 14 Tanyard Lane, Norbury NB3 7QX", "14 Tanyard Lane, Norbury NB3 7QX", "address"),
        ("det er Kirkeveien 14, 6790 Tveitvåg nå", "Kirkeveien 14, 6790 Tveitvåg", "address"),
    ],
)
def test_numbers_addresses_and_dates_of_birth_are_found(
    text: str, identifier: str, kind: str
) -> None:
    language = "nb" if any(word in text for word in ("født", "det er", "før", "hon")) else "en"
    assert found(text, language)[identifier] == kind


@pytest.mark.parametrize(
    "text",
    [
        "we met on 14 March 2019 about the plan",  # a date, and nobody's birth
        "it cost 12 500 in 2019 and 14 000 in 2020, 3.5 per cent more",
        "at twenty past four, on room 12, 38 residents",
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


def test_the_same_words_are_names_where_somebody_does_something() -> None:
    evidence = Evidence(names=frozenset({"liv"}))
    assert found("Liv bor i en gate. Så kom Bjørn.", "nb", evidence) == {
        "Liv": "person",
        "Bjørn": "person",
    }
    assert "Hope" in found("I asked Hope and Will about it.")
    assert "Will" in found("I asked Hope and Will about it.")


def test_titles_that_are_roles_stay_and_civil_ones_go() -> None:
    assert found("Then Nurse Okafor met Mrs Pettigrew.") == {
        "Okafor": "person",
        "Mrs Pettigrew": "person",
    }


def test_a_list_of_words_to_keep_and_one_to_hide_are_obeyed() -> None:
    kept = Evidence(keep=frozenset({"elmgate"}))
    assert found("We work at Elmgate.", evidence=kept) == {}
    hidden = Evidence(hide=("blue door",))
    assert found("We meet at the blue door.", evidence=hidden) == {"blue door": "person"}


def test_the_gold_has_three_hundred_identifiers_and_half_of_them_are_held_out() -> None:
    parts = {
        name: sum(turn.count("{") for _, turns in interviews(name) for turn in turns)
        for name in ("en_tune", "en_held", "nb_tune", "nb_held")
    }
    assert sum(parts.values()) >= 300
    assert parts["en_held"] + parts["nb_held"] >= 150


@pytest.mark.parametrize("language", ["en", "nb"])
def test_recall_and_precision_do_not_fall(language: str) -> None:
    scores = [score(language, part) for part in ("tune", "held")]
    n_found = sum(one.recall[0] for one in scores)
    n_planted = sum(one.recall[1] for one in scores)
    right, covered = sum(one.right for one in scores), sum(one.covered for one in scores)
    assert n_found / n_planted >= 0.97
    assert right / covered >= 0.97
    assert wilson(n_found, n_planted)[0] >= 0.93


def test_recall_over_both_languages_keeps_to_the_promise() -> None:
    scores = [score(language, part) for language in ("en", "nb") for part in ("tune", "held")]
    assert sum(one.recall[0] for one in scores) >= 0.98 * sum(one.recall[1] for one in scores)
    assert sum(one.right for one in scores) >= 0.90 * sum(one.covered for one in scores)
