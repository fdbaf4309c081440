import pytest

from pipeline.linguistics.metalanguage import is_definitional, is_quoted
from tests.linguistics.read_texts import read


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("Their so-called co-production ended.", True),
        ("Their “co-production” ended.", True),
        ("They spoke of 'co-design' all day.", True),
        ('The draft reads: "Municipalities shall make co-production their way of working."', False),
        ("Their co-production ended.", False),
    ],
)
def test_a_word_in_quotation_marks_is_quoted_and_a_cited_sentence_is_not(
    text: str, quoted: bool
) -> None:
    assert bool(read(text)["quoted"]) is quoted


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Co-production is understood as a joint effort of users and staff.", True),
        ("By co-design we mean drawing at one table.", True),
        ("Co-creation refers to the search for new answers.", True),
        ("We use co-production in the sense of a joint effort.", True),
        ("The term co-design covers many things.", True),
        ("For us co-production means that we decide together.", True),
        ("Shared drawing is often called co-design.", True),
        ("Co-creation is spreading.", False),
    ],
)
def test_a_definition_is_recognised(text: str, says: bool) -> None:
    assert bool(read(text)["definitional"]) is says


def quoted(text: str, word: str) -> bool:
    start = text.index(word)
    return is_quoted(text, start, start + len(word))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("De snakket om «samskaping» hele dagen.", True),
        ("Det er såkalt samskaping.", True),
        ("Vi driver samskaping, som de kaller det.", True),
        ("They do co-design, as they now call it.", True),
        ("Don't co-design it, they can't.", False),
        ("Vi driver samskaping her.", False),
    ],
)
def test_quotation_marks_and_so_called_are_read_in_any_language(text: str, expected: bool) -> None:
    word = "samskaping" if "samskaping" in text else "co-design"
    assert quoted(text, word) is expected


def test_quotation_marks_around_more_than_five_words_cite() -> None:
    assert quoted('He spoke of "real co-design of our own".', "co-design")
    assert not quoted('He said "we all love co-design of our own".', "co-design")


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Samskaping er en prosess der alle bidrar.", "nb", True),
        ("Samskaping er eit omgrep som mange brukar.", "nn", True),
        ("Med samskaping mener vi at alle bidrar.", "nb", True),
        ("Samskabelse er en metode til at lære.", "da", True),
        ("Samskapande är en process där alla bidrar.", "sv", True),
        ("Samskaping er på vei.", "nb", False),
        ("Samskaping er en prosess der alle bidrar.", "fi", False),
    ],
)
def test_definitions_are_recognised_in_each_language(
    text: str, language: str, expected: bool
) -> None:
    word = next(word for word in text.replace(",", "").split() if word.lower().startswith("samska"))
    start = text.index(word)
    assert is_definitional(text, start, start + len(word), language=language) is expected
