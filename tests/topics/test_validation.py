"""People's judgement of the topics: what they are asked, how they are scored."""

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from pipeline import tables
from pipeline.config.params import ValidationParams
from pipeline.topics.validation import WrongAnswers, answer_files, joined, samples, topic_validation
from tests.paths import ROOT

PARAMS = ValidationParams(word_sets=2, passages=2, level=0.05, seed=5)
WORDS = ("dog", "night", "grant", "song", "bus", "soup")


@pytest.fixture(scope="module")
def topics():
    return pd.DataFrame(
        {
            "language": "en",
            "topic": [f"en-t{n:02d}" for n in range(6)],
            "label": WORDS,
            "terms": [", ".join(f"{word}{n}" for n in range(12)) for word in WORDS],
        }
    )


@pytest.fixture(scope="module")
def asked(topics):
    random = np.random.default_rng(2)
    shares = pd.DataFrame(random.dirichlet(np.full(6, 0.2), size=60), columns=topics["topic"])
    shares.insert(0, "unit_id", [f"u{n}" for n in range(60)])
    long = shares.melt(id_vars="unit_id", var_name="topic", value_name="share")
    texts = {unit: f"Text of {unit}." for unit in shares["unit_id"]}
    return samples(topics, long.assign(language="en"), texts, params=PARAMS), shares.set_index(
        "unit_id"
    )


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


def filled(made, task, *, right, coder):
    """Answers of which the first `right` are right."""
    answers = made["key"].set_index("task_id")
    frame = made[task].copy()
    frame["coder"] = coder
    options = answers.loc[frame["task_id"], "options"].str.split(r" \| ", regex=True)
    truth = answers.loc[frame["task_id"], "answer"]
    wrong = [
        next(o for o in one if o != own) for one, own in zip(options, truth, strict=True)
    ]  # fmt: skip
    frame["answer"] = np.where(np.arange(len(frame)) < right, truth, wrong)
    return frame


def test_right_answers_are_counted_with_wilsons_interval_and_alpha(topics, asked):
    made, _ = asked
    files = {
        "a.csv": filled(made, "word_intrusion", right=9, coder="a"),
        "b.csv": filled(made, "word_intrusion", right=9, coder=""),
    }
    result = topic_validation(joined(made["key"], files), topics)
    tables.check(tables.TopicValidation, result)
    whole = result[result["topic"] == ""].iloc[0]
    assert (whole["n_judged"], whole["n_right"], whole["n_coders"]) == (24, 18, 2)
    assert whole[["ci_low", "ci_high"]].tolist() == pytest.approx([0.551, 0.880], abs=1e-3)
    assert whole["alpha"] == 1 and (whole["n_twice"], whole["n_agreed"]) == (12, 12)
    assert result["current"].all()
    assert len(result) == 1 + 6


def test_what_was_judged_of_other_topics_is_marked(topics, asked):
    made, _ = asked
    answers = joined(made["key"], {"a.csv": filled(made, "word_intrusion", right=9, coder="a")})
    later = topics.assign(terms=["new, terms", *topics["terms"].iloc[1:]])
    result = topic_validation(answers, later).set_index("topic")
    assert not result.loc["en-t00", "current"] and not result.loc["", "current"]
    assert result.loc["en-t01", "current"]


def test_empty_answers_do_not_count_and_wrong_ones_are_named(topics, asked):
    made, _ = asked
    blank = made["word_intrusion"]
    assert topic_validation(joined(made["key"], {"a.csv": blank}), topics).empty
    odd = blank.assign(answer=["xyz", *[""] * (len(blank) - 1)])
    with pytest.raises(WrongAnswers) as raised:
        joined(made["key"], {"a.csv": odd, "b.csv": odd})
    said = str(raised.value).splitlines()
    assert said[0] == "2 answer(s) cannot be used:"
    for name, line in zip("ab", said[1:], strict=True):
        assert line.startswith(f"  {name}.csv, line 2: the answer is none of")
        assert line.endswith("Write one of them, or leave it empty.")
    with pytest.raises(WrongAnswers, match="this task is not in"):
        joined(made["key"].iloc[:0], {"a.csv": odd})


def test_a_spreadsheet_makes_no_number_of_an_id(asked):
    made, _ = asked
    assert made["key"]["task_id"].str.match("t[0-9a-f]{10}$").all()


def test_files_with_answers_are_csv_and_others_are_named():
    paths = [Path("b.CSV"), Path("a.csv"), Path(".keep"), Path("~$a.xlsx")]
    assert answer_files(paths) == [Path("a.csv"), Path("b.CSV")]
    with pytest.raises(WrongAnswers, match=r"Save these as CSV[^\n]*\n  filled/a\.xlsx$"):
        answer_files([*paths, Path("filled/a.xlsx")])


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


def test_a_coder_may_say_that_a_passage_is_about_none(topics, asked):
    made, _ = asked
    coded = made["passage_coding"].assign(answer=" None ", coder="a")
    result = topic_validation(joined(made["key"], {"a.csv": coded}), topics)
    assert result["n_right"].sum() == 0 and result["n_judged"].iloc[0] == len(coded)
