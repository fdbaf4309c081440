"""What stands behind a verdict on levels, as behind one on two sides.

In: `LevelValues` and `Contrasts`. Out: for pairs of levels whether they differ by more than the
genre of their documents (`genre`), how likely a large step would have been told (`power`), and what
other defensible analyses find (`multiverse`).
"""
