"""A blind benchmark of reading files: transcripts and policies with the dirt of each tool, and their truth."""
from .scoring import score, report      # noqa: F401
