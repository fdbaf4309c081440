"""People's answers as judgements."""

from __future__ import annotations

import pandas as pd

from pipeline.judgements.answers import _items, answered, place_of


def test_a_code_is_the_theme_or_practice_whose_id_ends_its_path() -> None:
    kinds = {"motives": "theme", "co-design": "practice"}
    assert _items("motives", kinds) == [("code", "motives"), ("theme", "motives")]
    assert _items("themes/motives", kinds)[-1] == ("theme", "motives")
    assert _items("practices/co-design", kinds)[-1] == ("practice", "co-design")
    # The word itself and its practice are two things, and so is a code of the same name elsewhere.
    assert ("practice", "co-design") not in _items("co-concepts/co-design", kinds)
    assert ("practice", "co-design") not in _items("themes/co-design", kinds)
    assert _items("time/no-time", kinds) == [("code", "time"), ("code", "time/no-time")]


def test_answers_about_passages_that_are_gone_are_left_out() -> None:
    rows = pd.DataFrame(
        {
            "passage": ["a"], "segment_id": ["d:1"], "doc_id": ["d"], "corpus": ["policy"],
            "language": ["en"],
        }
    )  # fmt: skip
    given = pd.DataFrame(
        {
            "coder": ["Bo", "Bo"], "item": ["a", "b"], "place": place_of("theme", "motives"),
            "mark": ["yes", "no"], "proposed": [True, False],
        }
    )  # fmt: skip
    found = answered(given, rows)
    columns = ["segment_id", "kind", "item", "judge", "mark", "proposed"]
    assert found[columns].to_numpy().tolist() == [["d:1", "theme", "motives", "Bo", "yes", True]]
