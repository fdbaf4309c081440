"""Files of the documents folder to segments: paragraphs of policy, turns of interviews.

In: the paths of the files, the text of catalogue.csv. `listing` says which files are documents,
`sandbox` has each read in a process of its own by `files` (with `registry` and `readers`) and
`documents` (with `prose`, `transcripts` and `metadata`). Out: `corpus` makes the tables Segments,
Documents and Unreadable, without the same text twice (`duplicates`).

Ten modules: each file passes through most of them; what is done within one step is in the rooms
below.
"""
