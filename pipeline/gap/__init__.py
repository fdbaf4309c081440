"""The gap: policy against frontline, one measure after the other, in one direction.

In: documents, mentions, term counts, topic shares and running words. Each measure of the registry
(`pipeline.tables.measures`) gets its values (`measures`), is compared and gets its verdicts
(`comparison`), and becomes rows (`gaps`). Out: the tables `Gaps`, `Collocates`, `Design`,
`Usage`, `ConceptGroups` (`groups`) and `Profiles`.

Ten modules: `gaps` makes the rows, each other one answers one question about a measure or a
concept.
"""
