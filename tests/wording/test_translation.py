"""Texts, plural forms and numbers in the language of now."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache

import numpy as np
import pytest
from babel.messages.pofile import read_po
from hypothesis import given
from hypothesis import strategies as st

from pipeline.wording import translation
from pipeline.wording.translation import in_language
from scripts import translations
from tests.paths import ROOT

DOCS = ROOT / "docs"
MARKS = {"say": 0, "says": 0, "later": 0, "later_of": 0, "say_in": 1, "says_in": 1, "later_in": 1}
"""What marks a text, with the place of the text among its arguments."""


HARD_TO_READ = re.compile(
    r"(can|cannot|could|nothing) be told|\b(is|are|was|as it is|that is|would be) told\b|told from"
    r"|defensible|so many (clusters|words)|comes on top|how far the gap|chance would have it"
    r"|words drawn by lot|comes back in too few|guess(es)? its side right|toss|verdict would"
    r"|leaves out no|keeps? company|held against|verdict holds in"
    r"|forsvarlig|slik det er fortalt|kommer igjen i for få|gjetter rett part|utelater ingen"
    r"|så mange klynger|konklusjonen (ville|holder i)|tillegg til intervall",
    re.IGNORECASE,
)
"""What a lay reader stumbles over when texts are read aloud; each has plainer words."""


@cache
def of_catalogues() -> list[str]:
    """The texts of all catalogues and their translations."""
    texts: list[str] = []
    for file in translations.CATALOGUES:
        with file.open("rb") as opened:
            for one in read_po(opened, locale=file.parts[-3]):
                both = (one.id, one.string)
                texts += [text for of in both for text in ((of,) if isinstance(of, str) else of)]
    return texts


def test_per_cent_stands_apart_from_its_figure_in_each_language() -> None:
    assert any(" %" in text for text in of_catalogues())
    assert [text for text in of_catalogues() if re.search(r"[\d}]%", text)] == []
    for code in translation.LANGUAGES:
        with in_language(code):
            assert translation.percent(0.123) == "12\u00a0%"
            assert re.fullmatch(r"12\s%", translation.share(0.123))


def test_no_text_falls_back_on_words_that_a_lay_reader_stumbles_over() -> None:
    said = [re.sub(r"\{\w+\}", "", text) for text in of_catalogues()]
    assert len(said) > 4000
    assert [text for text in said if HARD_TO_READ.search(text)] == []


@pytest.mark.parametrize(
    "file", ["README.md", *sorted(f"docs/{one.name}" for one in DOCS.glob("*.md"))]
)
def test_no_page_of_the_documentation_falls_back_on_the_oldest_of_them(file: str) -> None:
    oldest = r"defensible|tossing|its side right|chance would have it|verdict would be"
    text = (ROOT / file).read_text(encoding="utf-8")
    assert re.findall(oldest, text, re.IGNORECASE) == []


def test_the_language_of_a_block_ends_with_it() -> None:
    with in_language("nb"):
        assert translation.language() == "nb"
        assert translation.say("Topics") == "Emner"
    assert translation.say("Topics") == "Topics"


def test_a_text_that_means_two_things_has_two_translations() -> None:
    with in_language("nb"):
        assert translation.says_in("side", "policy", "policy", 2) == "politikkdokumentene"
        assert translation.code("policy") == "politikk"


def test_the_form_follows_the_number() -> None:
    with in_language("nb"):
        found = [translation.says("{n} interview", "{n} interviews", n) for n in (1, 1234)]
    assert found == ["1 intervju", "1\u00a0234 intervjuer"]


@pytest.mark.parametrize(
    ("value", "english", "norwegian"),
    [
        (2.54, "2.5", "2,5"),
        (12345.6, "12,346", "12\u00a0346"),
        (-0.0312, "−0.031", "−0,031"),
        (0.0, "0", "0"),
        (9.96, "10", "10"),
        (1.0, "1", "1"),
        (0.951, "0.95", "0,95"),
        (0.0996, "0.1", "0,1"),
    ],
)
def test_a_figure_has_two_digits_in_each_language(
    value: float, english: str, norwegian: str
) -> None:
    assert translation.figure(value) == english
    with in_language("nb"):
        assert translation.figure(value) == norwegian


@given(st.floats(-1e6, 1e6))
def test_a_figure_is_near_its_value_and_the_same_in_each_language(value: float) -> None:
    english = translation.figure(value).replace(",", "").replace("−", "-")
    with in_language("nb"):
        norwegian = translation.figure(value)
    assert norwegian.replace("\u00a0", "").replace(",", ".").replace("−", "-") == english
    assert float(english) == pytest.approx(value, rel=0.051, abs=0.0006)


def test_shares_and_ratios_that_are_very_small_or_large() -> None:
    assert translation.share(0.0) == "0 %"
    assert translation.share(0.0004) == "under 0.1 %"
    assert translation.share(0.123) == "12 %"
    assert translation.times(np.log2(2000)) == "over 1,000"
    assert translation.times(np.log2(0.004)) == "under 0.01"
    assert translation.times(float("nan")) == "?"


def marked() -> Iterator[tuple[str, str]]:
    """Each literal text that the code marks, with the file that has it."""
    for path in translations.marking():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            name = getattr(getattr(node, "func", None), "id", "")
            if isinstance(node, ast.Call) and name in MARKS:
                text = node.args[MARKS[name]]
                if isinstance(text, ast.Constant):
                    yield str(text.value), path.name


OWNS = re.compile(
    r"^(?:from [\w.]+ import (?:\([^)]*?|.*)|def )\b(?:{})\b".format("|".join(MARKS)),
    re.MULTILINE,
)
"""What a file has that can call a mark by its name: it imports or defines one."""


def test_no_file_marks_a_text_that_is_not_looked_into() -> None:
    """What the search for such files passes over, collector and tests would all pass over."""
    folders = (ROOT / folder for folder in translations.FOLDERS)
    files = {file for folder in folders for file in folder.rglob("*.py")}
    assert files >= {*translations.marking()}
    for path in files - {*translations.marking()}:
        source = path.read_text(encoding="utf-8")
        if OWNS.search(source):
            calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
            assert not {getattr(one.func, "id", "") for one in calls} & {*MARKS}, path


def test_every_text_that_the_code_marks_is_collected() -> None:
    """Babel passes over a call within the arguments of another."""
    ids = [one.id for one in translations.texts() if one.id]
    held = {one if isinstance(one, str) else one[0] for one in ids}
    assert [found for found in marked() if found[0] not in held] == []
