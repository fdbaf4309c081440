"""The templates of messages, by code. English here; other languages in `locale`."""

from __future__ import annotations

from pipeline.wording.translation import later

TEMPLATES: dict[str, str] = {
    "file_empty": later("the file is empty"),
    "replace_with_text": later("replace it with a file that has text"),
}
"""Code to English text; the places in braces are the message's values."""
