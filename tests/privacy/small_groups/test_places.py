"""Places by number."""

from __future__ import annotations

from pipeline import tables
from pipeline.privacy.small_groups.places import place_numbers


def test_documents_of_one_place_have_one_number_that_says_nothing_of_its_name() -> None:
    made = place_numbers({"plan": "Aldervik", "a-ward": "Zell", "ward": " Aldervik ", "none": " "})
    found = tables.check(tables.Places, made).set_index("doc_id")["place"].to_dict()
    assert found == {"a-ward": "0001", "plan": "0002", "ward": "0002"}
    assert tables.check(tables.Places, place_numbers({})).empty
