import pytest

from pipeline.mentions.labels import label_hits, match_token
from tests.docs import segments_of
from tests.linguistics.read_texts import co_word, doc_of, token_of, word_lists
from tests.mentions.found import found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We co-design services.", [("co-design", "verb")]),
        ("The co-design of services.", [("co-design", "noun")]),
        ("They were co-producing care.", [("co-production", "verb")]),
        ("Users are co-producers.", [("co-production", "agent")]),
        ("Citizens as co-creators of value", [("co-creation", "agent")]),
        ("A co-creative workshop.", [("co-creation", "adjective")]),
        ("Cooperation is needed.", [("co-operation", "noun")]),
        ("We cooperate.", [("co-operation", "verb")]),
        ("co-design and -delivery", [("co-design", "noun"), ("co-delivery", "noun")]),
        ("Value co-destruction is rare.", [("co-destruction", "noun")]),
        ("co-decision-making with residents", [("co-decision", "noun")]),
    ],
)  # fmt: skip
def test_concept_and_form_are_read_as_a_person_would(
    text: str, expected: list[tuple[str, str]]
) -> None:
    rows = found(segments_of(("policy", text)))
    assert list(zip(rows["concept"], rows["form"], strict=True)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "A co-operative of farmers runs the shop.",
        "The co-operatives were founded in 1901.",
        "The co-operative opened a shop.",
        "They set up a social co-operative.",
        "Members of the co-operative vote.",
        "A worker-owned co-operative delivers meals.",
        "Farmers' cooperatives bought the mill.",
    ],
)
def test_a_firm_is_no_concept(text: str) -> None:
    assert found(segments_of(("policy", text))).empty


@pytest.mark.parametrize(
    "text",
    [
        "The staff were co-operative.",
        "A co-operative approach.",
        "The residents seemed cooperative.",
    ],
)
def test_who_or_what_is_co_operative_is_one(text: str) -> None:
    assert list(found(segments_of(("policy", text)))["form"]) == ["adjective"]


@pytest.mark.parametrize("language", ["da", "sv", "nb"])
def test_a_firm_is_none_in_the_north_either(language: str) -> None:
    segments = segments_of(("policy", "Kooperativet er et kooperativ."), language=language)
    assert found(segments).empty


def test_norwegian_compounds_and_inflections_are_one_concept() -> None:
    segments = segments_of(
        ("policy", "Samskapingen i samskapingsprosjektet; kommunen samskaper."),
        ("policy", "Samfunnet har en samtale samtidig, med samtykke og samme mål."),
        language="nb",
    )
    assert list(found(segments)["concept"]) == ["co-creation"] * 3


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("Vi samdesigner det.", "verb"),
        ("Kommunen skal samarbeide om det.", "verb"),
        ("Et tett samarbeid om det.", "noun"),
    ],
)
def test_without_a_tagger_the_words_around_a_word_tell_nouns_from_verbs(
    text: str, form: str
) -> None:
    assert list(found(segments_of(("policy", text), language="nb"))["form"]) == [form]


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        ("It is production-ready.", None),
        ("It is co-production-friendly.", "co-production"),
        ("They are co-operating.", "co-operation"),
        ("We met a co-worker.", None),
    ],
)
def test_a_word_is_matched_by_its_form_its_lemma_or_its_first_parts(
    text: str, concept: str | None
) -> None:
    lexicon, _ = word_lists()
    matches = [match_token(token, language="en", lexicon=lexicon) for token in doc_of(text)]
    assert [match.concept for match in matches if match] == ([concept] if concept else [])


def test_a_word_of_another_language_is_a_label_too() -> None:
    lexicon, _ = word_lists()
    doc = doc_of("They call it samskaping.")
    (hit,) = label_hits(doc, language="en", document="en", lexicon=lexicon)
    assert (doc[hit.start].text, hit.item.concept) == ("samskaping", "co-creation")


def test_a_gerund_with_a_determiner_is_a_noun_and_with_an_object_a_verb() -> None:
    lexicon, _ = word_lists()
    noun = match_token(co_word(doc_of("The co-planning began.")), language="en", lexicon=lexicon)
    verb = match_token(
        token_of("They were co-planning the week.", "co-planning"), language="en", lexicon=lexicon
    )
    assert noun is not None and noun.form == "noun"
    assert verb is not None and verb.form == "verb"
