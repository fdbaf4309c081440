"""A small invented corpus with planted gaps, and what the tests of the gap have in common."""

from __future__ import annotations

from functools import cache

import numpy as np
import pandas as pd

from pipeline import tables
from pipeline.config.params import GapParams, Margins, SamplingParams
from pipeline.gap.design import design
from pipeline.gap.gaps import gaps
from pipeline.gap.measures.evidence import Evidence, evidence_by_language
from pipeline.wording import findings
from pipeline.wording.phrases import Basis
from tests.docs import UNREAD

PARAMS = GapParams(
    level=0.05,
    n_permutations=999,
    n_bootstrap=199,
    seed=7,
    sampling=SamplingParams(policy="sample", frontline="sample"),
    margin=Margins(log2_ratio=1.0, topic_share=0.05),
)
CENSUS = PARAMS.model_copy(update={"sampling": SamplingParams(policy="census", frontline="census")})
Corpus = tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame, pd.DataFrame]
Counts = dict[str, tuple[list[int], list[int]]]


def corpus(
    *,
    tokens: tuple[list[int], list[int]],
    concepts: Counts | None = None,
    terms: Counts | None = None,
    topics: dict[str, tuple[list[float], list[float]]] | None = None,
) -> Corpus:
    """Documents p0, p1 … and f0, f1 … with so many words, mentions, terms and topic shares."""
    ids = [f"p{i}" for i in range(len(tokens[0]))] + [f"f{i}" for i in range(len(tokens[1]))]
    side = ["policy"] * len(tokens[0]) + ["frontline"] * len(tokens[1])
    role = {"policy": "policy", "frontline": "respondent"}
    documents = pd.DataFrame(
        {
            "doc_id": ids,
            "corpus": side,
            "cluster": ids,
            "language": "en",
            "n_tokens": tokens[0] + tokens[1],
            "title": ids,
            "notes": "",
        }
    )
    mentions = [
        (document, corpus, role[corpus], concept, concept, False)
        for concept, (policy, frontline) in (concepts or {}).items()
        for document, corpus, n in zip(ids, side, policy + frontline, strict=True)
        for _ in range(n)
    ]
    counts = [
        (document, term, n)
        for term, (policy, frontline) in (terms or {}).items()
        for document, n in zip(ids, policy + frontline, strict=True)
        if n
    ]
    shares = [
        (document, topic, f"{topic} label", share)
        for topic, (policy, frontline) in (topics or {}).items()
        for document, share in zip(ids, policy + frontline, strict=True)
    ]
    text = {"doc_id": "str", "concept": "str", "surface": "str", "role": "str", "corpus": "str"}
    return (
        documents,
        pd.DataFrame(
            mentions, columns=["doc_id", "corpus", "role", "concept", "surface", "prompted"]
        )
        .astype({**text, "prompted": "bool"})
        .assign(**UNREAD),
        pd.DataFrame(counts, columns=["doc_id", "term", "n"])
        .astype({"doc_id": "str", "term": "str", "n": "int64"})
        .assign(content=True),
        pd.DataFrame(shares, columns=["doc_id", "topic", "label", "share"])
        .astype({"doc_id": "str", "topic": "str", "label": "str", "share": "float64"})
        .assign(stable=True, spurious=False),
    )


def row_of(found: pd.DataFrame, measure: str, item: str) -> pd.Series[object]:
    rows = found[(found["measure"] == measure) & (found["item"] == item)]
    assert len(rows) == 1
    return rows.iloc[0]


def checked(parts: Corpus, params: GapParams = PARAMS) -> pd.DataFrame:
    return tables.check(tables.Gaps, gaps(*parts, params=params))


def in_words(
    found: pd.DataFrame, documents: pd.DataFrame, params: GapParams = PARAMS
) -> pd.DataFrame:
    """The rows with their sentences; an id stands for a title."""
    return findings.gaps_in_words(
        found,
        design=design(documents, params=params),
        titles={document: document for document in documents["doc_id"]},
    )


THOUSANDS = ([10_000] * 4, [5_000] * 6)
PLANTED = corpus(
    tokens=THOUSANDS,
    concepts={
        "co-production": ([10, 12, 9, 13], [0, 0, 1, 0, 0, 0]),
        "co-design": ([4, 5, 6, 5], [0] * 6),
        "co-operation": ([10, 9, 11, 10], [5, 5, 6, 4, 5, 5]),
        "co-planning": ([0, 0, 3, 0], [0, 1, 0, 0, 0, 0]),
    },
    terms={
        "volunteer": ([3, 2, 4, 3], [20, 25, 22, 18, 21, 24]),
        "service": ([30, 31, 29, 30], [15, 14, 16, 15, 15, 15]),
    },
    topics={
        "t1": ([0.6, 0.55, 0.65, 0.6], [0.2, 0.25, 0.15, 0.2, 0.2, 0.2]),
        "t2": ([0.2, 0.21, 0.19, 0.2], [0.2, 0.2, 0.21, 0.19, 0.2, 0.2]),
        "t3": ([0.2, 0.24, 0.16, 0.2], [0.6, 0.55, 0.64, 0.61, 0.6, 0.6]),
    },
)


@cache
def _planted(params: str) -> pd.DataFrame:
    return checked(PLANTED, GapParams.model_validate_json(params))


def planted(params: GapParams = PARAMS) -> pd.DataFrame:
    """What is found in `PLANTED`, worked out once for all tests."""
    return _planted(params.model_dump_json()).copy()


BASIS = Basis(level=0.05)
CENSUS_BASIS = Basis(level=0.05, census=True)
ROW: dict[str, object] = {
    "language": "en",
    "measure": "concept_rate",
    "item": "co-production",
    "label": "co-production",
    "policy": 22.0,
    "frontline": 2.0,
    "estimate": 20.0,
    "ci_low": 11.0,
    "ci_high": 32.0,
    "log2_ratio": float(np.log2(11)),
    "log2_ci_low": float(np.log2(6)),
    "log2_ci_high": float(np.log2(25)),
    "sim_low": 11.0,
    "sim_high": 32.0,
    "log2_sim_low": float(np.log2(5)),
    "log2_sim_high": float(np.log2(30)),
    "shrunk": float("nan"),
    "log2_shrunk": float("nan"),
    "shrunk_low": float("nan"),
    "shrunk_high": float("nan"),
    "log2_shrunk_low": float("nan"),
    "log2_shrunk_high": float("nan"),
    "spread_ratio": 0.8,
    "largest_share": 0.3,
    "n_uses": 18,
    "n_uses_one_document": 5,
    "p_value": 0.001,
    "p_adjusted": 0.001,
    "n_policy": 12,
    "n_frontline": 21,
    "n_with_policy": 12,
    "n_with_frontline": 4,
    "placebo": 0.97,
    "verdict": "policy",
    "cannot_tell_because": "",
    "power_policy": float("nan"),
    "power_frontline": float("nan"),
    "more_than_genre": "",
    "beyond_genre": float("nan"),
    "beyond_low": float("nan"),
    "beyond_high": float("nan"),
    "as_far": float("nan"),
    "p_genre": float("nan"),
    "baseline_policy": float("nan"),
    "baseline_frontline": float("nan"),
    "flipped_by": "",
    "n_flipping": 1,
    "worst_estimate": 12.0,
    "over_all": True,
    "stable": True,
    "testable": True,
    "shortfall_policy": 0,
    "shortfall_frontline": 0,
    "shortfall_unit": "document",
}


def evidence_of(parts: Corpus) -> Evidence:
    """The evidence of the one language of the corpus."""
    (one,) = evidence_by_language(*parts)
    return one


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
"""Four policy documents and six interviews, for tests of how mentions are read."""


def mention(doc_id: str, **read: object) -> dict[str, object]:
    """A mention of co-design in a document, read as given."""
    side = "policy" if doc_id[0] == "p" else "frontline"
    own = {"doc_id": doc_id, "corpus": side, "role": "policy" if side == "policy" else "respondent"}
    return own | UNREAD | {
        "concept": "co-design", "surface": "co-design", "prompted": False,
        "segment_id": f"{doc_id}:1", "agentless": "yes", "who": "", "with_whom": "", "tone": 0.0,
    } | read  # fmt: skip


def sharing(rows: pd.DataFrame) -> Evidence:
    """The evidence of `DOCUMENTS` with these mentions and nothing else."""
    none = pd.DataFrame({"doc_id": pd.Series([], dtype="str")})
    (one,) = evidence_by_language(DOCUMENTS, rows, none, none)
    return one
