"""Spreadsheets to blocks and members.

In: the bytes of a file. `cells` makes sheets of texts, `columns` says what each column is, `rows`
makes turns or respondents' answers of the rows. Out: a `FileText`.
"""
