"""Published tables to what leaves the pipeline: quotes, CSV, reports and the summary of a run.

In: the tables of all stages, params and lexicon. Out: `Concordance` and passages (`concordance`),
CSV files with code book, manifest, metrics and plots (`exports`), a REFI-QDA project, the report,
and a few lines for the terminal (`summary`).
"""
