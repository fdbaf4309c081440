"""The planted corpus and its topics, fitted once for all tests of topics."""

import pytest

from pipeline.topics.selection import topics
from tests.topics.planted import QUICK, planted


@pytest.fixture(scope="session")
def corpus():
    """TermCounts, TermUnits and the true shares of documents."""
    return planted()


@pytest.fixture(scope="session")
def made(corpus):
    """The tables of topics of the corpus."""
    return topics(*corpus[:2], rules=QUICK)
