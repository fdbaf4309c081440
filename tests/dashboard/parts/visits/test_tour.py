"""Five words that are explained on a first visit."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import marks
from dashboard.parts.visits import tour
from pipeline import tables
from pipeline.wording.translation import in_language
from tests.dashboard.shown import example
from tests.pages import opened, texts

# AppTest leaves a temporary folder to the garbage collector.
pytestmark = pytest.mark.filterwarnings("ignore:Implicitly cleaning up:ResourceWarning")


def is_open(app: AppTest) -> bool:
    """Whether the words are unfolded."""
    (fold,) = (one for one in app.expander if one.label.startswith("Five words"))
    return bool(fold.proto.expanded)


def test_the_words_are_open_on_a_first_visit_and_closed_once_they_are_known(
    example: object,
) -> None:
    app = opened("overview")
    assert is_open(app)
    app.button(key="tour_seen_button").click().run()
    assert marks.read(tour.KIND)["item"].tolist() == ["five words"]
    assert not is_open(app)
    again = opened("overview")
    assert not is_open(again)
    assert "**Cluster**" in texts(again)  # still there to be looked up


def test_where_nothing_can_be_kept_the_words_stay_closed_for_the_session(
    example: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuses(*_: object, **__: object) -> None:
        raise marks.NotSaved("no room")

    monkeypatch.setattr(marks, "save", refuses)
    app = opened("overview")
    app.button(key="tour_seen_button").click().run()
    assert not app.exception
    assert not is_open(app)


def test_the_words_speak_of_these_documents_in_either_language() -> None:
    lines = tour._explained(example(tables.Design))
    assert len(lines) == 5
    n = example(tables.Design).set_index("corpus")
    assert f"({n.loc['policy', 'n_documents']} here)" in lines[0]
    assert f"{n.loc['frontline', 'n_clusters']} for the frontline" in lines[1]
    with in_language("nb"):
        assert [one.split("**")[1] for one in tour._explained(example(tables.Design))] == [
            "Part", "Klynge", "Intervall", "Konklusjon", "Kan ikke avgjøres",
        ]  # fmt: skip
