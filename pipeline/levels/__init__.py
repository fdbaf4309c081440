"""More than two sides: documents on the levels that a column of the catalogue names.

In: documents, mentions, codings and topic shares, as the stage `gap` has them. Each document is put
on its level (`standing`); the values of the measures are those of `pipeline.gap.measures`
(`values`); levels are compared two by two as the two sides are, within places where these are
named (`within`), and all together (`whole`). Places are shown on levels (`places`). Out: the tables
`Levels`, `LevelContrasts`, `LevelSpecifications` and `LevelCells`.
"""
