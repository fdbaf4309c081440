import pandas as pd

from pipeline.mentions.prompted import is_prompted, prompting_segments
from tests.docs import segments_of
from tests.mentions.found import found


def test_a_mention_is_prompted_only_just_after_the_interviewer_used_its_family() -> None:
    segments = segments_of(
        ("respondent", "We had co-production before you asked."),
        ("interviewer", "What about co-production?"),
        ("respondent", "Co-production, well."),
        ("respondent", "And co-design."),
        ("respondent", "More co-production."),
        ("respondent", "Still co-production."),
    )
    rows = found(segments, prompted_window=3)
    assert list(rows["prompted"]) == [False, False, True, True, True, False]


def test_a_prompt_does_not_reach_into_another_document() -> None:
    asked = segments_of(("interviewer", "What about co-production?"))
    other = segments_of(("respondent", "Co-production!")).assign(doc_id="g", segment_id="g:0001")
    rows = found(pd.concat([asked, other]))
    assert list(rows["prompted"]) == [False, False]


SEGMENTS = segments_of(
    ("interviewer", "And co-production?"),
    ("respondent", "Yes."),
    ("respondent", "Co-design."),
)


def test_only_labels_and_themes_of_the_interviewer_prompt() -> None:
    named = [(0, "co-production", "label"), (0, "motives", "theme"), (0, "co-x", "practice"),
             (1, "co-production", "label")]  # fmt: skip
    assert prompting_segments(SEGMENTS, named) == {"co-production": [0], "motives": [0]}


def test_who_answers_for_policy_is_prompted_as_a_respondent_is() -> None:
    """A reading that hung on the side would count more mentions on one of two alike sides."""
    answers = SEGMENTS.assign(role=SEGMENTS["role"].replace("respondent", "policy"))
    prompts = {"co-production": [0]}
    assert is_prompted(answers, 1, "co-production", prompts=prompts, window=1)


def test_a_prompt_reaches_as_far_as_the_window_and_to_answers_only() -> None:
    prompts = {"co-production": [0]}
    for segment, window, expected in ((1, 1, True), (2, 1, False), (2, 2, True), (0, 2, False)):
        assert (
            is_prompted(SEGMENTS, segment, "co-production", prompts=prompts, window=window)
            is expected
        )
    assert not is_prompted(SEGMENTS, 1, "co-creation", prompts=prompts, window=2)
