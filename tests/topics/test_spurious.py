"""Topics that are no subject: planted jingles, forms, initials, dirt; and subjects, which stay."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from pipeline import tables
from pipeline.topics.corpus import unit_corpora
from pipeline.topics.models import TopicModel
from pipeline.topics.selection import TopicRules, topics
from pipeline.topics.spurious import why_spurious
from pipeline.wording.messages import decoded, rendered

NIGHT = "night nurse ward bell shift sleep alarm rota bed corridor quiet round"
MEAL = "meal kitchen cook lunch soup bread plate table guest spoon menu recipe"
JINGLE = "welcome podcast episode subscribe sponsor listener review theme music host share tune"
DIRT = "wil skil stil ful beter litle hapen suport comunity diferent sesion oficer"
NIGHT, MEAL, JINGLE, DIRT = (words.split() for words in (NIGHT, MEAL, JINGLE, DIRT))
INITIALS = ["jb", "kt"]
N_DOCUMENTS, N_UNITS = 24, 8


def corpus(planted=(), *, seed=3):
    """TermCounts and TermUnits of two subjects, and terms where `planted` says: document, unit."""
    random = np.random.default_rng(seed)
    units, counts = [], []
    for number in range(N_DOCUMENTS):
        side = ("policy", "frontline")[number % 2]
        doc_id = f"d{number:02d}"
        for unit in range(N_UNITS):
            unit_id = f"{doc_id}#{unit:04d}"
            units.append((unit_id, doc_id, side, "en", "s", 0, 1, 150))
            words = NIGHT if random.random() < 0.5 else MEAL
            found = dict.fromkeys(random.choice(words, 6, replace=False), 2)
            for terms, is_there in planted:
                if is_there(number, unit):
                    found |= dict.fromkeys(random.permutation(terms), 3)
            counts += [(unit_id, doc_id, "en", term, n) for term, n in found.items()]
    named = ["unit_id", "doc_id", "corpus", "language", "segment_ids", "start", "end", "n_tokens"]
    made = pd.DataFrame(counts, columns=["unit_id", "doc_id", "language", "term", "n"])
    return made.assign(noun=True, content=True), pd.DataFrame(units, columns=named)


def reasons(planted, *, of, language="en", seed=3):
    """The codes of why the topic of these terms is no subject, of a model that knows the topics."""
    counts, units = corpus(planted, seed=seed)
    counts, units = (frame.assign(language=language) for frame in (counts, units))
    (own,) = unit_corpora(counts, units, document_weight=0.5)
    lists = [NIGHT, MEAL, *([of] if of not in (NIGHT, MEAL) else [])]
    topic_term = np.array([np.isin(own.vocabulary, words).astype(float) for words in lists])
    topic_term /= topic_term.sum(axis=1, keepdims=True)
    model = TopicModel(topic_term, np.ones((len(units), len(lists))) / len(lists))
    n_terms = max(map(len, lists)) if of in (NIGHT, MEAL) else len(of)
    return [one.code for one in why_spurious(model, own, n_terms=n_terms)[lists.index(of)]]


def at_first(number, unit):
    return unit == 0 and number % 2 == 1


def at_last(number, unit):
    return unit == N_UNITS - 1 and number % 2 == 1


def test_subjects_are_none_of_it():
    everything = [(JINGLE, at_first), (DIRT, lambda number, unit: number < 6)]
    for subject in (NIGHT, MEAL):
        for seed in range(20):
            assert reasons(everything, of=subject, seed=seed) == []


def test_a_jingle_stands_where_documents_begin_or_end():
    assert "spurious_first" in reasons([(JINGLE, at_first)], of=JINGLE)
    assert "spurious_last" in reasons([(JINGLE, at_last)], of=JINGLE)
    both = [(JINGLE, lambda number, unit: at_first(number, unit) or at_last(number, unit))]
    assert "spurious_ends" in reasons(both, of=JINGLE)


def test_documents_of_a_unit_or_two_have_no_edges():
    counts, units = corpus([(JINGLE, at_first)])
    units = units[units["unit_id"].str[-1].astype(int) < 2]
    counts = counts[counts["unit_id"].isin(units["unit_id"])]
    (own,) = unit_corpora(counts, units, document_weight=0.5)
    topic_term = np.isin(own.vocabulary, JINGLE).astype(float)[None, :] / len(JINGLE)
    model = TopicModel(topic_term, np.ones((len(units), 1)))
    codes = [one.code for one in why_spurious(model, own, n_terms=12)[0]]
    assert codes == ["spurious_wording"]  # it is the same words each time, wherever they stand


def test_a_form_or_an_advertisement_comes_back_word_for_word_in_the_middle():
    middle = [(JINGLE, lambda number, unit: unit == 1 + number % 5)]
    assert reasons(middle, of=JINGLE) == ["spurious_wording"]


def test_initials_of_the_speakers_of_a_few_transcripts_are_no_subject():
    planted = [(INITIALS, lambda number, unit: number in (1, 3, 5, 7))]
    assert reasons(planted, of=INITIALS) == ["spurious_words"]
    rare = [(["smoke", "pipe"], lambda number, unit: number in (1, 3, 5))]
    assert reasons(rare, of=["smoke", "pipe"]) == ["spurious_few"]


@pytest.mark.parametrize("n_documents", [4, N_DOCUMENTS])
def test_words_that_a_converter_broke_are_no_subject_however_many_documents_it_broke(n_documents):
    random = np.random.default_rng(8)
    hits = random.random((N_DOCUMENTS, N_UNITS, 3)) < 0.5
    hits[n_documents:] = False
    planted = [
        (DIRT[part::3], lambda number, unit, part=part: hits[number, unit, part])
        for part in range(3)
    ]
    found = reasons(planted, of=DIRT)
    assert found == ["spurious_words"]


def test_an_acronym_that_many_use_is_a_word():
    everywhere = [(["nhs", "cqc"], lambda number, unit: unit % 3 == number % 3)]
    assert reasons(everywhere, of=["nhs", "cqc"]) == []


def test_a_language_without_a_dictionary_has_no_words_that_are_none():
    planted = [(INITIALS, lambda number, unit: number in (1, 3, 5, 7))]
    assert reasons(planted, of=INITIALS, language="fi") == []


def test_flags_reach_the_tables_and_the_reasons_read_as_sentences():
    planted = [(JINGLE, at_first)]
    counts, units = corpus(planted)
    made = topics(counts, units, rules=TopicRules(n_topics=(3,), n_refits=2, seed=5))
    tables.check(tables.Topics, made.topics)
    flagged = made.topics[made.topics["spurious"]]
    assert len(flagged) == 1 and "podcast" in flagged["terms"].iloc[0]
    assert (made.topics["spurious"] == (made.topics["spurious_because"] != "")).all()
    assert set(made.shares.loc[made.shares["spurious"], "topic"]) == set(flagged["topic"])
    cell = flagged["spurious_because"].iloc[0]
    assert "stand where documents begin" in rendered(cell)
    assert {one.code for one in decoded(cell)} >= {"spurious_first"}


def test_the_sides_are_not_looked_at():
    counts, units = corpus([(JINGLE, at_first), (DIRT, lambda number, unit: number < 6)])
    swapped = units["corpus"].map({"policy": "frontline", "frontline": "policy"})
    rules = TopicRules(n_topics=(4,), n_refits=2, seed=5)
    one, other = (
        topics(counts, frame, rules=rules).topics for frame in (units, units.assign(corpus=swapped))
    )
    pd.testing.assert_series_equal(one["spurious_because"], other["spurious_because"])


def test_a_topic_without_weight_is_not_judged_by_it():
    (own,) = unit_corpora(*corpus(), document_weight=0.5)
    empty = TopicModel(np.zeros((1, len(own.vocabulary))), np.ones((len(own.units), 1)))
    assert why_spurious(replace(empty), own, n_terms=5) == [[]]
