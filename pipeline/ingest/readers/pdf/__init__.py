"""PDF to blocks.

In: the bytes of a file. `layout` makes each page into boxes of lines in reading order, `speakers`
finds names that are set apart, `scans` has pages that are pictures recognised. Out: a `FileText`
whose blocks are headings, paragraphs and footnotes (`reader`).
"""
