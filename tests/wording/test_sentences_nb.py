"""The Norwegian sentences: worked examples, the same facts as in English, no English left."""

from __future__ import annotations

import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.config.params import GapParams
from pipeline.gap.mention_shares import RATES, SHARES
from pipeline.robustness import multiverse
from pipeline.wording import sentences, sentences_nb
from pipeline.wording.sentences_nb import label, sentence
from tests.gap.test_gaps import CENSUS, PARAMS, ROW

KINDS = {
    "modality_share": ("aspiration", "possibility", "report"),
    "agentless_share": ("agentless",),
    "role_share": ("by municipality", "with voluntary organisation"),
    "tone": ("positive", "negative"),
    "theme_share": ("resources and time",),
    "prompted_share": ("prompted",),
    "collocate": ("night",),
}
MEASURES = [
    ("concept_rate", "co-production"),
    ("family_rate", "co-words except co-operation"),
    ("practice_rate", "co-design"),
    ("theme_rate", "value-created"),
    ("term_rate", "notebook"),
    ("topic_share", "en-1"),
    ("meaning", "co-creation"),
    ("divergence", "topics"),
    ("partisanship", "words"),
    *((measure, f"co-words: {kind}") for measure, kinds in KINDS.items() for kind in kinds),
]


def row(**changes: object) -> dict[str, object]:
    return {**ROW, "language": "en", **changes}


def said(params: GapParams = PARAMS, *, told: bool = True, **changes: object) -> str:
    return sentence(row(**changes), params=params, told=told)


def test_a_gap_in_a_norwegian_sentence() -> None:
    assert said() == (
        "Politikkdokumentene bruker co-production 11 ganger så ofte som intervjuene, regnet per "
        "10\u00a0000 ord (95 % konfidensintervall 5 til 30; i 12 av 12 politikkdokumenter mot "
        "4 av 21 intervjuer; større forskjell enn for 97 % av vanlige ord)."
    )


def test_numbers_have_a_comma_and_a_space_between_thousands() -> None:
    assert sentences_nb.figure(2.54) == "2,5"
    assert sentences_nb.figure(12345.6) == "12\u00a0346"
    assert sentences_nb.figure(-0.0312) == "−0,031"


def test_a_word_that_nobody_else_uses() -> None:
    assert "mens ingen av intervjuene gjør det" in said(frontline=0.0)
    assert "mens intervjuet ikke gjør det" in said(frontline=0.0, n_frontline=1)
    other = said(verdict="frontline", policy=0.0, log2_ratio=-3.0)
    assert other.startswith("Intervjuene bruker co-production 2 ganger per 10\u00a0000 ord, mens ")
    assert "politikkdokumentene aldri gjør det" in other
    assert said(policy=0.0, frontline=0.0) == (
        "Verken politikkdokumentene eller intervjuene bruker co-production."
    )


def test_norwegian_documents_have_the_norwegian_word_for_a_concept() -> None:
    assert label(row(item="co-creation", label="co-creation")) == "co-creation"
    assert label(row(item="co-creation", label="co-creation", language="nb")) == "samskaping"
    own = row(item="dugnad", label="dugnad", language="nn")
    assert label(own) == "dugnad"


def test_what_cannot_be_told_says_what_would_do() -> None:
    lacking = "2 more policy clusters or 1 more frontline document"
    found = sentence(row(verdict="cannot tell"), params=PARAMS, told=False, lacking=lacking)
    assert found.startswith(
        "Vi kan ikke si sikkert om det er politikkdokumentene eller intervjuene"
    )
    assert "2 klynger til i politikken eller 1 dokument til i førstelinjen" in found


def test_mentions_in_a_norwegian_sentence() -> None:
    found = said(
        measure="role_share", item="co-words: by municipality", policy=0.5, frontline=0.25,
        ci_low=0.1, ci_high=0.4,
    )  # fmt: skip
    assert found.startswith(
        "I politikkdokumentene gjelder forekomstene av sam-ord oftere noe som gjøres av kommunen "
        "enn i intervjuene: 50 % av dem i politikkdokumentene, 25 % i intervjuene"
    )


@pytest.mark.parametrize(("measure", "item"), MEASURES)
@pytest.mark.parametrize("verdict", ["policy", "frontline", "bridge", "apart", "cannot tell"])
@pytest.mark.parametrize("params", [PARAMS, CENSUS], ids=["sample", "census"])
def test_no_english_is_left_and_no_raw_number(
    measure: str, item: str, verdict: str, params: GapParams
) -> None:
    own = "night, ward" if measure == "topic_share" else item
    found = said(
        params, measure=measure, item=item, label=own, verdict=verdict, policy=0.4, frontline=0.2,
        ci_low=0.1, ci_high=0.3, estimate=0.2, flipped_by="Planen", stable=False,
    )  # fmt: skip
    bare = re.sub(r"«night, ward»|«notebook»|«night»|co-\w+", "", found)
    english = r"\b(the|of|policy|frontline|interviews?|words|than|tell|times|against|with|by)\b"
    assert not re.search(english, bare), bare
    assert not re.search(r"\d\.\d|\(\)|; \)|  |nan|\?", found)
    assert found.endswith(".")
    assert found[0].isupper()


def test_every_measure_is_among_those_that_are_tried() -> None:
    assert {*RATES, *SHARES, *sentences._WHOLES} <= {measure for measure, _ in MEASURES}
    assert sentences._WHOLES.keys() == sentences_nb._WHOLES.keys()


@given(
    st.floats(0.01, 500), st.floats(0.01, 500), st.sampled_from(["policy", "frontline", "bridge"])
)
def test_both_languages_tell_the_same_figures(
    policy: float, frontline: float, verdict: str
) -> None:
    ratio = float(np.log2(policy / frontline))
    one = row(
        policy=policy, frontline=frontline, log2_ratio=ratio, log2_ci_low=ratio - 1,
        log2_ci_high=ratio + 1, verdict=verdict,
    )  # fmt: skip
    assert figures(sentence(one, params=PARAMS), " \u00a0", ",") == figures(
        sentences.sentence(one, params=PARAMS), ",", "."
    )


OPEN = [
    {"p_adjusted": 0.08},
    {"p_adjusted": 0.0502},
    {"p_value": 0.07, "p_adjusted": 0.2},
    {"p_adjusted": 0.01, "log2_ci_low": -0.1, "ci_low": -0.02},
    {"p_adjusted": 0.2, "log2_ci_low": -0.1, "ci_low": -0.02},
]


@pytest.mark.parametrize("changes", OPEN, ids=str)
@pytest.mark.parametrize(("measure", "item"), MEASURES)
def test_what_is_open_is_told_with_the_same_figures_and_reasons(
    measure: str, item: str, changes: dict[str, object]
) -> None:
    one = row(measure=measure, item=item, label="night", verdict="cannot tell", **changes)
    assert figures(sentence(one, params=PARAMS), " \u00a0", ",") == figures(
        sentences.sentence(one, params=PARAMS), ",", "."
    )


def test_where_test_and_interval_disagree_norwegian_says_why_too() -> None:
    alone, nearly, both, wide, neither = (said(verdict="cannot tell", **one) for one in OPEN)
    assert "blant alle begrepene under ett gir tilfeldigheter en like tydelig" in alone
    assert "i 8 % av ombyttingene" in alone
    assert "litt over 5 % av ombyttingene" in nearly
    assert "intervallet utelukker null, men" in both
    assert "intervallet utelukker ikke at det ikke er noen" in wide
    assert "tilfeldigheter" not in neither


def test_a_topics_interval_is_told_in_points_and_genre_is_set_aside() -> None:
    topic = {"measure": "topic_share", "label": "night", "verdict": "cannot tell"}
    for low, high, words in (
        (-0.02, 0.2, "fra 2 prosentpoeng mindre til 20 prosentpoeng mer"),
        (-0.2, -0.02, "2 til 20 prosentpoeng mindre"),
    ):
        assert f"kan det ta {words}, 95 % konf" in said(**topic, ci_low=low, ci_high=high)
    assert "skrift og tale er uansett ulike" in said(
        measure="partisanship", item="words", verdict="apart"
    )


def test_both_languages_hold_items_against_all_of_the_same() -> None:
    assert sentences_nb.ALL_OF.keys() == sentences.ALL_OF.keys()


def figures(text: str, group: str, comma: str) -> list[float]:
    """The numbers of a sentence, in order of size."""
    found = re.findall(rf"\d+(?:[{group}]\d{{3}})*(?:[{comma}]\d+)?", text)
    return sorted(float(re.sub(f"[{group}]", "", one).replace(comma, ".")) for one in found)


def test_every_thing_that_is_varied_has_norwegian_words() -> None:
    assert sentences_nb.VARIED.keys() == multiverse.VARIED.keys()
    assert (
        sentences_nb.robust(38, 36, varied="all") == "Samme konklusjon i 36 av 38 andre analyser."
    )
    assert sentences_nb.robust(1, 1, varied="weighting").startswith(
        "Samme konklusjon i 1 av 1 annen analyse (dokumentene vektet"
    )


def test_how_far_the_fit_moves_a_gap_is_told_in_norwegian_too() -> None:
    found = sentences_nb.robust(3, 2, varied="fit", estimates=[0.034, -0.012, 0.02])
    assert found.startswith("Samme konklusjon i 2 av 3 andre analyser (samme temamodell tilpasset")
    assert found.endswith(
        "Forskjellen, politikk minus førstelinje, ligger mellom −1,2 og 3,4 prosentpoeng i dem."
    )
    english = multiverse._moved([0.034, -0.012, 0.02])
    assert figures(found.partition("). ")[2], " \u00a0", ",") == figures(english, ",", ".")
    none = sentences_nb.robust(3, 0, varied="fit", estimates=[])
    assert none.endswith("Ingen av dem har temaet.")
