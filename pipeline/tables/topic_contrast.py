"""Tables of the contrast of the sides within topics."""

from __future__ import annotations

from pandera.typing.pandas import Series

from pipeline.tables.base import CORPORA, Origin, Table, catalogue, column


class TopicUnits(Table, origin=Origin("topic_contrast", "interim")):
    """One row per topic, side and unit that is quoted for it."""

    language: Series[str] = column("language of the documents")
    topic: Series[str] = column("id of the topic")
    corpus: Series[str] = column("policy or frontline", isin=CORPORA)
    rank: Series[int] = column("order in which the units are quoted", ge=1)
    unit_id: Series[str] = column("the unit")


class TopicWords(Table, origin=Origin("topic_contrast")):
    """One row per topic and word that one side prefers, or both use alike, within the topic."""

    language: Series[str] = column("language of the documents")
    topic: Series[str] = column("id of the topic")
    label: Series[str] = column("the topic's name")
    stable: Series[bool] = column("the topic comes back in enough of the refits")
    used_by: Series[str] = column(
        "the side that prefers the word, or both (less than twice as often)",
        isin=(*CORPORA, "both"),
    )
    rank: Series[int] = column(
        "1 is the most characteristic of the side; for both: the most common", ge=1
    )
    term: Series[str] = column("the word")
    policy: Series[float] = column(
        "per 1,000 content words of the topic, mean over the policy documents that speak of it at "
        "some length; none if fewer than two do",
        ge=0,
        nullable=True,
    )
    frontline: Series[float] = column(
        "per 1,000 content words of the topic at the frontline, likewise", ge=0, nullable=True
    )
    log_odds_z: Series[float] = column(
        "weighted log-odds of policy against frontline within the topic; for ranking, not a test"
    )
    p_adjusted: Series[float] = column(
        "permutation p adjusted for all words of the topic (step-down max-T); none if a side "
        "hardly speaks of the topic",
        ge=0,
        le=1,
        nullable=True,
    )
    n_documents_policy: Series[int] = column("policy documents that have it in the topic", ge=0)
    n_documents_frontline: Series[int] = column("frontline documents that have it there", ge=0)


class TopicFits(Table, origin=Origin("topic_contrast")):
    """One row per topic: how far its gap moves when the topics are refitted."""

    language: Series[str] = column("language of the documents")
    topic: Series[str] = column("id of the topic")
    label: Series[str] = column("the topic's name")
    stable: Series[bool] = column("the topic comes back in enough of the refits")
    n_refits: Series[int] = column("fits without a fifth of the documents, other seeds", ge=1)
    gap: Series[float] = column("policy minus frontline, mean shares over documents, 0 to 1")
    lowest: Series[float] = column("lowest gap of the refits, all documents counted")
    highest: Series[float] = column("highest gap of the refits")
    same_side: Series[float] = column(
        "share of the refits in which the gap is to the same side", ge=0, le=1
    )


class TopicGroups(Table, origin=Origin("topic_contrast")):
    """One row per topic, side and group of the catalogue: the topic's share in the group."""

    language: Series[str] = column("language of the documents")
    topic: Series[str] = column("id of the topic")
    label: Series[str] = column("the topic's name")
    stable: Series[bool] = column("the topic comes back in enough of the refits")
    corpus: Series[str] = column("policy or frontline", isin=CORPORA)
    grouping: Series[str] = column("what groups: a column of your catalogue, cluster or year")
    value: Series[str] = catalogue(
        "the group: a value of that column; groups with too few interviewees are put together"
    )
    n_documents: Series[int] = column("documents of the group", ge=1)
    n_clusters: Series[int] = column("clusters that they come in", ge=1)
    n_interviewees: Series[int] = column("people who speak in them; 0 for policy", ge=0)
    share: Series[float] = column("mean share over the group's documents", ge=0, le=1)
    ci_low: Series[float] = column(
        "lower end of its interval; none with fewer than three clusters, or where those of the "
        "column would tell what two clusters of interviews are like",
        nullable=True,
    )
    ci_high: Series[float] = column("upper end of its interval", nullable=True)


class Register(Table, origin=Origin("topic_contrast")):
    """One row per language and kind of share: how much of the distance is more than register."""

    language: Series[str] = column("language of the documents")
    item: Series[str] = column("topics or words", isin=("topics", "words"))
    n_terms: Series[int] = column("terms, register-specific words included", ge=0)
    n_content: Series[int] = column("content words among them", ge=0)
    whole: Series[float] = column(
        "divergence of the sides beyond chance, in bits, register-specific words included"
    )
    content: Series[float] = column("the same with content words alone")
    remains: Series[float] = column(
        "content as a part of whole: what of the distance remains; above 1, content sets the "
        "sides further apart; none where there is no distance",
        nullable=True,
    )
    ci_low: Series[float] = column("lower end of the interval of remains", nullable=True)
    ci_high: Series[float] = column("upper end of the interval of remains", nullable=True)
    n_policy: Series[int] = column("policy documents", ge=1)
    n_frontline: Series[int] = column("interviews", ge=1)
