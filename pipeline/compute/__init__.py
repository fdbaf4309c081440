"""Where work is done, and what need not be done again.

In: a function, items in order, and what is the same for all. Out: the results in that order
(`backends`), and results kept by the content that they were made from (`kept`). Nothing here
changes a number: one worker, eight, or a cluster give the same bytes.
"""
