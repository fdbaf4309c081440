"""What people write for Cospeak: params, lexicon, roles and sheets, checked with file and line."""
