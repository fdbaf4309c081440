"""Codes and values to sentences, in the languages of the interface."""
