"""Change over time: does a side say a word more and more, and which side moved first.

In: documents with their dates, mentions, codings and topic shares, as the stage `levels` has them.
The values of the measures are those of `pipeline.gap.measures`; documents with a date stand on a
timeline for each side (`dated`), each side's change and their difference are tested (`testing`),
and where both sides change, which did first (`first`). Out: the tables `Changes` and `DatedValues`.
"""
