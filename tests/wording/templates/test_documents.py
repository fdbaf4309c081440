"""Every template that speaks of a file has a translation with the same places."""

from __future__ import annotations

import pytest

from pipeline.wording.messages import message
from pipeline.wording.templates import documents
from pipeline.wording.translation import in_language
from tests.wording.templates import filled

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
