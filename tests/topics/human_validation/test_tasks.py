"""What people are asked: intruders, options, ids, and a sample that overwrites no answers."""

import os
import subprocess
import sys

import pandas as pd

from pipeline.topics.human_validation import samples
from tests.paths import ROOT
from tests.topics.human_validation.made import PARAMS, WORDS


def test_five_words_are_of_one_topic_and_one_is_not(asked):
    made, _ = asked
    key = made["key"].set_index("task_id")
    assert len(made["word_intrusion"]) == 6 * PARAMS.word_sets
    for row in made["word_intrusion"].to_dict("records"):
        words = [row[f"word_{n}"] for n in range(1, 7)]
        own = key.loc[row["task_id"]]
        strange = [word for word in words if word not in own["terms"].split(", ")]
        assert strange == [own["answer"]]
        assert row["answer"] == ""


def test_the_intruder_is_a_topic_that_the_passage_hardly_has(asked):
    made, shares = asked
    key = made["key"].set_index("task_id")
    for task, wanted in (("topic_intrusion", min), ("passage_coding", max)):
        assert len(made[task]) > 6
        for row in made[task].to_dict("records"):
            unit = row["passage"].removeprefix("Text of ").removesuffix(".")
            beside = {
                letter: WORDS.index(row[letter].split("0,")[0].rstrip("0")) for letter in "ABCD"
            }
            own = {letter: shares.loc[unit].iloc[at] for letter, at in beside.items()}
            assert own[key.loc[row["task_id"], "answer"]] == wanted(own.values())


def test_neither_ids_nor_order_tell_the_topic(asked):
    made, _ = asked
    key = made["key"].set_index("task_id")
    order = key.loc[made["word_intrusion"]["task_id"], "topic"].tolist()
    assert order != sorted(order)
    assert made["key"]["task_id"].is_unique
    places = made["key"].query("task == 'topic_intrusion'")["answer"].value_counts()
    assert len(places) > 2  # the intruder does not always stand in one place


def test_the_same_seed_asks_the_same(topics, asked):
    _, shares = asked
    long = shares.reset_index().melt(id_vars="unit_id", var_name="topic", value_name="share")
    texts = {unit: f"Text of {unit}." for unit in shares.index}
    again = samples(topics, long.assign(language="en"), texts, params=PARAMS)
    for name, frame in asked[0].items():
        pd.testing.assert_frame_equal(frame, again[name])


def test_a_spreadsheet_makes_no_number_of_an_id(asked):
    made, _ = asked
    assert made["key"]["task_id"].str.match("t[0-9a-f]{10}$").all()


def ask(folder):
    """`make validation-sample` in a project with topics."""
    return subprocess.run(
        [sys.executable, "-m", "scripts.validation_sample"],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_new_sample_does_not_overwrite_answers(tmp_path):
    task = tmp_path / "data" / "validation" / "word_intrusion.csv"
    task.parent.mkdir(parents=True)
    task.write_text("task_id;answer\nt1;night\n", encoding="utf-8")
    done = ask(tmp_path)
    assert done.returncode == 1
    assert "word_intrusion.csv has answers. Move it into" in done.stderr
    assert task.read_text(encoding="utf-8").endswith("night\n")
