import numpy as np
import pandas as pd
import pytest

from pipeline import tables
from pipeline.gap import gaps
from pipeline.gap.mention_shares import Attribute, attributes, said
from tests.docs import UNREAD
from tests.gap.test_gaps import PARAMS

DOCUMENTS = pd.DataFrame(
    {
        "doc_id": [f"p{i}" for i in range(4)] + [f"f{i}" for i in range(6)],
        "corpus": ["policy"] * 4 + ["frontline"] * 6,
        "cluster": [f"c{i}" for i in range(10)],
        "language": "en",
        "title": [f"T{i}" for i in range(10)],
        "n_tokens": [2000] * 4 + [1000] * 6,
    }
)


def mention(doc_id: str, **read: object) -> dict[str, object]:
    side = "policy" if doc_id[0] == "p" else "frontline"
    own = {"doc_id": doc_id, "corpus": side, "role": "policy" if side == "policy" else "respondent"}
    return own | UNREAD | {
        "concept": "co-design", "surface": "co-design", "prompted": False,
        "segment_id": f"{doc_id}:1", "agentless": "yes", "who": "", "with_whom": "", "tone": 0.0,
    } | read  # fmt: skip


def planted() -> pd.DataFrame:
    """Policy promises and names nobody; the interviews tell what they do and with whom."""
    rows = [mention(f"p{i}", modality="aspiration") for i in range(4) for _ in range(3)]
    rows += [
        mention(f"f{i}", modality="report", agentless="no", who="we", tone=0.5)
        for i in range(6)
        for _ in range(2)
    ]
    rows += [mention(f"f{i}", kind="practice", concept="co-production") for i in range(6)]
    rows += [mention("f0", kind="theme", concept="continuity"), mention("f1", prompted=True)]
    return pd.DataFrame(rows)


def named(found: list[Attribute], name: str, concept: str) -> Attribute:
    (one,) = [a for a in found if a.name == name and a.items[0].startswith(f"{concept}:")]
    return one


def test_shares_are_of_the_document_s_own_mentions() -> None:
    found = attributes(DOCUMENTS, planted())
    moods = named(found, "modality_share", "co-words")
    assert moods.items == tuple(f"co-words: {m}" for m in tables.MODALITIES)
    assert moods.values[:, 0].tolist() == [1.0] * 4 + [0.0] * 6
    assert moods.weight.tolist() == [3.0] * 4 + [2.0] * 6
    assert (
        named(found, "agentless_share", "co-design").values[:, 0].tolist() == [1.0] * 4 + [0.0] * 6
    )
    roles = named(found, "role_share", "co-words")
    assert roles.items == ("co-words: by we",)
    prompted = named(found, "prompted_share", "co-words")
    assert prompted.values[5, 0] == pytest.approx(1 / 3)


def test_practices_and_themes_are_rates_over_all_documents() -> None:
    found = {a.name: a for a in attributes(DOCUMENTS, planted()) if a.name.endswith("rate")}
    assert found["practice_rate"].values[:, 0].tolist() == [0.0] * 4 + [10.0] * 6
    assert found["theme_rate"].values[4, 0] == 10.0


def test_only_documents_with_a_mention_have_a_share() -> None:
    rows = planted()
    found = attributes(DOCUMENTS, rows[rows["doc_id"] != "p2"])
    assert "p2" not in named(found, "modality_share", "co-words").documents


def test_what_was_not_read_is_not_compared() -> None:
    rows = planted().assign(who="unknown", agentless="unknown", tone=np.nan)
    names = {a.name for a in attributes(DOCUMENTS, rows)}
    assert not names & {"agentless_share", "role_share", "tone"}
    assert "modality_share" in names


def gaps_of(rows: pd.DataFrame) -> pd.DataFrame:
    counts = pd.DataFrame({"doc_id": ["p0"], "term": ["x"], "n": [1]})
    shares = pd.DataFrame(
        {"doc_id": [], "topic": [], "label": [], "share": [], "stable": []}
    ).astype(
        {"doc_id": "str", "topic": "str", "label": "str", "share": "float64", "stable": "bool"}
    )
    return tables.check(tables.Gaps, gaps.gaps(DOCUMENTS, rows, counts, shares, params=PARAMS))


def test_planted_gaps_are_told_and_said() -> None:
    found = gaps_of(planted()).set_index(["measure", "item"])
    row = found.loc[("modality_share", "co-words: aspiration")]
    assert (row["policy"], row["frontline"], row["verdict"]) == (1.0, 0.0, "policy")
    assert row["sentence"].startswith(
        "Mentions of co-words in policy more often speak of what shall be"
    )
    assert "100 % of them in policy, 0 % in the interviews" in row["sentence"]
    assert found.loc[("practice_rate", "co-production"), "verdict"] == "frontline"
    assert (
        "other words for co-production" in found.loc[("practice_rate", "co-production"), "sentence"]
    )


def test_p_values_are_held_against_every_group_of_the_measure() -> None:
    found = gaps_of(planted())
    moods = found[found["measure"] == "modality_share"]
    assert moods["item"].str.split(":").str[0].nunique() == 2
    assert (moods["p_adjusted"] >= (2 * moods["p_value"]).clip(upper=1) - 1e-5).all()


def test_roles_are_named_in_the_plural() -> None:
    roles = ("municipality", "relative", "staff", "we", "voluntary organisation")
    assert [said("role_share", "co-design", f"by {role}") for role in roles] == [
        f"mentions of co-design say it is done by {several}"
        for several in ("municipalities", "relatives", "staff", "“we”", "voluntary organisations")
    ]
