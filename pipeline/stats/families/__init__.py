"""Items of one family told together: tested, shrunk, and each beside the others.

In: p-values, permuted statistics, or estimates with their standard errors. Out: p-values adjusted
for the family (`multiplicity`), shrunk estimates and what one more item would be
(`empirical_bayes`).
"""
