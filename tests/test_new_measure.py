"""A measure that the registry gets is compared, said and shown, without touching other code."""

import numpy as np
import pandas as pd
import pytest

from dashboard.data import mention_rows
from pipeline.gap import measures as of_measures
from pipeline.gap.measures.evidence import Evidence
from pipeline.gap.measures.measured import Measured
from pipeline.levels.values import level_values
from pipeline.tables.measures import MEASURES, Measure, Trait, mention_item
from pipeline.wording import names
from pipeline.wording.findings import gap_sentence
from scripts import translations
from tests.gap.examples import BASIS, PARAMS, PLANTED, ROW, evidence_of

RATE = Measure(
    "laughter_rate",
    unit="per 10,000 words",
    items="laughs",
    sentence="rate",
    item_kind="word",
    together="kinds of laughter",
    likes="equally loud noises",
    followed_as="laughter",
)
IRONIC = Trait("ironic", "stand", "in a sentence of irony", "ironic tone")
SHARE = Measure(
    "irony_share",
    unit="share of a document's mentions, 0 to 1",
    items="concept, with irony",
    sentence="mention share",
    item_kind="mention",
    verdict_scale="difference",
    bridged_by=("difference", "ratio", "complement"),
    traits=(IRONIC,),
)


@pytest.fixture(autouse=True)
def _two_more_measures(monkeypatch: pytest.MonkeyPatch) -> None:
    def laughter_rate(evidence: Evidence, _: object) -> list[Measured]:
        values = np.linspace(1.0, 2.0, len(evidence.documents))[:, None]
        return [evidence.measured(RATE.name, ["giggles"], values, params=PARAMS)]

    for one in (RATE, SHARE):
        monkeypatch.setitem(MEASURES, one.name, one)
    monkeypatch.setitem(of_measures.VALUES, RATE.name, laughter_rate)


def test_it_is_among_the_values_that_are_compared_and_on_levels() -> None:
    assert RATE.name in {
        one.name for one in of_measures.measured(evidence_of(PLANTED), params=PARAMS)
    }
    evidence = evidence_of(PLANTED)
    documents = evidence.documents.assign(
        level_code=np.arange(len(evidence.documents)) % 2, place="", n_speakers=9
    )
    placed = Evidence(**{**vars(evidence), "documents": documents})
    found = level_values(placed, ("ward", "state"), params=PARAMS, min_group=1)
    assert RATE.name in {one.measured.name for one in found}


def test_its_items_are_said_in_its_own_words() -> None:
    row = {**ROW, "measure": SHARE.name, "item": mention_item("co-design", "ironic")}
    assert names.label(row) == "mentions of co-design stand in a sentence of irony"
    rate = {**ROW, "measure": RATE.name, "item": "giggles", "label": "giggles"}
    many = {**rate, "verdict": "cannot tell", "cannot_tell_because": "many", "p_adjusted": 0.5}
    assert "giggles" in str(gap_sentence(rate, basis=BASIS))
    assert "kinds of laughter" in str(gap_sentence(many, basis=BASIS))


def test_its_traits_are_rows_of_the_page_and_its_words_are_translated() -> None:
    row = {**ROW, "measure": SHARE.name, "item": mention_item("co-design", "ironic")}
    shown = mention_rows.mention_traits(pd.DataFrame([row]), "co-design")
    assert shown["name"].tolist() == ["ironic tone"]
    collected = {text for _, text, _ in translations.of_measures()}
    assert {"ironic tone", IRONIC.rest, RATE.together, RATE.likes, RATE.followed_as} <= collected
