"""The templates of messages, by code. English here; other languages in `locale`."""

from __future__ import annotations

from pipeline.wording import documents

TEMPLATES: dict[str, str] = {
    **documents.CONTENTS,
    **documents.REASONS,
    **documents.REMEDIES,
    **documents.NOTES,
    **documents.PLACES,
}
"""Code to English text; the places in braces are the message's values."""
