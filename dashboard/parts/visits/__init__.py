"""What belongs to a visit: views that were given a name, and the words one needs first.

In: what is chosen on the page, and what was kept of earlier visits. Out: the view as a link and
under a name (`saved_views`), and five words explained on a first visit (`tour`).
"""
