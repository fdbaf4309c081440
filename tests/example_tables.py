"""A full set of published tables about an invented corpus, for the tests of the dashboard.

`python tests/example_tables.py` writes them below the working folder's data/published.
"""

from __future__ import annotations

import hashlib
import json
from decimal import Decimal
from functools import cache
from typing import Any

import numpy as np
import pandas as pd

from pipeline import tables
from pipeline.tables.measures import recall
from pipeline.text.keyed_ids import keyed_id
from pipeline.wording import findings
from pipeline.wording.messages import encoded, message

Frames = dict[type[tables.Table], pd.DataFrame]

POLICY = (
    ("policy/care-of-tomorrow.docx", "Ministry of Care", "The care of tomorrow", "2012-06"),
    ("policy/quality-of-life.docx", "Ministry of Care", "Quality of life, all life long", "2017"),
    ("policy/strategy.pdf", "Ministry of Care", "National strategy for volunteering", "2019-03-14"),
    ("policy/guidance.html", "Directorate", "Guidance on co-design, step by step", "2018-09"),
    ("policy/agreements.odt", "Association", "Putting it on paper", "2016-02"),
    ("policy/aapen-doer.md", "Hellvåg", "Åpen dør: frivillighet på Hellvåg", "2020"),
)
PEOPLE = (
    ("Aldervik", "Ragna"), ("Aldervik", "Tor"), ("Aldervik", "Åse"), ("Fenmoor", "Ida"),
    ("Fenmoor", "Bjørn"), ("Fenmoor", "Sólja"), ("Stranholt", "Mina"), ("Stranholt", "Per"),
    ("Kestrelby", "Wim"), ("Kestrelby", "Una"), ("Lindhaven", "Ea"), ("Lindhaven", "Jens"),
    ("Osmerry", "Kit"), ("Osmerry", "Nour"),
)  # fmt: skip
CONCEPTS = {
    # rate on each side, log2 ratio, its interval, verdict, documents that say it
    "co-production": (9.4, 0.6, 3.7, 2.4, 5.0, "policy", 6, 3),
    "co-creation": (6.1, 0.4, 3.6, 2.0, 5.1, "policy", 6, 2),
    "co-design": (3.2, 0.7, 2.0, 0.4, 3.5, "policy", 4, 2),
    "co-planning": (1.1, 0.0, 2.9, -0.2, 4.6, "cannot tell", 3, 0),
    "co-delivery": (0.5, 0.0, 1.9, -0.9, 3.9, "cannot tell", 2, 0),
    "co-operation": (8.2, 7.6, 0.1, -0.5, 0.7, "bridge", 6, 13),
}
TOPICS = {
    "en-1": ("grant, indicator, report, measure", 0.27, 0.02, "policy"),
    "en-2": ("partnership, third sector, citizen, potential", 0.22, 0.03, "policy"),
    "en-3": ("technology, welfare, digital, home", 0.12, 0.05, "cannot tell"),
    "en-4": ("volunteer, municipality, co-operation, agreement", 0.17, 0.16, "bridge"),
    "en-5": ("training, course, dementia, knowledge", 0.10, 0.15, "cannot tell"),
    "en-6": ("notebook, contact person, rota, key", 0.04, 0.24, "frontline"),
    "en-7": ("night, ward, shift, two", 0.03, 0.22, "frontline"),
    "en-8": ("coffee, song, coat, walk", 0.05, 0.13, "frontline"),
}
POLICY_TEXTS = (
    "The state will invite municipalities and the third sector to take part in {word} of services.",
    "Through {word} citizens should become partners in the care of tomorrow.",
    "{word} must rest on agreements that say who does what. Volunteers bring potential.",
    "The Government aims to support co-operation between the municipality and voluntary bodies.",
    "Grants shall be reported by indicator: measure, number of volunteers, hours and cost.",
)
TALK = (
    "There is a green notebook by the door. You sign, you hang up your coat, somebody greets you.",
    "We are two on the ward at night. Two. Then a volunteer rings for the contact person.",
    "The co-operation is fine, I will say that. They come on Tuesdays, there is coffee and a song.",
    "Nobody asked us. They said {word}, and I thought: who is to answer the phone?",
    "She came for three weeks, then she got a job. The residents ask for her still.",
)
RISKY = '=HYPERLINK("x") <img src=x onerror=alert(1)> **not bold** $x^2$ :red[no] blåbærsyltetøy'


CODES = (
    ("time", "Time", "", "Hours, shifts and who has none left."),
    ("time/no-time", "No time", "time", ""),
    ("trust", "Trust", "", "Who relies on whom."),
)


def codes() -> pd.DataFrame:
    """Three codes in a tree."""
    frame = pd.DataFrame(CODES, columns=["code", "name", "parent", "description"])
    return frame.assign(n_codings=[4, 8, 9], n_documents=[4, 8, 9])


def codings(docs: pd.DataFrame) -> pd.DataFrame:
    """Passages of the first segment of each document, under one code or two, by two coders."""
    rows = [
        {
            "coding": f"{row.doc_id}:c{number + 1:04d}",
            "code": code,
            "coder": f"coder {1 + n % 2}",
            "doc_id": row.doc_id, "corpus": row.corpus, "language": row.language,
            "role": "policy" if row.corpus == "policy" else "respondent",
            "segment_id": f"{row.doc_id}:0001", "start": 4 * number, "end": 30 + n,
            "n_tokens": 5 + n % 3,
            "found": 1.0, "memo": "",
        }
        for n, row in enumerate(docs.itertuples())
        for number, (code, *_) in enumerate(CODES)
        if (n + number) % 3 != 0
    ]  # fmt: skip
    return pd.DataFrame(rows)


def documents() -> pd.DataFrame:
    """Six policy documents and fourteen interviews."""
    policy = [
        _document(file, "policy", issuer, title, date, 5200 + 640 * i)
        for i, (file, issuer, title, date) in enumerate(POLICY)
    ]
    frontline = [
        _document(
            f"frontline/F{i + 1:02d}-{place.lower()}.docx", "frontline", place,
            f"Interview with {person}, {place}", f"2022-{1 + i % 12:02d}", 2900 + 210 * i,
        )
        for i, (place, person) in enumerate(PEOPLE)
    ]  # fmt: skip
    return pd.DataFrame(policy + frontline)


def _document(
    file: str, corpus: str, cluster: str, title: str, date: str, n_tokens: int
) -> dict[str, object]:
    policy = corpus == "policy"
    return {
        "doc_id": file.rsplit(".", 1)[0].replace("/", "-").lower(),
        "file": file,
        "corpus": corpus,
        "cluster": cluster,
        "language": "en",
        "title": title,
        "date": date,
        "format": file.rsplit(".", 1)[1],
        "encoding": "",
        "n_tokens": n_tokens,
        "n_segments": 10,
        "n_interviewer_tokens": 0 if policy else n_tokens // 6,
        "n_speakers": 0 if policy else 1,
        "turns_found": True,
        "kind": "prose" if policy else "talk",
        "layout": "" if policy else "labels",
        "confidence": 1.0 if policy else 0.75,
        "unsure": file.startswith("frontline/F03"),
        "n_left_out": 12,
        "reading_id": keyed_id(file, "document"),
        "inferred": "language",
        "notes": "",
        "role": "" if policy else "nurse" if n_tokens % 420 < 210 else "volunteer",
        "invented": True,
    }


def location_of(policy: bool, number: int) -> str:
    """Where a segment stands: a page of a policy or a turn of an interview."""
    place = (
        message("place_page", page=str(number))
        if policy
        else message("place_turn", number=str(number))
    )
    return encoded([place])


def passages(docs: pd.DataFrame) -> pd.DataFrame:
    """Ten segments for each document; each third turn of an interview is the interviewer's."""
    words = ("co-production", "co-creation", "co-design")
    rows: list[dict[str, object]] = []
    for d, doc in enumerate(docs.itertuples()):
        policy = doc.corpus == "policy"
        for s in range(10):
            asked = not policy and s % 3 == 0
            speaker = "" if policy else doc.title.split()[2].strip(",")
            text = (POLICY_TEXTS if policy else TALK)[(s + d) % 5].format(word=words[(s + d) % 3])
            if asked:
                text = "And how is it with the volunteers here?"
            if d == 7 and s == 4:
                text = RISKY
            rows.append(
                {
                    "segment_id": f"{doc.doc_id}:{s + 1:04d}",
                    "doc_id": doc.doc_id,
                    "corpus": doc.corpus,
                    "language": "en",
                    "role": "policy" if policy else "interviewer" if asked else "respondent",
                    "speaker": "Interviewer" if asked else speaker,
                    "location": location_of(policy, s + 1),
                    "heading": "Partnership" if policy else "",
                    "text": text,
                }
            )
    return pd.DataFrame(rows)


def speakers(docs: pd.DataFrame, segments: pd.DataFrame) -> pd.DataFrame:
    """Who speaks in each interview."""
    files = dict(zip(docs["doc_id"], docs["file"], strict=True))
    talk = segments[segments["corpus"] == "frontline"]
    rows = [
        {
            "doc_id": doc_id,
            "speaker": speaker,
            "speaker_id": keyed_id(files[doc_id], "speaker", speaker),
            "role": turns["role"].iloc[0],
            "n_turns": len(turns),
            "n_tokens": 10 * len(turns),
        }
        for (doc_id, speaker), turns in talk.groupby(["doc_id", "speaker"])
    ]
    return pd.DataFrame(rows)


def placeholders(docs: pd.DataFrame) -> pd.DataFrame:
    """Two wordings of one person in the first interview."""
    first = docs[docs["corpus"] == "frontline"].iloc[0]
    return pd.DataFrame(
        {
            "doc_id": first["doc_id"],
            "placeholder": "[Person 1]",
            "name_id": [keyed_id(first["file"], "name", name) for name in ("okay", "okay anna")],
            "n_replaced": [11, 1],
        }
    )


def practice_models() -> pd.DataFrame:
    """How well practices are found in English examples."""
    return pd.DataFrame(
        [
            {
                "language": "en", "corpus": corpus, "n_passages": n, "n_practices": n // 3,
                "n_near_misses": n // 3, "n_sets": 30, "threshold": 0.3, "recall": recall,
                "recall_low": recall - 0.05, "recall_high": recall + 0.05, "precision": 0.92,
                "precision_low": 0.89, "precision_high": 0.95, "near_misses_found": 0.06,
                "others_found": 0.01, "concepts_right": 0.6,
            }
            for corpus, n, recall in (("policy", 600, 0.7), ("frontline", 600, 0.6),
                                      ("both", 1200, 0.65))
        ]
    )  # fmt: skip


def concordance(docs: pd.DataFrame, segments: pd.DataFrame) -> pd.DataFrame:
    """Each co-word of the passages in its context, interviewers left out."""
    titles = docs.set_index("doc_id")["title"]
    rows = [
        {
            "mention_id": f"{turn.segment_id}:{turn.text.index(concept)}",
            "concept": concept,
            "corpus": turn.corpus,
            "language": "en",
            "doc_id": turn.doc_id,
            "title": titles[turn.doc_id],
            "segment_id": turn.segment_id,
            "speaker": turn.speaker,
            "location": turn.location,
            "form": "noun",
            "prompted": turn.corpus == "frontline" and turn.segment_id.endswith("5"),
            "left": turn.text[: turn.text.index(concept)],
            "keyword": concept,
            "right": turn.text[turn.text.index(concept) + len(concept) :],
            "kind": "label",
            "modality": "aspiration" if turn.corpus == "policy" else "report",
            "negated": False,
            "quoted": False,
            "definitional": False,
            "agentless": "yes",
            "who": "municipality" if turn.corpus == "policy" else "unknown",
            "with_whom": "citizen;volunteer" if turn.corpus == "policy" else "unknown",
            "what": "",
            "tone": 0.1,
            "found_by": "list",
            "probability": float("nan"),
        }
        for turn in segments.itertuples()
        for concept in CONCEPTS
        if concept in turn.text and turn.role != "interviewer"
    ]
    return pd.DataFrame(rows)


def usage() -> pd.DataFrame:
    """Rates of each concept on each side."""
    rows = [
        {
            "language": "en", "concept": concept, "corpus": corpus,
            "n_mentions": round(rate * 4), "n_prompted": int(corpus == "frontline" and rate > 0),
            "n_documents": n, "n_documents_with": n_with, "estimate": rate,
            "ci_low": round(rate * 0.55, 3), "ci_high": round(rate * 1.6 + 0.3, 3), "n": n,
            "kind": "label", "spread": 0.6 if corpus == "policy" else 0.9,
        }
        for concept, (policy, frontline, *_, with_policy, with_frontline) in CONCEPTS.items()
        for corpus, rate, n, n_with in (
            ("policy", policy, 6, with_policy),
            ("frontline", frontline, 14, with_frontline),
        )
    ]  # fmt: skip
    said = [row for row in rows if row["concept"] == "co-production"]
    rows += [row | {"kind": "practice", "n_prompted": 0} for row in said]
    return pd.DataFrame(rows)


def concept_groups() -> pd.DataFrame:
    """Rates of each concept by role of the interviewed; small groups together."""
    return pd.DataFrame(
        [
            {
                "language": "en", "concept": concept, "corpus": "frontline", "grouping": "role",
                "value": value, "n_documents": n, "n_clusters": n, "n_interviewees": n,
                "n_mentions": round(frontline * n), "estimate": frontline / n,
                "ci_low": frontline / n / 2, "ci_high": 2 * frontline / n + 0.1,
            }
            for concept, (_, frontline, *_rest) in CONCEPTS.items()
            for value, n in (("nurse", 4), (encoded([message("group_rest")]), 3))
        ]
    )  # fmt: skip


def profiles() -> pd.DataFrame:
    """How far the first concept has one trait of a magic concept, on each side."""
    rows = [
        {
            "language": "en", "concept": "co-production", "corpus": corpus, "trait": "good",
            "figure": "praise", "estimate": estimate, "ci_low": estimate - 0.2,
            "ci_high": estimate + 0.2, "n": 5, "n_mentions": 20,
            "meaning": encoded([message("figure_praise")]),
        }
        for corpus, estimate in (("policy", 0.7), ("frontline", 0.3))
    ]  # fmt: skip
    return pd.DataFrame(rows)


def gaps(lexical: pd.DataFrame) -> pd.DataFrame:
    """All measures: the family, each concept, each topic, each term, and the distance overall."""
    rows = [_gap("family_rate", "co-words", "co-words", (28.5, 9.3), (1.6, 1.0, 2.3), "policy")]
    for concept, (policy, frontline, ratio, low, high, verdict, *_) in CONCEPTS.items():
        rows.append(
            _gap("concept_rate", concept, concept, (policy, frontline), (ratio, low, high), verdict)
        )
    for topic, (label, policy, frontline, verdict) in TOPICS.items():
        ratio = round(float(np.log2(policy / frontline)), 3)
        rows.append(
            _gap("topic_share", topic, label, (policy, frontline),
                 (ratio, ratio - 0.9, ratio + 0.9), verdict, half=0.045)
        )  # fmt: skip
    for term in lexical.itertuples():
        ratio = round(float(np.log2((term.n_policy + 0.5) / (term.n_frontline + 0.5))), 3)
        verdict = "cannot tell" if abs(ratio) < 1.5 else "policy" if ratio > 0 else "frontline"
        rows.append(
            _gap("term_rate", term.term, term.term, (term.n_policy / 4, term.n_frontline / 4),
                 (ratio, ratio - 1, ratio + 1), verdict)
        )  # fmt: skip
    nothing = (np.nan, np.nan, np.nan)
    rows += [
        _gap("divergence", "words", "words", nothing[:2], nothing, "different", half=0.04),
        _gap("partisanship", "words", "words", nothing[:2], nothing, "different", half=0.04),
        _gap("practice_rate", "co-production", "other words for co-production", (1.2, 8.4),
             (-2.8, -4.0, -1.6), "frontline"),
        _gap("meaning", "co-operation", "co-operation", nothing[:2], nothing, "different",
             half=0.04),
        _gap("theme_rate", "resources-and-time", "words of the theme “resources and time”",
             (2.0, 31.0), (-3.9, -5.0, -2.8), "frontline"),
        _gap("code_rate", "time/no-time", "time › no time", (12.0, 240.0), (-4.3, -5.4, -3.2),
             "frontline"),
        *(
            _gap(measure, f"co-production: {item}", f"mentions of co-production {said}",
                 (policy, frontline), nothing, verdict, half=0.2)
            for measure, item, said, policy, frontline, verdict in (
                ("modality_share", "aspiration", "speak of what shall be", 0.7, 0.1, "policy"),
                ("modality_share", "report", "tell of what is or was", 0.2, 0.9, "frontline"),
                ("agentless_share", "agentless", "name nobody who does it", 0.8, 0.4,
                 "cannot tell"),
                ("tone", "positive", "stand in a sentence of positive tone", 0.5, 0.4,
                 "cannot tell"),
                ("prompted_share", "prompted",
                 "come just after the interviewer used such a word", 0.0, 0.3, "cannot tell"),
                ("role_share", "by municipality", "say it is done by municipalities", 0.4, 0.0,
                 "cannot tell"),
                ("collocate", "partnership", "stand beside the word “partnership”", 0.6, 0.0,
                 "cannot tell"),
            )
        ),
    ]  # fmt: skip
    return pd.DataFrame(rows)


def _gap(
    measure: str, item: str, label: str, sides: tuple[float, float],
    ratio: tuple[float, float, float], verdict: str, half: float = 1.5,
) -> dict[str, object]:  # fmt: skip
    found = verdict in ("policy", "frontline")
    apart = measure in ("divergence", "partisanship", "meaning")
    estimate = 0.08 if apart else round(sides[0] - sides[1], 4)
    return {
        "language": "en", "measure": measure, "item": item, "label": label,
        "policy": sides[0], "frontline": sides[1], "estimate": estimate,
        "ci_low": estimate - half, "ci_high": estimate + half,
        "log2_ratio": ratio[0], "log2_ci_low": ratio[1], "log2_ci_high": ratio[2],
        "sim_low": np.nan if measure.endswith("_rate") else estimate - half,
        "sim_high": np.nan if measure.endswith("_rate") else estimate + half,
        "log2_sim_low": ratio[1], "log2_sim_high": ratio[2], "spread_ratio": 0.8,
        "shrunk": np.nan, "shrunk_low": np.nan, "shrunk_high": np.nan,
        "log2_shrunk": np.nan, "log2_shrunk_low": np.nan, "log2_shrunk_high": np.nan,
        "largest_share": np.nan if apart else 0.3,
        "n_uses": 0 if apart else 18, "n_uses_one_document": 0 if apart else 5,
        "cannot_tell_because": "open" if verdict == "cannot tell" else "",
        "p_value": 0.0004 if found else 0.31, "p_adjusted": 0.002 if found else 0.74,
        "n_policy": 6, "n_frontline": 14, "n_with_policy": 6, "n_with_frontline": 4,
        "placebo": 0.97 if measure == "concept_rate" else np.nan, "verdict": verdict,
        "power_policy": np.nan, "power_frontline": np.nan,
        "more_than_genre": "", "beyond_genre": np.nan, "beyond_low": np.nan,
        "beyond_high": np.nan, "as_far": np.nan, "p_genre": np.nan,
        "baseline_policy": np.nan, "baseline_frontline": np.nan,
        "flipped_by": "policy-strategy" if item == "co-design" else "",
        "n_flipping": int(item == "co-design"), "over_all": found or verdict == "different",
        "worst_estimate": np.nan if apart else 0.8 * estimate, "stable": item != "en-8",
        "testable": True, "shortfall_policy": 0, "shortfall_frontline": 0,
        "shortfall_unit": "document",
        "recall": recall(measure, judged=measure == "theme_rate", learned=True),
        **{
            f"examples_recall{end}": value if measure == "practice_rate" else np.nan
            for end, value in (("", 0.65), ("_low", 0.6), ("_high", 0.7))
        },
        "examples_n": 1650.0 if measure == "practice_rate" else np.nan,
    }  # fmt: skip


def terms() -> pd.DataFrame:
    """Thirty-odd terms, most on one side."""
    listed = (
        "partnership third_sector citizen potential innovation grant indicator report measure "
        "strategy volunteer municipality co-operation agreement training dementia notebook "
        "contact_person rota key night ward shift coffee song coat walk phone tuesday resident"
    )
    words = listed.split()
    rows = []
    for i, word in enumerate(words):
        term = word.replace("_", " ")
        policy, frontline = max(0, 90 - 6 * i) + i % 4, max(0, 5 * i - 40) + i % 3
        rows.append(
            {
                "language": "en", "term": term, "surfaces": f"{term}|{term}s",
                "n_policy": policy, "n_frontline": frontline,
                "n_documents_policy": min(6, policy), "n_documents_frontline": min(14, frontline),
                "log_odds_z": float(policy - frontline) / 10, "g2": float(abs(policy - frontline)),
                "dp_norm": 0.3, "content": term != "coat",
            }
        )  # fmt: skip
    return pd.DataFrame(rows)


def topics(docs: pd.DataFrame, segments: pd.DataFrame) -> Frames:
    """Models, terms, shares and passages of eight topics."""
    rng = np.random.default_rng(4)
    chances = [[row[1], row[2]] for row in TOPICS.values()]
    models = pd.DataFrame(
        {
            "model_id": [f"en-{m}-{k}" for m in ("nmf_kl", "lda_gensim") for k in (6, 8, 10)],
            "language": "en",
            "method": ["nmf_kl"] * 3 + ["lda_gensim"] * 3,
            "n_topics": [6, 8, 10] * 2,
            "seed": 20231113,
            "coherence_npmi": [0.11, 0.16, 0.14, 0.05, 0.07, 0.06],
            "diversity": [0.93, 0.92, 0.86, 0.7, 0.66, 0.61],
            "stability": [0.81, 0.84, 0.69, 0.4, 0.42, 0.33],
            "n_units": 412,
            "chosen": [False, True, False, False, False, False],
            "reason": ["", encoded([message("model_chosen")]), "", "", "", ""],
            "exclusivity": [0.7, 0.66, 0.6, 0.5, 0.48, 0.4],
            "largest": [0.3, 0.19, 0.18, 0.5, 0.4, 0.4],
            "quality": [0.04, 0.07, 0.05, 0.01, 0.01, 0.01],
            "n_refits": 10,
            "edge": "",
        }
    )
    top = pd.DataFrame(
        [
            {
                "language": "en", "topic": topic, "label": row[0], "rank": rank, "term": term,
                "weight": round(0.09 / rank, 5), "frex": round(0.98 - rank / 20, 3),
                "stability": 0.9 if topic != "en-8" else 0.42,
                "owned_by": "frontline-f07-stranholt" if topic == "en-8" else "",
                "stable": topic != "en-8",
            }
            for topic, row in TOPICS.items()
            for rank, term in enumerate((*row[0].split(", "), "care", "people"), start=1)
        ]
    )  # fmt: skip
    rows = []
    for doc in docs.itertuples():
        side = 0 if doc.corpus == "policy" else 1
        drawn = rng.dirichlet([60 * pair[side] for pair in chances])
        rows += [
            {
                "doc_id": doc.doc_id, "corpus": doc.corpus, "language": "en",
                "topic": topic, "label": row[0], "share": round(float(share), 5),
                "stable": topic != "en-8", "folded_in": False,
                "part": round(float(share) / len(docs), 5), "spurious": False,
            }
            for (topic, row), share in zip(TOPICS.items(), drawn, strict=True)
        ]  # fmt: skip
    titles = docs.set_index("doc_id")["title"]
    shown = [
        {
            "language": "en", "topic": topic, "label": row[0], "corpus": corpus, "rank": rank,
            "share": 0.9 - rank / 10, "doc_id": turn.doc_id, "title": titles[turn.doc_id],
            "segment_id": turn.segment_id, "location": turn.location, "text": turn.text,
            "stable": topic != "en-8",
        }
        for topic, row in TOPICS.items()
        for corpus in tables.CORPORA
        for rank, turn in enumerate(
            segments[(segments["corpus"] == corpus) & (segments["role"] != "interviewer")]
            .iloc[int(topic[-1]) : int(topic[-1]) + 3]
            .itertuples(),
            start=1,
        )
    ]  # fmt: skip
    named = pd.DataFrame(
        [
            {
                "language": "en", "topic": topic, "label": row[0], "terms": f"{row[0]}, care",
                "named_by": "terms", "share": (row[1] + row[2]) / 2, "found_in": "both",
                "stability": 0.9 if topic != "en-8" else 0.42,
                "recovery": 1.0 if topic != "en-8" else 0.2, "stable": topic != "en-8",
                "owned_by": "frontline-f07-stranholt" if topic == "en-8" else "",
                "owned_share": 0.6 if topic == "en-8" else 0.2, "nearest": "en-1",
                "similarity": 0.2, "x": 0.1 * number, "y": 0.1, "note": "",
                "coherence": 0.2, "chance": 0.15, "held_out": 3.0,
                "owned_by_cluster": "Stranholt" if topic == "en-7" else "",
                "spurious": False, "spurious_because": "",
            }
            for number, (topic, row) in enumerate(TOPICS.items())
        ]
    )  # fmt: skip
    return {
        tables.TopicModels: models,
        tables.Topics: named,
        tables.TopicTerms: top,
        tables.TopicShares: pd.DataFrame(rows),
        tables.TopicPassages: pd.DataFrame(shown),
        tables.TopicWords: topic_words(),
        tables.TopicGroups: topic_groups(),
        tables.TopicValidation: pd.DataFrame(
            [
                {
                    "language": "en", "task": task, "topic": "", "label": "all topics",
                    "current": True, "n_coders": 2, "n_judged": 32, "n_right": 24, "share": 0.75,
                    "ci_low": 0.58, "ci_high": 0.87, "chance": 0.25, "n_twice": 16, "n_agreed": 13,
                    "alpha": 0.71,
                }
                for task in ("word_intrusion", "topic_intrusion", "passage_coding")
            ]
        ),
        tables.Register: pd.DataFrame(
            [
                {
                    "language": "en", "item": item, "n_terms": 900, "n_content": 700,
                    "whole": 0.2, "content": 0.17, "remains": 0.85, "ci_low": 0.7, "ci_high": 0.96,
                    "n_policy": 12, "n_frontline": 21,
                }
                for item in ("topics", "words")
            ]
        ),
        tables.TopicFits: pd.DataFrame(
            [
                {
                    "language": "en", "topic": topic, "label": row[0], "stable": topic != "en-8",
                    "n_refits": 10, "gap": row[1] - row[2], "lowest": row[1] - row[2] - 0.02,
                    "highest": row[1] - row[2] + 0.03, "same_side": 0.9,
                }
                for topic, row in TOPICS.items()
            ]
        ),
    }  # fmt: skip


def topic_words() -> pd.DataFrame:
    """Words of each side within each topic, and one of both."""
    listed = (("policy", ("partnership", "framework")), ("frontline", ("rota", "night")))
    return pd.DataFrame(
        [
            {
                "language": "en", "topic": topic, "label": row[0], "stable": topic != "en-8",
                "used_by": side, "rank": rank, "term": term,
                "policy": 30.0 if side != "frontline" else 4.0,
                "frontline": 30.0 if side != "policy" else 4.0,
                "log_odds_z": {"policy": 2.1, "frontline": -2.1, "both": 0.1}[side],
                "p_adjusted": 0.04 if rank == 1 and side != "both" else 0.6,
                "n_documents_policy": 5, "n_documents_frontline": 4,
            }
            for topic, row in TOPICS.items()
            for side, terms in (*listed, ("both", ("care",)))
            for rank, term in enumerate(terms, start=1)
        ]
    )  # fmt: skip


def topic_groups() -> pd.DataFrame:
    """Shares of each topic by role; small groups together."""
    return pd.DataFrame(
        [
            {
                "language": "en", "topic": topic, "label": row[0], "stable": topic != "en-8",
                "corpus": "frontline", "grouping": "role", "value": value,
                "n_documents": n, "n_clusters": n, "n_interviewees": n,
                "share": row[2], "ci_low": row[2] / 2, "ci_high": min(2 * row[2], 1.0),
            }
            for topic, row in TOPICS.items()
            for value, n in (("nurse", 4), (encoded([message("group_rest")]), 3))
        ]
    )  # fmt: skip


def promises(docs: pd.DataFrame, segments: pd.DataFrame) -> pd.DataFrame:
    """A promise from each policy document, two passages beside each; the last shares no word."""
    titles = docs.set_index("doc_id")["title"]
    said = segments[segments["role"] == "respondent"].drop_duplicates("doc_id").to_dict("records")
    asked = segments[segments["role"] == "policy"].drop_duplicates("doc_id").to_dict("records")
    rows = []
    for n, turn in enumerate(asked):
        last = n == len(asked) - 1
        for rank in (1,) if last else (1, 2):
            near = {} if last else said[2 * n + rank]
            verdict = "none" if last else "answered" if n == 0 else "cannot tell"
            doc_id = str(near.get("doc_id", ""))
            rows.append(
                {
                    "language": "en", "statement_id": f"{turn['segment_id']}@0",
                    "doc_id": turn["doc_id"], "title": titles[turn["doc_id"]],
                    "segment_id": turn["segment_id"], "location": turn["location"],
                    "concepts": "co-design co-production" if n == 1 else "co-production",
                    "promise": "will", "statement": f"We will, by co-production, do {n}: {RISKY}",
                    "verdict": verdict,
                    "p_near": 0.002 if n == 0 else 0.6, "p_near_adjusted": 0.01 if n == 0 else 0.9,
                    "p_none": 0.001 if last else 0.5, "p_none_adjusted": 0.01 if last else 0.7,
                    "judged": True,
                    "rank": rank, "nearness": 0.0 if last else 0.6 / rank,
                    "near_by": "words" if last else "both" if rank == 1 else "meaning",
                    "similarity": np.nan if last else 0.5 / rank,
                    "shared": "" if last else "volunteer, ward", "answer_doc_id": doc_id,
                    "answer_title": titles.get(doc_id, ""),
                    "answer_segment_id": str(near.get("segment_id", "")),
                    "answer_speaker": str(near.get("speaker", "")),
                    "answer_location": str(near.get("location", "")),
                }
            )  # fmt: skip
    return pd.DataFrame(rows)


def design(docs: pd.DataFrame) -> pd.DataFrame:
    """What the comparison rests on."""
    return pd.DataFrame(
        [
            {
                "language": "en",
                "corpus": corpus,
                "n_documents": int((docs["corpus"] == corpus).sum()),
                "n_clusters": docs.loc[docs["corpus"] == corpus, "cluster"].nunique(),
                "n_tokens": int(docs.loc[docs["corpus"] == corpus, "n_tokens"].sum()),
                "sampling": "sample",
                "p_floor": 0.00476,
                "note": encoded([message("design_testable", p=Decimal("0.005"))]),
                "effective_n": 4.0 if corpus == "policy" else 6.0,
                "level": 0.05,
                "margin_log2_ratio": 1.0,
                "margin_topic_share": 0.05,
                "margin_share": 0.15,
            }
            for corpus in tables.CORPORA
        ]
    )


def collocates() -> pd.DataFrame:
    """A few words that stand beside two concepts."""
    return pd.DataFrame(
        [
            {
                "language": "en", "concept": concept, "word": word,
                "n_policy": policy, "n_frontline": frontline,
                "n_documents_policy": min(6, policy), "n_documents_frontline": min(14, frontline),
                "log_dice_policy": 11.2 if policy else np.nan,
                "log_dice_frontline": 10.4 if frontline else np.nan,
                "log_odds_z": 0.4 * (policy - frontline), "p_value": 0.01, "p_adjusted": 0.2,
                "verdict": "cannot tell",
            }
            for concept in ("co-production", "co-creation")
            for word, policy, frontline in (("partnership", 9, 0), ("meeting", 2, 3))
        ]
    )  # fmt: skip


def robustness() -> pd.DataFrame:
    """Two findings: one that holds, one that hangs on a document."""
    return pd.DataFrame(
        [
            {
                "language": "en", "measure": "concept_rate", "item": concept, "label": concept,
                "verdict": "policy", "varied": varied, "n_specifications": n,
                "same_sign": 1.0, "same_verdict": 1.0 if concept == "co-production" else share,
                "otherwise": encoded(worst if concept == "co-design" else []),
                "lowest": 2.5, "highest": 9.5, "dimension": varied, "worst": encoded(worst),
                "worst_verdict": "policy" if concept == "co-production" else "cannot tell",
                "worst_estimate": 2.5,
            }
            for worst in ([message("without_document", document="Strategy")],)
            for concept in ("co-production", "co-design")
            for varied, n, share in (("all", 4, 0.75), ("clusters", 20, 0.95))
        ]
    )  # fmt: skip


def specifications() -> pd.DataFrame:
    """Other analyses of the same two findings; one of co-design says otherwise."""
    rows = [
        {
            "language": "en", "measure": "concept_rate", "item": concept, "dimension": dimension,
            "varied": dimension, "analysis": encoded([name]),
            "same_verdict": concept == "co-production" or n > 0,
            "estimate": 3.0 + n / 4, "verdict": "policy" if n or concept != "co-design" else (
                "cannot tell"
            ),
            "sim_low": np.nan, "sim_high": np.nan, "log2_ratio": 1.5 + n / 4,
            "log2_sim_low": 0.5 + n / 8 if n else -0.5, "log2_sim_high": 2.5 + n,
            "n_policy": 6, "n_frontline": 13,
        }
        for concept in ("co-production", "co-design")
        for dimension, names in (
            ("clusters", [
                message("without_document", document=f"Interview with {person}, {place}")
                for place, person in PEOPLE[:6]
            ]),
            ("time", [message("without_year", year=year) for year in ("2017", "2022")]),
            ("method", [message("by_words")]),
            ("words", [message("nouns_only"), message("prompted_too")]),
        )
        for n, name in enumerate(names)
    ]  # fmt: skip
    return pd.DataFrame(rows)


LEVELS = ("state", "municipality", "staff")
STEPS = {
    # measure, item, label: value on each level, verdict of each step, trend
    ("concept_rate", "co-production", "co-production"): (
        (14.0, 6.0, 0.5), ("falls", "falls"), "falls",
    ),
    ("concept_rate", "co-creation", "co-creation"): (
        (6.1, 5.0, 0.4), ("cannot tell", "falls"), "falls",
    ),
    ("concept_rate", "co-operation", "co-operation"): (
        (8.0, 7.9, 7.5), ("bridge", "bridge"), "cannot tell",
    ),
    ("practice_rate", "co-delivery", "co-delivery"): (
        (0.0, 0.0, 4.0), ("cannot tell", "rises"), "rises",
    ),
    ("topic_share", "en-6", "notebook, contact person, rota, key"): (
        (0.02, 0.05, 0.24), ("cannot tell", "rises"), "rises",
    ),
}  # fmt: skip


def levels() -> pd.DataFrame:
    """Five items on three levels; the last level of one of them is not shown."""
    rows = [
        {
            "language": "en", "measure": measure, "item": item, "label": label, "stable": True,
            "level": LEVELS[i], "position": i + 1,
            "estimate": value, "ci_low": 0.6 * value, "ci_high": 1.5 * value + 0.01,
            "n_documents": 5, "n_with": 5 if value else 0, "n_clusters": 4,
        }
        for (measure, item, label), (values, _, _) in STEPS.items()
        for i, value in enumerate(values)
    ]  # fmt: skip
    nothing = {"estimate": np.nan, "ci_low": np.nan, "ci_high": np.nan}
    hidden = {"level": "relatives", "position": 4, "n_documents": 0, "n_with": 0, "n_clusters": 0}
    return pd.DataFrame([*rows, {**rows[-1], **nothing, **hidden}])


def level_contrasts() -> pd.DataFrame:
    """The omnibus test, the trend and both steps of each item of `levels`."""
    rows: list[dict[str, object]] = []
    none = dict.fromkeys(
        ("mean_first", "mean_second", "estimate", "ci_low", "ci_high",
         "log2_ratio", "log2_ci_low", "log2_ci_high"), np.nan,
    )  # fmt: skip
    unheld = {
        **dict.fromkeys(
            ("baseline_first", "baseline_second", "beyond_genre", "beyond_low", "beyond_high",
             "as_far", "p_genre"), np.nan,
        ),
        "more_than_genre": "",
    }  # fmt: skip
    for (measure, item, label), (values, steps, trend) in STEPS.items():
        about = {
            "language": "en", "measure": measure, "item": item, "label": label, "stable": True,
            "neighbours": False, "p_floor": 0.0006, "n_documents": 15, "n_clusters": 12,
            "n_places": 0, "significance": 0.05, "flipped_by": "", "n_flipping": 0,
            "worst_estimate": np.nan, **none, **unheld, "power_rises": 0.3, "power_falls": 0.2,
            "n_kinds": 4, "n_kinds_same": 3,
            "otherwise": encoded([message("by_words")]),
        }  # fmt: skip
        differs = trend != "cannot tell"
        p = 0.002 if differs else 0.6
        whole = {"p_value": p, "p_adjusted": p, "cannot_tell_because": "" if differs else "open"}
        rows.append(
            {
                **about, **whole, "contrast": "omnibus", "first": "", "second": "",
                "verdict": "different" if differs else "cannot tell",
            }
        )  # fmt: skip
        rows.append(
            {
                **about, **whole, "contrast": "trend", "first": LEVELS[0], "second": LEVELS[-1],
                "mean_first": values[0], "mean_second": values[-1], "verdict": trend,
                "estimate": values[-1] - values[0], "ci_low": -20.0, "ci_high": 20.0,
            }
        )  # fmt: skip
        for i, verdict in enumerate(steps):
            first, second = values[i], values[i + 1]
            ratio = float(np.log2((second + 0.1) / (first + 0.1)))
            reach = 0.3 * abs(ratio) if verdict in ("rises", "falls", "bridge") else 3.0
            points = measure == "topic_share"
            p = 0.004 if verdict in ("rises", "falls") else 0.3
            rows.append(
                {
                    **about, "contrast": "pair", "first": LEVELS[i], "second": LEVELS[i + 1],
                    "neighbours": True, "mean_first": first, "mean_second": second,
                    "estimate": second - first,
                    "ci_low": 0.6 * (second - first) if points else np.nan,
                    "ci_high": 1.4 * (second - first) if points else np.nan,
                    "log2_ratio": ratio, "log2_ci_low": ratio - reach,
                    "log2_ci_high": ratio + reach,
                    "p_value": p, "p_adjusted": p, "verdict": verdict,
                    "cannot_tell_because": "open" if verdict == "cannot tell" else "",
                    "n_documents": 10, "n_clusters": 8,
                    "more_than_genre": verdict if i == 0 and verdict != "bridge" else "cannot tell",
                    "beyond_genre": 0.8 * ratio, "beyond_low": 0.8 * ratio - reach,
                    "beyond_high": 0.8 * ratio + reach, "as_far": 0.04, "p_genre": 0.02,
                    "baseline_first": 0.1 if points else np.nan,
                    "baseline_second": 0.12 if points else np.nan,
                }
            )  # fmt: skip
    columns = list(tables.columns(tables.LevelContrasts))
    return pd.DataFrame(rows)[columns]


def level_specifications() -> pd.DataFrame:
    """Two other analyses of each comparison of `level_contrasts`, one of which finds nothing."""
    rows = [
        {
            **{name: row[name] for name in tables.columns(tables.LevelSpecifications)
               if name in row and name != "verdict"},
            "dimension": dimension, "varied": varied, "analysis": encoded([name]),
            "verdict": verdict, "same_verdict": verdict == row["verdict"],
        }
        for row in level_contrasts().to_dict("records")
        for dimension, varied, name, verdict in (
            ("method", "weighting", message("by_words"), "cannot tell"),
            ("words", "lexicon", message("nouns_only"), row["verdict"]),
        )
    ]  # fmt: skip
    return pd.DataFrame(rows)[list(tables.columns(tables.LevelSpecifications))]


def level_cells() -> pd.DataFrame:
    """The items of `levels` in three places: one of them has no plan, one ward is withheld."""
    rows = []
    for (measure, item, label), (values, _, _) in STEPS.items():
        for place, factor in (("Aldervik", 1.2), ("Fenmoor", 0.8), ("Stranholt", 1.0)):
            for at, level in enumerate(LEVELS):
                cell = {("Fenmoor", 2): "withheld", ("Stranholt", 1): "no documents"}.get(
                    (place, at), "shown"
                )
                shown = cell == "shown"
                rows.append(
                    {
                        "language": "en", "measure": measure, "item": item, "label": label,
                        "stable": True, "place": place, "level": level, "position": at + 1,
                        "cell": cell, "estimate": factor * values[at] if shown else np.nan,
                        "ci_low": 0.5 * factor * values[at] if shown and at else np.nan,
                        "ci_high": 1.5 * factor * values[at] if shown and at else np.nan,
                        "n_documents": 2 * shown, "n_with": 2 * shown if values[at] else 0,
                        "n_clusters": 1 * shown, "n_interviewees": 3 * shown if at == 2 else 0,
                    }
                )  # fmt: skip
    return pd.DataFrame(rows)


COURSES = {
    # measure, item, label: early and late value of each side, verdicts of both sides, who was first
    ("concept_rate", "co-production", "co-production"): (
        ((4.0, 16.0), (0.5, 3.0)), ("rises", "rises"), "policy",
    ),
    ("concept_rate", "co-operation", "co-operation"): (
        ((9.0, 8.0), (8.0, 7.0)), ("cannot tell", "cannot tell"), "cannot tell",
    ),
    ("practice_rate", "co-production", "co-production"): (
        ((2.0, 2.5), (6.0, 1.0)), ("cannot tell", "falls"), "cannot tell",
    ),
    ("topic_share", "en-6", "notebook, contact person, rota, key"): (
        ((0.02, 0.05), (0.1, 0.3)), ("cannot tell", "rises"), "cannot tell",
    ),
}  # fmt: skip


def _asked(changes: dict[str, Any], verdict: str, p: float) -> dict[str, Any]:
    told = verdict != "cannot tell"
    return {**changes, "verdict": verdict, "cannot_tell_because": "" if told else "open",
            "p_value": p, "p_adjusted": min(1.0, 3 * p), "p_floor": 0.0003}  # fmt: skip


def changes() -> pd.DataFrame:
    """Each side's change, the difference, and who was first, of the items of `COURSES`."""
    rows: list[dict[str, Any]] = []
    none = dict.fromkeys(("mean_early", "mean_late", "estimate", "ci_low", "ci_high"), np.nan)
    unknown = dict.fromkeys(("p_value", "p_adjusted", "p_floor"), np.nan)
    months = {f"{side}_{end}": "" for side in tables.CORPORA for end in ("since", "until")}
    for (measure, item, label), (values, verdicts, first) in COURSES.items():
        about = {
            "language": "en", "measure": measure, "item": item, "label": label, "stable": True,
            "since": "2012-06", "until": "2023-10", "n_documents": 12, "n_clusters": 8,
            "n_years": 7, "significance": 0.05, **none, **months,
        }  # fmt: skip
        for side, (early, late), verdict in zip(tables.CORPORA, values, verdicts, strict=True):
            step = 1.5 * (late - early)
            p = 0.2 if verdict == "cannot tell" else 0.004
            figures = {
                "change": side, "mean_early": early, "mean_late": late, "estimate": step,
                "ci_low": step - 0.8 * abs(step) - (p > 0.05), "ci_high": step + abs(step),
            }  # fmt: skip
            rows.append(_asked({**about, **figures}, verdict, p))
        shift = {"change": "difference", "estimate": 0.4, "ci_low": -0.3, "ci_high": 1.1}
        rows.append(_asked({**about, **shift}, "cannot tell", 0.2))
        when = {
            "policy_since": "2014-03", "policy_until": "2015-06",
            "frontline_since": "2018-05", "frontline_until": "2019-09",
        } if first == "policy" else {}  # fmt: skip
        why = {"verdict": first, "cannot_tell_because": "" if when else "still"}
        rows.append({**about, **unknown, **when, **why, "change": "first"})
        if measure == "concept_rate":
            open_ = {"verdict": "cannot tell", "cannot_tell_because": "still"}
            rows.append({**about, **unknown, **open_, "change": "word and practice"})
    return pd.DataFrame(rows)[list(tables.columns(tables.Changes))]


def dated_values(docs: pd.DataFrame) -> pd.DataFrame:
    """The dated documents of the example, half early and half late; policy alone has a line."""
    some = docs[docs["date"] != ""].reset_index(drop=True)
    rows: list[dict[str, Any]] = []
    for (measure, item, label), (values, _, _) in COURSES.items():
        for corpus, (early, late) in zip(tables.CORPORA, values, strict=True):
            own = some[some["corpus"] == corpus].sort_values("date")
            for at, document in enumerate(own.to_dict("records")):
                value = early if at < len(own) / 2 else late
                rows.append(
                    {
                        "language": "en", "measure": measure, "item": item, "label": label,
                        "stable": True, "corpus": corpus, "doc_id": document["doc_id"],
                        "date": document["date"], "year": float(document["date"][:4]) + 0.5,
                        "value": value, "smooth": value if corpus == "policy" else np.nan,
                    }
                )  # fmt: skip
    return pd.DataFrame(rows)[list(tables.columns(tables.DatedValues))]


JUDGED = (
    ("theme", "resources-and-time", "Money, hands and hours.", "Penger, hender og timer."),
    ("theme", "motives", "Why people volunteer, or are asked to.", ""),
    ("practice", "co-production", "Agents and citizens both contribute to a service.", ""),
    ("code", "time/no-time", "", ""),
)


def draws(segments: pd.DataFrame) -> pd.DataFrame:
    """Every passage once for each kind, in an order that is drawn by lot."""
    said = segments[segments["role"] != "interviewer"]
    ids = [hashlib.sha256(id.encode()).hexdigest()[:16] for id in said["segment_id"]]
    parts = [
        said[["language", "corpus", "segment_id", "doc_id"]].assign(
            kind=kind, passage=ids, listed=False, chance=0.25,
            turn=[(int(one, 16) + 1) / 2**64 / 0.25 for one in ids],
            uncertainty=np.nan if kind == "code" else [int(one[:2], 16) / 64 for one in ids],
        )
        for kind in tables.JUDGED_KINDS
    ]  # fmt: skip
    every = pd.concat(parts).sort_values(["kind", "corpus", "turn"], ignore_index=True)
    return every[list(tables.columns(tables.Draws))]


def judgements(order: pd.DataFrame) -> pd.DataFrame:
    """Two judges of the first passages of each side, for one theme."""
    first = order[order["kind"] == "theme"].groupby("corpus").head(4)
    parts = [
        first[["language", "kind", "segment_id", "doc_id", "corpus"]].assign(
            item="resources-and-time", present=first["corpus"] == "frontline", judge=judge,
            source="random", probability=0.4,
        )
        for judge in ("judge 1", "judge 2")
    ]  # fmt: skip
    return pd.concat(parts, ignore_index=True)[list(tables.columns(tables.Judgements))]


def corrected() -> pd.DataFrame:
    """A theme that the list finds in policy and misses in talk, and a practice that is open."""
    sides = {
        "theme": ((11.0, 7.0, 15.0), (34.0, 21.0, 47.0), "frontline"),
        "practice": ((4.0, 1.0, 9.0), (6.0, 2.0, 14.0), "cannot tell"),
    }
    rows = [
        {
            "language": "en", "kind": kind, "item": item, "label": item,
            **{
                f"{name}{side}": value
                for side, three in zip(tables.CORPORA, both, strict=True)
                for name, value in zip(("", "low_", "high_"), three, strict=True)
            },
            "estimate": both[0][0] - both[1][0], "ci_low": -37.0, "ci_high": -9.0,
            "p_value": 0.002, "p_adjusted": 0.004, "verdict": verdict,
            "helper": "model" if kind == "theme" else "list",
            "listed_policy": 12.0, "listed_frontline": 9.0,
            **{
                f"{name}_{end}{side}": value
                for name in ("recall", "precision")
                for end, value in (("", 0.6), ("low_", 0.4), ("high_", 0.8))
                for side in tables.CORPORA
            },
            "n_judged_policy": 120, "n_judged_frontline": 110, "n_policy": 6, "n_frontline": 14,
            "basis_policy": "random", "basis_frontline": "random", "n_judges": 2, "n_twice": 60,
            "alpha": 0.81, "alpha_low": 0.66, "alpha_high": 0.93,
        }
        for kind, item in (("theme", "resources-and-time"), ("practice", "co-production"))
        for *both, verdict in (sides[kind],)
    ]  # fmt: skip
    return pd.DataFrame(rows)[list(tables.columns(tables.Corrected))]


def code_models() -> pd.DataFrame:
    """A theme whose model finds as much on both sides, and a practice without a judged side."""
    rows = [
        {
            "language": "en", "kind": kind, "item": item, "corpus": side, "rate": rate,
            **dict.fromkeys(("recall", "precision"), 0.7 if judged else np.nan),
            **dict.fromkeys(("recall_low", "precision_low"), 0.5 if judged else np.nan),
            **dict.fromkeys(("recall_high", "precision_high"), 0.85 if judged else np.nan),
            "list_recall": 0.6 if judged else np.nan, "list_precision": 0.5 if judged else np.nan,
            "expected": 0.21 if judged else np.nan, "observed": 0.2 if judged else np.nan,
            "n_judged": judged, "n_learned": 230, "n_clusters": 9,
        }
        for kind, item, judged in (
            ("theme", "resources-and-time", 110), ("practice", "co-production", 0),
        )
        for side, rate in zip(tables.CORPORA, (12.5, 31.0), strict=True)
    ]  # fmt: skip
    return pd.DataFrame(rows)[list(tables.columns(tables.CodeModels))]


def frames() -> Frames:
    """Every published table, filled and valid; a mapping of one's own to put others into."""
    return dict(_frames())


@cache
def _frames() -> Frames:
    docs = documents()
    segments = passages(docs)
    lexical = terms()
    order = draws(segments)
    return {
        tables.Documents: docs,
        tables.Unreadable: pd.DataFrame(
            {
                "file": ["frontline/skannet-nattevåk.pdf", "policy/old.doc"],
                "corpus": ["frontline", "policy"],
                "reason": [encoded([message("pdf_pictures")]), encoded([message("legacy_word")])],
                "remedy": [encoded([message("recognise_pdf")]), encoded([message("save_as_docx")])],
            }
        ),
        tables.Redactions: pd.DataFrame(
            {
                "doc_id": docs.loc[docs["corpus"] == "frontline", "doc_id"].head(1).to_list() * 2,
                "kind": ["person", "place"],
                "n_replaced": [12, 3],
                "n_different": [4, 2],
            }
        ),
        tables.Speakers: speakers(docs, segments),
        tables.Placeholders: placeholders(docs),
        tables.Codes: codes(),
        tables.Codings: codings(docs),
        tables.Design: design(docs),
        tables.Gaps: gaps(lexical),
        tables.Usage: usage(),
        tables.ConceptGroups: concept_groups(),
        tables.Profiles: profiles(),
        tables.Candidates: pd.DataFrame(
            {
                "candidate": ["co-financing", "co-ownership"],
                "language": "en",
                "n_policy": [7, 2],
                "n_frontline": [0, 1],
                "n_documents": [3, 2],
            }
        ),
        tables.Control: control(),
        tables.Terms: lexical,
        **topics(docs, segments),
        tables.Concordance: concordance(docs, segments),
        tables.Passages: segments,
        tables.Collocates: collocates(),
        tables.Robustness: robustness(),
        tables.Specifications: specifications(),
        tables.Promises: promises(docs, segments),
        tables.Levels: levels(),
        tables.LevelContrasts: level_contrasts(),
        tables.LevelSpecifications: level_specifications(),
        tables.LevelCells: level_cells(),
        tables.Changes: changes(),
        tables.DatedValues: dated_values(docs),
        tables.JudgedItems: pd.DataFrame(JUDGED, columns=list(tables.columns(tables.JudgedItems))),
        tables.Draws: order,
        tables.Judgements: judgements(order),
        tables.CodeModels: code_models(),
        tables.Corrected: corrected(),
        tables.PracticeModels: practice_models(),
    }


def control() -> pd.DataFrame:
    """A control of policy people who were interviewed: two concepts and a topic."""
    rows = (
        ("concept_rate", "co-production", "policy", "policy", "same", 20.0, 2.0),
        ("concept_rate", "co-design", "policy", "cannot tell", "open", 5.0, 3.0),
        ("concept_rate", "co-operation", "bridge", "bridge", "", 9.0, 9.0),
        ("topic_share", "en-1", "policy", "bridge", "alike", 0.1, 0.1),
    )
    return pd.DataFrame(
        [
            {
                "language": "en", "control": "policy talk", "measure": measure, "item": item,
                "label": item, "main_verdict": main, "verdict": verdict, "outcome": outcome,
                "policy": policy, "frontline": frontline, "estimate": policy - frontline,
                "ci_low": policy - frontline - 1, "ci_high": policy - frontline + 1,
                "log2_ratio": np.log2(policy / frontline), "log2_ci_low": -1.0, "log2_ci_high": 4.0,
                "p_value": 0.02, "p_adjusted": 0.04, "n_policy": 6, "n_frontline": 21,
                "n_clusters_policy": 6, "n_clusters_frontline": 21,
            }
            for measure, item, main, verdict, outcome, policy, frontline in rows
        ]
    )  # fmt: skip


def in_words(made: Frames) -> Frames:
    """The tables as the pages have them, in the language of now."""
    documents, design = made[tables.Documents], made[tables.Design]
    titles = dict(zip(documents["doc_id"], documents["title"], strict=True))
    return {
        table: findings.in_words(table, frame, design=design, titles=titles)
        for table, frame in made.items()
    }


def write_all(made: Frames) -> None:
    """Writes the tables, those that leave as CSV, and a manifest below the working folder."""
    tables.CSV.mkdir(parents=True, exist_ok=True)
    files = {}
    for table, frame in made.items():
        tables.write(table, frame)
        if table is not tables.Passages:
            name = f"{tables.name(table)}.csv"
            content = tables.to_csv(frame)
            (tables.CSV / name).write_bytes(content)
            files[name] = {"rows": len(frame), "sha256": hashlib.sha256(content).hexdigest()}
    tables.MANIFEST.write_text(
        json.dumps(
            {
                "params": {"documents": {"folder": "data/sample"}, "gap": {"level": 0.05}},
                "versions": {"cospeak": "0.1.0", "scikit-learn": "1.9.0"},
                "files": files,
            }
        ),
        encoding="utf-8",
    )


if __name__ == "__main__":
    write_all(frames())
