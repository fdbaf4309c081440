"""The page Method."""

from __future__ import annotations

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
    assert naming.plain("Which word does not belong? 75% right") in texts(app)
    assert "are not those of now" not in texts(app)
    tables.write(tables.TopicValidation, example[tables.TopicValidation].assign(current=False))
    assert "are not those of now" in texts(opened("method"))


def test_the_method_page_shows_how_the_tables_were_made(shared_example: object) -> None:
    shown = pd.concat([element.value for element in seen("method").dataframe])
    assert "documents.folder" in set(shown["what"].dropna())
