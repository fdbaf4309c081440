"""Words with their place, and whether they begin a sentence."""

from pipeline.privacy.names.words import is_capitalised, small_words, words_of


def test_words_lose_their_genitive_and_know_their_place() -> None:
    text = "So Ruth's cat left."
    assert [(word.text, text[word.start : word.end]) for word in words_of(text)][1] == (
        "Ruth",
        "Ruth",
    )


def test_placeholders_and_co_words_are_no_words() -> None:
    assert [word.text for word in words_of("With [Person 1] co-production works")] == [
        "With",
        "works",
    ]


def test_a_word_begins_a_sentence_after_a_full_stop_but_not_after_an_abbreviated_title() -> None:
    opening = [word.text for word in words_of("We left. Dr. Hill came: Nobody did") if word.opens]
    assert opening == ["We", "Dr", "Nobody"]


def test_acronyms_do_not_count_as_capitalised_and_a_listed_name_in_capitals_does() -> None:
    assert [word.text for word in words_of("the NHS and RUTH and Siv") if is_capitalised(word)] == [
        "RUTH",
        "Siv",
    ]


def test_small_words_are_those_written_small_somewhere() -> None:
    assert small_words(["Hope is hope", "Will"]) == {"is", "hope"}


def test_letters_that_nobody_could_say_are_no_name_in_capitals() -> None:
    (said,) = [word for word in words_of("We asked UKHSK about it.") if word.lower == "ukhsk"]
    assert not is_capitalised(said)
    (name,) = [word for word in words_of("We asked HALDANE about it.") if word.lower == "haldane"]
    assert is_capitalised(name)
