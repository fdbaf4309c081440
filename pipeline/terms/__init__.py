"""Terms: content words and multi-word terms of units of about 150 words, and where they stand.

In: Docs and segments. Out: the tables `TermUnits` (`units`), `TermCounts` (`occurrences`), `Terms`
(`keyness`) and `ContextWords` (`context_words`), and distributional vectors of words (`vectors`).

The package hands on no names: what only counts needs (`count_matrix`, `vectors`) is imported
without spaCy.

Ten modules: one for each table, and the counts that they share.
"""
