"""What studies like this one would find, item by item.

In: `Measured`. Out: how likely a gap of `ASKED` times would be named, to either side (`likely`).
"""

from pipeline.gap.planning.likely import ASKED, NOT_ASKED, likely

__all__ = ["ASKED", "NOT_ASKED", "likely"]
