"""Robustness of the findings: a multiverse of other defensible analyses.

In: the tables of a run and the findings in `Gaps`. Out: the tables `Robustness` and
`Specifications`.
"""
