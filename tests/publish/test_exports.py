import hashlib

import pandas as pd

from pipeline import tables
from pipeline.publish import exports
from pipeline.wording.translation import FIRST, LANGUAGES
from tests import example_tables


def gaps() -> pd.DataFrame:
    return pd.DataFrame(
        [
            {"language": "en", "measure": "concept_rate", "item": "co-design", "label": "co-design",
             "policy": 4.0, "frontline": 1.0, "estimate": 3.0, "sim_low": 1.0, "sim_high": 5.0,
             "verdict": "policy"},
            {"language": "en", "measure": "topic_share", "item": "en-t01", "label": "night",
             "policy": 0.1, "frontline": 0.3, "estimate": -0.2, "sim_low": -0.3, "sim_high": -0.1,
             "verdict": "frontline"},
            {"language": "en", "measure": "divergence", "item": "words", "label": "words",
             "policy": None, "frontline": None, "estimate": 0.2, "sim_low": 0.1, "sim_high": 0.3,
             "verdict": "cannot tell"},
        ]
    )  # fmt: skip


def test_the_whole_text_leaves_only_where_it_is_asked_for() -> None:
    assert tables.Passages not in exports.exported(full_text=False)
    assert tables.Passages in exports.exported(full_text=True)
    assert set(exports.exported(full_text=True)) == set(tables.PUBLISHED)


def test_the_manifest_gives_rows_and_hashes() -> None:
    made = exports.manifest(
        {"gaps.csv": b"x"},
        {"gaps.csv": 3},
        params={"gap": 1},
        versions={},
        word_lists={"lexicon": b"y", "roles": b"z"},
    )
    assert made["files"]["gaps.csv"] == {"rows": 3, "sha256": hashlib.sha256(b"x").hexdigest()}
    assert made["lexicon_sha256"] == hashlib.sha256(b"y").hexdigest()
    assert made["roles_sha256"] == hashlib.sha256(b"z").hexdigest()


def test_metrics_count_sides_verdicts_and_divergence() -> None:
    frames = {table: tables.empty(table) for table in tables.PUBLISHED}
    frames[tables.Gaps] = gaps()
    frames[tables.Documents] = pd.DataFrame({"corpus": ["policy", "policy"], "n_tokens": [5, 6]})
    made = exports.metrics(frames)
    assert made["documents"] == {"policy": 2, "frontline": 0}
    assert made["words"] == {"policy": 11, "frontline": 0}
    assert made["verdicts"]["concept_rate"] == {"policy": 1}
    assert made["divergence_bits"] == {"en-words": 0.2}


def test_plots_hold_a_row_per_side_and_per_topic() -> None:
    assert exports.concept_plot(gaps()).values.tolist() == [
        ["co-design (en, policy)", "policy", 4.0],
        ["co-design (en, frontline)", "frontline", 1.0],
    ]
    topics = exports.topic_plot(gaps())
    assert list(topics["gap"]) == [-0.2]
    assert {"sim_low", "sim_high"} <= set(topics)  # as the pages draw them


def test_findings_leave_with_their_sentence_in_every_language() -> None:
    said = exports.in_words(example_tables.frames())
    for table in (tables.Gaps, tables.Robustness):
        columns = list(said[table].columns)
        for language in LANGUAGES:
            ending = "" if language == FIRST else f"_{language}"
            assert {f"label{ending}", f"sentence{ending}"} <= set(columns)
    gaps = said[tables.Gaps]
    assert gaps["sentence"].str.endswith(".").all()
    assert (gaps["sentence"] != gaps["sentence_nb"]).all()
    assert columns.index("sentence") == columns.index("otherwise") + 1


def test_no_code_is_left_in_what_leaves() -> None:
    said = exports.in_words(example_tables.frames())
    for table, frame in said.items():
        for name in frame.columns:
            if pd.api.types.is_string_dtype(frame[name]):
                assert not frame[name].str.startswith("[{").any(), (table, name)


def test_empty_tables_leave_with_their_columns() -> None:
    said = exports.in_words({table: tables.empty(table) for table in tables.PUBLISHED})
    assert {"sentence", "sentence_nb"} <= set(said[tables.Gaps].columns)
    assert all(frame.empty for frame in said.values())
