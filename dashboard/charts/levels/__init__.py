"""Charts of the levels that a column of the catalogue makes."""
