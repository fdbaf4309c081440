"""The pages of the dashboard, as plain data: the file name is the page's address."""

from __future__ import annotations

from typing import NamedTuple

from dashboard.translation import later


class Item(NamedTuple):
    """A page: its file in `views`, its name in the menu, its icon and the question it answers."""

    file: str
    title: str
    icon: str
    question: str


MENU = (
    Item(
        "overview",
        later("Overview"),
        "compare_arrows",
        later("How differently do policy and the frontline speak?"),
    ),
    Item(
        "concepts",
        later("Co-concepts"),
        "join_inner",
        later("Who says the co-words, and how often?"),
    ),
    Item("topics", later("Topics"), "forum", later("What does each side talk about?")),
    Item(
        "journey",
        later("Journey"),
        "route",
        later("Between which levels, and when, does the use of a word change?"),
    ),
    Item("words", later("Words"), "match_word", later("Which words set the sides apart?")),
    Item(
        "say_and_do",
        later("Say and do"),
        "balance",
        later("What do people at the frontline say about what policy promises?"),
    ),
    Item(
        "concordance",
        later("Concordance"),
        "manage_search",
        later("Where is a word used, and in which sentences?"),
    ),
    Item(
        "check", later("Check"), "fact_check", later("Does Cospeak find what a person would find?")
    ),
    Item(
        "judge",
        later("Judge passages"),
        "edit_note",
        later("What do people find in a passage, and what does a word list miss?"),
    ),
    Item(
        "plan",
        later("Plan a study"),
        "calculate",
        later("How many clusters and words does a verdict need?"),
    ),
    Item("documents", later("Documents"), "description", later("Which documents are compared?")),
    Item("export", later("Export"), "download", later("What can be downloaded?")),
    Item("method", later("Method"), "rule", later("How is it measured, and what can it not say?")),
)


def path(file: str) -> str:
    """The page's script, seen from `app.py`."""
    return f"views/{file}.py"
