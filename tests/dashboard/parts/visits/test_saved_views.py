"""The view of now as a link, and views that were given a name."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard import marks
from dashboard.parts.visits import saved_views
from pipeline import tables
from tests import example_tables
from tests.pages import PAGES, opened, seen

# AppTest leaves a temporary folder to the garbage collector.
pytestmark = pytest.mark.filterwarnings("ignore:Implicitly cleaning up:ResourceWarning")

CHOICES = {"q": ["the"], "order": ["right"], "by_role": ["frontline-f01-aldervik"]}


def test_a_view_is_kept_by_its_choices_and_forgotten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert saved_views.read() == []
    saved_views.keep("Åse", "for the memo", "concordance", CHOICES)
    saved_views.keep("Åse", "a first", "topics", {})
    saved_views.keep("Åse", "for the memo", "words", CHOICES)
    first, second = saved_views.read()
    assert (first.name, first.file, first.choices) == ("a first", "topics", {})
    assert (second.file, second.choices) == ("words", CHOICES)
    saved_views.forget(first)
    assert saved_views.read() == [second]


@pytest.mark.parametrize(
    "held", ["", "[]", "{}", '{"file": "gone", "choices": {}}', '{"file": "words", "choices": 3}']
)
def test_a_mark_that_is_no_view_is_left_out(
    held: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    marks.save(saved_views.KIND, "Åse", "x", held)
    assert saved_views.read() == []


def test_a_view_is_named_on_its_page_and_opens_from_another_in_the_readers_language(
    example: object,
) -> None:
    app = opened("concordance", q="the", order="right", lang="nb")
    app.text_input(key="view_name").set_value("til *notatet*").run()
    app.button(key="keep_view").click().run()
    assert not app.exception
    (view,) = saved_views.read()
    assert view.file == "concordance"
    assert view.choices == {"kind": ["label"], "order": ["right"], "q": ["the"]}
    other = opened("words")
    assert any(link.proto.label == r"til \*notatet\*" for link in other.get("page_link"))
    forget = next(one for one in other.button if str(one.key).startswith("forget_"))
    forget.click().run()
    assert saved_views.read() == []


@pytest.mark.parametrize("page", PAGES)
def test_no_address_holds_a_title_a_speaker_a_cluster_or_a_sentence(
    page: str, shared_example: example_tables.Frames
) -> None:
    app = seen(page)
    held = [*app.query_params.values(), *app.session_state["choices_shown"].values()]
    there = [one for values in held for one in ([values] if isinstance(values, str) else values)]
    assert there or page in ("overview", "export", "method", "plan")
    documents = shared_example[tables.Documents]
    told = {
        *documents["title"], *documents["cluster"], *shared_example[tables.Passages]["speaker"],
        *shared_example[tables.Promises]["statement"], *shared_example[tables.Gaps]["label"],
    } - set(shared_example[tables.Gaps]["item"]) - {""}  # fmt: skip
    assert told.isdisjoint(there)
