"""Templates of places in a document, and of groups of the catalogue that are not shown."""

from __future__ import annotations

from pipeline.wording.translation import later

PLACES: dict[str, str] = {
    "place_page": later("p. {page}"),
    "place_paragraph": later("paragraph {number}"),
    "place_turn": later("turn {number}"),
    "place_time": "{time}",
}
"""Where in its document a segment stands."""

GROUPS: dict[str, str] = {
    "group_small": later("fewer than {n}"),
    "group_cluster": later("cluster {number}"),
    "group_rest": later("smaller groups together"),
}
"""What stands in place of a value of the catalogue that too few interviewees share."""
