"""Findings in sentences, and what colours stand for."""

from __future__ import annotations

from typing import Any

import pytest

from dashboard.charts import style
from dashboard.parts import statements
from pipeline import tables
from pipeline.wording.translation import in_language
from tests.dashboard.recorder import Recorder
from tests.dashboard.shown import example


@pytest.fixture
def page(monkeypatch: pytest.MonkeyPatch) -> Recorder:
    made = Recorder()
    monkeypatch.setattr(statements, "st", made)
    return made


def gap(item: str, **others: Any) -> dict[Any, Any]:
    return {**example(tables.Gaps, item=item).iloc[0].to_dict(), **others}


def test_a_finding_is_said_in_the_colour_and_shape_of_its_verdict(
    page: Recorder, shared_example: object
) -> None:
    statements.finding(gap("co-production", measure="concept_rate"))
    (shown,) = page.texts("html")
    assert "Policy uses co-production 13 times" in shown
    assert f'style="border-color:{style.COLOURS["policy"]}"' in shown
    assert f'title="more in policy">{style.SYMBOLS["policy"]}</span>' in shown


def test_cautions_stand_with_the_finding_and_figures_in_a_fold(
    page: Recorder, shared_example: object
) -> None:
    statements.finding(gap("co-production", measure="concept_rate"))
    statements.finding(gap("en-1", measure="topic_share"))
    (said, _, rest), (topic, _, figures) = (
        one.partition("<details>") for one in page.texts("html")
    )
    assert "13 times" in said and "95 % interval" not in said
    assert "95 % interval" in rest and rest.endswith("</details></div>")
    assert 'class="cs-caution">Not compared with the usual difference between' in topic
    assert figures.startswith("<summary>Figures and reasons</summary>") and "writing" not in figures


def test_a_label_with_markup_is_mere_text(page: Recorder, shared_example: object) -> None:
    statements.finding(gap("en-1", label="<img src=x>"))
    assert "<img" not in page.texts("html")[0]
    assert "&lt;img src=x&gt;" in page.texts("html")[0]


def test_a_legend_has_the_words_of_verdicts_or_of_sides(page: Recorder) -> None:
    statements.legend()
    statements.legend(("policy", "frontline"))
    with in_language("nb"):
        statements.legend(("policy", "frontline"))
    verdicts, sides, norwegian = page.texts("html")
    assert verdicts.count("<span>") == 4
    for kind in ("policy", "frontline", "bridge", "cannot tell"):
        assert (
            f'{style.COLOURS[kind]}">{style.SYMBOLS[kind]}</span> {style.WORDS[kind]}' in verdicts
        )
    assert "more in" not in sides
    assert "</span> frontline</span>" in sides
    assert "førstelinje" in norwegian
