"""In which layout a talk is written, how sure that is, and who asks in the whole folder.

In: blocks of a reader, and transcripts that were read of them. Out: `stamps` writes times in one
form; `known` lists the layouts, each of which writes the blocks anew as what its speakers say
(`layout`), or nothing where a file is not in it; `marks` takes out what stands within a turn;
`evidence` scores the transcripts that compete; `folder` carries the interviewers of most files into
the rest.
"""
