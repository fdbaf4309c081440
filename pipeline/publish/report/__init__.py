"""A report as one HTML file that stands alone and prints well, and as a Word file.

In: `Report`, blocks in the order in which they are read, with pictures already drawn. Out: bytes;
the same report gives the same bytes.
"""

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
from pipeline.publish.report.html_file import as_html
from pipeline.publish.report.word_file import TEMPLATE, as_word

__all__ = [
    "TEMPLATE", "Block", "Grid", "Heading", "Paragraph", "Picture", "Points", "Quote", "Report",
    "as_html", "as_word",
]  # fmt: skip
