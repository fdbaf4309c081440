"""The one list of formats, and what is held to it."""

from __future__ import annotations

import re

import pytest

from pipeline.ingest import files, registry
from pipeline.ingest.blocks import UnreadableFile
from pipeline.ingest.files import read_bytes
from pipeline.ingest.registry import (
    FORMATS,
    REFUSED,
    SUFFIXES,
    Format,
    Signature,
    format_of,
    format_with,
    suffix_list,
)
from pipeline.wording.messages import message
from scripts import fuzz
from tests import hostile
from tests.paths import ROOT

IDS = [one.suffix for one in FORMATS]


@pytest.mark.parametrize("one", FORMATS, ids=IDS)
def test_a_sound_file_of_each_format_is_read_by_its_reader(one: Format) -> None:
    content = read_bytes(hostile.harmless()[one.suffix], suffix=one.suffix)
    assert content.format == one.suffix
    if one.suffix == "zip":
        assert [member.path for member in content.members] == ["talk/a.txt", "talk/b.docx"]
        return
    if one.suffix == "qdc":
        assert content.codebook is not None
        return
    assert "the ward" in " ".join(" ".join(block.text.split()) for block in content.blocks)


@pytest.mark.parametrize("one", FORMATS, ids=IDS)
def test_each_suffix_leads_to_its_format_and_each_signature_too(one: Format) -> None:
    assert [format_of(suffix) for suffix in one.suffixes] == [one] * len(one.suffixes)
    if one.signature is not None:
        assert format_with(one.signature) is one


def test_subtitles_of_youtube_are_a_format() -> None:
    assert format_of("sbv") is not None


def test_no_suffix_and_no_rank_is_given_twice() -> None:
    assert len(set(SUFFIXES)) == len(SUFFIXES)
    assert len({one.structure for one in FORMATS}) == len(FORMATS)


def test_a_suffix_that_nobody_registered_has_no_format() -> None:
    assert format_of("pages") is None


@pytest.mark.parametrize(
    "signature",
    [*(one.signature for one in FORMATS if one.signature), *REFUSED],
    ids=lambda signature: signature.name,
)
def test_each_content_that_is_recognised_has_a_name_for_people(signature: object) -> None:
    assert str(message(getattr(signature, "name", ""))).startswith(("a ", "an "))


def test_a_format_without_a_name_for_people_is_called_by_its_suffix(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    other = Signature("content_other", prefixes=(b"%other",))
    other_format = Format("other", "pipeline.ingest.readers.text:read_txt", 99, signature=other)
    monkeypatch.setattr(files, "_SIGNATURES", (other,))
    monkeypatch.setitem(registry._BY_SIGNATURE, other.name, other_format)
    with pytest.raises(UnreadableFile) as refused:
        read_bytes(b"%other text", suffix="pdf")
    assert str(refused.value.reason) == "the file ends in .pdf but is a .other file"


def test_the_fuzzer_knows_the_text_of_each_format_that_is_an_archive() -> None:
    packed = {
        one.suffix
        for one in FORMATS
        if one.signature and (one.signature.member or one.signature.mimetype or one.suffix == "zip")
    }
    assert set(fuzz.archives()) == packed
    assert fuzz.archives()["docx"] == "word/document.xml"


def test_the_readme_lists_the_suffixes_that_are_read() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    (listed,) = re.findall(r"Cospeak reads `([^`]*)`", text)
    assert listed.split() == suffix_list().split(", ")
