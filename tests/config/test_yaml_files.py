from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from pydantic import Field

from pipeline.config.yaml_files import (
    Entry,
    key_lines,
    load_yaml,
    nearest,
    parse_yaml,
    sentence,
    suggestion,
    yaml_problem,
)
from pipeline.errors import Explained


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
    found = key_lines("a:\n  b: 1\n  c: [x,\n    y]\nd: 2\na: 3\n")
    assert found.line(("a", "b")) == 2
    assert found.line(("a", "c", 1)) == 4
    assert found.line(("a", "c", 7, "z")) == 3
    assert found.line(("nowhere",)) == 0
    assert found.duplicates == ((6, "`a` stands in line 1 too; delete one of the two"),)


def test_a_yaml_text_that_names_itself_ends() -> None:
    assert key_lines("a: &a [*a]\nb: 1").line(("b",)) == 2


def test_a_text_that_is_no_yaml_has_its_line() -> None:
    with pytest.raises(yaml.YAMLError) as error:
        key_lines("a: 1\nb: [")
    line, problem = yaml_problem(error.value)
    assert line >= 2 and "not valid YAML" in problem


def test_a_sentence_ends_once() -> None:
    assert sentence("x is wrong") == "x is wrong."
    assert sentence("Did you mean y?") == "Did you mean y?"


class Wrong(Explained):
    """What the files of these tests are answered with."""


class Part(Entry):
    id: str
    size: int = 1
    words: dict[str, tuple[str, ...]] = Field({})


class Whole(Entry):
    name: str
    parts: tuple[Part, ...] = ()

    def problems(self) -> Iterator[tuple[tuple[str | int, ...], str]]:
        for number, part in enumerate(self.parts):
            if part.size > 9:
                yield ("parts", number, "size"), "is too large for the whole"


def said(text: str) -> list[str]:
    with pytest.raises(Wrong) as error:
        parse_yaml(text, name="my.yaml", model=Whole, wrong=Wrong)
    return str(error.value).splitlines()


def test_a_text_that_fits_the_model_becomes_its_values() -> None:
    text = "name: x\nparts:\n  - {id: a, words: {no: [en, to]}}\n"
    assert parse_yaml(text, name="my.yaml", model=Whole, wrong=Wrong) == Whole(
        name="x", parts=(Part(id="a", words={"False": ("en", "to")}),)
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: [", ["my.yaml:1: not valid YAML. Check indents, colons and quotes."]),
        ("- a", ["my.yaml:1: must hold the keys name, parts."]),
        ("", ["my.yaml:1: must hold the keys name, parts."]),
        ("{}", ["my.yaml:1: name: is missing. Add it, as in the my.yaml that ships."]),
        ("name: 3", ["my.yaml:1: name: must be text; found 3."]),
        (
            "name: x\nparts:\n  - size: 2\n",
            ["my.yaml:3: parts.0.id: is missing. Add it, as in the my.yaml that ships."],
        ),
        (
            "name: x\nparts:\n  - id: a\n    sise: 2\n",
            ["my.yaml:4: a: sise: there is no such key. Did you mean `size`?"],
        ),
        (
            "name: x\nparts:\n  - id: a\n    words: {en: [on]}\n",
            ["my.yaml:4: a: words.en.0: must be text; found true."],
        ),
        (
            "name: x\nparts:\n  - id: a\n    size: 10\n",
            ["my.yaml:4: a: size: is too large for the whole."],
        ),
    ],
)
def test_what_does_not_fit_is_answered_with_file_line_place_and_remedy(
    text: str, expected: list[str]
) -> None:
    assert said(text) == expected


def test_all_that_is_wrong_comes_at_once_in_the_order_of_the_lines() -> None:
    text = "parts:\n  - id: a\n    size: x\n    size: y\nnaem: z\n"
    assert said(text) == [
        "my.yaml:4: `parts.0.size` stands in line 3 too; delete one of the two.",
        'my.yaml:4: a: size: must be a whole number; found "y".',
        "my.yaml:5: naem: there is no such key. Did you mean `name`?",
    ]


def test_a_file_that_is_missing_or_no_text_is_explained(tmp_path: Path) -> None:
    with pytest.raises(Wrong, match=r"gone\.yaml is missing"):
        load_yaml(tmp_path / "gone.yaml", model=Whole, wrong=Wrong)
    (tmp_path / "bytes.yaml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(Wrong, match=r"bytes\.yaml cannot be read. Save it as text in UTF-8"):
        load_yaml(tmp_path / "bytes.yaml", model=Whole, wrong=Wrong)


def test_the_same_text_is_checked_once_and_another_one_anew(tmp_path: Path) -> None:
    path = tmp_path / "some.yaml"
    path.write_text("name: a\n", encoding="utf-8")
    first = load_yaml(path, model=Whole, wrong=Wrong)
    assert load_yaml(path, model=Whole, wrong=Wrong) is first
    path.write_text("name: b\n", encoding="utf-8")
    assert load_yaml(path, model=Whole, wrong=Wrong).name == "b"
    path.write_text("nam: b\n", encoding="utf-8")
    for _ in range(2):  # an error is no answer that is kept
        with pytest.raises(Wrong, match="name"):
            load_yaml(path, model=Whole, wrong=Wrong)
