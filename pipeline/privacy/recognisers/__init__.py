"""Recognisers of identifiers by their form. In: a text; out: Presidio's results with a kind."""
