from pipeline import tables
from pipeline.config.lexicon import load_lexicon
from pipeline.linguistics.annotate import annotate
from pipeline.mentions import candidates
from tests.docs import BASES, segments_of
from tests.mentions.found import MODELS


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


def test_a_text_without_co_words_has_no_candidates() -> None:
    segments = segments_of(("policy", "Nothing here."))
    docs = annotate(segments, models=MODELS, bases=BASES)
    assert tables.check(tables.Candidates, candidates(docs, segments, lexicon=load_lexicon())).empty
