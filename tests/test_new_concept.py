"""A concept that docs/lexicon.md adds is found in every spelling, without touching code."""

import re
from functools import cache

import pytest

from pipeline import tables
from pipeline.config.lexicon import LEXICON, Lexicon, parse_lexicon
from pipeline.linguistics.annotate import annotate
from pipeline.mentions import candidates, mentions
from tests.docs import BASES, segments_of
from tests.linguistics.read_texts import MODELS, word_lists
from tests.paths import ROOT

SPELLINGS = (
    *(f"co{hyphen}housing" for hyphen in "-\u2010\u2011\u2012\u2013\u2212\u00ad"),
    "Co-Housing", "CO-HOUSING", "co- housing", "co -housing", "co - housing", "co-\nhousing",
    "co\u2011\nhousing", "co-hous-\ning", "(co-)housing", "co(-)housing", "(co)housing",
    "cohousing", "Cohousing", "COHOUSING", "co housing", "co\u200b-housing",
    "co-housings", "cohousings", "Co\u2011housings", "co-houser", "cohousers", "(co-)housers",
)  # fmt: skip


@cache
def lexicon() -> Lexicon:
    """The lexicon that ships, with the block that docs/lexicon.md tells to add."""
    guide = (ROOT / "docs" / "lexicon.md").read_text(encoding="utf-8")
    block = re.findall(r"```yaml\n(.*?)```", guide, re.DOTALL)[0]
    assert "id: co-housing" in block
    text = (ROOT / LEXICON).read_text(encoding="utf-8")
    return parse_lexicon(text.replace("concepts:\n", f"concepts:\n{block}\n", 1))


def labels_in(text: str, *, tagged: bool) -> list[tuple[str, str]]:
    """Surface and concept of each label in the text."""
    segments = segments_of(("respondent", text))
    docs = annotate(segments, models=MODELS if tagged else {}, bases=lexicon().bases)
    _, roles = word_lists()
    rows = mentions(docs, segments, lexicon=lexicon(), roles=roles, prompted_window=3)
    labels = tables.check(tables.Mentions, rows)[rows["kind"] == "label"]
    return list(zip(labels["surface"], labels["concept"], strict=True))


@pytest.mark.parametrize("tagged", [True, False])
@pytest.mark.parametrize("spelling", SPELLINGS)
def test_each_spelling_is_one_mention_of_the_new_concept(spelling: str, *, tagged: bool) -> None:
    text = f"They want {spelling} in the old mill."
    assert labels_in(text, tagged=tagged) == [(spelling, "co-housing")]


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("They tried co-design and -housing.", "-housing"),
        ("They tried co-design/-housing.", "-housing"),
        ("They tried co-delivery, -housing and -planning.", "-housing"),
    ],
)
def test_a_co_that_is_shared_with_another_word_is_found(text: str, surface: str) -> None:
    assert (surface, "co-housing") in labels_in(text, tagged=True)


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_no_spelling_is_a_candidate_and_none_was_found_before(spelling: str) -> None:
    segments = segments_of(("respondent", f"They want {spelling} in the old mill."))
    docs = list(annotate(segments, models=MODELS, bases=lexicon().bases))
    assert candidates(docs, segments, lexicon=lexicon()).empty
    shipped, roles = word_lists()
    before = annotate(segments, models=MODELS, bases=BASES)
    found = mentions(before, segments, lexicon=shipped, roles=roles, prompted_window=3)
    assert found[found["kind"] == "label"].empty


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_a_spelling_is_one_token_with_the_plain_spelling_as_its_norm(spelling: str) -> None:
    segments = segments_of(("respondent", f"We want {spelling} now."))
    (doc,) = annotate(segments, models=MODELS, bases=lexicon().bases)
    assert [token.text for token in doc] == ["We", "want", spelling, "now", "."]
    plain = re.sub(r"[^a-z]", "", spelling.lower())
    assert doc[2].norm_ == f"co-{plain.removeprefix('co')}"


@pytest.mark.parametrize(
    "text",
    ["Housing is dear.", "Smith & co housing ltd.", "See co-housing.org.", "They co-hosted it."],
)
def test_what_only_looks_like_it_is_no_mention(text: str) -> None:
    assert labels_in(text, tagged=True) == []
