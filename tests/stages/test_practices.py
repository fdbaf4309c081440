"""The stage that learns practices from examples, with a model of few examples."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import pytest

from pipeline import tables
from pipeline.config.params import Params, load_params
from pipeline.mentions.learned import finders
from pipeline.stages import practices as stage
from tests.linguistics.read_texts import word_lists
from tests.mentions.learned.taught import rows
from tests.paths import ROOT

Asked = Callable[[str], dict[str, pd.DataFrame]]
"""What the stage writes, by the name of the table, where practices are found by that."""


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Asked:
    given = load_params(ROOT / "params.yaml")
    written: dict[str, pd.DataFrame] = {}

    def work(found_by: str) -> dict[str, pd.DataFrame]:
        params = given.model_copy(
            update={
                "practices": given.practices.model_copy(update={"found_by": found_by}),
                "annotations": given.annotations.model_copy(update={"models": {}}),
            }
        )

        def load() -> Params:
            return params

        monkeypatch.setattr(stage, "load_params", load)
        stage.main()
        return written

    lexicon, roles = word_lists()
    monkeypatch.setattr(stage, "load_lexicon", lambda: lexicon)
    monkeypatch.setattr(stage, "load_roles", lambda: roles)
    monkeypatch.setattr(stage, "load_practice_examples", lambda *_: {"en": rows()})
    monkeypatch.setattr(
        stage.tables, "write", lambda table, frame: written.update({table.__name__: frame})
    )
    return work


def test_a_model_is_written_that_finds_practices_with_how_well_it_does(asked: Asked) -> None:
    made = asked("model")
    model = finders(made["PracticeWeights"])["en"]
    assert set(model.concepts) == {"co-planning", "co-decision"}
    both = made["PracticeModels"].set_index("corpus").loc["both"]
    assert (both["n_passages"], both["n_practices"], both["n_sets"]) == (80, 40, 5)
    assert both["recall"] > 0.9 and both["recall_low"] < both["recall"]


def test_nothing_is_learned_where_the_lexicon_finds_practices(asked: Asked) -> None:
    made = asked("list")
    assert made["PracticeWeights"].empty and made["PracticeModels"].empty
    assert tables.columns(tables.PracticeModels).keys() == set(made["PracticeModels"].columns)
