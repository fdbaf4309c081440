"""The glossary: its terms, its columns and the tooltips that show it hold together."""

from __future__ import annotations

from collections import Counter

import pytest

from dashboard import naming
from pipeline import tables
from pipeline.wording.glossary import GLOSSARY, Term, explanation
from pipeline.wording.translation import in_language, language, say
from scripts import docs
from tests.paths import ROOT

COLUMNS = {name: table for table in tables.PUBLISHED for name in tables.columns(table)}
EXPLAINED = [column for term in GLOSSARY for column in term.columns]

# The field's terms that the project agreed on, which newcomers look for first.
AGREED = {
    "agreement of coders", "bridge", "chance-corrected", "cluster", "coherence (NPMI)",
    "collocation", "concordance", "corpus", "cue", "dispersion", "distributional vectors",
    "diversity", "keyness", "log ratio", "magic concept", "mention", "metalanguage", "modality",
    "multiverse", "negation", "omnibus test", "participants", "partisanship", "permutation",
    "pseudonym", "register-specific words", "segment", "sentiment", "shortfall", "signature",
    "small-cell suppression", "stability", "term", "token", "topic", "topic contrast", "verdict",
}  # fmt: skip


def test_each_term_that_was_agreed_on_is_there_once() -> None:
    names = [term.name for term in GLOSSARY]
    assert set(names) >= AGREED
    assert len(set(names)) == len(names)


def test_each_column_that_a_term_explains_is_one_of_a_published_table_and_of_no_other_term() -> (
    None
):
    assert [column for column in EXPLAINED if column not in COLUMNS] == []
    assert [column for column, n in Counter(EXPLAINED).items() if n > 1] == []


@pytest.mark.parametrize("term", GLOSSARY, ids=lambda term: term.name)
def test_a_term_is_one_line_with_a_source(term: Term) -> None:
    assert "\n" not in term.meaning + term.source
    assert "|" not in term.name + term.meaning + term.source
    assert not term.meaning.endswith(".")
    assert 20 < len(term.meaning) < 200
    assert (ROOT / term.source.split(",")[0]).is_file() or any(map(str.isdigit, term.source))


@pytest.mark.parametrize("spoken", ["en", "nb"])
@pytest.mark.parametrize("column", EXPLAINED)
def test_the_tooltip_of_a_column_says_what_it_holds_and_then_the_term(
    column: str, spoken: str
) -> None:
    table = COLUMNS[column]
    with in_language(spoken):
        said = naming.meaning(table, column)
        assert said == f"{say(tables.columns(table)[column])}\n\n{explanation(column)}"


def test_a_column_without_a_term_says_what_it_holds_and_no_more() -> None:
    assert explanation("file") == ""
    assert naming.meaning(tables.Documents, "file") == tables.columns(tables.Documents)["file"]


def test_terms_are_said_in_the_language_of_now() -> None:
    assert explanation("negated").startswith("Negation: that a sentence denies something")
    with in_language("nb"):
        assert language() == "nb"
        assert explanation("negated").startswith("Nektelse: ")


def test_the_document_has_a_row_for_each_term_in_alphabetical_order() -> None:
    written = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    rows = docs.glossary_table().splitlines()[2:]
    assert written.rstrip().endswith("\n".join(rows))
    names = [row.split(" | ")[0].removeprefix("| ") for row in rows]
    assert names == sorted((term.name for term in GLOSSARY), key=str.casefold)
