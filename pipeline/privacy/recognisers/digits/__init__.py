"""Numbers and codes that point to a person, in figures and as they are said."""
