"""Tables of the comparison: policy against frontline, levels of the catalogue, change over time."""

from __future__ import annotations

from pandera.typing.pandas import Series

from pipeline.tables.base import (
    CELLS,
    CHANGE_REASONS,
    CHANGE_VERDICTS,
    CHANGES,
    CONTRASTS,
    CONTROLS,
    CORPORA,
    KINDS,
    LEVEL_REASONS,
    LEVEL_VERDICTS,
    NEAR_BY,
    OUTCOMES,
    PROMISE_VERDICTS,
    REASONS,
    VERDICTS,
    Origin,
    Table,
    catalogue,
    column,
    messages,
)
from pipeline.tables.measures import MEASURES, described


class Design(Table, origin=Origin("gap")):
    """One row per language and corpus: what the comparison rests on."""

    language: Series[str] = column("language of the documents")
    corpus: Series[str] = column("policy or frontline", isin=CORPORA)
    n_documents: Series[int] = column("documents", ge=0)
    n_clusters: Series[int] = column("clusters that are exchanged and resampled", ge=0)
    n_tokens: Series[int] = column("words counted", ge=0)
    sampling: Series[str] = column(
        "sample: these stand for more like them; census: these are all there are",
        isin=("sample", "census"),
    )
    p_floor: Series[float] = column("smallest p-value that the design can reach", ge=0, le=1)
    note: Series[str] = messages("what the design allows one to say", separator=" ")
    effective_n: Series[float] = column(
        "as many clusters of one size as these are worth; fewer than n_clusters where they are "
        "unequal",
        ge=0,
    )
    level: Series[float] = column("level of the tests; intervals are at 1 less this", gt=0, lt=1)
    margin_log2_ratio: Series[float] = column(
        "the sides are about alike in a rate where the whole interval of the log2 ratio lies "
        "within this of 0; 1 is twice as often",
        gt=0,
    )
    margin_topic_share: Series[float] = column(
        "likewise for shares of topics: within this and within the log2 ratio", gt=0, lt=1
    )
    margin_share: Series[float] = column(
        "likewise for shares of mentions: within this, and within the log2 ratio of the shares and "
        "of what is left of them",
        gt=0,
        lt=1,
    )


class Control(Table, origin=Origin("gap")):
    """One row per control, measure and item: the sides compared in speech, or in writing, alone."""

    language: Series[str] = column("language of the documents")
    control: Series[str] = column(
        "the documents of gap.control: policy talk (people of policy speaking, beside the "
        "frontline's talk) or frontline prose (people of the frontline writing, beside policy's "
        "prose)",
        isin=tuple(CONTROLS),
    )
    measure: Series[str] = column("measure, as in Gaps", isin=tuple(MEASURES))
    item: Series[str] = column("item, as in Gaps")
    label: Series[str] = column("the item's name for people")
    main_verdict: Series[str] = column(
        "verdict of the main comparison, as in Gaps; empty if it does not have the item",
        isin=("", *VERDICTS),
    )
    verdict: Series[str] = column("verdict where both sides speak, or both write", isin=VERDICTS)
    outcome: Series[str] = column(
        "of a gap that the main comparison names: same (it is there here too), reversed (it is "
        "to the other side), alike (the sides are shown to be alike here) or open (the "
        "evidence is too thin here); else empty",
        isin=OUTCOMES,
    )
    policy: Series[float] = column("mean over the policy documents of the control", nullable=True)
    frontline: Series[float] = column("mean over its frontline documents", nullable=True)
    estimate: Series[float] = column("policy minus frontline")
    ci_low: Series[float] = column("lower end of its interval", nullable=True)
    ci_high: Series[float] = column("upper end of its interval", nullable=True)
    log2_ratio: Series[float] = column(
        "log2 of policy over frontline, half a count added", nullable=True
    )
    log2_ci_low: Series[float] = column("lower end of its interval", nullable=True)
    log2_ci_high: Series[float] = column("upper end of its interval", nullable=True)
    p_value: Series[float] = column("p of this item alone", ge=0, le=1)
    p_adjusted: Series[float] = column("p adjusted for all items of the measure", ge=0, le=1)
    n_policy: Series[int] = column("policy documents", ge=0)
    n_frontline: Series[int] = column("frontline documents", ge=0)
    n_clusters_policy: Series[int] = column("clusters of the policy documents", ge=0)
    n_clusters_frontline: Series[int] = column("clusters of the frontline documents", ge=0)


class Usage(Table, origin=Origin("gap")):
    """One row per concept, kind and corpus: how often it is said."""

    language: Series[str] = column("language of the documents")
    concept: Series[str] = column("id of the concept")
    corpus: Series[str] = column("policy or frontline", isin=CORPORA)
    n_mentions: Series[int] = column("mentions, prompted ones left out", ge=0)
    n_prompted: Series[int] = column("mentions just after the interviewer used the word", ge=0)
    n_documents: Series[int] = column("documents", ge=0)
    n_documents_with: Series[int] = column("documents with a mention that was not prompted", ge=0)
    estimate: Series[float] = column("mentions per 10,000 words, mean over documents", ge=0)
    ci_low: Series[float] = column("lower end of its interval", nullable=True)
    ci_high: Series[float] = column("upper end of its interval", nullable=True)
    n: Series[int] = column("documents that the estimate rests on", ge=0)
    kind: Series[str] = column(
        "label: the word itself; practice: the thing without the word; theme", isin=KINDS
    )
    spread: Series[float] = column(
        "how much clusters differ in it: coefficient of variation of their rates beyond counting, "
        "mixed with that of all items; none for a single cluster",
        ge=0,
        nullable=True,
    )


class ConceptGroups(Table, origin=Origin("gap")):
    """One row per concept, side and group of the catalogue: the concept's rate in the group."""

    language: Series[str] = column("language of the documents")
    concept: Series[str] = column("id of the concept")
    corpus: Series[str] = column("policy or frontline", isin=CORPORA)
    grouping: Series[str] = column("what groups: a column of your catalogue, cluster or year")
    value: Series[str] = catalogue(
        "the group: a value of that column; groups with too few interviewees are put together"
    )
    n_documents: Series[int] = column("documents of the group", ge=1)
    n_clusters: Series[int] = column("clusters that they come in", ge=1)
    n_interviewees: Series[int] = column("people who speak in them; 0 for policy", ge=0)
    n_mentions: Series[int] = column("mentions in them, prompted ones left out", ge=0)
    estimate: Series[float] = column(
        "mentions per 10,000 words, mean over the group's documents", ge=0
    )
    ci_low: Series[float] = column(
        "lower end of its interval; none with fewer than three clusters, or where those of the "
        "column would tell what two clusters of interviews are like",
        nullable=True,
    )
    ci_high: Series[float] = column("upper end of its interval", nullable=True)


class Profiles(Table, origin=Origin("gap")):
    """One row per concept, corpus and figure: how far it has the traits of a magic concept."""

    language: Series[str] = column("language of the documents")
    concept: Series[str] = column("id of the concept; co-words are all of them together")
    corpus: Series[str] = column("policy or frontline", isin=CORPORA)
    trait: Series[str] = column("broad, good, consensual or global (Pollitt & Hupe 2011)")
    figure: Series[str] = column("what is measured: spread, contexts, praise, consensus, anywhere")
    estimate: Series[float] = column("share from 0 to 1, mean over documents", ge=0, le=1)
    ci_low: Series[float] = column("lower end of its interval", nullable=True)
    ci_high: Series[float] = column("upper end of its interval", nullable=True)
    n: Series[int] = column("documents that the estimate rests on", ge=0)
    n_mentions: Series[int] = column("mentions in them", ge=0)
    meaning: Series[str] = messages("the figure in words")


class Gaps(Table, origin=Origin("gap")):
    """One row per measure and item: policy against frontline."""

    language: Series[str] = column("language of the documents")
    measure: Series[str] = column(described(), isin=tuple(MEASURES))
    item: Series[str] = column(
        "the concept, term or topic; for divergence and partisanship: words or topics"
    )
    label: Series[str] = column("the item's name for people")
    policy: Series[float] = column("value of the policy side", nullable=True)
    frontline: Series[float] = column("value of the frontline side", nullable=True)
    estimate: Series[float] = column("policy minus frontline; for omnibus tests: chance-corrected")
    ci_low: Series[float] = column("lower end of the estimate's interval", nullable=True)
    ci_high: Series[float] = column("upper end of the estimate's interval", nullable=True)
    log2_ratio: Series[float] = column(
        "log2 of policy over frontline, half a count added; 1 is twice as often", nullable=True
    )
    log2_ci_low: Series[float] = column("lower end of the log ratio's interval", nullable=True)
    log2_ci_high: Series[float] = column("upper end of the log ratio's interval", nullable=True)
    sim_low: Series[float] = column(
        "lower end of the estimate's interval among all items of the measure: it excludes 0 where "
        "a verdict says that the sides differ; none for rates, which are judged by their ratio",
        nullable=True,
    )
    sim_high: Series[float] = column("upper end of that interval", nullable=True)
    log2_sim_low: Series[float] = column(
        "lower end of the log ratio's interval among all items of the measure: for rates it "
        "excludes 0 exactly where a side is named",
        nullable=True,
    )
    log2_sim_high: Series[float] = column("upper end of that interval", nullable=True)
    shrunk: Series[float] = column(
        "the estimate of a share shrunk over all items of the measure (empirical Bayes): what a "
        "gap is on average that was picked out of many; none for rates",
        nullable=True,
    )
    shrunk_low: Series[float] = column(
        "lower end of the shrunk estimate's interval, which holds for 95 of 100 items on average "
        "(robust empirical Bayes)",
        nullable=True,
    )
    shrunk_high: Series[float] = column("upper end of that interval", nullable=True)
    log2_shrunk: Series[float] = column(
        "the log ratio of a rate, shrunk likewise; none for shares", nullable=True
    )
    log2_shrunk_low: Series[float] = column("lower end of its interval", nullable=True)
    log2_shrunk_high: Series[float] = column("upper end of its interval", nullable=True)
    spread_ratio: Series[float] = column(
        "how many times as much policy clusters vary as frontline clusters, over all items of the "
        "measure (coefficients of variation); none where a side does not vary, and for omnibus "
        "tests",
        ge=0,
        nullable=True,
    )
    largest_share: Series[float] = column(
        "of the item's uses on the side that has more of it, the share that one cluster makes: "
        "the largest",
        ge=0,
        le=1,
        nullable=True,
    )
    n_uses: Series[int] = column(
        "how often the item is in the documents of the side that has more of it: mentions, uses of "
        "the word, mentions with the attribute; 0 for topics, codes and omnibus tests",
        ge=0,
    )
    n_uses_one_document: Series[int] = column(
        "how many of these uses stand in one document: the one with most", ge=0
    )
    p_value: Series[float] = column(
        "p of this item alone: by permutation, or, where the sides are unlike in spread or their "
        "clusters in size, by the F test of two gamma means",
        ge=0,
        le=1,
    )
    p_adjusted: Series[float] = column(
        "p adjusted for all items of the measure (step-down max-T; for meaning and gamma means: "
        "Holm)",
        ge=0,
        le=1,
    )
    n_policy: Series[int] = column("policy documents", ge=0)
    n_frontline: Series[int] = column("frontline documents", ge=0)
    n_with_policy: Series[int] = column("policy documents that have the item", ge=0)
    n_with_frontline: Series[int] = column("frontline documents that have the item", ge=0)
    placebo: Series[float] = column(
        "share of ordinary words of like frequency with a smaller gap", nullable=True
    )
    verdict: Series[str] = column(
        "the side that has more, bridge (shown to be alike), different (for omnibus "
        "tests, which name no side) or cannot tell",
        isin=VERDICTS,
    )
    cannot_tell_because: Series[str] = column(
        "why there is no verdict: few (too few clusters for any gap), one side (only one side can "
        "have it), spurious (a topic that is no subject), unlike (the sides vary too unlike to "
        "tell), many (clear alone, but not among all items), one cluster (one cluster makes at "
        "least half of the uses), open (all else); else empty",
        isin=REASONS,
    )
    power_policy: Series[float] = column(
        "how likely a fourfold gap of a rate of mentions would be named in a study like this one, "
        "if policy had more; simulated",
        ge=0,
        le=1,
        nullable=True,
    )
    power_frontline: Series[float] = column(
        "the same if the frontline had more", ge=0, le=1, nullable=True
    )
    more_than_genre: Series[str] = column(
        "the side that has more, and by more than its documents differ anyway: for shares of "
        "mentions compared with the same documents' sentences without a co-word, for topics with "
        "their passages without one, for collocates with their places without one, for rates with "
        "ordinary words of like frequency, for codes with the other codes; cannot tell; empty if "
        "there is no such baseline",
        isin=("policy", "frontline", "cannot tell", ""),
    )
    beyond_genre: Series[float] = column(
        "the gap less that of the baseline: difference of shares (of topics: near co-words), or "
        "log2 ratio less that of like words, of the other codes, of the concept's other words",
        nullable=True,
    )
    beyond_low: Series[float] = column("lower end of its interval", nullable=True)
    beyond_high: Series[float] = column("upper end of its interval", nullable=True)
    as_far: Series[float] = column(
        "share of ordinary words of like frequency (for all co-words together: of random groups of "
        "such words; of other codes or of other words near the concept) that differ at least as "
        "many times, to either side; none for shares",
        ge=0,
        le=1,
        nullable=True,
    )
    p_genre: Series[float] = column(
        "p of the gap beyond the baseline, adjusted for all items of the measure",
        ge=0,
        le=1,
        nullable=True,
    )
    baseline_policy: Series[float] = column(
        "share of the policy documents' sentences without a co-word that have the attribute; for "
        "collocates of their places, for topics of the words of their passages without one",
        nullable=True,
    )
    baseline_frontline: Series[float] = column(
        "the same share of the interviews' sentences, places or passages", nullable=True
    )
    flipped_by: Series[str] = column(
        "first document of the cluster without which the finding disappears, or there would be "
        "one; empty if none"
    )
    n_flipping: Series[int] = column(
        "documents of that cluster, which are left out together; 0 if there is none", ge=0
    )
    worst_estimate: Series[float] = column(
        "the estimate without the one cluster that moves it furthest towards the other side; none "
        "for omnibus tests",
        nullable=True,
    )
    over_all: Series[bool] = column(
        "the verdict holds over all findings at once, not only among the items of its measure: "
        "what the Overview and the summary name",
    )
    stable: Series[bool] = column(
        "false for a topic that is not found again often enough when the model is run anew"
    )
    recall: Series[str] = column(
        "practices and themes are found by word list or model: not known (how much is missed on "
        "each side is not known here), examples (of practices: known of examples alone), judged "
        "(people judged passages, Corrected has the figure); else empty",
        isin=("not known", "examples", "judged", ""),
    )
    examples_recall: Series[float] = column(
        "share of the practices in examples that the model finds, in sets it did not learn from; "
        "none where no model finds the item",
        nullable=True,
    )
    examples_recall_low: Series[float] = column("lower end of its interval", nullable=True)
    examples_recall_high: Series[float] = column("upper end of its interval", nullable=True)
    examples_n: Series[float] = column(
        "examples with a practice of which that is the share; none likewise", nullable=True, ge=0
    )
    testable: Series[bool] = column(
        "false where there are too few clusters for any difference to be beyond chance"
    )
    shortfall_policy: Series[int] = column(
        "clusters more of policy that would do where it is not testable; 0: none would, or none "
        "is needed",
        ge=0,
    )
    shortfall_frontline: Series[int] = column(
        "clusters more of the frontline that would do instead, likewise", ge=0
    )
    shortfall_unit: Series[str] = column(
        "what they are called: document, where each is a cluster of its own, else cluster",
        isin=("document", "cluster"),
    )


class Collocates(Table, origin=Origin("gap")):
    """One row per concept and collocate of its mentions."""

    language: Series[str] = column("language of the documents")
    concept: Series[str] = column("id of the concept")
    word: Series[str] = column("content word within five content words of a mention")
    n_policy: Series[int] = column("times near a mention in policy", ge=0)
    n_frontline: Series[int] = column("times near a mention by respondents", ge=0)
    n_documents_policy: Series[int] = column("policy documents with both together", ge=0)
    n_documents_frontline: Series[int] = column("frontline documents with both together", ge=0)
    log_dice_policy: Series[float] = column(
        "logDice in policy: how strongly they are associated, 14 at most, one more is twice; "
        "none if never",
        nullable=True,
    )
    log_dice_frontline: Series[float] = column("logDice at the frontline", nullable=True)
    log_odds_z: Series[float] = column(
        "weighted log-odds of policy against frontline, in standard errors; for ranking, not a "
        "test; none if one side has no mention",
        nullable=True,
    )
    p_value: Series[float] = column(
        "permutation p of this word alone, over the documents that mention the concept; none if "
        "fewer than three of a side do",
        ge=0,
        le=1,
        nullable=True,
    )
    p_adjusted: Series[float] = column(
        "p adjusted for all collocates of all concepts, as in Gaps (collocate)",
        ge=0,
        le=1,
        nullable=True,
    )
    verdict: Series[str] = column(
        "the side near whose mentions it is more common, bridge or cannot tell, as in Gaps",
        isin=VERDICTS,
    )


class Robustness(Table, origin=Origin("robustness")):
    """One row per finding and thing that is varied: whether other analyses yield the same."""

    language: Series[str] = column("language of the documents")
    measure: Series[str] = column("measure of the finding, as in Gaps")
    item: Series[str] = column("item of the finding, as in Gaps")
    label: Series[str] = column("the item's name for people")
    verdict: Series[str] = column("verdict of the finding, as in Gaps", isin=VERDICTS)
    varied: Series[str] = column(
        "all (the dimensions), a dimension (clusters: each left out; time: each year left out; "
        "method; words), or a part of one: weighting (by words or uses), statistic (its prior), "
        "adjustment (min-P), draws (seeds), topics (number, method), fit (seed, draws of "
        "documents), units (half, twice as long), recognition (no documents of scans); mentions "
        "(prompted ones too; no denied, quoted or defining ones), lexicon (nouns only; other words "
        "for it too), coders (each alone), stop list (no common words), context (of meaning)"
    )
    n_specifications: Series[int] = column("other analyses; in the row all: dimensions", ge=1)
    same_sign: Series[float] = column(
        "share of them with a gap to the same side; of dimensions those in which all have it",
        ge=0,
        le=1,
    )
    same_verdict: Series[float] = column(
        "share of them with the same verdict; of dimensions those in which all have it", ge=0, le=1
    )
    otherwise: Series[str] = messages(
        "up to five of those with another verdict, in the row all the worst of each dimension; "
        "empty if none"
    )
    lowest: Series[float] = column(
        "lowest estimate of the other analyses, in the unit of Gaps; for fit: how far the fit of "
        "the topics alone moves the gap",
        nullable=True,
    )
    highest: Series[float] = column("highest estimate of the other analyses", nullable=True)
    dimension: Series[str] = column(
        "clusters, time, method or words: what is varied belongs to it; all for the row of all",
        isin=("all", "clusters", "time", "method", "words"),
    )
    worst: Series[str] = messages(
        "the worst case: of those with another verdict, else of all, the one whose estimate is "
        "nearest to the other side"
    )
    worst_verdict: Series[str] = column(
        "verdict of the worst case; empty if it does not yield the finding at all",
        isin=(*VERDICTS, ""),
    )
    worst_estimate: Series[float] = column("its estimate", nullable=True)


class Specifications(Table, origin=Origin("robustness")):
    """One row per finding and other analysis: what it varies, and what it finds."""

    language: Series[str] = column("language of the documents")
    measure: Series[str] = column("measure of the finding, as in Gaps")
    item: Series[str] = column("item of the finding, as in Gaps")
    dimension: Series[str] = column(
        "clusters, time, method or words, as in Robustness",
        isin=("clusters", "time", "method", "words"),
    )
    varied: Series[str] = column("what of the dimension is varied, as in Robustness")
    analysis: Series[str] = messages("how it is varied")
    same_verdict: Series[bool] = column("whether it yields the verdict of Gaps")
    estimate: Series[float] = column(
        "policy minus frontline, in the unit of Gaps; none if it does not yield the finding",
        nullable=True,
    )
    verdict: Series[str] = column(
        "its verdict; empty if it does not yield the finding", isin=(*VERDICTS, "")
    )
    sim_low: Series[float] = column(
        "interval of the estimate among all items of the measure, from; none for rates",
        nullable=True,
    )
    sim_high: Series[float] = column("the same interval, to", nullable=True)
    log2_ratio: Series[float] = column(
        "log2 of policy over frontline; none if neither side has the item", nullable=True
    )
    log2_sim_low: Series[float] = column(
        "interval of the log2 ratio among all items of the measure, from", nullable=True
    )
    log2_sim_high: Series[float] = column("the same interval, to", nullable=True)
    n_policy: Series[int] = column("policy documents that it compares", ge=0)
    n_frontline: Series[int] = column("frontline documents that it compares", ge=0)


class Promises(Table, origin=Origin("promises")):
    """One row per statement of policy that promises and frontline passage near it."""

    language: Series[str] = column("language of the documents")
    statement_id: Series[str] = column("segment_id@character where the statement begins")
    doc_id: Series[str] = column("document of the statement")
    title: Series[str] = column("title of the statement's document")
    segment_id: Series[str] = column("segment of the statement")
    location: Series[str] = messages("page or paragraph of the statement")
    concepts: Series[str] = column("concepts whose labels it has, separated by spaces")
    promise: Series[str] = column("the word that promises: shall, will, should ...")
    statement: Series[str] = column("the statement, a sentence of policy")
    judged: Series[bool] = column(
        "false where it has too few words beside its labels, or there are no interviews"
    )
    verdict: Series[str] = column(
        "answered: a passage is nearer than null queries come; none: the frontline is further off "
        "than clusters taken at random, and further than from ordinary sentences of policy; cannot "
        "tell",
        isin=PROMISE_VERDICTS,
    )
    p_near: Series[float] = column(
        "share of null queries (as many words of policy, each as common at the frontline) that "
        "come as near to a passage",
        ge=0,
        le=1,
    )
    p_near_adjusted: Series[float] = column(
        "p_near adjusted for the judged statements of the language (Benjamini-Hochberg)", ge=0, le=1
    )
    p_none: Series[float] = column(
        "the larger of two: share of random sets of as many clusters, each with as many passages, "
        "that come no nearer than the frontline's; share of sentences of policy that promise "
        "nothing from which the frontline is as far, compared with other policy",
        ge=0,
        le=1,
    )
    p_none_adjusted: Series[float] = column(
        "p_none adjusted for the judged statements of the language (Benjamini-Hochberg)", ge=0, le=1
    )
    rank: Series[int] = column(
        "1 is read first; one passage per interview, and the one that shares most words", ge=1
    )
    near_by: Series[str] = column(
        "how the passage was found: meaning (alike by a sentence encoder), words (it shares most "
        "weight of words; the verdict is about it) or both",
        isin=NEAR_BY,
    )
    nearness: Series[float] = column(
        "weight of the statement's words that the passage earns (BM25), labels left out; "
        "0 shares no word, about 1 has every word",
        ge=0,
    )
    similarity: Series[float] = column(
        "cosine of the statement, labels left out, and the most alike three sentences of the "
        "passage, by the encoder; none where no encoder reads the language or the statement says "
        "nothing that sets it apart from the others, as a single one",
        ge=-1,
        le=1,
        nullable=True,
    )
    shared: Series[str] = column("words that statement and passage share, as lemmas")
    answer_doc_id: Series[str] = column("document of the passage; empty if none shares a word")
    answer_title: Series[str] = column("title of the passage's document")
    answer_segment_id: Series[str] = column("segment of the passage; its text is in Passages")
    answer_speaker: Series[str] = column("the speaker's label")
    answer_location: Series[str] = messages("turn or time of the passage")


class Levels(Table, origin=Origin("levels")):
    """One row per measure, item and level of the catalogue's column: the estimate on the level."""

    language: Series[str] = column("language of the documents")
    measure: Series[str] = column(described(), isin=tuple(MEASURES))
    item: Series[str] = column("the concept, theme, code or topic")
    label: Series[str] = column("the item's name for people")
    stable: Series[bool] = column(
        "false for a topic that is not found again often enough when the model is run anew"
    )
    level: Series[str] = catalogue("the level: a value of the column that `levels` names")
    position: Series[int] = column("place of the level from left to right, 1 is the first", ge=1)
    estimate: Series[float] = column(
        "mean over the level's documents; none where too few interviewees speak on the level",
        ge=0,
        nullable=True,
    )
    ci_low: Series[float] = column(
        "lower end of its interval, which holds for all levels of the item at once; none with "
        "fewer than three clusters",
        nullable=True,
    )
    ci_high: Series[float] = column("upper end of that interval", nullable=True)
    n_documents: Series[int] = column("documents on the level; 0 where it is not shown", ge=0)
    n_with: Series[int] = column("documents that have the item", ge=0)
    n_clusters: Series[int] = column("clusters that the documents come in", ge=0)


class LevelContrasts(Table, origin=Origin("levels")):
    """One row per measure, item and comparison of levels: all together, along them, or two."""

    language: Series[str] = column("language of the documents")
    measure: Series[str] = column(described(), isin=tuple(MEASURES))
    item: Series[str] = column("the concept, theme, code or topic")
    label: Series[str] = column("the item's name for people")
    stable: Series[bool] = column(
        "false for a topic that is not found again often enough when the model is run anew"
    )
    contrast: Series[str] = column(
        "omnibus: do the levels differ at all; trend: is there a straight line along them; pair: "
        "the second level beside the first",
        isin=CONTRASTS,
    )
    first: Series[str] = catalogue("the first level of the pair; of a trend the one at the left")
    second: Series[str] = catalogue("the second level; of a trend the one at the right")
    neighbours: Series[bool] = column("a pair of levels that follow each other")
    mean_first: Series[float] = column("mean of the first level", ge=0, nullable=True)
    mean_second: Series[float] = column("mean of the second level", ge=0, nullable=True)
    estimate: Series[float] = column(
        "second minus first; of a trend how far a straight line goes from left to right; none for "
        "omnibus tests. With places: the mean difference within a place",
        nullable=True,
    )
    ci_low: Series[float] = column(
        "lower end of its interval among all items and pairs; none for rates of pairs, which are "
        "judged by their ratio",
        nullable=True,
    )
    ci_high: Series[float] = column("upper end of that interval", nullable=True)
    log2_ratio: Series[float] = column(
        "log2 of second over first, half a count added; 1 is twice as often; pairs alone",
        nullable=True,
    )
    log2_ci_low: Series[float] = column(
        "lower end of its interval among all items and pairs", nullable=True
    )
    log2_ci_high: Series[float] = column("upper end of that interval", nullable=True)
    p_value: Series[float] = column("p of this item and comparison alone", ge=0, le=1)
    p_adjusted: Series[float] = column(
        "p adjusted for all items and all comparisons of the kind; of a pair never less than that "
        "of the omnibus test of its item",
        ge=0,
        le=1,
    )
    p_floor: Series[float] = column(
        "smallest possible adjusted p with these clusters or places", ge=0, le=1
    )
    n_documents: Series[int] = column("documents that are compared", ge=0)
    n_clusters: Series[int] = column("clusters that they come in, on each level apart", ge=0)
    n_places: Series[int] = column("places within which levels are compared; 0: not within", ge=0)
    flipped_by: Series[str] = column(
        "first document of the cluster, or of the place, without which the finding disappears; "
        "empty if none, where nothing was found, and where it would tell which interview is of "
        "which place. The omnibus test stays that of all"
    )
    n_flipping: Series[int] = column(
        "documents of it, which are left out together; 0 if there is none", ge=0
    )
    worst_estimate: Series[float] = column(
        "the estimate without the one cluster or place that moves it furthest towards no "
        "change; only of a pair with a finding, and not where that would tell of a place",
        nullable=True,
    )
    more_than_genre: Series[str] = column(
        "rises or falls, where a pair or a trend with a verdict differs by more than the levels' "
        "documents (of a trend: of the first and last level) do anyway: for topics compared with "
        "their passages without a co-word, for rates with ordinary words of like frequency, for "
        "codes with the other codes; cannot tell; empty for omnibus tests, and if there is no such "
        "baseline, as for topics within places of which too few have such a passage",
        isin=("", "rises", "falls", "cannot tell"),
    )
    beyond_genre: Series[float] = column(
        "the difference less that of the baseline: of shares (of topics: near co-words), or log2 "
        "ratio less that of like words, or of the other codes",
        nullable=True,
    )
    beyond_low: Series[float] = column("lower end of its interval", nullable=True)
    beyond_high: Series[float] = column("upper end of its interval", nullable=True)
    as_far: Series[float] = column(
        "share of ordinary words of like frequency (for all co-words together: of random groups of "
        "such words; of other codes) that differ at least as many times between the two levels, "
        "either way; none for shares",
        ge=0,
        le=1,
        nullable=True,
    )
    p_genre: Series[float] = column(
        "p of the difference beyond the baseline, adjusted for all items and all pairs",
        ge=0,
        le=1,
        nullable=True,
    )
    baseline_first: Series[float] = column(
        "of a topic: its share of the words in the first level's passages without a co-word",
        nullable=True,
    )
    baseline_second: Series[float] = column(
        "the same of the second level's passages", nullable=True
    )
    power_rises: Series[float] = column(
        "how likely a fourfold rise of a rate of mentions would be found in a study like this "
        "one: of a pair a step in front of its second level, else an even rise over all "
        "levels; simulated",
        ge=0,
        le=1,
        nullable=True,
    )
    power_falls: Series[float] = column(
        "the same of a fall to a quarter", ge=0, le=1, nullable=True
    )
    n_kinds: Series[int] = column(
        "kinds of other analyses (clusters, time, method, words) that were tried", ge=0
    )
    n_kinds_same: Series[int] = column("kinds all of whose analyses have the same verdict", ge=0)
    otherwise: Series[str] = messages("the first analyses with another verdict")
    significance: Series[float] = column("level of tests and intervals: 0.05 is one in 20", gt=0)
    verdict: Series[str] = column(
        "rises or falls from first to second, bridge (shown to be alike), different (omnibus "
        "test), or cannot tell",
        isin=LEVEL_VERDICTS,
    )
    cannot_tell_because: Series[str] = column(
        "few (clusters), few people (too few interviewees in the places that have both levels, or "
        "outside of them), whole (the levels together are not shown to differ), spurious (a topic "
        "that is no subject), unlike (spreads), many (clear alone, not among all), one cluster "
        "(makes half of the uses), open (all else); empty with a verdict",
        isin=LEVEL_REASONS,
    )


class LevelSpecifications(Table, origin=Origin("levels")):
    """One row per comparison of levels and other analysis: what it varies, and what it finds."""

    language: Series[str] = column("language of the documents")
    measure: Series[str] = column(described(), isin=tuple(MEASURES))
    item: Series[str] = column("the concept, theme, code or topic")
    contrast: Series[str] = column("omnibus, trend or pair, as in LevelContrasts", isin=CONTRASTS)
    first: Series[str] = catalogue("the first level of the comparison")
    second: Series[str] = catalogue("the second level")
    dimension: Series[str] = column("kind of analysis: clusters, time, method or words")
    varied: Series[str] = column("what is varied: the dimension, or a part of it")
    analysis: Series[str] = messages("name of the analysis")
    verdict: Series[str] = column(
        "what it finds, as in LevelContrasts; empty if it does not yield the comparison at all",
        isin=("", *LEVEL_VERDICTS),
    )
    same_verdict: Series[bool] = column("whether that is the verdict of LevelContrasts")


class LevelCells(Table, origin=Origin("levels")):
    """One row per measure, item, place and level: what the place has on the level."""

    language: Series[str] = column("language of the documents")
    measure: Series[str] = column(described(), isin=tuple(MEASURES))
    item: Series[str] = column("the concept, theme, code or topic")
    label: Series[str] = column("the item's name for people")
    stable: Series[bool] = column(
        "false for a topic that is not found again often enough when the model is run anew"
    )
    place: Series[str] = catalogue(
        "the place: a value of the column that `levels.places`, or else `paired_by`, names; those "
        "with documents on two levels"
    )
    level: Series[str] = catalogue("the level: a value of the column that `levels` names")
    position: Series[int] = column("place of the level from left to right, 1 is the first", ge=1)
    cell: Series[str] = column(
        "shown; withheld: too few interviewees speak there, or totals of the place or level would "
        "give away what too few say; no documents: the place has none on the level",
        isin=CELLS,
    )
    estimate: Series[float] = column(
        "mean over the documents of the place on the level, in the unit of the measure; none where "
        "it is withheld or there are none. Not tested",
        ge=0,
        nullable=True,
    )
    ci_low: Series[float] = column(
        "lower end of the interval of this mean by itself (not among others), at 1 less "
        "`levels.level`, from clusters; none of fewer than three, nor where those of the level "
        "would tell what two clusters of interviews are like, and the mean itself of a census",
        ge=0,
        nullable=True,
    )
    ci_high: Series[float] = column("upper end of its interval", ge=0, nullable=True)
    n_documents: Series[int] = column("documents there; 0 where withheld", ge=0)
    n_with: Series[int] = column("documents that have the item", ge=0)
    n_clusters: Series[int] = column("clusters that the documents come in", ge=0)
    n_interviewees: Series[int] = column(
        "people who speak in the interviews among them; 0 where withheld", ge=0
    )


class Changes(Table, origin=Origin("levels")):
    """One row per measure, item and question on its change over time: each side's, both sides'."""

    language: Series[str] = column("language of the documents")
    measure: Series[str] = column(described(), isin=tuple(MEASURES))
    item: Series[str] = column("the concept, theme, code or topic")
    label: Series[str] = column("the item's name for people")
    stable: Series[bool] = column(
        "false for a topic that is not found again often enough when the model is run anew"
    )
    change: Series[str] = column(
        "policy, frontline: does the side change over time; difference: does one side change more; "
        "first: which side changed first; word and practice: did policy's word come before the "
        "frontline's practice of the same concept",
        isin=CHANGES,
    )
    since: Series[str] = column("month of the first of these documents, as YYYY-MM")
    until: Series[str] = column("month of the last")
    mean_early: Series[float] = column(
        "mean of the earlier half of the side's documents", ge=0, nullable=True
    )
    mean_late: Series[float] = column("mean of the later half", ge=0, nullable=True)
    estimate: Series[float] = column(
        "of a side: how far a straight line goes from the first to the last document, in the unit "
        "of the measure; of the difference: policy's change less the frontline's in ten years, of "
        "rates in parts of the side's own mean (1 is once the mean)",
        nullable=True,
    )
    ci_low: Series[float] = column(
        "lower end of its interval among all items and questions", nullable=True
    )
    ci_high: Series[float] = column("upper end of that interval", nullable=True)
    p_value: Series[float] = column(
        "p of this item and question alone; none of who was first", ge=0, le=1, nullable=True
    )
    p_adjusted: Series[float] = column(
        "p adjusted for all items, and for the change of both sides and their difference",
        ge=0,
        le=1,
        nullable=True,
    )
    p_floor: Series[float] = column(
        "smallest possible adjusted p with these clusters and dates", ge=0, le=1, nullable=True
    )
    n_documents: Series[int] = column(
        "documents with a date; of who was first, those from years that the other side has, too",
        ge=0,
    )
    n_clusters: Series[int] = column("clusters that they come in, on each side apart", ge=0)
    n_years: Series[int] = column(
        "calendar years with a document; of both sides, of the side with fewer", ge=0
    )
    policy_since: Series[str] = column(
        "the month from which on policy's change lies, if both sides change; empty if not asked"
    )
    policy_until: Series[str] = column("the month up to which it lies")
    frontline_since: Series[str] = column("the same of the frontline's change")
    frontline_until: Series[str] = column("the month up to which it lies")
    significance: Series[float] = column("level of tests and intervals: 0.05 is one in 20", gt=0)
    verdict: Series[str] = column(
        "rises or falls (a side); policy or frontline (difference: which side gains on the other; "
        "else which was first); or cannot tell",
        isin=CHANGE_VERDICTS,
    )
    cannot_tell_because: Series[str] = column(
        "few (clusters), years (too few of them, or too few that both sides share), one side (the "
        "other never has it), spurious (a topic that is no subject), unlike (spreads of the "
        "earlier and the later half), many (clear alone, not among all), still (not both sides "
        "are shown to change the same way), slow (no step fits), open (all else); empty with a "
        "verdict",
        isin=CHANGE_REASONS,
    )


class DatedValues(Table, origin=Origin("levels")):
    """One row per measure, item and document with a date: its value, and the smooth line there."""

    language: Series[str] = column("language of the documents")
    measure: Series[str] = column(described(), isin=tuple(MEASURES))
    item: Series[str] = column("the concept, theme, code or topic")
    label: Series[str] = column("the item's name for people")
    stable: Series[bool] = column(
        "false for a topic that is not found again often enough when the model is run anew"
    )
    corpus: Series[str] = column("policy or frontline", isin=CORPORA)
    doc_id: Series[str] = column("document")
    date: Series[str] = column("its date, as in Documents")
    year: Series[float] = column("the same as a number of years: 2019.5 for 2019")
    value: Series[float] = column("the document's value in the unit of the measure", ge=0)
    smooth: Series[float] = column(
        "the smooth line of the side at this date; none with fewer than 10 dated documents, 5 "
        "clusters or 5 years",
        ge=0,
        nullable=True,
    )
