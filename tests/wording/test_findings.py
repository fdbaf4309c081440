"""Rows in words: Norwegian sentences, the same facts as in English, no English left."""

from __future__ import annotations

import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import tables
from pipeline.wording import findings
from pipeline.wording.findings import gap_sentence
from pipeline.wording.phrases import Basis
from pipeline.wording.translation import in_language
from tests import example_tables, norwegian
from tests.gap.examples import BASIS, CENSUS_BASIS, ROW

ITEMS = {
    "family_rate": ["co-words except co-operation"],
    "practice_rate": ["co-design"],
    "theme_rate": ["value-created"],
    "code_rate": ["time/no-time"],
    "term_rate": ["notebook"],
    "topic_share": ["en-1"],
    "meaning": ["co-creation"],
    "divergence": ["topics"],
    "partisanship": ["words"],
    "modality_share": ["co-words: aspiration", "co-words: possibility", "co-words: report"],
    "agentless_share": ["co-words: agentless"],
    "role_share": ["co-words: by municipality", "co-words: with voluntary organisation"],
    "tone": ["co-words: positive", "co-words: negative"],
    "modality_at_mix": ["co-words: aspiration", "co-words: report"],
    "agentless_at_mix": ["co-words: agentless"],
    "tone_at_mix": ["co-words: positive"],
    "theme_share": ["co-words: resources and time"],
    "prompted_share": ["co-words: prompted"],
    "collocate": ["co-words: night"],
}
"""Items by measure; another measure is tried on a concept."""
MEASURES = [
    (measure, item) for measure in tables.MEASURES for item in ITEMS.get(measure, ["co-production"])
]


def row(**changes: object) -> dict[str, object]:
    return {**ROW, **changes}


def said(basis: Basis = BASIS, **changes: object) -> str:
    return in_norwegian(row(**changes), basis=basis)


def in_norwegian(row: dict[str, object], *, basis: Basis = BASIS) -> str:
    with in_language("nb"):
        return str(gap_sentence(row, basis=basis))


def in_english(row: dict[str, object]) -> str:
    return str(gap_sentence(row, basis=BASIS))


def test_a_gap_in_a_norwegian_sentence() -> None:
    assert said() == (
        "Politikkdokumentene bruker co-production 11 ganger så ofte som intervjuene "
        "(22 mot 2 per 10 000 ord; 95 % konfidensintervall 5 til 30; i 12 av 12 politikkdokumenter "
        "mot "
        "4 av 21 intervjuer; bare 3 % av vanlige ord skiller seg like mye)."
    )


def test_a_word_that_nobody_else_uses() -> None:
    assert "; intervjuene gjør det aldri" in said(frontline=0.0)
    assert "; intervjuet gjør det aldri" in said(frontline=0.0, n_frontline=1)
    assert "forsiktig anslag" in said(log2_shrunk=3.0, log2_shrunk_low=1.0, log2_shrunk_high=4.0)
    assert "forsiktig anslag" not in said(frontline=0.0, log2_shrunk=8.5)
    other = said(verdict="frontline", policy=0.0, log2_ratio=-3.0)
    assert other.startswith(
        "Bare intervjuene bruker co-production: 2 per 10\u00a0000 ord; politikkdokumentene "
        "gjør det aldri"
    )
    assert said(policy=0.0, frontline=0.0) == (
        "Verken politikkdokumentene eller intervjuene bruker co-production."
    )


def test_what_cannot_be_told_says_what_would_do() -> None:
    missing = {"shortfall_policy": 2, "shortfall_frontline": 1, "shortfall_unit": "cluster"}
    found = said(verdict="cannot tell", testable=False, **missing)
    assert found.startswith(
        "Vi kan ikke si sikkert om det er politikkdokumentene eller intervjuene"
    )
    assert "2 klynger til i politikken eller 1 klynge til i førstelinjen" in found


def test_mentions_in_a_norwegian_sentence() -> None:
    found = said(
        measure="role_share", item="co-words: by municipality", policy=0.5, frontline=0.25,
        ci_low=0.1, ci_high=0.4,
    )  # fmt: skip
    assert found.startswith(
        "I politikkdokumentene gjelder forekomstene av sam-ord oftere noe som gjøres av kommunen "
        "enn i intervjuene: i gjennomsnitt 50 % av dem i 12 politikkdokumenter, 25 % i 21 inter"
    )


@pytest.mark.parametrize(("measure", "item"), MEASURES)
@pytest.mark.parametrize("verdict", ["policy", "frontline", "bridge", "different", "cannot tell"])
@pytest.mark.parametrize("basis", [BASIS, CENSUS_BASIS], ids=["sample", "census"])
def test_no_english_is_left_and_no_raw_number(
    measure: str, item: str, verdict: str, basis: Basis
) -> None:
    own = "night, ward" if measure == "topic_share" else item
    found = said(
        basis, measure=measure, item=item, label=own, verdict=verdict, policy=0.4, frontline=0.2,
        ci_low=0.1, ci_high=0.3, sim_low=0.1, sim_high=0.3, estimate=0.2, flipped_by="Planen",
        stable=False,
    )  # fmt: skip
    bare = re.sub(r"«night, ward»|«notebook»|«night»|co-\w+", "", found)
    english = r"\b(the|of|policy|frontline|interviews?|words|than|tell|times|against|with|by)\b"
    assert not re.search(english, bare), bare
    assert not re.search(r"\d\.\d|\(\)|; \)|  |nan|\?", found)
    assert found.endswith(".")
    assert found[0].isupper()


@given(
    st.floats(0.01, 500), st.floats(0.01, 500), st.sampled_from(["policy", "frontline", "bridge"])
)
def test_both_languages_tell_the_same_figures(
    policy: float, frontline: float, verdict: str
) -> None:
    ratio = float(np.log2(policy / frontline))
    one = row(
        policy=policy, frontline=frontline, log2_ratio=ratio, log2_sim_low=ratio - 1,
        log2_sim_high=ratio + 1, verdict=verdict,
    )  # fmt: skip
    assert figures(in_norwegian(one), " \u00a0", ",") == figures(in_english(one), ",", ".")


OPEN = [
    {"cannot_tell_because": "many", "p_adjusted": 0.08},
    {"cannot_tell_because": "many", "p_adjusted": 0.0502},
    {"cannot_tell_because": "unlike", "p_adjusted": 0.2},
    {"cannot_tell_because": "open", "p_adjusted": 0.01},
    {"cannot_tell_because": "one cluster", "p_adjusted": 0.2, "largest_share": 0.72},
    {"cannot_tell_because": "open", "p_adjusted": 0.2},
]


@pytest.mark.parametrize("changes", OPEN, ids=str)
@pytest.mark.parametrize(("measure", "item"), MEASURES)
def test_what_is_open_is_told_with_the_same_figures_and_reasons(
    measure: str, item: str, changes: dict[str, object]
) -> None:
    one = row(measure=measure, item=item, label="night", verdict="cannot tell", **changes)
    assert figures(in_norwegian(one), " \u00a0", ",") == figures(in_english(one), ",", ".")


def test_where_nothing_can_be_told_norwegian_says_why_too() -> None:
    many, nearly, unlike, wide, carried, open_ = (
        said(verdict="cannot tell", **one) for one in OPEN
    )
    assert many.startswith(
        "Kan ikke avgjøres, kan være tilfeldig: disse dokumentene har co-production"
    )
    assert "blant alle begreper til sammen får tilfeldigheter noe til å se like klart ut i 8 %" in (
        many
    )
    assert "litt over 5 % av tilfellene" in nearly
    assert "intervjuene varierer mye mer enn politikkdokumentene" in unlike
    assert "men intervallet utelukker ikke at det ikke er noen" in wide
    assert "72 % av det kommer fra én klynge" in carried
    assert "dokumenter hos samme part er så ulike hverandre at dette kan være tilfeldig" in open_


def test_a_topics_interval_is_told_in_points_and_genre_is_set_aside() -> None:
    topic = {"measure": "topic_share", "label": "night", "verdict": "cannot tell"}
    for low, high, words in (
        (-0.02, 0.2, "fra 2 prosentpoeng mer i intervjuene til 20 prosentpoeng mer i politikk"),
        (-0.2, 0.0, "fra 20 prosentpoeng mer i intervjuene til likt"),
    ):
        assert f"95 % konfidensintervall {words}" in said(**topic, sim_low=low, sim_high=high)
    assert "noe av dette kan være bare skrift mot tale" in said(
        measure="partisanship", item="words", verdict="different"
    )


def figures(text: str, group: str, comma: str) -> list[float]:
    """The numbers of a sentence, in order of size."""
    found = re.findall(rf"\d+(?:[{group}]\d{{3}})*(?:[{comma}]\d+)?", text)
    return sorted(float(re.sub(f"[{group}]", "", one).replace(comma, ".")) for one in found)


def test_no_published_table_of_the_example_says_anything_in_english() -> None:
    texts = norwegian.texts_of(example_tables.frames())
    assert len(texts) > 50
    assert norwegian.english_in(texts) == []


def test_an_empty_table_gets_its_columns() -> None:
    frames = {table: tables.empty(table) for table in tables.PUBLISHED}
    for table in findings.SENTENCES:
        said = findings.in_words(table, frames[table], design=frames[tables.Design], titles={})
        assert said["sentence"].dtype == "str"
