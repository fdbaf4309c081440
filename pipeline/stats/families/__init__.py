"""Items of one family tested together: p-values, shrinkage, each relative to the others.

In: p-values, permuted statistics, or estimates with their standard errors. Out: p-values adjusted
for the family (`multiplicity`), shrunk estimates and what one more item would be
(`empirical_bayes`).
"""
