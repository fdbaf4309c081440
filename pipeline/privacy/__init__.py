"""Confidential interviews. In: documents as read, refusals; out: the same without identifiers.

`pseudonyms` replaces identifiers in texts and in all that is shown of a document; `small_groups`
hides the catalogue's values that too few interviewees share. `names` finds names by their
surroundings, `recognisers` find numbers, addresses and dates by their form.

Ten modules: they replace and review; what is looked for is in the rooms below.
"""
