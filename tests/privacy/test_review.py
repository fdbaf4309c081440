"""What was taken for a name, as its owner sees it, and what becomes of the answers."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.config.reviewed_names import ReviewedNames
from pipeline.privacy.pseudonyms import Hiding, searched
from pipeline.privacy.review import Named, named
from scripts.review_names import answered, review, shown
from tests.privacy.talks import made, talk, texts

TALKS = [
    talk(
        "frontline/a.txt",
        ("R1", "I asked Ruth Haldane with Vessel. Then Ruthie and Ruth Haldane met Okonkwo."),
    ),
    talk("frontline/b.txt", ("R1", "With Ruthie we went to Okonkwo.")),
]


def found(hiding: Hiding | None = None) -> list[Named]:
    return named(*searched(TALKS, hiding=hiding or Hiding())[:3])


def by_surface(surface: str) -> Named:
    (one,) = [one for one in found() if surface in {word.surface for word in one.wordings.values()}]
    return one


def test_each_placeholder_has_its_wordings_with_count_and_lines() -> None:
    one = by_surface("Ruth Haldane")
    assert one.n == 2
    (wording,) = one.wordings.values()
    assert wording.lines[0].startswith("frontline/a.txt, turn 1: I asked >Ruth Haldane< with")


def test_the_most_doubtful_come_first_and_no_name_shows_by_chance() -> None:
    order = [one.placeholder for one in found()]
    assert order.index(by_surface("Vessel").placeholder) < order.index(
        by_surface("Okonkwo").placeholder
    )
    assert "Okonkwo" not in repr(found())


def hidden(names: ReviewedNames) -> str:
    return " / ".join(texts(made(*TALKS, **vars(Hiding().with_reviewed(names)))))


def test_a_word_that_is_kept_stays_and_names_of_one_person_have_one_placeholder() -> None:
    names = ReviewedNames(keep=("Vessel",), same=(("Ruth Haldane", "Ruthie"),), hide=("went",))
    text = hidden(names)
    assert "Vessel" not in hidden(ReviewedNames())
    assert text.startswith("I asked [Person 1] with Vessel. Then [Person 1] and [Person 1]")
    assert "With [Person 1] we [Person" in text


def test_a_kept_word_is_no_name_in_labels_and_titles_either() -> None:
    said = talk("frontline/a.txt", ("Brimwold", "I plan with Brimwold."), title="Brimwold tells")
    names = ReviewedNames(keep=("Brimwold",))
    (one,) = made(said, **vars(Hiding().with_reviewed(names))).readings
    assert one.row["title"] == "Brimwold tells"
    assert one.segments[0]["speaker"] == "Brimwold"


@pytest.mark.parametrize(
    ("answer", "settled"),
    [
        ("", {"right": ("Okonkwo",)}),
        ("k", {"keep": ("Okonkwo",)}),
        ("s Ada Obi", {"same": (("Ada Obi", "Okonkwo"),)}),
        ("h Tiny", {"hide": ("Tiny",)}),
        ("what?", {}),
        ("s", {}),
    ],
)
def test_an_answer_settles_what_it_says(answer: str, settled: dict[str, object]) -> None:
    one = by_surface("Okonkwo")
    assert answered(ReviewedNames(), one, answer) == ReviewedNames(**settled)  # type: ignore[arg-type]


def test_groups_that_share_a_name_become_one() -> None:
    names = ReviewedNames(same=(("Ada Obi", "Ada"), ("Jo", "Joan")))
    names = answered(names, by_surface("Okonkwo"), "s Ada")
    assert names.same == (("Jo", "Joan"), ("Ada Obi", "Ada", "Okonkwo"))


def test_one_may_stop_and_go_on_and_is_asked_nothing_twice(tmp_path: Path) -> None:
    told: list[str] = []
    answers = iter(["k", "q"])
    saved: list[ReviewedNames] = []

    def save(names: ReviewedNames) -> ReviewedNames:
        saved.append(names)
        return names

    def ask(_: str) -> str:
        return next(answers)

    names = review(found(), ReviewedNames(), ask=ask, tell=told.append, save=save)
    assert saved == [names] and len(names.keep) == 1
    answers = iter(["nonsense", "", "", ""])
    told.clear()
    names = review(found(), names, ask=ask, tell=told.append, save=save)
    assert len(told) == len(found()) - 1
    assert review(found(), names, ask=ask, tell=told.append, save=save) == names


def test_what_is_shown_names_the_placeholder_the_count_and_how_much_is_left() -> None:
    text = shown(by_surface("Ruth Haldane"), 7)
    assert "2 times; 7 more" in text and "  Ruth Haldane (2)" in text


def test_a_wording_is_doubted_by_the_words_of_its_own_language() -> None:
    told = talk("frontline/n.txt", ("R1", "Vi traff Kari Nordmann i går."), language="nb")
    every = named(*searched([*TALKS, told], hiding=Hiding())[:3])
    words = {w.surface: w.language for one in every for w in one.wordings.values()}
    assert (words["Ruth Haldane"], words["Kari Nordmann"]) == ("en", "nb")
