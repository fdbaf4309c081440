"""One module per format. In: the bytes of a file. Out: a `FileText`; nothing is fetched."""
