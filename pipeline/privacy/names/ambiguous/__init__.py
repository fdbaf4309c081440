"""Words that are names as well as something else: which of the two they are here."""
