"""Blocks of a transcript to turns with speakers and their roles.

In: blocks of a reader, the file's metadata, names of interviewers. Out: a `Transcript`. `layouts`
settles columns and numbers, `lines` finds possible labels, `head` and `key` take out what is not
said, `labels` decides which labels are speakers, `roles` who asks, `turns` puts it together.
"""
