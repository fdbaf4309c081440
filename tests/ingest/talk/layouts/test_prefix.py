"""Names without a sign."""

from __future__ import annotations

from pipeline.ingest.blocks import Block
from pipeline.ingest.talk.layouts.prefix import named_lines


def lines(*texts: str) -> list[tuple[str, str]]:
    blocks = [Block(f"[00:0{number}] {text}") for number, text in enumerate(texts)]
    return [(block.speaker, block.text) for block in named_lines(blocks)]


def test_a_name_is_as_long_as_it_comes_again() -> None:
    found = lines(
        "Per Lie We sat.", "Tove Who?", "Per Lie Ten.", "Tove And?", "Per Lie No.", "Tove O."
    )
    assert found[:2] == [("Per Lie", "We sat."), ("Tove", "Who?")]


def test_times_before_sentences_name_nobody() -> None:
    assert lines("And we left.", "But so.", "And then.", "But no.", "And yes.", "But why.") == []


def test_lines_with_a_colon_behind_the_name_are_left_to_layouts_with_signs() -> None:
    said = ("Nora forsker: Hva da?", "Samira: Vi ringte.") * 4
    text = "\n".join(f"[0:0{n}:00] {line}" for n, line in enumerate(said))
    assert named_lines([Block(text)]) == []


def test_a_number_that_a_role_says_once_is_no_part_of_its_name() -> None:
    found = lines(
        "Moderator Why?", "Ann Lie So.", "Moderator 3 of you said no?", "Ann Lie Yes.",
        "Moderator Who?", "Ann Lie Us.",
    )  # fmt: skip
    assert found[2] == ("Moderator", "3 of you said no?")


def test_the_number_behind_a_role_belongs_to_the_name_even_if_only_one_has_it() -> None:
    said = ["Ann Lie Why?", "Speaker 3 I was sent.", "Ann Lie And then?", "Speaker 3 I ate."]
    said += ["Ann Lie 40 came?", "Speaker 3 40 plates."]
    texts = [f"[00:00:{n:02d}] {text}" for n, text in enumerate(said)]
    found = named_lines([Block(text) for text in texts])
    assert [block.speaker for block in found] == ["Ann Lie", "Speaker 3"] * 3
    assert [block.text for block in found][-2:] == ["40 came?", "40 plates."]


def test_a_line_without_a_number_leaves_the_others_theirs() -> None:
    found = lines(
        "Moderator Why?", "Participant 1 I was sent.", "Participant 2 So was I.",
        "Moderator And?", "Participant 1 Ten.", "Participant 3 No.", "Participant Yes.",
        "Participant 2 40 came.",
    )  # fmt: skip
    assert found[1:3] == [("Participant 1", "I was sent."), ("Participant 2", "So was I.")]
    assert found[-2:] == [("Participant", "Yes."), ("Participant 2", "40 came.")]


def test_a_name_alone_on_its_line_has_the_words_of_the_next() -> None:
    said = ["Ann Lie Why?", "Speaker 3 I was sent."] * 3
    texts = [f"[00:00:{n:02d}] {text}" for n, text in enumerate([*said, "Speaker 3"])]
    found = named_lines([Block(text) for text in [*texts, "I ate.", "[00:01:00] Ann Lie Who?"]])
    assert [(block.speaker, block.text) for block in found[-3:]] == [
        ("Speaker 3", "I was sent."), ("Speaker 3", "I ate."), ("Ann Lie", "Who?"),
    ]  # fmt: skip


def test_a_reply_by_itself_is_no_name() -> None:
    said = [f"{name} {n} came." for n in range(3) for name in ("Per Lie", "Tove", "Ann")]
    assert lines(*said, "Fine")[-1] == ("", "Fine")
