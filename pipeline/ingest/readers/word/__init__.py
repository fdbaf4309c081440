"""Word files (.docx) to blocks.

In: the bytes of a file. `strict` renames what the standard's strict form calls otherwise, `chunks`
reads texts of other formats that are embedded. Out: a `FileText`.
"""
