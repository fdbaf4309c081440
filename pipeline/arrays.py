"""Names of arrays: what they hold, wherever they are used."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
"""Figures."""

Flags = NDArray[np.bool_]
"""What holds, and what does not."""

Ints = NDArray[np.int64]
"""Whole numbers."""

Codes = NDArray[np.intp]
"""For each of several things which one of a list it belongs to: its level, its cluster."""

Places = NDArray[np.intp]
"""Positions in an array or a list."""

Strings = NDArray[np.str_]
"""Texts: verdicts, names, ids."""
