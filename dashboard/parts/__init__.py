"""The pieces that pages are made of. Text of documents is only ever shown escaped.

In: rows and figures for a page, and the state of the visit. Out: what Streamlit draws, and what was
clicked.

Ten modules: one for each piece that several pages have.
"""
