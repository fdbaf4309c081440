"""What the recognisers find in a text, without a model."""

from pipeline.privacy.identifiers import identifiers
from pipeline.privacy.names.evidence import Evidence


def found(text: str, language: str = "en", evidence: Evidence | None = None) -> dict[str, str]:
    """Each identifier as it stands, and its kind."""
    (hits,) = identifiers([text], language=language, evidence=evidence or Evidence())
    return {text[hit.start : hit.end]: hit.kind for hit in hits}
