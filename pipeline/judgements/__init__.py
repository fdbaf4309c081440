"""What people judge of passages, and the figures of word lists that it corrects.

In: the passages of the corpus with what the word lists find in them, people's answers about
passages that were drawn at random (`data/judgements`), and people's codes of whole documents. Out:
the tables Draws (the order in which passages are judged, `sampling`), Judgements (`answers`) and
Corrected (`corrected`): rates and gaps that do not rest on how much a list finds.
"""
