"""Human validation of topics: what people are asked, and how their answers are scored.

Three tasks, each with a known right answer: the word that does not belong to a topic, the topic
that does not belong to a passage, and the topic that a passage is about.

In: topics, their shares of units, and the sheets that people filled in. Out: sheets to fill in with
their key, and the table `TopicValidation`.
"""

from pipeline.topics.human_validation.answers import (
    FILLED,
    FILLED_COLUMNS,
    FOLDER,
    KEY,
    WrongAnswers,
    answer_files,
    joined,
)
from pipeline.topics.human_validation.scores import topic_validation
from pipeline.topics.human_validation.tasks import KEY_COLUMNS, TASKS, samples

__all__ = [
    "FILLED",
    "FILLED_COLUMNS",
    "FOLDER",
    "KEY",
    "KEY_COLUMNS",
    "TASKS",
    "WrongAnswers",
    "answer_files",
    "joined",
    "samples",
    "topic_validation",
]
