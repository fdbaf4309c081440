import pytest

from pipeline.text.cowords import co_words
from pipeline.text.references import address_spans, not_prose
from tests.docs import BASES


@pytest.mark.parametrize(
    "text",
    [
        "Berg, A. & Lie, K. (2019). Co-production in practice: a review. Oslo: Press.",
        "Lindqvist T, Moe R. Co-creating value on the ward. Acta Curae 2015;7:101–9.",
        'See Ibsen and Tran (2020), "Co-design with people who left", Studies 3(1).',
        "Brandsen T (2016) Types of coproduction. Public Review 76(3), 427-435.",
    ],
)
def test_titles_in_references_are_not_prose(text: str) -> None:
    (start, _, _) = co_words(text, bases=BASES)[0]
    assert any(a <= start < b for a, b in not_prose(text))


@pytest.mark.parametrize(
    "text",
    [
        "As Smith, J. (2018) argues, co-production is dead.",
        "Bovaird (2007) says co-production is old. Co-design is new.",
        "Berg, A. (2019). A title. We say co-production.",
    ],
)
def test_what_is_said_beside_a_reference_is_prose(text: str) -> None:
    (start, _, _) = co_words(text, bases=BASES)[-1]
    assert not any(a <= start < b for a, b in not_prose(text))


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("See https://example.org/co-design now.", "https://example.org/co-design"),
        ("Write to ann@co-design.org today.", "ann@co-design.org"),
        ("At example.scot/co-design/start now.", "example.scot/co-design/start"),
        ("It is doi:10.1000/co-production there.", "doi:10.1000/co-production"),
    ],
)
def test_an_address_ends_where_the_next_word_begins(text: str, address: str) -> None:
    assert [text[start:end] for start, end in address_spans(text)] == [address]


def test_prose_holds_no_address() -> None:
    assert address_spans("We met on Tuesday. Nobody came.") == []
