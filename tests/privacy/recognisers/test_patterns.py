"""A recogniser that is one regular expression."""

from pipeline.privacy.recognisers.patterns import pattern_recogniser


def test_each_match_is_a_result_whatever_its_case() -> None:
    recogniser = pattern_recogniser("CODE", r"ab\d", "en")
    results = recogniser.analyze("ab1, AB2 and ac3", ["CODE"])
    assert sorted((one.start, one.end) for one in results) == [(0, 3), (5, 8)]
    assert {one.entity_type for one in results} == {"CODE"}
