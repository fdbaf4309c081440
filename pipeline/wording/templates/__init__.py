"""The templates of messages, by code. English here; other languages in `locale`.

In: nothing. Out: `TEMPLATES`, which `messages` fills with values. A template is a text with places
in braces, or two, for one and for several, of which the message's value `n` chooses.
"""

from __future__ import annotations

from pipeline.wording.templates import comparison, documents, places, topics

TEMPLATES: dict[str, str | tuple[str, str]] = {
    **documents.CONTENTS,
    **documents.REASONS,
    **documents.REMEDIES,
    **documents.NOTES,
    **places.PLACES,
    **places.GROUPS,
    **comparison.DESIGN,
    **comparison.ANALYSES,
    **comparison.PROFILES,
    **topics.MODELS,
    **topics.NAMES,
    **topics.SPURIOUS,
}
"""Code to English text; the places in braces are the message's values."""
