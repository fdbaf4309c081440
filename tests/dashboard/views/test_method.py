"""The page Method."""

from __future__ import annotations

import json

import pandas as pd
import pytest

from dashboard import naming
from pipeline import tables
from tests import example_tables
from tests.pages import opened, seen, texts

# AppTest leaves a temporary folder to the garbage collector.
pytestmark = pytest.mark.filterwarnings("ignore:Implicitly cleaning up:ResourceWarning")


def test_what_people_see_in_the_topics_is_told_beside_guessing(
    example: example_tables.Frames,
) -> None:
    app = opened("method")
    assert naming.plain("Which word does not belong? 75\u00a0% right") in texts(app)
    assert "are not those of now" not in texts(app)
    tables.write(tables.TopicValidation, example[tables.TopicValidation].assign(current=False))
    assert "are not those of now" in texts(opened("method"))


def test_the_method_page_shows_how_the_tables_were_made(shared_example: object) -> None:
    shown = pd.concat([element.value for element in seen("method").dataframe])
    assert "documents.folder" in set(shown["what"].dropna())


def test_fingerprints_of_files_share_one_fold(example: object) -> None:
    made = json.loads(tables.MANIFEST.read_text(encoding="utf-8"))
    prints = {"lexicon_sha256": "a1", "roles_sha256": "b2"}
    tables.MANIFEST.write_text(json.dumps({**made, **prints}), encoding="utf-8")
    app = opened("method")
    labels = [one.label for one in app.expander]
    assert "sha256" in labels
    assert not any(label.endswith("_sha256") for label in labels)
    shown = pd.concat([element.value for element in app.dataframe])
    assert prints.keys() <= set(shown["what"].dropna())
