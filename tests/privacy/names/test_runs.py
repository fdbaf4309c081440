"""Names as runs of words."""

import pytest

from pipeline.privacy.names.evidence import Evidence
from pipeline.privacy.names.runs import runs, word_before


def found_runs(text: str, language: str = "en") -> list[str]:
    found = runs(text, language=language, evidence=Evidence())
    return [text[run[0].start : run[-1].end] for run in found]


@pytest.mark.parametrize(
    ("text", "language", "names"),
    [
        ("I asked Ruth Haldane and Tomasz.", "en", ["Ruth Haldane", "Tomasz"]),
        ("Vi ringte Hustad Sag og Høvleri.", "nb", ["Hustad Sag og Høvleri"]),
        ("When Mr Bell came", "en", ["Mr Bell"]),
        ("Bjørn Sætre kom.", "nb", ["Bjørn Sætre"]),
        ("We met at the Tuesday Club.", "en", ["Tuesday Club"]),
        ("De bor i Indre Hekkfjord, sier de.", "nb", ["Indre Hekkfjord"]),
        ("I asked Ruth. Haldane said no.", "en", ["Ruth", "Haldane"]),
    ],
)
def test_words_that_stand_together_are_one_name(text: str, language: str, names: list[str]) -> None:
    assert found_runs(text, language) == names


def test_the_word_before_a_run_is_told_in_lower_case() -> None:
    (run,) = runs("We asked Tomasz", language="en", evidence=Evidence())
    assert word_before("We asked Tomasz", run) == "asked"
