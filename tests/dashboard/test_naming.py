"""What columns and codes are called, and texts without markup."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from dashboard import naming


@given(st.text())
def test_escaped_text_has_no_markdown_left_and_keeps_every_character(text: str) -> None:
    escaped = naming.plain(text)
    assert re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", escaped) == text
    bare = re.sub(r"\\[!-/:-@\[-`{-~]", "", escaped)
    assert not re.search(r"[!-/:-@\[-`{-~]", bare)
