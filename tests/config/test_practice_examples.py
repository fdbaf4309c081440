"""Examples of practices: read by language, and all that is wrong named with its line."""

import re
from pathlib import Path

import pytest

from pipeline.config.lexicon import load_lexicon
from pipeline.config.practice_examples import FEWEST, WrongExamples, load_practice_examples
from pipeline.errors import Explained
from tests.paths import ROOT

LANGUAGES = {"en", "nb"}
HEADER = "set,side,kind,concept,quote,text\n"
CONCEPTS = ("co-design", "co-planning")


def written(folder: Path, *lines: str) -> Path:
    (folder / "nb.csv").write_text(HEADER + "\n".join(lines) + "\n", encoding="utf-8")
    return folder


def enough(*, sets: str = "ab", n: int = FEWEST) -> list[str]:
    """Lines of a file that teaches enough; its practices stand in `sets`."""
    others = [f"{'ab'[k % 2]},policy,other,,,Det regnet {k}." for k in range(n)]
    practices = [
        f"{sets[k % len(sets)]},policy,practice,co-design,vi,vi lagde {k}" for k in range(n)
    ]
    return [*others, *practices]


def test_examples_are_read_by_the_language_that_the_file_names(tmp_path):
    assert load_practice_examples(CONCEPTS, LANGUAGES, tmp_path / "none") == {}
    (made,) = load_practice_examples(CONCEPTS, LANGUAGES, written(tmp_path, *enough())).items()
    assert made[0] == "nb"
    assert made[1]["kind"].tolist() == ["other"] * FEWEST + ["practice"] * FEWEST


@pytest.mark.parametrize(
    ("lines", "languages", "words"),
    [
        (enough(n=FEWEST - 1), LANGUAGES, f"{FEWEST - 1} passages have a practice"),
        (enough()[:FEWEST], LANGUAGES, "0 passages have a practice and 30 have none"),
        (enough(sets="a"), LANGUAGES, "stand in one set"),
    ],
    ids=["too few", "one kind", "one set"],
)
def test_a_file_that_teaches_nothing_is_named_with_what_to_do(tmp_path, lines, languages, words):
    folder = written(tmp_path, *lines)
    with pytest.raises(WrongExamples, match=re.escape(words)) as error:
        load_practice_examples(CONCEPTS, languages, folder)
    assert f"{folder / 'nb.csv'}: " in str(error.value)


def test_a_file_of_a_language_that_is_not_read_is_left_aside(tmp_path):
    (tmp_path / "en.csv").write_text(HEADER + "\n".join(enough()) + "\n", encoding="utf-8")
    folder = written(tmp_path, "a,elsewhere,other,,,Det regnet.")
    assert set(load_practice_examples(CONCEPTS, {"en"}, folder)) == {"en"}


@pytest.mark.parametrize("name", ["nn", "english"])
def test_a_file_that_is_named_after_no_language_of_examples_is_named(tmp_path, name):
    written(tmp_path, *enough()).joinpath("nb.csv").rename(tmp_path / f"{name}.csv")
    words = f"of the language `{name}`. Name the file after one of da, de, en, nb, sv, or take it"
    with pytest.raises(WrongExamples, match=re.escape(words)):
        load_practice_examples(CONCEPTS, {"en", "de"}, tmp_path)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (",policy,other,,,Det regnet.", "set is empty"),
        ("a,policy,other,,, ", "text is empty"),
        ("a,elsewhere,other,,,Det regnet.", "side is none of policy, frontline"),
        ("a,policy,maybe,,,Det regnet.", "kind is none of practice, near miss, other"),
        ("a,policy,other,co-design,,Det regnet.", "concept and quote are for a practice"),
        ("a,policy,practice,co-desing,regnet,Det regnet.", "no practice `co-desing`"),
        ("a,policy,practice,co-design,snødde,Det regnet.", "does not stand in the text"),
        ("a,policy,practice,co-design,,Det regnet.", "does not stand in the text"),
    ],
)
def test_what_is_wrong_is_said_with_file_and_line(tmp_path, line, words):
    folder = written(tmp_path, "a,policy,other,,,Det er i orden.", line)
    with pytest.raises(WrongExamples, match=words) as error:
        load_practice_examples(CONCEPTS, LANGUAGES, folder)
    assert f"{folder / 'nb.csv'}:3:" in str(error.value)


def test_a_file_without_a_column_is_explained(tmp_path):
    (tmp_path / "en.csv").write_text("set,side\na,policy\n", encoding="utf-8")
    with pytest.raises(Explained, match="misses the column kind, concept, quote, text"):
        load_practice_examples(CONCEPTS, LANGUAGES, tmp_path)


def test_the_examples_that_ship_are_sound_and_have_each_kind_on_each_side():
    practised = load_lexicon(ROOT / "data" / "lexicon.yaml").practised
    made = load_practice_examples(practised, LANGUAGES, ROOT / "data" / "practice_examples")
    assert set(made) == {"en", "nb"}
    for rows in made.values():
        assert rows.groupby(["side", "kind"]).ngroups == 6
        assert rows.groupby(["side", "kind"]).size().min() >= 100
