"""Words that are names as well as something else: which of the two they are here.

In: a word with a capital, the words around it, and what the project's texts tell of it. Out:
whether it is a common noun (`common_nouns`), and whether it is a name where it opens a sentence
(`word_names`).
"""
