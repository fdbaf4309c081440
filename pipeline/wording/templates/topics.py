"""Templates of why a topic model was chosen or not, and of names of topics that are in doubt."""

from __future__ import annotations

from pipeline.wording.translation import later

MODELS: dict[str, str] = {
    "model_compared": later(
        "{role}: quality {quality} = coherence {coherence} x exclusivity {exclusivity} x stability "
        "{stability} x (1 - largest topic {largest}); of those within {near} % of the best quality "
        "the one with the most topics is chosen"
    ),
    "model_not_refitted": later(
        "not refitted: coherence {coherence} x exclusivity {exclusivity} x (1 - largest topic "
        "{largest}) = {quality} is less than the best quality, however stable it is"
    ),
    "model_chosen": later("chosen by the rule"),
    "model_chosen_smallest": later(
        "chosen by the rule, with the smallest number of topics that was tried: fewer may do "
        "better (offer smaller numbers in topics.n_topics, or pin one under topics.pin)"
    ),
    "model_chosen_largest": later(
        "chosen by the rule, with the largest number of topics that was tried: more may do better "
        "(offer larger numbers in topics.n_topics, or pin one under topics.pin)"
    ),
    "model_chosen_holding": later(
        "chosen by the rule, with the most topics of those that mostly come back: quality is best "
        "at {number}, the smallest number, which says only that fewer, wider topics read better"
    ),
    "model_pinned": later("pinned in params"),
    "model_not_pinned": later("chosen by the rule, but another is pinned"),
    "model_not_chosen": later("not chosen"),
    "model_too_few_terms": later(
        "not fitted: {topics} topics need {needed} terms, there are {there}; more documents or a "
        "lower terms.min_documents give more"
    ),
    "model_too_few_units": later(
        "not fitted: {topics} topics need {needed} units, there are {there}"
    ),
    "model_on_sample": later(
        "fitted to {n} of {there} units (topics.max_units), at equal distances through all; all "
        "have shares"
    ),
    "model_no_numbers": later("not used: the fit ended in no numbers"),
}
"""Why a model is the one whose topics are shown, or is not."""

NAMES: dict[str, str] = {
    "name_lost": later("“{label}” is not used: no topic has enough of its terms any more."),
    "name_weak": later("“{label}” names a topic that has only {share} % of its terms: {topic}."),
}
"""What is in doubt about the name that a person gave a topic."""

SPURIOUS: dict[str, str] = {
    "spurious_few": later(
        "most of it is words that stand in at most {few} of {documents} documents"
    ),
    "spurious_first": later("{share} % of its words stand where documents begin"),
    "spurious_last": later("{share} % of its words stand where documents end"),
    "spurious_ends": later("{share} % of its words stand where documents begin or end"),
    "spurious_wording": later(
        "its words come back together in {n} documents, as in a jingle or a form"
    ),
    "spurious_words": later("most of it is no words that a dictionary has ({words})"),
}
"""Why a topic is no subject."""
