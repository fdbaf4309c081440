"""A corpus with four planted topics, whose shares by document are known."""

import numpy as np
import pandas as pd

from pipeline.topics.selection import TopicRules

N_TERMS = 120
N_TOPICS = 4
POLICY = np.array([0.55, 0.25, 0.15, 0.05])
FRONTLINE = np.array([0.10, 0.25, 0.20, 0.45])
QUICK = TopicRules(n_topics=(N_TOPICS,), n_refits=3, seed=7)


def planted_topics():
    """Four topics over 120 terms: each owns 25, all share the last 20."""
    topic_term = np.zeros((N_TOPICS, N_TERMS))
    for topic in range(N_TOPICS):
        own = slice(25 * topic, 25 * topic + 25)
        topic_term[topic, own] = 0.8 * np.linspace(2, 0.5, 25) / np.linspace(2, 0.5, 25).sum()
        topic_term[topic, 100:] = 0.2 / 20
    return topic_term


def planted(*, seed=1, n_documents=12, n_units=6, words=80, language="en"):
    """TermCounts and TermUnits of documents whose shares are known, and these shares."""
    random = np.random.default_rng(seed)
    topic_term = planted_topics()
    count_rows, unit_rows, shares = [], [], {}
    for number, corpus in enumerate(["policy", "frontline"] * (n_documents // 2)):
        doc_id = f"{language}-{corpus[0]}{number:02d}"
        drawn = random.dirichlet(30 * (POLICY if corpus == "policy" else FRONTLINE))
        mixtures = random.dirichlet(4 * drawn + 0.05, size=n_units)
        shares[doc_id] = mixtures.mean(axis=0)
        for unit, mixture in enumerate(mixtures):
            unit_id = f"{doc_id}#{unit:04d}"
            counts = random.multinomial(words, mixture @ topic_term)
            unit_rows.append((unit_id, doc_id, corpus, language, "s", 0, 1, words))
            count_rows += [
                (unit_id, doc_id, language, f"term{term:03d}", int(counts[term]))
                for term in np.flatnonzero(counts)
            ]
    counts = pd.DataFrame(count_rows, columns=["unit_id", "doc_id", "language", "term", "n"])
    counts = counts.assign(noun=True, content=True)
    named = ["unit_id", "doc_id", "corpus", "language", "segment_ids", "start", "end", "n_tokens"]
    return counts, pd.DataFrame(unit_rows, columns=named), pd.DataFrame(shares).T


def planted_order(terms):
    """Which planted topic each found topic is, by its top terms."""
    numbers = terms["term"].str.removeprefix("term").astype(int)
    own = terms[numbers < 100].assign(planted=numbers[numbers < 100] // 25)
    return own.groupby("topic")["planted"].agg(lambda found: found.mode().iloc[0])
