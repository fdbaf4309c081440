"""The page Concordance."""

from __future__ import annotations

import re

import pytest

from pipeline import tables
from tests import example_tables
from tests.pages import lines, opened, seen, texts

# AppTest leaves a temporary folder to the garbage collector.
pytestmark = pytest.mark.filterwarnings("ignore:Implicitly cleaning up:ResourceWarning")


def test_norwegian_letters_are_found_and_shown(shared_example: object) -> None:
    assert lines(seen("concordance", q="BLÅBÆR*"))["keyword"].tolist() == ["blåbærsyltetøy"]


def test_the_concordance_is_narrowed_by_how_it_is_told(shared_example: object) -> None:
    assert set(lines(seen("concordance", modality="aspiration"))["corpus"]) == {"policy"}


def test_the_concordance_is_narrowed_by_side_document_and_speaker(
    shared_example: example_tables.Frames,
) -> None:
    assert set(lines(seen("concordance", corpus="frontline"))["corpus"]) == {"frontline"}
    assert set(lines(seen("concordance", document="policy-agreements"))["doc_id"]) == {
        "policy-agreements"
    }
    said = shared_example[tables.Passages].query("speaker == 'Ragna'")["segment_id"].iloc[0]
    app = seen("concordance", q="the", speaker=said)
    assert set(lines(app)["speaker"]) == {"Ragna"}
    assert app.query_params["speaker"] == said


def test_the_concordance_is_narrowed_by_the_catalogues_own_columns(
    shared_example: example_tables.Frames,
) -> None:
    volunteers = shared_example[tables.Documents].query("role == 'volunteer'")["doc_id"]
    found = set(lines(seen("concordance", q="the", by_role="volunteer"))["doc_id"])
    assert found
    assert found <= set(volunteers)


def test_the_concordance_is_put_in_order_of_what_stands_beside(shared_example: object) -> None:
    after = lines(seen("concordance", q="the", order="right"))["right"]
    words = [re.findall(r"\w+", text.casefold()) for text in after]
    assert words == sorted(words)
    assert words != [
        re.findall(r"\w+", text.casefold()) for text in lines(seen("concordance", q="the"))["right"]
    ]


def test_interviewers_are_searched_only_on_request(example: object) -> None:
    assert "Interviewer" not in set(lines(opened("concordance", q="volunteers"))["speaker"])
    app = opened("concordance", q="how is it")
    assert "No sentence of this kind" in texts(app)
    app.toggle(key="interviewers").set_value(True).run()
    assert set(lines(app)["speaker"]) == {"Interviewer"}


def test_prompted_mentions_can_be_told_apart(shared_example: example_tables.Frames) -> None:
    assert lines(seen("concordance", prompted="prompted"))["prompted"].all()


def test_lines_that_the_figures_do_not_count_are_said_to_be_among_them(
    shared_example: example_tables.Frames,
) -> None:
    assert "the interviewer said first; rates" in texts(seen("concordance"))
    assert "the interviewer said first; rates" not in texts(seen("concordance", q="notebook"))
