"""Linguistics: segments to spaCy Docs, and what a sentence says of a mention in it.

In: segments, and the positions of mentions. Out: Docs (`annotate`), and for each mention modality,
negation, metalanguage, participants and sentiment (`reading`, `sentiment`, `sentence_context`).

Ten modules: one for each phenomenon, and the Docs and parses that they read.
"""
