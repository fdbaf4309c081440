"""What people judge in the dashboard: items in order, their marks, and how right things are.

In: published tables and marks. Out: items of the pages Check and Say and do (`items`), of the tests
with a stray word or topic (`intrusion`), passages to judge (`passage_queue`).
"""

from dashboard.data.judging.items import (
    answer_marks,
    answers_of,
    by_coder,
    intruder_items,
    mention_marks,
    precision,
    to_check,
    worth_reading,
)

__all__ = [
    "answer_marks",
    "answers_of",
    "by_coder",
    "intruder_items",
    "mention_marks",
    "precision",
    "to_check",
    "worth_reading",
]
