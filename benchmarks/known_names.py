"""What texts tell of the names in them, as the stage `documents` gathers it of a project."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.privacy.names.evidence import Evidence
from pipeline.privacy.names.project import (
    Said,
    names_within,
    survey,
    with_names,
    with_surveys,
)


def evidence_of(texts: Sequence[tuple[str, str]], *, base: Evidence) -> Evidence:
    """What the texts, pairs of language and text, tell of their words; `base` is added to it."""
    said = [Said(language, (text,)) for language, text in texts]
    surveyed = with_surveys(base, [survey(None, one) for one in said])
    return with_names(surveyed, [names_within(surveyed, one) for one in said])
