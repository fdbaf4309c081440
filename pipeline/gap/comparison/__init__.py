"""One measure compared between the sides, item by item.

In: `Measured`. Each item is tested (`testing`), gets the means of its sides with intervals
(`side_means`), intervals among all items (`simultaneous`), an estimate shrunk over all items
(`selection`) and a verdict (`verdicts`). Out:
`Comparison`, made by `compare`.
"""

from pipeline.gap.comparison.comparison import Comparison, compare

__all__ = ["Comparison", "compare"]
