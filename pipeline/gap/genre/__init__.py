"""More than genre: is a gap larger than policy prose and talk differ anyway?

In: a comparison, and what the same documents are like anyway (`Baselines`): their sentences without
a co-word (`sentences`), their places without one (`places`), their ordinary words (`words`). Out:
`Beyond`, a second verdict for each item.
"""

from pipeline.gap.genre.baselines import Baselines, beyond
from pipeline.gap.genre.beyond import NOT_COMPARED, Beyond

__all__ = ["NOT_COMPARED", "Baselines", "Beyond", "beyond"]
