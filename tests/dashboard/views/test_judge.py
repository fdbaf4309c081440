"""The page Judge passages."""

from __future__ import annotations

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from dashboard import marks
from dashboard.data.judging import passage_queue
from pipeline import tables
from tests import example_tables
from tests.pages import button, opened, seen, texts

# AppTest leaves a temporary folder to the garbage collector.
pytestmark = pytest.mark.filterwarnings("ignore:Implicitly cleaning up:ResourceWarning")

RESOURCES, MOTIVES = "item_resources-and-time", "item_motives"


def given() -> list[list[str]]:
    found = marks.read("judgement", file=passage_queue.FILE)
    return found[["coder", "place", "mark"]].to_numpy().tolist()


def passage(app: AppTest) -> str:
    return next(one.value for one in app.html if "cs-segment" in one.value)


def by(name: str, **url: str) -> AppTest:
    app = opened("judge", **url)
    app.text_input(key="coder").set_value(name).run()
    return app


def test_a_passage_is_judged_for_the_whole_codebook_at_once_and_saved(example: object) -> None:
    app = by("Åse")
    first = passage(app)
    button(app, RESOURCES).click().run()
    app.text_area[0].set_value("a *note*").run()
    assert passage(app) == first
    button(app, "next_").click().run()
    assert sorted(given()) == [
        ["Åse", "theme:motives", "no"], ["Åse", "theme:resources-and-time", "yes"],
    ]  # fmt: skip
    assert marks.read("memo", file=passage_queue.FILE)["mark"].tolist() == ["a *note*"]
    assert passage(app) != first
    assert app.text_area[0].value == ""
    button(app, "next_").click().run()  # nothing of the passage before is left chosen
    assert [mark for _, _, mark in given()].count("no") == 3
    button(app, "unsure_").click().run()
    assert [mark for _, _, mark in given()].count("unsure") == 2
    assert "You have judged 3." in app.get("progress")[0].proto.text
    assert not marks.FILE.exists()  # the pipeline reads a file of their own


def test_what_is_ticked_just_before_the_answer_counts_in_either_order(example: object) -> None:
    app = by("Åse")
    button(app, "next_").click()  # Streamlit hands on presses that it had to hold in any order
    button(app, MOTIVES).click().run()
    assert ["Åse", "theme:motives", "yes"] in given() and len(given()) == 2


def test_the_last_one_is_taken_back_and_asked_again_with_what_was_chosen(example: object) -> None:
    app = by("Åse")
    button(app, "next_").click().run()
    second = passage(app)
    button(app, MOTIVES).click().run()
    app.text_area[0].set_value("why?").run()
    button(app, "next_").click().run()
    button(app, "back_").click().run()
    assert passage(app) == second
    assert button(app, MOTIVES).proto.type == "primary"
    assert app.text_area[0].value == "why?"
    assert {mark for _, _, mark in given()} == {"no"} and len(given()) == 2
    assert marks.read("memo", file=passage_queue.FILE).empty
    button(app, MOTIVES).click().run()
    button(app, "next_").click().run()
    assert {mark for _, _, mark in given()} == {"no"} and len(given()) == 4


def test_a_passage_does_not_say_whose_it_is(shared_example: example_tables.Frames) -> None:
    app = seen("judge")
    assert "1 to 9, then the letters Q W E T A S D F G Z X V tick" in texts(app)
    shown = passage(app)
    assert "blind" in shown
    for name in (*shared_example[tables.Documents]["title"], *tables.CORPORA, "Ragna", "turn"):
        assert name not in shown


def test_another_coder_gets_the_same_passages_or_only_new_ones(example: object) -> None:
    first = by("Åse")
    start = passage(first)
    button(first, "next_").click().run()
    assert passage(by("Bo")) == start
    other = by("Bo", which="new")
    assert passage(other) == passage(first) != start


def test_what_models_are_unsure_of_is_proposed_apart_and_marked_so(
    example: example_tables.Frames,
) -> None:
    draws = example[tables.Draws].query("kind == 'theme'")
    first = draws.sort_values(["uncertainty", "passage"], ascending=[False, True])["passage"]
    app = by("Åse", which="proposed")
    assert "is no random sample" in texts(app) and "is a random sample" not in texts(app)
    button(app, "next_").click().run()
    button(app, "next_").click().run()
    marked = marks.read(passage_queue.PROPOSED, file=passage_queue.FILE)
    assert sorted(marked["item"]) == sorted(first.head(2))
    assert set(marked["place"]) == {"theme"}
    button(app, "back_").click().run()
    assert len(marks.read(passage_queue.PROPOSED, file=passage_queue.FILE)) == 1
    told = by("Bo")
    assert "is a random sample" in texts(told)
    button(told, "next_").click().run()  # in turn, so not as proposed
    assert len(marks.read(passage_queue.PROPOSED, file=passage_queue.FILE)) == 1
    tables.write(tables.Draws, example[tables.Draws].assign(uncertainty=float("nan")))
    assert "What models are unsure of" not in by("Bo").segmented_control(key="which").options


def test_each_item_of_a_long_codebook_can_be_ticked_though_keys_do_not_suffice(
    example: example_tables.Frames,
) -> None:
    """What cannot be ticked would be stored as a no that nobody said."""
    one = example[tables.JudgedItems].query("item == 'motives'")
    n = len(passage_queue.KEYS) + 1
    tables.write(
        tables.JudgedItems,
        pd.concat([one.assign(item=f"motive-{chr(97 + at)}") for at in range(n)]),
    )
    app = by("Åse")
    last = f"motive-{chr(96 + n)}"
    button(app, f"item_{last}").click().run()
    button(app, "next_").click().run()
    assert len(given()) == n
    assert [place for _, place, mark in given() if mark == "yes"] == [f"theme:{last}"]


def test_definitions_are_in_the_language_of_the_page_where_there_are_any(example: object) -> None:
    app = seen("judge", lang="nb")
    assert button(app, RESOURCES).help == "Penger, hender og timer."
    assert button(app, MOTIVES).help == "Why people volunteer, or are asked to."


def test_how_well_models_find_is_shown_by_side(example: example_tables.Frames) -> None:
    shown = next(frame.value for frame in seen("judge").dataframe if "list_recall" in frame.value)
    assert len(shown) == 2 and (shown["recall"].astype(float) == 0.7).all()
    tables.write(tables.CodeModels, tables.empty(tables.CodeModels))
    assert "How well models find it" not in texts(opened("judge"))


def test_agreement_is_shown_by_item_once_two_have_judged(example: object) -> None:
    assert "Agreement is shown once two" in texts(seen("judge"))
    for name, picks in (("Åse", {0, 2, 3}), ("Bo", {0, 2})):
        app = by(name)
        for number in range(5):
            if number in picks:
                button(app, MOTIVES).click().run()
            button(app, "next_").click().run()
    frames = [frame.value for frame in app.dataframe if "alpha" in frame.value]
    rows = frames[0].set_index("item")
    assert rows.loc["motives", ["n_twice", "n_agreed"]].tolist() == [5, 4]
    assert 0 < rows.loc["motives", "alpha"] < 1
    assert rows.loc["resources-and-time", "n_agreed"] == 5


def test_codes_of_people_and_practices_have_their_own_codebook(example: object) -> None:
    app = opened("judge", judged="code")
    assert any(str(one.key).startswith("item_time/no-time_") for one in app.button)
    assert not any(str(one.key).startswith(MOTIVES) for one in app.button)
    tables.write(tables.JudgedItems, tables.empty(tables.JudgedItems))
    assert "put a REFI-QDA project" in texts(opened("judge", judged="code"))


def test_what_was_corrected_is_shown_below(example: example_tables.Frames) -> None:
    shown = next(frame.value for frame in seen("judge").dataframe if "recall_policy" in frame.value)
    assert shown["item"].tolist() == ["resources-and-time"]
    tables.write(tables.Corrected, tables.empty(tables.Corrected))
    assert "once 50 passages of each side" in texts(opened("judge"))


def test_an_answer_that_cannot_be_kept_leaves_the_passage(example: object) -> None:
    passage_queue.FILE.parent.mkdir(parents=True)
    passage_queue.FILE.mkdir()
    app = by("Åse")
    first = passage(app)
    button(app, MOTIVES).click().run()
    button(app, "next_").click().run()
    assert passage(app) == first
    assert button(app, MOTIVES).proto.type == "primary"
    assert "could not be saved" in app.toast[0].value
