"""New documents in topics that are kept (`topics.refit: false`)."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd

from pipeline.arrays import Floats
from pipeline.tables import TopicTerms
from pipeline.topics.corpus import UnitCorpus, unit_corpus
from pipeline.topics.labels import named
from pipeline.topics.models import TopicModel, fold_in
from pipeline.topics.ownership import OWNED, owners
from pipeline.topics.topic_tables import (
    TopicTables,
    given_names,
    joined,
    notes_on_names,
    nothing,
    topic_tables,
    typed,
)


def folded(
    counts: pd.DataFrame,
    units: pd.DataFrame,
    *,
    kept: TopicTables,
    names: pd.DataFrame | None = None,
) -> TopicTables:
    """The topics of `kept` unchanged, with the shares of the documents that are there now.

    No topic, top term, quality or stability changes. Each unit is folded into the topics; terms
    that the fit did not have are left out. `folded_in` marks documents that the fit has not seen.
    There are no refits, since they would be of other topics.
    """
    fitted = set(kept.shares.loc[~kept.shares["folded_in"], "doc_id"])
    content = counts[counts["content"]]
    parts = [nothing()]
    for language, topics_before in kept.topics.groupby("language", sort=True):
        vectors = kept.vectors[kept.vectors["language"] == language]
        wide = vectors.pivot(index="topic", columns="term", values="probability")
        own = content[(content["language"] == language) & content["term"].isin(wide.columns)]
        used = units[units["unit_id"].isin(own["unit_id"])].sort_values("unit_id")
        if used.empty:
            continue
        shown = topics_before.assign(**_renamed(topics_before, given_names(names, str(language))))
        corpus = unit_corpus(
            own, used.reset_index(drop=True), vocabulary=list(wide.columns), document_weight=0.0
        )
        made = _folded_tables(corpus, wide.loc[shown["topic"]].to_numpy(), shown=shown)
        made.shares["folded_in"] = ~made.shares["doc_id"].isin(fitted)
        again = shown[["topic", "label"]]
        terms = kept.terms.drop(columns="label").merge(again, on="topic")
        parts.append(replace(made, terms=typed(terms, TopicTerms), vectors=vectors))
    return replace(joined(parts), models=kept.models)


def _folded_tables(corpus: UnitCorpus, probability: Floats, *, shown: pd.DataFrame) -> TopicTables:
    """The tables of the documents that are there now."""
    topic_term = probability / probability.sum(axis=1, keepdims=True)
    model = TopicModel(topic_term, fold_in(corpus.counted.counts, topic_term=topic_term))
    tokens = corpus.units["n_tokens"].to_numpy(dtype=np.float64)
    owner, owned = owners(model.doc_topic, tokens=tokens, documents=corpus.units["doc_id"])
    told = shown.assign(owned_by=np.where(owned > OWNED, owner, ""), owned_share=owned)
    return topic_tables(model, corpus, shown=told, n=1)


def _renamed(topics_before: pd.DataFrame, given: pd.DataFrame) -> dict[str, list[str]]:
    """The names of the topics, given that people may have renamed them since."""
    top = [terms.split(", ") for terms in topics_before["terms"]]
    own = [
        label if by == "terms" else " · ".join(terms[:3])
        for label, by, terms in zip(
            topics_before["label"], topics_before["named_by"], top, strict=True
        )
    ]
    called = named(own, top, given)
    return {"label": called.labels, "named_by": called.by, "note": notes_on_names(called, len(own))}
