"""The methods by name: how each is fitted, and how its topics are refitted.

A new method is an entry here and in `Method` of `pipeline.config.params`.
"""

from __future__ import annotations

from collections.abc import Callable

from pipeline.arrays import Floats
from pipeline.compute.backends import MapOrdered, here
from pipeline.topics.models.lda import fit_lda_gensim
from pipeline.topics.models.nmf import fit_nmf_consensus, fit_nmf_kl, refit_nmf_tfidf
from pipeline.topics.models.topic_model import TopicModel
from pipeline.topics.models.unit_counts import UnitCounts


def fitted(
    method: str, units: UnitCounts, *, n_topics: int, seed: int, map_ordered: MapOrdered = here
) -> TopicModel:
    """The model of the method; parts of one fit are worked on where `map_ordered` says, if any."""
    parts = {"map_ordered": map_ordered} if method in IN_PARTS else {}
    return FITS[method](units, n_topics=n_topics, seed=seed, **parts)


IN_PARTS = frozenset({"nmf_consensus"})
"""Methods one fit of which can be worked on by several processes."""


def _topics_of(fit: Callable[..., TopicModel]) -> Callable[..., Floats]:
    return lambda units, *, n_topics, seed: fit(units, n_topics=n_topics, seed=seed).shown


FITS: dict[str, Callable[..., TopicModel]] = {
    "nmf_consensus": fit_nmf_consensus,
    "nmf_kl": fit_nmf_kl,
    "lda_gensim": fit_lda_gensim,
}


REFITS: dict[str, Callable[..., Floats]] = {
    "nmf_consensus": refit_nmf_tfidf,
    "nmf_kl": _topics_of(fit_nmf_kl),
    "lda_gensim": _topics_of(fit_lda_gensim),
}
"""Topics of a refit, weighted. Those of a consensus must come back in single fits."""
