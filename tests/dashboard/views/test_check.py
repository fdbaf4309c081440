"""The page Check."""

from __future__ import annotations

import pytest

from dashboard import marks
from dashboard.data import judging
from pipeline import tables
from tests import example_tables
from tests.pages import button, opened, seen, texts

# AppTest leaves a temporary folder to the garbage collector.
pytestmark = pytest.mark.filterwarnings("ignore:Implicitly cleaning up:ResourceWarning")


def test_mentions_are_judged_one_at_a_time_and_taken_back(example: object) -> None:
    app = opened("check")
    app.text_input(key="coder").set_value("Åse").run()
    first = texts(app)
    button(app, "no_").click().run()
    assert texts(app) != first
    button(app, "unsure_").click().run()
    assert marks.read("mention")["mark"].tolist() == ["no", "unsure"]
    assert "2 of " in app.get("progress")[0].proto.text
    button(app, "back_").click().run()
    assert marks.read("mention")["mark"].tolist() == ["no"]


def test_of_two_answers_to_one_mention_none_is_kept_and_it_is_asked_again(example: object) -> None:
    app = opened("check")
    first = texts(app)
    button(app, "yes_").click()
    button(app, "no_").click().run()  # a key pressed before the next mention was there
    assert marks.read("mention").empty
    assert texts(app) == first
    button(app, "yes_").click().run()
    assert marks.read("mention")["mark"].tolist() == ["yes"]


@pytest.mark.parametrize("task", ["A word that does not belong", "A topic that does not belong"])
def test_a_stray_word_or_topic_is_judged_and_counted_by_side(task: str, example: object) -> None:
    app = opened("check", task=task)
    app.text_input(key="coder").set_value("Åse").run()
    before = [one.label for one in app.button]
    button(app, "1_").click().run()
    assert [one.label for one in app.button] != before
    button(app, "unsure_").click().run()
    kind = "word_intrusion" if "word" in task else "topic_intrusion"
    assert marks.read(kind)["mark"].tolist() == ["1", "unsure"]
    assert "2 of " in app.get("progress")[0].proto.text
    shown = app.dataframe[0].value
    assert (shown["judged"].sum(), shown["unsure"].sum()) == (1, 1)
    assert set(shown["side"]) <= set(tables.CORPORA)
    exported = [one.key for one in opened("export").get("download_button")]
    assert any(str(key).startswith("precision_") for key in exported)


def test_themes_are_asked_about_as_themes(example: example_tables.Frames) -> None:
    lines_of_it = example[tables.Concordance].assign(kind="theme", concept="resources-and-time")
    tables.write(tables.Concordance, lines_of_it)
    assert "Does it speak of **resources and time**" in texts(opened("check", kind="themes"))


def test_an_item_to_judge_does_not_say_whose_it_is(shared_example: example_tables.Frames) -> None:
    item = next(element.value for element in seen("check").html if "cs-item" in element.value)
    for name in (*shared_example[tables.Documents]["title"], *tables.CORPORA, "Ragna", "turn"):
        assert name not in item


def test_precision_leaves_the_unsure_out_and_agreement_needs_two(
    example: example_tables.Frames,
) -> None:
    ids = example[tables.Concordance].query("corpus == 'policy'")["mention_id"].head(5).tolist()
    for id, mark in zip(ids, ["yes", "yes", "yes", "no", "unsure"], strict=True):
        marks.save("mention", "Åse", id, mark)
    marked = judging.mention_marks(marks.read("mention"), example[tables.Concordance])
    (row,) = judging.precision(marked).to_dict("records")
    assert (row["judged"], row["right"], row["unsure"]) == (4, 3, 1)
    assert (row["precision"], row["side"]) == (0.75, "policy")
    assert row["ci_low"] < 0.75 < row["ci_high"]
    assert "Agreement is shown once two" in texts(opened("check"))
    for id, mark in zip(ids[:2], ["yes", "no"], strict=True):
        marks.save("mention", "Tor", id, mark)
    assert "Of 2 that two or more judged, 1 alike; Krippendorff" in texts(opened("check"))


def test_the_page_says_that_it_is_apart_from_the_judging_of_passages(
    shared_example: object,
) -> None:
    assert "does not count on the page Judge passages" in texts(seen("check"))
