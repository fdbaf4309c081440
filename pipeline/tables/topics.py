"""Tables of topic models, of their shares and of human validation."""

from __future__ import annotations

from pandera.typing.pandas import Series

from pipeline.tables.base import CORPORA, Origin, Table, catalogue, column, messages


class UnitTopics(Table, origin=Origin("topics", "interim")):
    """One row per unit and topic: the share of the unit that the topic has."""

    unit_id: Series[str] = column("unit of the topic model")
    doc_id: Series[str] = column("document of the unit")
    corpus: Series[str] = column("policy or frontline", isin=CORPORA)
    language: Series[str] = column("language of the document")
    topic: Series[str] = column("id of the topic")
    share: Series[float] = column("share of the unit, 0 to 1", ge=0, le=1)


class TopicVectors(Table, origin=Origin("topics", "interim")):
    """One row per topic and term of the vocabulary: what new documents are folded in against."""

    language: Series[str] = column("language of the documents")
    topic: Series[str] = column("id of the topic")
    term: Series[str] = column("the term")
    probability: Series[float] = column("probability of the term in the topic", ge=0, le=1)


class TopicRefits(Table, origin=Origin("topics", "interim")):
    """One row per refit of the chosen model, document and topic: how the shares move."""

    language: Series[str] = column("language of the documents")
    refit: Series[int] = column("number of the refit", ge=1)
    doc_id: Series[str] = column("the document")
    topic: Series[str] = column("id of the topic that the refit's topic is matched with")
    share: Series[float] = column("share of the document's words in the refit", ge=0, le=1)


class FullVocabularyShares(Table, origin=Origin("topics", "interim")):
    """One row per document and topic of a model fitted with register-specific words too."""

    language: Series[str] = column("language of the documents")
    doc_id: Series[str] = column("the document")
    topic: Series[str] = column("id of the topic, of that model alone")
    share: Series[float] = column("share of the document's words", ge=0, le=1)


class TopicModels(Table, origin=Origin("topics")):
    """One row per candidate topic model, with its quality; one per language is chosen."""

    model_id: Series[str] = column("language, method, number of topics", unique=True)
    language: Series[str] = column("language of the documents")
    method: Series[str] = column("nmf_consensus, nmf_kl (scikit-learn) or lda_gensim")
    n_topics: Series[int] = column("number of topics", ge=2)
    seed: Series[int] = column("seed of the fit whose topics are shown")
    coherence_npmi: Series[float] = column(
        "mean NPMI of the top terms, -1 to 1; higher reads better; none if it was not fitted",
        nullable=True,
    )
    diversity: Series[float] = column(
        "distinct terms among all topics' top terms, as a share of them",
        ge=0,
        le=1,
        nullable=True,
    )
    stability: Series[float] = column(
        "share of the top terms that come back in refits without some of the documents; none if "
        "no stability could make it the best",
        ge=0,
        le=1,
        nullable=True,
    )
    n_units: Series[int] = column("units that the model was fitted on", ge=0)
    chosen: Series[bool] = column("this model's topics are the ones shown")
    reason: Series[str] = messages("why it was chosen or not")
    exclusivity: Series[float] = column(
        "how far the top terms are their topic's own: 1 if no other topic has them",
        ge=0,
        le=1,
        nullable=True,
    )
    largest: Series[float] = column(
        "mean share over documents of the largest topic: near 1 there is hardly any other",
        ge=0,
        le=1,
        nullable=True,
    )
    quality: Series[float] = column(
        "coherence x exclusivity x stability x (1 - largest): the rule takes the best; none "
        "without refits",
        nullable=True,
    )
    n_refits: Series[int] = column("refits that stability rests on", ge=0)
    edge: Series[str] = column(
        "smallest or largest: of the model that is chosen, where its number of topics is the "
        "smallest or the largest that was tried, so that others may do better; else empty",
        isin=("", "smallest", "largest"),
    )


class Topics(Table, origin=Origin("topics")):
    """One row per topic: its name, whether it comes back, whose it is, where it lies."""

    language: Series[str] = column("language of the documents")
    topic: Series[str] = column("id of the topic", unique=True)
    label: Series[str] = column("the topic's name")
    terms: Series[str] = column("its top terms, the heaviest first, separated by commas")
    named_by: Series[str] = column(
        "terms (its own), person (data/topic_labels.csv), or person, weak match"
    )
    share: Series[float] = column("mean share over documents", ge=0, le=1)
    found_in: Series[str] = column(
        "sides with a document that gives it 5 % or more: policy, frontline, both or none"
    )
    stability: Series[float] = column(
        "share of its top terms that come back in refits without some of the documents", ge=0, le=1
    )
    recovery: Series[float] = column(
        "share of the refits in which half of its top terms come back together", ge=0, le=1
    )
    stable: Series[bool] = column("its recovery is at least topics.min_recovery")
    owned_by: Series[str] = column(
        "the document that has more than half of the topic's mass; empty if none"
    )
    owned_share: Series[float] = column(
        "part of the topic's mass in the document that has most", ge=0, le=1
    )
    nearest: Series[str] = column("the topic that is most like it")
    similarity: Series[float] = column("cosine with that topic: 0 no term shared", ge=0, le=1)
    x: Series[float] = column("place on a map of the topics by Jensen-Shannon distance")
    y: Series[float] = column("place on the map, second axis")
    note: Series[str] = messages("what to know about its name; empty if nothing", separator=" ")
    coherence: Series[float] = column("mean NPMI of its top terms, -1 to 1")
    chance: Series[float] = column(
        "coherence that 19 of 20 topics of the same words, shuffled, stay below: a topic below it "
        "may be an accident, however often it comes back"
    )
    held_out: Series[float] = column(
        "how often its top terms share a unit in documents that the fit has not seen, as a "
        "multiple of chance: 1 if they do not belong together; none with few documents",
        ge=0,
        nullable=True,
    )
    owned_by_cluster: Series[str] = catalogue(
        "the cluster of several documents that has more than half of the topic's mass; empty if "
        "none, or if the side has no other cluster"
    )
    spurious: Series[bool] = column(
        "no subject but a jingle, the initials of speakers or the dirt of a converter: no side is "
        "named for it"
    )
    spurious_because: Series[str] = messages("why it is no subject; empty if it is one")


class TopicTerms(Table, origin=Origin("topics")):
    """One row per topic and top term."""

    language: Series[str] = column("language of the documents")
    topic: Series[str] = column("id of the topic")
    label: Series[str] = column("the topic's name: its most characteristic terms")
    rank: Series[int] = column(
        "1 is the most characteristic: by probability times the term's weight", ge=1
    )
    term: Series[str] = column("the term")
    weight: Series[float] = column("probability of the term in the topic", ge=0, le=1)
    frex: Series[float] = column("frequent and exclusive: harmonic mean of both ranks", ge=0, le=1)
    stability: Series[float] = column(
        "share of its top terms that come back in refits without some of the documents", ge=0, le=1
    )
    owned_by: Series[str] = column(
        "the document that has more than half of the topic's mass; empty if none"
    )
    stable: Series[bool] = column("the topic comes back in enough of the refits")


class TopicShares(Table, origin=Origin("topics")):
    """One row per document and topic."""

    doc_id: Series[str] = column("the document")
    corpus: Series[str] = column("policy or frontline", isin=CORPORA)
    language: Series[str] = column("language of the document")
    topic: Series[str] = column("id of the topic")
    label: Series[str] = column("the topic's name")
    share: Series[float] = column("share of the document's words, 0 to 1", ge=0, le=1)
    stable: Series[bool] = column("the topic comes back in enough of the refits")
    folded_in: Series[bool] = column("the document came after the topics were fitted")
    part: Series[float] = column(
        "part of the topic's words that are in the document, 0 to 1", ge=0, le=1
    )
    spurious: Series[bool] = column("the topic is no subject, as in Topics")


class TopicValidation(Table, origin=Origin("validation")):
    """One row per task that people did and topic (first all together): do they see the topics?"""

    language: Series[str] = column("language of the documents")
    task: Series[str] = column(
        "word_intrusion (which word does not belong), topic_intrusion (which topic is not in the "
        "passage) or passage_coding (which topic the passage is about)",
        isin=("word_intrusion", "topic_intrusion", "passage_coding"),
    )
    topic: Series[str] = column("id of the topic; empty for all together")
    label: Series[str] = column("the topic's name when people judged")
    current: Series[bool] = column("the topics that were judged are those of now")
    n_coders: Series[int] = column("people who judged", ge=1)
    n_judged: Series[int] = column("answers", ge=1)
    n_right: Series[int] = column("answers that are the model's", ge=0)
    share: Series[float] = column("share of right answers", ge=0, le=1)
    ci_low: Series[float] = column("lower end of its interval (Wilson)", ge=0, le=1)
    ci_high: Series[float] = column("upper end of its interval", ge=0, le=1)
    chance: Series[float] = column("share of right answers of someone who guesses", ge=0, le=1)
    n_twice: Series[int] = column("tasks that more than one person did", ge=0)
    n_agreed: Series[int] = column("of these, those that all answered alike", ge=0)
    alpha: Series[float] = column(
        "Krippendorff's alpha: 1 is full agreement, 0 what chance gives; none if nothing was "
        "judged twice",
        nullable=True,
    )


class TopicPassages(Table, origin=Origin("concordance")):
    """One row per topic, side and passage that shows the topic best."""

    language: Series[str] = column("language of the documents")
    topic: Series[str] = column("id of the topic")
    label: Series[str] = column("the topic's name")
    corpus: Series[str] = column("policy or frontline", isin=CORPORA)
    rank: Series[int] = column("1 shows the topic best", ge=1)
    share: Series[float] = column("share of the passage that the topic has", ge=0, le=1)
    doc_id: Series[str] = column("the document")
    title: Series[str] = column("title of the document")
    segment_id: Series[str] = column("its first segment")
    location: Series[str] = messages("page, paragraph, turn or time of its first segment")
    text: Series[str] = column("the passage")
    stable: Series[bool] = column("the topic comes back in enough of the refits")
