"""Topics that people are asked about, and what they are asked."""

import numpy as np
import pandas as pd
import pytest

from pipeline.topics.human_validation import samples
from tests.topics.human_validation.made import PARAMS, WORDS


@pytest.fixture(scope="session")
def topics():
    return pd.DataFrame(
        {
            "language": "en",
            "topic": [f"en-t{n:02d}" for n in range(6)],
            "label": WORDS,
            "terms": [", ".join(f"{word}{n}" for n in range(12)) for word in WORDS],
        }
    )


@pytest.fixture(scope="session")
def asked(topics):
    random = np.random.default_rng(2)
    shares = pd.DataFrame(random.dirichlet(np.full(6, 0.2), size=60), columns=topics["topic"])
    shares.insert(0, "unit_id", [f"u{n}" for n in range(60)])
    long = shares.melt(id_vars="unit_id", var_name="topic", value_name="share")
    texts = {unit: f"Text of {unit}." for unit in shares["unit_id"]}
    return samples(topics, long.assign(language="en"), texts, params=PARAMS), shares.set_index(
        "unit_id"
    )
