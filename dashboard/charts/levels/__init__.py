"""Charts of the levels that a column of the catalogue makes, and of change over time.

In: rows of `Levels`, `LevelContrasts`, `LevelSpecifications`, `Changes` and `DatedValues`. Out:
`Figure`, or none without rows to draw.
"""
