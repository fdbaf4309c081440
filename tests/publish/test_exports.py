import hashlib

import pandas as pd

from pipeline import tables
from pipeline.publish import exports


def gaps() -> pd.DataFrame:
    return pd.DataFrame(
        [
            {"language": "en", "measure": "concept_rate", "item": "co-design", "label": "co-design",
             "policy": 4.0, "frontline": 1.0, "estimate": 3.0, "ci_low": 1.0, "ci_high": 5.0,
             "verdict": "policy"},
            {"language": "en", "measure": "topic_share", "item": "en-t01", "label": "night",
             "policy": 0.1, "frontline": 0.3, "estimate": -0.2, "ci_low": -0.3, "ci_high": -0.1,
             "verdict": "frontline"},
            {"language": "en", "measure": "divergence", "item": "words", "label": "words",
             "policy": None, "frontline": None, "estimate": 0.2, "ci_low": 0.1, "ci_high": 0.3,
             "verdict": "cannot tell"},
        ]
    )  # fmt: skip


def test_the_whole_text_leaves_only_where_it_is_asked_for() -> None:
    assert tables.Passages not in exports.exported(full_text=False)
    assert tables.Passages in exports.exported(full_text=True)
    assert set(exports.exported(full_text=True)) == set(tables.PUBLISHED)


def test_the_code_book_explains_every_column_of_every_table() -> None:
    frames = {table: tables.empty(table) for table in tables.PUBLISHED}
    frames[tables.Documents] = frames[tables.Documents].assign(setting="")
    rows = exports.codebook(frames).set_index(["table", "column"])
    assert len(rows) == sum(len(frame.columns) for frame in frames.values())
    assert rows.at[("documents", "setting"), "meaning"] == "a column of your own catalogue"
    assert rows.at[("gaps", "ci_low"), "type"] == "number"
    assert rows.at[("usage", "n_mentions"), "type"] == "whole number"
    assert rows.at[("topic_models", "chosen"), "type"] == "true or false"
    assert (rows["meaning"].str.len() > 5).all()


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
    assert list(exports.topic_plot(gaps())["gap"]) == [-0.2]
