"""The page Export."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dashboard.charts import everything
from pipeline import tables
from tests.pages import opened, seen, texts

# AppTest leaves a temporary folder to the garbage collector.
pytestmark = pytest.mark.filterwarnings("ignore:Implicitly cleaning up:ResourceWarning")


def test_the_export_lists_what_leaves_and_says_that_interviews_do_not(
    shared_example: object,
) -> None:
    app = seen("export")
    files = app.dataframe[0].value
    assert "gaps.csv" in set(files["file"])
    assert "passages.csv" not in set(files["file"])
    assert "Whole interviews are not among them" in texts(app)
    labels = [button.label for button in app.get("download_button")]
    assert labels[:3] == ["Report (HTML)", "Report (Word)", "All tables (ZIP)"]
    assert labels.count("PNG") == 35  # ten of journeys, eleven of one concept or topic


def test_without_csv_files_the_export_names_the_command(example: object) -> None:
    tables.MANIFEST.unlink()
    assert "dvc repro exports" in texts(opened("export"))


def test_what_neighbouring_pictures_found_alike_is_said_once(
    example: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    every = everything.every
    monkeypatch.setattr(
        everything, "every", lambda read: [replace(one, title="the same") for one in every(read)]
    )
    captions = [caption.value for caption in opened("export").caption]
    assert captions.count("the same") == 1
