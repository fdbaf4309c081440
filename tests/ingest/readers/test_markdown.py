"""Markdown to blocks."""

from __future__ import annotations

import pytest

from pipeline.ingest.blocks import Block
from pipeline.ingest.files import read_file
from tests.ingest.helpers import Write, texts

MARKDOWN = """# 1 Care\\*

<!-- planted: co-design 3 -->
Care is \\(mostly\\) co-produced[^1] with [the council](https://x.org/a_b). ![logo](a.png)
Second *line*&#x20;here.

- [Home](/)
- [About](/about)
- A point with [a link](/x) in it

| Field | Value |
|---|---|
| Who | Councils |

**Bold heading**

> **Box 1 A box** with text

<table><tr><td>Cell one</td><td><b>Cell</b> two</td></tr></table>

[^1]: A footnote text
    that goes on.
"""


def test_markdown_gives_words_and_no_markup(write: Write) -> None:
    blocks = read_file(write("a.md", MARKDOWN)).blocks
    assert blocks[0] == Block("1 Care*", "heading", level=1)
    assert blocks[1].text.split("\n")[0].startswith("Care is (mostly) co-produced")
    assert Block("A point with a link in it", "list") in blocks
    assert Block("Who\tCouncils", "table") in blocks
    assert Block("**Bold heading**", "heading", level=7) in blocks
    assert Block("Cell one\tCell two", "table") in blocks
    assert [block.kind for block in blocks].count("footnote") == 1


@pytest.mark.parametrize("dirt", ["planted", "logo", "https", "About", "|", "---", "&#x", "<td"])
def test_converter_dirt_is_no_text(write: Write, dirt: str) -> None:
    assert dirt not in " ".join(texts(write("a.md", MARKDOWN)))


def test_bold_is_kept_where_it_may_name_a_speaker(write: Write) -> None:
    content = "**Ann**: Yes, **really**.\n\n**Bo:** No.\n\nHe said **this** loudly."
    assert texts(write("a.md", content)) == [
        "**Ann**: Yes, really.", "**Bo:** No.", "He said this loudly.",
    ]  # fmt: skip


def test_a_rule_under_a_long_paragraph_does_not_make_it_a_heading(write: Write) -> None:
    block = read_file(write("a.md", "word " * 40 + "\n---\n\nNext.")).blocks[0]
    assert block.kind == "paragraph"


def test_lines_of_links_within_a_paragraph_are_no_text(write: Write) -> None:
    text = (
        "# Plan\n\nThe council plans.\n[Privacy](/p) | [Cookies](/c)\n\n"
        "**Previous:** [Part one of it](/1) - **Next:** [Part three of it](/3)\n\n"
        "See [the act](/a) and [the plan](/b).\n"
    )
    assert texts(write("a.md", text)) == [
        "Plan", "The council plans.", "See the act and the plan.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "The council shall follow what is written in the\n"
        "[White Paper on Housing](a) and the [Action Plan on Homelessness](b)",
        "[White Paper on Housing](a) and the [Action Plan on Homelessness](b)\nare read together.",
    ],
)
def test_a_line_of_links_within_a_sentence_stays(write: Write, text: str) -> None:
    assert "White Paper on Housing and the Action" in texts(write("a.md", text))[0]


def test_a_note_in_italics_and_parentheses_stays_one(write: Write) -> None:
    path = write("a.md", "He came *(shows a photo)* and *left* (today).\n")
    assert texts(path) == ["He came [shows a photo] and left (today)."]
