"""Transcripts and other texts as tools and people make them; see `files.py`."""
