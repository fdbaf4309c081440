"""The words around a concept as a network."""

from __future__ import annotations

import math

import pandas as pd
import pytest

from dashboard.data.patterns import network

WORDS = pd.DataFrame(
    {
        "word": ["grant", "agreement", "coffee", "volunteer"],
        "n_policy": [8, 4, 0, 3],
        "n_frontline": [0, 0, 4, 3],
    }
)
LINES = pd.DataFrame(
    {
        "left": ["Grants for ", "a grant and an agreement on ", "coffee, and no "],
        "right": [" by agreement.", " and coffee", " with a Grant"],
    }
)


def test_words_of_policy_lie_right_those_of_the_frontline_left() -> None:
    nodes = network.nodes(WORDS).set_index("word")
    assert nodes["corpus"].to_dict() == {
        "grant": "policy", "agreement": "policy", "coffee": "frontline", "volunteer": "both",
    }  # fmt: skip
    assert (nodes.loc[["grant", "agreement"], "x"] > 0.2).all()
    assert nodes.loc["coffee", "x"] < -0.2
    assert abs(nodes.loc["volunteer", "x"]) < 0.3
    assert (nodes["x"] ** 2 + nodes["y"] ** 2).pow(0.5).between(0.5, 1.2).all()


def test_whose_a_word_is_does_not_hang_on_how_much_a_side_says() -> None:
    loud = WORDS.assign(n_policy=WORDS["n_policy"] * 100)
    kinds = [network.nodes(one).set_index("word")["corpus"].to_dict() for one in (WORDS, loud)]
    assert kinds[0] == kinds[1]


def test_the_most_frequent_words_of_each_side_are_placed_apart_from_each_other() -> None:
    many = pd.DataFrame(
        {
            "word": [f"w{n}" for n in range(60)],
            "n_policy": [n if n < 40 else 0 for n in range(60)],
            "n_frontline": [0 if n < 40 else n for n in range(60)],
        }
    )
    nodes = network.nodes(many)
    last = network.MOST_WORDS
    assert set(nodes["word"]) == {
        *(f"w{n}" for n in range(40 - last, 40)), *(f"w{n}" for n in range(60 - last, 60)),
    }  # fmt: skip
    places = nodes[["x", "y"]].to_numpy().tolist()
    nearest = min(math.dist(a, b) for i, a in enumerate(places) for b in places[:i])
    assert nearest > 0.1


def test_words_are_joined_that_stand_together_in_two_lines_in_any_form() -> None:
    pairs = network.joined(LINES, ["grant", "agreement", "coffee"], {"grant": ["grant", "grants"]})
    assert [tuple(row) for row in pairs.itertuples(index=False)] == [
        ("agreement", "grant", 2),
        ("coffee", "grant", 2),
    ]
    alone = network.joined(LINES, ["grant", "agreement", "coffee"], {})
    assert ("agreement", "grant", 2) not in set(alone.itertuples(index=False, name=None))


@pytest.mark.parametrize("n", [0, 1])
def test_few_words_have_a_place_or_are_none(n: int) -> None:
    assert len(network.nodes(WORDS.head(n))) == n
