"""Sources as a person cites them: title and page, or which interview, which turn, in which role.

In: `Documents`, and where a passage stands. Out: one line per passage.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from pipeline.wording.messages import is_encoded
from pipeline.wording.translation import code, say

_TAKEN_OUT = re.compile(r"\[[^\[\]]+ \d+\]")
"""A placeholder of what was taken out: a title that has one names nobody."""


@dataclass(frozen=True)
class Sources:
    """How each document is called where it is cited, and the role of who speaks in it."""

    names: Mapping[str, str]
    roles: Mapping[str, str]

    def cited(self, doc_id: str, location: str) -> str:
        """Document, place and role, separated by commas; what is not known is left out."""
        parts = (self.names.get(doc_id, ""), location, self.roles.get(doc_id, ""))
        return ", ".join(part for part in parts if part)


def sources(documents: pd.DataFrame) -> Sources:
    """The sources of the documents, in the language of now.

    A policy document has its title in quotation marks. An interview is called `interview 7`, by its
    place among the interviews of its language, and never by a title in which something was taken
    out.
    """
    names = {}
    for _, rows in documents.sort_values("doc_id").groupby("language"):
        interviews = rows[rows["corpus"] == "frontline"]["doc_id"].tolist()
        numbers = {doc_id: n for n, doc_id in enumerate(interviews, start=1)}
        for row in rows.to_dict("records"):
            doc_id = str(row["doc_id"])
            names[doc_id] = _name(str(row["title"]), numbers.get(doc_id, 0))
    roles = {}
    if "role" in documents:
        known = documents.dropna(subset=["role"])
        roles = {
            str(doc_id): code(str(role))
            for doc_id, role in zip(known["doc_id"], known["role"], strict=True)
            if str(role) and not is_encoded(str(role))  # a group that is hidden is not named
        }
    return Sources(names, roles)


def _name(title: str, number: int) -> str:
    shown = "" if _TAKEN_OUT.search(title) else say("“{title}”", title=title) if title else ""
    if not number:
        return shown or say("a policy document")
    interview = say("interview {number}", number=number)
    return f"{interview}, {shown}" if shown else interview
