"""What was planted in the demonstration corpus comes out of the pipeline."""

import re
from pathlib import Path

import pandas as pd
import pytest
import yaml

from pipeline import tables
from pipeline.config.params import parse_params
from pipeline.levels.levels import levels
from pipeline.wording.messages import rendered
from tests import norwegian
from tests.paths import ROOT

PLANTED = yaml.safe_load((ROOT / "data/sample_sources/planted.yaml").read_text(encoding="utf-8"))

Read = dict[type[tables.Table], pd.DataFrame]


@pytest.fixture(scope="module")
def made(whole_sample: Path) -> Read:
    """The tables of the whole sample, made with the params that ship."""
    wanted = (
        tables.Documents, tables.Unreadable, tables.Design, tables.Mentions, tables.Candidates,
        tables.Terms, tables.TopicShares, tables.Gaps,
    )  # fmt: skip
    return {table: pd.read_parquet(whole_sample / tables.place(table)) for table in wanted}


def test_nothing_that_is_said_of_the_whole_sample_is_left_in_english(made: Read) -> None:
    said = {table: frame for table, frame in made.items() if table in tables.PUBLISHED}
    texts = norwegian.texts_of(said)
    assert len(texts) > 1000
    gaps = made[tables.Gaps]
    codes = set(gaps.loc[gaps["measure"] == "code_rate", "label"])  # people's own words
    assert "communication and language" in codes

    def ours(text: str) -> str:
        return re.sub("«([^»]*)»", lambda name: "" if name[1] in codes else name[0], text)

    assert norwegian.english_in([ours(text) for text in texts]) == []
    assert norwegian.english_in([ours(text) for text in norwegian.published(said)]) == []


def verdicts(made: Read, measure: str) -> dict[str, str]:
    gaps = made[tables.Gaps]
    rows = gaps[(gaps["language"] == "en") & (gaps["measure"] == measure)]
    return dict(zip(rows["item"], rows["verdict"], strict=True))


def test_every_document_is_used_but_the_three_that_cannot_be(made: Read) -> None:
    unreadable = made[tables.Unreadable]
    unused = dict(zip(unreadable["file"], unreadable["reason"].map(rendered), strict=True))
    assert len(unused) == 3
    assert "the same text" in unused["frontline/F10-from-the-farm-gate.pdf"]
    assert "password" in unused[PLANTED["unreadable"]["X02"]]
    assert "no text layer" in unused[PLANTED["unreadable"]["X01"]]
    assert len(made[tables.Documents]) == len(PLANTED["files"])


def test_speakers_are_found_in_every_transcript_and_interviewers_kept_apart(made: Read) -> None:
    talks = made[tables.Documents].query("corpus == 'frontline'")
    assert talks["turns_found"].all()
    assert (talks["n_speakers"] == 1).all()
    assert (talks["n_interviewer_tokens"] > 30).all()


def test_policy_says_the_labels_and_the_frontline_seldom_does(made: Read) -> None:
    assert set(verdicts(made, "family_rate").values()) == {"policy"}
    concepts = verdicts(made, "concept_rate")
    assert concepts["co-production"] == concepts["co-creation"] == "policy"


def test_the_bridge_is_shown_to_be_one(made: Read) -> None:
    bridges = {item for item, side in verdicts(made, "concept_rate").items() if side == "bridge"}
    assert bridges == {"co-operation"}


def test_each_mention_planted_is_found_and_no_other(made: Read) -> None:
    rows = made[tables.Mentions].merge(made[tables.Documents][["doc_id", "file"]], on="doc_id")
    rows = rows[(rows["language"] == "en") & (rows["kind"] == "label")]
    rows = rows[rows["concept"] != "co-operation"]
    names = rows["file"].map(lambda file: Path(file).name.split("-")[0])
    counted = rows.groupby([names, "role", "concept"]).size().to_dict()
    expected = {
        (name, role, concept): n
        for name, facts in PLANTED["files"].items()
        for role in tables.ROLES
        for concept, n in facts.get(role, {}).items()
        if not name.startswith("N")
    }
    # `planted.yaml` counts footnotes too, which a reader of paragraphs leaves out.
    assert {key: n for key, n in counted.items() if key not in expected} == {}
    talks = {key: n for key, n in expected.items() if key[1] != "policy"}
    assert {key: n for key, n in counted.items() if key[1] != "policy"} == talks
    assert all(counted.get(key, 0) <= n for key, n in expected.items())


def test_a_word_that_one_text_owns_is_no_finding_about_its_side(made: Read) -> None:
    words = verdicts(made, "term_rate")
    terms = made[tables.Terms].set_index("term")
    for word, owner in PLANTED["words_of_one_text"].items():
        assert words[word] == "cannot tell"
        assert terms.at[word, "dp_norm"] > 0.85
        total = terms.at[word, "n_policy"] + terms.at[word, "n_frontline"]
        assert total >= owner["n"]


def test_each_side_has_a_topic_of_its_own(made: Read) -> None:
    assert {"policy", "frontline"} <= set(verdicts(made, "topic_share").values())


def test_the_word_that_the_lexicon_does_not_know_is_a_candidate(made: Read) -> None:
    assert made[tables.Candidates]["candidate"].tolist() == ["co-financing"]


def on_levels(made: Read, section: str) -> pd.DataFrame:
    """What is told of English labels by a section of levels beside `params.yaml`."""
    shipped, given = (
        yaml.safe_load((ROOT / name).read_text(encoding="utf-8"))
        for name in ("params.yaml", section)
    )
    params = parse_params(yaml.safe_dump({**shipped, **given}))
    own = {
        table: frame[frame["language"] == "en"]
        for table, frame in made.items()
        if "language" in frame and table in (tables.Documents, tables.Mentions)
    }
    labels = own[tables.Mentions].query("kind == 'label'")
    found = levels(
        own[tables.Documents], labels, tables.empty(tables.TopicShares),
        tables.empty(tables.Codings), gap=params.gap, min_group=3,
        params=params.levels.model_copy(update={"n_permutations": 999}),
    )  # fmt: skip
    rows = tables.check(tables.LevelContrasts, found.contrasts)
    assert set(found.cells["cell"]) == {"shown", "no documents"}  # no cell is withheld
    return rows.set_index(["measure", "item", "contrast", "first", "second"])


def test_a_word_that_stops_at_the_municipality_is_told_on_three_levels_and_not_on_five(
    made: Read,
) -> None:
    tiers = on_levels(made, "params.tiers.yaml")
    for item in (("concept_rate", "co-production"), ("family_rate", "co-words")):
        step = tiers.loc[(*item, "pair", PLANTED["steps"]["last_said"], "frontline")]
        assert step["verdict"] == "falls"
        above = tiers.loc[(*item, "pair", "state", "municipality")]
        assert (above["verdict"], above["cannot_tell_because"]) == ("cannot tell", "few")
    groups = on_levels(made, "params.levels.yaml")
    pairs = groups[groups.index.get_level_values("contrast") == "pair"]
    assert not {*pairs["verdict"]} & {"rises", "falls"}  # three to seven clusters a level
    trend = ("concept_rate", "co-production", "trend", "state", "volunteers and relatives")
    assert groups.loc[trend, "verdict"] == "falls"
