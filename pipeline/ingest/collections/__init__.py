"""Files that hold several documents: spreadsheets and archives.

In: the bytes of the file and what the catalogue says of it. Out: a `FileText` with a `Member` for
each document (`sheets`, `archive`), and of each its own document or refusal (`members`).
"""
