"""What a run of words names: a person, a place or an organisation."""

import pytest

from pipeline.privacy.names.evidence import Evidence
from pipeline.privacy.names.recogniser import NameRecogniser


def kinds(text: str, language: str = "en") -> dict[str, str]:
    results = NameRecogniser(language=language, evidence=Evidence()).analyze(text, [])
    return {text[one.start : one.end]: one.entity_type for one in results}


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("I saw Mrs Pettigrew.", "Mrs Pettigrew", "PERSON"),
        ("I saw J. Burrows there", "J. Burrows", "PERSON"),
        ("it was Sarah M. who came", "Sarah M.", "PERSON"),
        ("down Quarry Street again", "Quarry Street", "LOCATION"),
        ("she lives in Thornbury", "Thornbury", "LOCATION"),
        ("at Rosehill Church today", "Rosehill Church", "ORGANIZATION"),
    ],
)
def test_titles_lists_and_neighbours_tell_the_kind(text: str, name: str, kind: str) -> None:
    assert kinds(text)[name] == kind
