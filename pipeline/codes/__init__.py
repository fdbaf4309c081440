"""Codes that people gave to passages: from REFI-QDA projects and sheets to tables, and back.

In: the XML of a project (`refi_reading`) or the rows of `codings.csv` (`sheet`), as the values of
`coded`, and the segments that Cospeak made of the same texts. `positions` says how a program
counted characters, `alignment` where a stretch of the original text stands in the segments. Out:
the tables Codes and Codings (`codings`), and projects again (`refi_writing`). `correction`
estimates what a word list misses from a random sample of judged passages. Nothing is opened here.
"""
