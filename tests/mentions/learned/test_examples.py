"""Examples become sentences, each with the concept of the practice in it."""

import pandas as pd

from pipeline.linguistics.annotate import annotate
from pipeline.mentions.learned.examples import annotated, passages
from tests.docs import BASES
from tests.linguistics.read_texts import word_lists

TEXT = "It rained. We plan it with the families. They and we choose the cook, and then she cooks."
ROWS = pd.DataFrame(
    [
        ("a", "policy", "practice", "co-planning", "We plan it with the families", TEXT),
        ("b", "policy", "other", "", "", "It rained."),
        ("a", "policy", "practice", "co-decision", "They and we choose the cook", TEXT),
    ],
    columns=["set", "side", "kind", "concept", "quote", "text"],
)


def test_a_passage_has_the_practices_of_all_its_lines() -> None:
    one, other = passages(ROWS)
    assert [TEXT[quote.start : quote.end] for quote in one.quotes] == [
        "We plan it with the families",
        "They and we choose the cook",
    ]
    assert (one.kind, other.kind, other.quotes) == ("practice", "other", ())


def test_a_sentence_has_the_concept_of_the_quote_that_it_holds() -> None:
    those = passages(ROWS)
    segments = pd.DataFrame({"language": "en", "text": [one.text for one in those]})
    docs = annotate(segments, models={}, bases=BASES)
    made = list(annotated(those, docs, language="en", roles=word_lists()[1]))
    assert [(one.passage, one.concept) for one in made] == [
        (0, ""), (0, "co-planning"), (0, "co-decision"), (1, ""),
    ]  # fmt: skip
