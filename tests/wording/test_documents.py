"""Templates of what is said about a file."""

from __future__ import annotations

import re

import pytest

from pipeline.wording import documents
from pipeline.wording.messages import message
from pipeline.wording.translation import LANGUAGES, in_language

FAMILIES = (
    documents.CONTENTS, documents.REASONS, documents.REMEDIES, documents.NOTES, documents.PLACES,
)  # fmt: skip


def test_no_code_stands_for_two_texts() -> None:
    codes = [code for family in FAMILIES for code in family]
    assert len(set(codes)) == len(codes)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_template_is_filled_in_every_language(language: str) -> None:
    for family in FAMILIES:
        for code, text in family.items():
            places = re.findall(r"\{(\w+)\}", text)
            with in_language(language):
                said = str(message(code, **{place: f"<{place}>" for place in places}))
            assert all(f"<{place}>" in said for place in places), code


def test_reasons_and_remedies_can_stand_within_a_sentence() -> None:
    for text in (*documents.REASONS.values(), *documents.REMEDIES.values()):
        assert not text.endswith(".")
        assert not text[0].isupper()
