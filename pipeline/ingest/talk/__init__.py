"""In which layout a talk is written, how sure that is, and who asks in the whole folder.

In: blocks of a reader, and transcripts that were read of them. Out: `stamps` writes times in one
form; `layouts` write the blocks anew as what speakers say; `marks` takes out what stands within a
turn; `reading` lets all compete, by the score of `evidence`; `kind` tells talk from prose;
`corrections` are what somebody settled; `folder` carries the interviewers of most files into the
rest.

Ten modules: one for each step before labels are read.
"""
