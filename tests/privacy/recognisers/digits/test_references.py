"""References and codes with the words for their signs."""

import pytest

from tests.privacy.finding import found


@pytest.mark.parametrize(
    ("text", "language", "reference"),
    [
        ("the log was QRT 7 oblique 2290 and I kept it", "en", "QRT 7 oblique 2290"),
        ("it was BX 14 dash 0093 dash K on the label", "en", "BX 14 dash 0093 dash K"),
        ("money goes to 11 dash 22 dash 33, 4455 6677", "en", "11 dash 22 dash 33, 4455 6677"),
        ("saken het TV skråstrek 4412 hele veien", "nb", "TV skråstrek 4412"),
        ("the shed is 62*19, everybody knows", "en", "62*19"),
        ("you press 4471 then hash and wait", "en", "4471 then hash"),
        ("du trykker 4471 og firkant og venter", "nb", "4471 og firkant"),
    ],
)
def test_the_word_for_a_sign_tells_a_reference(text: str, language: str, reference: str) -> None:
    assert reference in found(text, language)


@pytest.mark.parametrize(
    "text", ["we won 2 dash 1 at home", "I made a dash for it", "2 * 3 is six"]
)
def test_scores_and_sums_are_none(text: str) -> None:
    assert found(text) == {}
