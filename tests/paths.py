"""Where tests find the repository and, where they are laid beside it, real documents."""

from pathlib import Path

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
CORPORA = SHARED / "corpora"
CASES = SHARED / "cases"
