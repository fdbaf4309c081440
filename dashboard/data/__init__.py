"""Published tables for the pages: read, arranged, searched, judged. No statistics here."""
