"""The pipeline of Cospeak: from documents to published tables."""
