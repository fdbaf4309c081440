"""One module per format: the bytes of a file in, a `FileText` out. Nothing reaches the network."""
