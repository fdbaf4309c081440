"""The lexicon as a codebook and back, and codebooks of people as drafts."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest
import yaml

from pipeline.codes.coded import Code
from pipeline.codes.lexicon_codes import lexicon_codes, lexicon_draft
from pipeline.codes.refi_reading import read_codebook
from pipeline.codes.refi_writing import qdc
from pipeline.config.lexicon import Concept, load_lexicon, parse_lexicon
from pipeline.errors import Explained
from scripts.lexicon_draft import DRAFT, main
from tests.paths import ROOT

LEXICON = load_lexicon(ROOT / "data" / "lexicon.yaml")


def again(codes: tuple[Code, ...], language: str = "en") -> tuple[str, tuple[Concept, ...]]:
    """The draft of the codes that a file brings back, and its entries."""
    back = read_codebook(qdc(codes, origin="x")).codes
    text = lexicon_draft(back, language=language, file="book.qdc")
    return text, parse_lexicon(text).concepts


def test_the_lexicon_comes_back_from_its_codebook_whole() -> None:
    text, concepts = again(lexicon_codes(LEXICON))
    assert {one.id: one for one in concepts} == {one.id: one for one in LEXICON.concepts}
    assert "does not say" not in text


def test_a_codebook_of_people_becomes_themes_and_says_what_it_lacks() -> None:
    codes = (
        Code("1", ("Tid & hastverk",), "Timer:\n og pauser."),
        Code("2", ("Tid & hastverk", "Ingen tid / stress")),
        Code("3", ("Tid & hastverk", "«Øl» | @who ...")),
        Code("4", ("時間",), "Source: somebody"),
        Code("5", ("Tid hastverk",)),
    )
    text, concepts = again(codes, "nb")
    first, second, third, fourth, fifth = concepts
    assert (first.id, first.kind, first.definition) == (
        "tid-hastverk", "theme", "Timer: og pauser.",
    )  # fmt: skip
    assert [one.text for one in first.labels_in("nb")] == ["tid", "hastverk"]
    assert second.broader == third.broader == "tid-hastverk"
    assert "Ingen tid / stress" in second.definition and "does not say" in second.definition
    assert [one.text for one in second.labels_in("nb")] == ["ingen tid", "stress"]
    assert [one.text for one in third.labels_in("nb")] == ["øl who"]
    assert (third.id, fourth.id, fifth.id) == ("oel-who", "code", "tid-hastverk-a")
    assert fourth.definition == "Source: somebody"
    assert all(one.source == "book.qdc" for one in concepts)
    for lack in ("with which words", "concept or a theme", "where a definition comes from"):
        assert lack in text


@pytest.mark.parametrize("top", ["Themes", "Co-concepts"])
def test_a_code_of_people_below_a_name_of_ours_is_theirs(top: str) -> None:
    """Only what has lines as we write them is read as an entry of a lexicon."""
    text, (one,) = again((Code("1", (top, "Trust"), "Whom one\ncan rely on."),))
    assert (one.id, one.kind, one.definition) == ("trust", "theme", "Whom one can rely on.")
    assert "does not say" in text


@pytest.mark.parametrize("ours_first", [True, False])
def test_a_code_of_people_that_is_called_as_an_entry_of_ours_is_another(ours_first: bool) -> None:
    ours = tuple(code for code in lexicon_codes(LEXICON) if code.path == ("Themes", "motives"))
    theirs = (Code("1", ("People's codes",)), Code("2", ("People's codes", "motives"), "Ours."))
    _, concepts = again((*ours, *theirs) if ours_first else (*theirs, *ours))
    found = {one.id: one for one in concepts}
    assert found["motives"] == next(one for one in LEXICON.concepts if one.id == "motives")
    assert (found["motives-a"].definition, found["motives-a"].broader) == (
        "Ours.",
        "people-s-codes",
    )


def test_the_command_writes_a_draft_once_and_says_what_is_wrong(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copy(ROOT / "params.yaml", tmp_path)
    monkeypatch.chdir(tmp_path)
    book = tmp_path / "codes.qdc"
    book.write_bytes(
        qdc((Code("1", ("No time for them",), "Hours that the ward lacks."),), origin="x")
    )

    def ask(*named: str) -> None:
        monkeypatch.setattr(sys, "argv", ["lexicon_draft", *named])
        main()

    for wrong, told in ((("nowhere.qdc",), "no file nowhere"), ((), "Name the codebook")):
        with pytest.raises(Explained, match=told):
            ask(*wrong)
    ask("codes.qdc")
    assert "1 codes, words in en" in capsys.readouterr().out
    assert parse_lexicon(DRAFT.read_text(encoding="utf-8")).concepts[0].id == "no-time-for-them"
    with pytest.raises(Explained, match="draft already"):
        ask("codes.qdc")


def test_no_word_of_the_lexicon_holds_what_parts_words() -> None:
    said = [word for code in lexicon_codes(LEXICON) for word in code.description.split("; ")]
    assert all(word == word.strip() for word in said[1:-1])
    assert yaml.safe_load(again(lexicon_codes(LEXICON))[0])["version"] == LEXICON.version
