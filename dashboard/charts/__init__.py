"""Frames to pictures, each with its finding, its note and its rows."""
