"""Every template that speaks of a file has a translation with the same places."""

from __future__ import annotations

import re

import pytest

from pipeline.wording.messages import message
from pipeline.wording.templates import TEMPLATES, documents
from pipeline.wording.translation import LANGUAGES, in_language
from tests.wording.templates import filled, places

ALL = {**documents.CONTENTS, **documents.REASONS, **documents.REMEDIES, **documents.NOTES}


@pytest.mark.parametrize("code", ALL)
def test_what_is_said_of_a_file_is_said_in_norwegian(code: str) -> None:
    english = str(message(code, **filled(code)))
    with in_language("nb"):
        norwegian = str(message(code, **filled(code)))
    assert norwegian != english
    assert norwegian.count("§") == english.count("§")


def test_no_code_is_given_twice() -> None:
    parts = (documents.CONTENTS, documents.REASONS, documents.REMEDIES, documents.NOTES)
    assert sum(map(len, parts)) == len(ALL)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", sorted(TEMPLATES))
def test_every_template_is_filled_in_every_language(language: str, code: str) -> None:
    with in_language(language):
        said = str(message(code, **filled(code)))
    assert "{" not in said
    assert said.count("§") == len(places(code) - {"n"})


def test_reasons_and_remedies_can_stand_within_a_sentence() -> None:
    for text in (*documents.REASONS.values(), *documents.REMEDIES.values()):
        assert not text.endswith(".")
        assert not text[0].isupper()


def test_codes_are_short_and_in_snake_case() -> None:
    for code in TEMPLATES:
        assert re.fullmatch(r"[a-z][a-z0-9_]{2,45}", code), code
