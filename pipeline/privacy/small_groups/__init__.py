"""Groups of interviewees that are too small: values that are hidden, wherever they stand.

In: documents with the catalogue's columns, and the fewest interviewees of a group. Out: the same
with values of smaller groups left out of columns (`cells`), and out of the titles, file names and
labels that tell them again (`texts`).
"""
