"""Sentences on levels and on change over time.

In: rows of `LevelContrasts` (`contrasts`) and of `Changes` (`changes`). Out: a `Sentence` each, in
the language of now.
"""
