"""Published tables to quotes, CSV, manifest, metrics and the summary of a run."""
