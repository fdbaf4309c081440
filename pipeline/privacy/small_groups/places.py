"""Places within which levels are compared, by number: their names may be hidden.

In: the place of each document as the catalogue gives it. Out: the table `Places`.
"""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd


def place_numbers(places: Mapping[str, str]) -> pd.DataFrame:
    """The table `Places` of the places by document; one without a place has no row.

    A municipality is a placeholder in the rows of interviews, or hidden where few people were
    interviewed, while its plan keeps the name. Both are of one place still, and are compared in it.
    Numbers follow the ids of the documents, so that they say nothing of names.
    """
    some = {doc_id: name.strip() for doc_id, name in sorted(places.items()) if name.strip()}
    numbers = pd.factorize(pd.Series(list(some.values()), dtype="str"))[0] + 1
    return pd.DataFrame(
        {"doc_id": list(some), "place": [f"{number:04d}" for number in numbers]}, dtype="str"
    )
