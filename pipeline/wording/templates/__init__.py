"""The templates of messages, by code. English here; other languages in `locale`."""

from __future__ import annotations

from pipeline.wording.templates import comparison

TEMPLATES: dict[str, str] = {
    **comparison.DESIGN,
    **comparison.ANALYSES,
}
"""Code to English text; the places in braces are the message's values."""
