"""A report as one HTML file: nothing is fetched, everything is escaped."""

from __future__ import annotations

import base64
from functools import singledispatch
from html import escape

from pipeline.publish.report.content import (
    Block,
    Grid,
    Heading,
    Paragraph,
    Picture,
    Points,
    Quote,
    Report,
)

_STYLE = """
body { font: 17px/1.55 Georgia, "Liberation Serif", serif; color: #1d2126; background: #fff;
  max-width: 46rem; margin: 2.5rem auto; padding: 0 1.2rem; }
h1 { font-size: 1.9rem; line-height: 1.2; } h2 { font-size: 1.3rem; margin-top: 2.2rem; }
.date, small { color: #4a4f57; } small { font-size: .88rem; }
figure { margin: 1.4rem 0; } img { max-width: 100%; height: auto; }
blockquote { margin: 1rem 0; padding-left: 1rem; border-left: 3px solid #1b7fbf; }
blockquote footer { color: #4a4f57; font-size: .9rem; } blockquote p { margin: .2rem 0; }
table { border-collapse: collapse; width: 100%; font-size: .88rem; }
th, td { text-align: left; vertical-align: top; padding: .3rem .6rem .3rem 0;
  border-bottom: 1px solid #cfccc4; overflow-wrap: break-word; }
@page { margin: 20mm; }
@media print { body { margin: 0; max-width: none; font-size: 11pt; } h2 { break-after: avoid; }
  figure, blockquote, tr { break-inside: avoid; } thead { display: table-header-group; } }
"""


def as_html(report: Report) -> bytes:
    """The report as UTF-8."""
    body = "\n".join(_block(block) for block in report.blocks)
    date = f'<p class="date">{escape(report.date)}</p>' if report.date else ""
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(report.language)}">\n<head>\n<meta charset="utf-8">'
        '\n<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
        "img-src data:; style-src 'unsafe-inline'\">\n"
        f"<title>{escape(report.title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n"
        f"<h1>{escape(report.title)}</h1>\n{date}\n{body}\n</main>\n</body>\n</html>\n"
    ).encode()


@singledispatch
def _block(block: Block) -> str:
    raise TypeError(f"no HTML for {type(block).__name__}")


@_block.register
def _(block: Heading) -> str:
    return f"<h2>{escape(block.text)}</h2>"


@_block.register
def _(block: Paragraph) -> str:
    text = escape(block.text)
    return f"<p><small>{text}</small></p>" if block.small else f"<p>{text}</p>"


@_block.register
def _(block: Points) -> str:
    items = "".join(f"<li>{escape(text)}</li>" for text in block.texts)
    return f"<ul>{items}</ul>"


@_block.register
def _(block: Quote) -> str:
    note = f"<p><small>{escape(block.note)}</small></p>" if block.note else ""
    return (
        f"<blockquote><p>{escape(block.text)}</p><footer>{escape(block.source)}</footer>"
        f"</blockquote>{note}"
    )


@_block.register
def _(block: Grid) -> str:
    heads = "".join(f'<th scope="col">{escape(head)}</th>' for head in block.heads)
    rows = "".join(
        "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in block.rows
    )
    return f"<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"


@_block.register
def _(block: Picture) -> str:
    # Each picture is a file of its own within the page: ids in one SVG would meet those of another.
    data = base64.b64encode(block.svg).decode("ascii")
    return (
        f'<figure><img alt="{escape(block.alt)}" src="data:image/svg+xml;base64,{data}"></figure>'
    )
