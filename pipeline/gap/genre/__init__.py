"""More than genre: is a gap larger than policy prose and talk differ anyway?

In: a comparison, and what the same documents are like anyway (`Baselines`): their sentences without
a co-word (`sentences`), their places without one (`places`), their passages without one
(`passages`), their ordinary words (`words`), the other codes (`others`). Out: `Beyond`, a second
verdict for each item.
"""

from pipeline.gap.genre.baselines import Baselines, beyond
from pipeline.gap.genre.beyond import NOT_COMPARED, Beyond
from pipeline.gap.genre.passages import topic_passages

__all__ = ["NOT_COMPARED", "Baselines", "Beyond", "beyond", "topic_passages"]
