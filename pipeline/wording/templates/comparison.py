"""Templates of what a design allows one to say, and of other defensible analyses."""

from __future__ import annotations

from pipeline.wording.translation import later, later_of

DESIGN: dict[str, str | tuple[str, str]] = {
    "design_no_policy": later("No policy documents in this language: nothing to compare with."),
    "design_no_frontline": later(
        "No frontline documents in this language: nothing to compare with."
    ),
    "design_testable": later("Smallest possible p: {p}."),
    "design_too_few_permutations": later("No gap can be tested: {n} permutations are too few."),
    "design_untestable": later(
        "No gap can be tested: the smallest possible p is {p}, above {level}."
    ),
    "design_enough": later("Enough would be {one}."),
    "design_enough_either": later("Enough would be {one} or {other}."),
    "more_policy_documents": later_of("{n} more policy document", "{n} more policy documents"),
    "more_policy_clusters": later_of("{n} more policy cluster", "{n} more policy clusters"),
    "more_frontline_documents": later_of(
        "{n} more frontline document", "{n} more frontline documents"
    ),
    "more_frontline_clusters": later_of(
        "{n} more frontline cluster", "{n} more frontline clusters"
    ),
    "design_clusters_policy": later("Policy counts as {clusters}, not as {n} documents."),
    "design_clusters_frontline": later("The frontline counts as {clusters}, not as {n} documents."),
    "clusters": later_of("{n} cluster", "{n} clusters"),
    "design_census_policy": later(
        "The policy documents are all there are: no margin of error for them."
    ),
    "design_census_frontline": later(
        "The frontline documents are all there are: no margin of error for them."
    ),
    "design_interval_needs_policy_documents": later(
        "An interval needs at least {n} policy documents: {more} more."
    ),
    "design_interval_needs_policy_clusters": later(
        "An interval needs at least {n} policy clusters: {more} more."
    ),
    "design_interval_needs_frontline_documents": later(
        "An interval needs at least {n} frontline documents: {more} more."
    ),
    "design_interval_needs_frontline_clusters": later(
        "An interval needs at least {n} frontline clusters: {more} more."
    ),
}
"""What the number of documents and clusters allows one to say."""

ANALYSES: dict[str, str | tuple[str, str]] = {
    "without_document": later("without “{document}”"),
    "without_cluster": later_of(
        "without “{document}” and {n} more document of its cluster",
        "without “{document}” and {n} more documents of its cluster",
    ),
    "without_year": later("without the documents of {year}"),
    "without_recognised": later_of(
        "without the {n} document with text that was recognised in pictures",
        "without the {n} documents with text that was recognised in pictures",
    ),
    "by_min_p": later("p-values adjusted by min-P"),
    "by_words": later("by words"),
    "by_uses": later("by uses"),
    "with_prior": later("prior of {prior}"),
    "with_seed": later("seed {seed}"),
    "codes_of": later("the codes of {coder} alone"),
    "nouns_only": later("nouns only"),
    "other_words_too": later("other words for it too"),
    "prompted_too": later("prompted mentions too"),
    "plain_mentions": later("without denied, quoted and defining mentions"),
    "other_model": later("{method} with {number} topics"),
    "drawn_documents": later("draw {n} of documents"),
    "half_as_long": later("half as long"),
    "twice_as_long": later("twice as long"),
    "topics_without_common_words": later("topics without common words"),
    "no_common_words": later("no common words"),
    "window": later("{n} words on each side"),
    "dimensions": later("vectors of {n} numbers"),
    "and_more": later("{last} …"),
}
"""What another analysis does otherwise."""

PROFILES: dict[str, str] = {
    "figure_spread": later("share of the side's documents that mention it"),
    "figure_contexts": later("share of the themes that its mentions in a document stand beside"),
    "figure_praise": later("share of mentions in a sentence of positive tone"),
    "figure_consensus": later("share of mentions in a sentence without conflict, cost or lack"),
    "figure_anywhere": later("share of mentions without a named doer, place, person or body"),
}
"""What each figure of a concept's profile is."""
