import pytest
import yaml

from pipeline.config.yaml_files import nearest, places, sentence, suggestion, yaml_problem


@pytest.mark.parametrize(
    ("word", "meant"),
    [("langauge", "language"), ("Titel", "title"), ("corps", "corpus"), ("role", ""), ("", "")],
)
def test_a_slip_of_the_pen_is_answered_with_the_word_that_was_meant(word: str, meant: str) -> None:
    assert nearest(word, ["language", "title", "corpus", "date"]) == meant
    assert suggestion(word, ["language", "title", "corpus"]) == (
        f" Did you mean `{meant}`?" if meant else ""
    )


def test_how_alike_words_must_be_can_be_said() -> None:
    assert nearest("rate", ["date"]) == "date"
    assert nearest("rate", ["date"], likeness=0.8) == ""


def test_each_key_has_its_line_and_keys_that_stand_twice_are_named() -> None:
    found = places("a:\n  b: 1\n  c: [x,\n    y]\nd: 2\na: 3\n")
    assert found.line(("a", "b")) == 2
    assert found.line(("a", "c", 1)) == 4
    assert found.line(("a", "c", 7, "z")) == 3
    assert found.line(("nowhere",)) == 0
    assert found.twice == ((6, "`a` stands in line 1 too; delete one of the two"),)


def test_a_yaml_text_that_names_itself_ends() -> None:
    assert places("a: &a [*a]\nb: 1").line(("b",)) == 2


def test_a_text_that_is_no_yaml_has_its_line() -> None:
    with pytest.raises(yaml.YAMLError) as error:
        places("a: 1\nb: [")
    line, problem = yaml_problem(error.value)
    assert line >= 2 and "not valid YAML" in problem


def test_a_sentence_ends_once() -> None:
    assert sentence("x is wrong", line=3) == "line 3, x is wrong."
    assert sentence("Did you mean y?") == "Did you mean y?"
