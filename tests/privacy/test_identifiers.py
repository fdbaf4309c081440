"""Identifiers in running text: numbers with check digits, addresses, dates of birth, names."""

import pytest

from benchmarks.bench_pseudonyms import PARTS, interviews, score, together
from pipeline.privacy.identifiers import identifiers, is_danish_number, is_norwegian_number
from pipeline.privacy.names import Evidence
from pipeline.privacy.pseudonyms import evidence_of
from pipeline.stats.agreement import wilson


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
        ("he is ninety-three, September 17th, 1929", "September 17th, 1929", "birth_date"),
        ("look at tuesdayclub.org.uk for it", "tuesdayclub.org.uk", "web"),
        ("look at plans.home.example/a/2023-881 for it", "plans.home.example/a/2023-881", "web"),
        (
            "he is at Flat 12, Kestrel House, Oldfield Road, Brinsley M19 4TF, just ring",
            "Flat 12, Kestrel House, Oldfield Road, Brinsley M19 4TF",
            "address",
        ),
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
        ("For mental health an officer, a Mental Health Officer, came.", "en"),
    ],
)
def test_what_speech_makes_look_like_a_name_is_left(text: str, language: str) -> None:
    evidence = evidence_of([(language, text)], base=Evidence())
    assert found(text, language, evidence) == {}


def test_a_list_of_words_to_keep_and_one_to_hide_are_obeyed() -> None:
    kept = Evidence(keep=frozenset({"elmgate"}))
    assert found("We work at Elmgate.", evidence=kept) == {}
    hidden = Evidence(hide=("blue door",))
    assert found("We meet at the blue door.", evidence=hidden) == {"blue door": "person"}


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
    assert n_found / n_planted >= 0.98
    assert wilson(n_found, n_planted)[0] >= 0.94
    assert made.right / made.covered >= 0.96
