"""What columns, codes and kinds are called on the pages, in the interface's language."""

from __future__ import annotations

import re
from functools import cache

import pandas as pd

from dashboard import translation
from dashboard.translation import code, later, say
from pipeline import tables
from pipeline.wording.glossary import explanation
from pipeline.wording.messages import rendered_or_same

LANGUAGES = {
    "en": later("English"),
    "nb": later("Norwegian (bokmål)"),
    "nn": later("Norwegian (nynorsk)"),
    "da": later("Danish"),
    "sv": later("Swedish"),
}

KINDS = {
    "label": later("the co-words"),
    "practice": later("the practice without the word"),
    "theme": later("themes"),
}

NAMES = {
    "corpus": later("side"),
    "doc_id": later("document id"),
    "p_adjusted": later("adjusted p"),
    "nearness": later("matched by shared words"),
    "p_value": later("p"),
    "log2_ratio": later("log2 ratio"),
    "log_odds_z": later("log-odds (z)"),
    "g2": later("G²"),
    "dp_norm": later("dispersion"),
    "n_tokens": later("words"),
    "n_segments": later("segments"),
    "n_speakers": later("speakers"),
    "n_interviewer_tokens": later("interviewers' words"),
    "n_documents": later("documents"),
    "n_clusters": later("clusters"),
    "n_units": later("units"),
    "n_policy": later("times in policy"),
    "n_frontline": later("times at the frontline"),
    "n_documents_policy": later("policy documents"),
    "n_documents_frontline": later("frontline documents"),
    "p_floor": later("smallest p possible"),
    "placebo": later("larger than ordinary words"),
    "n_topics": later("topics"),
    "coherence_npmi": later("coherence (NPMI)"),
    "ci_low": later("interval from"),
    "ci_high": later("to"),
    "log2_ci_low": later("log2 from"),
    "log2_ci_high": later("log2 to"),
    "sim_low": later("among all, from"),
    "sim_high": later("among all, to"),
    "log2_sim_low": later("log2 among all, from"),
    "log2_sim_high": later("log2 among all, to"),
    "spread_ratio": later("ratio of spreads"),
    "largest_share": later("share of the largest cluster"),
    "n_uses": later("uses, side with more"),
    "n_uses_one_document": later("of these in one document"),
    "cannot_tell_because": later("why no verdict"),
    "flipped_by": later("rests on document"),
    "n_flipping": later("documents of its cluster"),
    "worst_estimate": later("estimate at worst"),
    "over_all": later("holds over all findings"),
    "more_than_genre": later("more than writing against talk"),
    "beyond_genre": later("beyond writing against talk"),
    "p_genre": later("p, writing against talk"),
    "beyond_low": later("beyond writing against talk, from"),
    "beyond_high": later("beyond writing against talk, to"),
    "as_far": later("ordinary words as far apart"),
    "control": later("control corpus"),
    "n_clusters_policy": later("policy clusters"),
    "n_clusters_frontline": later("frontline clusters"),
    "main_verdict": later("main comparison"),
    "outcome": later("what becomes of the gap"),
    "edge": later("at the edge of what was tried"),
    "spurious": later("no subject"),
    "spurious_because": later("why it is no subject"),
    "owned_by": later("mostly from document"),
    "owned_by_cluster": later("mostly from cluster"),
    "judged": later("judged"),
    "unsure": later("unsure"),
    "n_left_out": later("words left out"),
    "n_turns": later("turns"),
    "precision": later("precision"),
    "coder": later("coder"),
    "mark": later("mark"),
    "marked_at": later("marked at"),
    "passage": later("passage"),
    "side": later("side"),
    "what": later("what"),
    "value": later("value"),
    "rows": later("rows"),
    "one row per": later("one row per"),
    "times": later("times"),
    "keyword": later("keyword"),
    "topic": later("topic"),
    "practice_verdict": later("practice, verdict"),
    "meaning_verdict": later("meaning, verdict"),
    "choices": later("choices"),
    "about": later("about"),
    "year": later("year"),
    "cluster": later("cluster"),
    "n_refits": later("refits"),
    "n_terms": later("words in all"),
    "n_content": later("content words"),
    "n_interviewees": later("people"),
    "n_coders": later("coders"),
    "n_judged": later("answers"),
    "n_right": later("right"),
    "n_twice": later("judged by two"),
    "n_agreed": later("alike"),
    "n_replaced": later("times replaced"),
    "n_different": later("different ones"),
    "n_mentions": later("mentions"),
    "n_prompted": later("prompted"),
    "n_documents_with": later("documents that say it"),
    "n_specifications": later("analyses"),
    "same_verdict": later("same verdict"),
    "worst": later("worst case"),
    "rate": later("per 10,000 words"),
    "n_with": later("documents that have it"),
    "n_places": later("places"),
    "significance": later("level of the test"),
}
"""Columns that are called otherwise than their name says, and those that no published table has."""

REDACTED = {
    "person": later("names of people"),
    "place": later("names of places"),
    "organisation": later("names of organisations"),
    "email": later("e-mail addresses"),
    "phone": later("telephone numbers"),
    "web": later("web addresses"),
    "birth_date": later("dates of birth"),
    "identity": later("identity numbers"),
    "address": later("addresses and positions"),
    "number": later("numbers of cases, accounts, vehicles, and codes"),
    "date": later("days"),
    "room": later("rooms"),
    "role": later("roles that one person has"),
    "age": later("ages with a place"),
}
"""What is taken out of interviews, by kind."""

CODED: dict[str, tuple[str, ...]] = {
    "corpus": tables.CORPORA,
    "side": tables.CORPORA,
    "role": tables.ROLES,
    "kind": (*tables.KINDS, *REDACTED),
    "form": tables.MENTION_FORMS,
    "modality": tables.MODALITIES,
    "agentless": tables.AGENTLESS,
    "sampling": ("sample", "census"),
    "mark": (
        "yes", "no", "unsure", "support", "contrast", "beside", "no counterpart",
    ),
    "measure": tuple(tables.MEASURES),
    "cannot_tell_because": tuple(
        dict.fromkeys((*tables.LEVEL_REASONS[1:], *tables.CHANGE_REASONS[1:]))
    ),
    "contrast": tables.CONTRASTS,
    "cell": tables.CELLS,
    "change": tables.CHANGES,
    "edge": ("smallest", "largest"),
    "control": tuple(tables.CONTROLS),
    "outcome": tables.OUTCOMES[1:],
    "type": ("true or false", "whole number", "number", "text"),
    "shortfall_unit": ("document", "cluster"),
    "used_by": (*tables.CORPORA, "both"),
    "near_by": tables.NEAR_BY,
    "task": ("word_intrusion", "topic_intrusion", "passage_coding"),
    "grouping": ("cluster", "year"),
    "trait": (
        "broad", "good", "consensual", "global",
    ),
    "who": ("unknown",),
    "with_whom": ("unknown",),
    "figure": ("spread", "contexts", "praise", "consensus", "anywhere"),
    "found_in": ("policy", "frontline", "both", "none"),
    "named_by": ("terms", "person", "person, weak match"),
    "dimension": ("all", "clusters", "time", "method", "words"),
    "varied": (
        "all", "clusters", "time", "method", "weighting", "statistic", "adjustment", "draws",
        "topics", "fit", "units", "recognition", "words", "mentions", "lexicon", "coders",
        "stop list", "context",
    ),
}  # fmt: skip
"""Columns whose cells are codes, with the codes; those of roles stand in data/roles.yaml.

Another language than that of the code shows them as words.
"""


def plain(text: str) -> str:
    """The text with nothing in it that Markdown would take for more than text."""
    return re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", text)


def in_words(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows with codes as words of the interface's language; English shows the codes.

    What hides a small group of the catalogue is said in words in every language.
    """
    shows_codes = translation.language() == translation.FIRST
    said = {
        **({} if shows_codes else dict.fromkeys(CODED, codes)),
        **{
            str(name): rendered_or_same
            for name in rows
            if _from_catalogue(str(name)) and pd.api.types.is_string_dtype(rows[name])
        },
    }
    words = {
        name: rows[name].map({cell: say_it(cell) for cell in rows[name].dropna().unique()})
        for name, say_it in said.items()
        if name in rows
    }
    return rows.assign(**words)


@cache
def _described() -> frozenset[str]:
    return frozenset(name for table in tables.PUBLISHED for name in tables.columns(table))


def _from_catalogue(name: str) -> bool:
    """Whether cells of the column may be values of the catalogue, or stand for a small group."""
    return name in ("cluster", "value") or name not in _described() | NAMES.keys()


def codes(cell: str) -> str:
    """A code, or several separated by semicolons, in words."""
    return ";".join(map(code, rendered_or_same(str(cell)).split(";")))


def meaning(table: type[tables.Table], column: str) -> str:
    """The tooltip of a column of the table: what it means, and the field's term for it."""
    return tooltip(column, tables.columns(table)[column])


def tooltip(column: str, described: str) -> str:
    """What is said of a column, then the field's term that explains it, if there is one."""
    return "\n\n".join(part for part in (say(described), explanation(column)) if part)


COUNTING_DOCUMENTS = (
    tables.Gaps, tables.Control, tables.Corrected, tables.Specifications, tables.Register,
)  # fmt: skip
"""Tables whose `n_policy` and `n_frontline` are numbers of documents; elsewhere they are uses."""

_DOCUMENTS = {
    "n_policy": later("policy documents"),
    "n_frontline": later("frontline documents"),
}

AMBIGUOUS = frozenset(_DOCUMENTS)
"""Columns that count this in one table and that in another."""


def heading(name: str, table: type[tables.Table] | None = None) -> str:
    """What a column is called on the page; `table` is that which has the column, if one has it."""
    if table in COUNTING_DOCUMENTS and name in _DOCUMENTS:
        return say(_DOCUMENTS[name])
    side, bare = re.fullmatch(r"(?:(policy|frontline)_)?(.*)", name).groups()  # type: ignore[union-attr]
    if side and name not in NAMES:
        return f"{heading(bare)}, {code(side)}"
    return say(NAMES.get(name) or name.replace("_", " "))
