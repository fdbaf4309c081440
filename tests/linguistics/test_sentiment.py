from math import isnan

from pipeline.linguistics.sentiment import sentiment


def test_praise_is_positive_and_complaint_is_negative() -> None:
    assert sentiment(["it", "was", "a", "wonderful", "day"], language="en") > 0.3
    assert sentiment(["it", "was", "a", "terrible", "mess"], language="en") < -0.3
    assert sentiment(["det", "var", "en", "fantastisk", "dag"], language="nb") > 0.1
    assert sentiment(["the", "door", "is", "green"], language="en") == 0


def test_a_negation_turns_the_sentiment() -> None:
    assert sentiment(["it", "was", "not", "wonderful"], language="en") < 0


def test_the_mention_itself_and_the_field_s_own_words_do_not_count() -> None:
    words = ["good", "care", "and", "co-operative", "trust"]
    assert sentiment(words, language="en", leave_out=range(1)) == sentiment(
        ["care", "trust"], language="en"
    )
    assert sentiment(["care", "support", "agreement"], language="en") == 0


def test_a_language_without_a_list_has_no_sentiment() -> None:
    assert isnan(sentiment(["bra"], language="sv"))
