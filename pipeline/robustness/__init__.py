"""Findings worked out anew under other defensible choices."""
