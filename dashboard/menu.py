"""The pages of the dashboard, as plain data: the file name is the page's address."""

from __future__ import annotations

from typing import NamedTuple


class Item(NamedTuple):
    """A page: its file in `views`, its name in the menu, its icon and the question it answers."""

    file: str
    title: str
    icon: str
    question: str


MENU = (
    Item(
        "overview", "Overview", "compare_arrows", "How far is policy's talk from the frontline's?"
    ),
    Item("concepts", "Co-concepts", "join_inner", "Who says the co-words, and how often?"),
    Item("topics", "Topics", "forum", "What does each side talk about?"),
    Item("words", "Words", "match_word", "Which words set the sides apart?"),
    Item(
        "say_and_do", "Say and do", "balance", "What does the frontline say to policy's promises?"
    ),
    Item("concordance", "Concordance", "manage_search", "What is said, in its own sentence?"),
    Item("check", "Check", "fact_check", "Does Cospeak find what a person would find?"),
    Item("documents", "Documents", "description", "What does this rest on?"),
    Item("export", "Export", "download", "What can be taken along?"),
    Item("method", "Method", "rule", "How is it measured, and what can it not say?"),
)


def path(file: str) -> str:
    """The page's script, seen from `app.py`."""
    return f"views/{file}.py"
