import pytest

from pipeline.linguistics.participants import objects_of
from tests.linguistics.read_texts import co_word, doc_of, read


def test_what_is_made_together_stands_in_its_own_words() -> None:
    assert read("Nurses co-designed the night chart.")["what"] == "the night chart"
    assert read("Co-production of care services is rare.")["what"] == "care services"
    assert read("Meals were co-produced.")["what"] == "Meals"


@pytest.mark.parametrize(
    ("text", "form", "objects"),
    [
        ("Nurses co-designed the chart and the rota.", "verb", "the chart and the rota"),
        ("The chart was planned and co-designed.", "verb", "The chart"),
        ("The chart that nurses co-designed hangs there.", "verb", "The chart"),
        ("We co-decide on meals.", "verb", "meals"),
        ("Co-design of the ward is slow.", "noun", "the ward"),
        ("A co-designed ward opened.", "adjective", "ward"),
        ("A co-operative nurse came.", "adjective", ""),
        ("Co-design is slow.", "noun", ""),
    ],
)
def test_objects_keep_their_modifiers_and_conjuncts(text: str, form: str, objects: str) -> None:
    assert objects_of(co_word(doc_of(text)), form=form, is_verb=form == "verb") == objects
