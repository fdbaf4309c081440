"""Sentences on levels: what a row of `LevelContrasts` says."""
