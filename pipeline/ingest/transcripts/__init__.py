"""Blocks of a transcript to turns with speakers and their roles."""
