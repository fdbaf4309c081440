"""Policy's promises and the frontline passages that answer them.

In: Docs, segments, mentions and documents. Out: the table `Promises` (`promises`). `sentences` and
`statements` find promises, `nearness` compares passages with them, `significance` tests nearness.
"""
