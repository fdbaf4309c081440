"""The page Documents."""

from __future__ import annotations

import pandas as pd
import pytest

from dashboard import naming
from pipeline import tables
from tests import example_tables
from tests.pages import opened, seen, texts

# AppTest leaves a temporary folder to the garbage collector.
pytestmark = pytest.mark.filterwarnings("ignore:Implicitly cleaning up:ResourceWarning")


def test_what_was_taken_out_of_the_interviews_that_are_shown_is_counted(
    shared_example: object,
) -> None:
    app = seen("documents")
    assert naming.plain("15 names and numbers were replaced (in 1 interview)") in texts(app)
    shown = next(e.value for e in app.dataframe if "n_replaced" in e.value)
    assert shown["title"].tolist() == ["Interview with Ragna, Aldervik"] * 2
    assert "Nothing was taken out of these" in texts(seen("documents", by_corpus="policy"))


def test_a_document_opens_at_the_place_that_a_link_names(example: example_tables.Frames) -> None:
    one = example[tables.Passages].head(1)
    ids = [f"policy-care-of-tomorrow:{n:04d}" for n in range(90)]
    tables.write(tables.Passages, pd.concat([one] * 90).assign(segment_id=ids))
    app = opened("documents", document="The care of tomorrow", place=ids[70])
    assert "From segment 69 of 90" in texts(app)
    assert texts(app).count("cs-segment policy policy chosen") == 1
    other = opened("documents", document="Putting it on paper", place=ids[70])
    assert "From segment" not in texts(other)


def test_documents_are_filtered_by_the_catalogues_own_columns(shared_example: object) -> None:
    app = seen("documents", by_role="volunteer")
    assert set(app.dataframe[0].value["role"]) == {"volunteer"}


def test_files_that_could_not_be_used_are_listed_with_the_remedy(shared_example: object) -> None:
    unused = seen("documents").dataframe[1].value
    assert unused["remedy"].tolist()[0] == (
        "install tesseract with eng, nor, dan and swe, or run text recognition (OCR) on it first, "
        "for instance with OCRmyPDF"
    )


def test_a_document_is_read_with_its_speakers(shared_example: object) -> None:
    app = seen("documents", document="Interview with Åse, Aldervik")
    said = texts(app)
    assert "Åse · turn 2" in said
    assert "Interviewer · turn 1" in said


def test_a_long_document_is_read_page_by_page(example: example_tables.Frames) -> None:
    one = example[tables.Passages].head(1)
    ids = [f"policy-care-of-tomorrow:{n:04d}" for n in range(90)]
    long = pd.concat([one] * 90).assign(segment_id=ids)
    tables.write(tables.Passages, long)
    app = opened("documents")
    assert app.get("pagination")[0].num_pages == 3
    assert texts(app).count("cs-segment") - 1 <= 50
