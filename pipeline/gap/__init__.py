"""Values per document to comparisons, verdicts and rows of `Gaps`."""
