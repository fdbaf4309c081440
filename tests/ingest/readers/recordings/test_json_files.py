"""JSON of transcription programs to turns, one case for each program's way of writing."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from pipeline.ingest.blocks import Block, UnreadableFile
from pipeline.ingest.files import read_bytes
from pipeline.ingest.readers.recordings.json_files import is_json, is_otranscribe
from tests.ingest.readers.recordings.helpers import TALK, expected, read, roles

Json = Any


def words(said: str) -> list[str]:
    return said.split()


def marks(said: str) -> list[tuple[str, bool]]:
    """The words and, apart from them, the marks of a text."""
    return [(part, not part[0].isalnum()) for part in re.findall(r"[\w-]+|[.,?!]", said)]


def starts(n: int) -> float:
    return 10.0 * n + 1.5


def whisperx() -> Json:
    segments = [
        {
            "start": starts(n), "text": f" {said}", "speaker": f"SPEAKER_0{who}",
            "words": [{"word": word, "start": starts(n), "score": 0.9, "speaker": f"SPEAKER_0{who}"}
                      for word in words(said)],
        }
        for n, (who, said) in enumerate(TALK)
    ]  # fmt: skip
    return {"segments": segments, "word_segments": [], "language": "en"}


def openai_diarized() -> Json:
    segments = [
        {"type": "transcript.text.segment", "id": f"seg_{n}", "speaker": "ABC"[int(who)],
         "start": starts(n), "end": starts(n) + 5, "text": said}
        for n, (who, said) in enumerate(TALK)
    ]  # fmt: skip
    text = " ".join(said for _, said in TALK)
    return {"task": "transcribe", "duration": 70.0, "text": text, "segments": segments}


def deepgram_words() -> Json:
    found = [
        {"word": word.lower().strip(".,?"), "punctuated_word": word, "start": starts(n), "end": 0.0,
         "speaker": int(who), "confidence": 0.9}
        for n, (who, said) in enumerate(TALK)
        for word in words(said)
    ]  # fmt: skip
    alternatives = [{"transcript": "all of it", "confidence": 0.9, "words": found}]
    return {"metadata": {"channels": 1}, "results": {"channels": [{"alternatives": alternatives}]}}


def deepgram_utterances() -> Json:
    content = deepgram_words()
    content["results"]["utterances"] = [
        {"start": starts(n), "transcript": said, "speaker": int(who), "channel": 0, "words": []}
        for n, (who, said) in enumerate(TALK)
    ]
    return content


def aws_items(*, own_labels: bool = True) -> Json:
    items: list[Json] = []
    segments = []
    for n, (who, said) in enumerate(TALK):
        inner = []
        for place, (word, is_mark) in enumerate(marks(said)):
            item: Json = {"alternatives": [{"confidence": "1.0", "content": word}]}
            if is_mark:
                item |= {"type": "punctuation"}
            else:
                start = f"{starts(n) + place / 100:.2f}"
                item |= {"type": "pronunciation", "start_time": start, "end_time": start}
                inner.append({"speaker_label": f"spk_{who}", "start_time": start})
            if own_labels:
                item |= {"speaker_label": f"spk_{who}"}
            items.append(item)
        segments.append(
            {"start_time": str(starts(n)), "speaker_label": f"spk_{who}", "items": inner}
        )
    results = {
        "transcripts": [{"transcript": " ".join(said for _, said in TALK)}],
        "speaker_labels": {"speakers": 3, "segments": segments},
        "items": items,
    }
    return {"jobName": "talk", "accountId": "1", "results": results, "status": "COMPLETED"}


def aws_audio_segments() -> Json:
    content = aws_items()
    content["results"]["audio_segments"] = [
        {"id": n, "transcript": said, "start_time": str(starts(n)), "speaker_label": f"spk_{who}"}
        for n, (who, said) in enumerate(TALK)
    ]
    return content


def aws_old() -> Json:
    return aws_items(own_labels=False)


def assemblyai() -> Json:
    utterances = [
        {"speaker": "ABC"[int(who)], "text": said, "start": int(1000 * starts(n)), "words": []}
        for n, (who, said) in enumerate(TALK)
    ]
    return {"id": "x", "text": "…", "audio_duration": 70, "words": [], "utterances": utterances}


def rev() -> Json:
    monologues = []
    for who, said in TALK:
        elements: list[Json] = []
        for place, (word, is_mark) in enumerate(marks(said)):
            if place and not is_mark:
                elements.append({"type": "punct", "value": " "})
            elements.append({"type": "punct" if is_mark else "text", "value": word})
        monologues.append({"speaker": int(who), "elements": elements})
    return {"monologues": monologues}


def speechmatics() -> Json:
    results = [
        {"type": "punctuation" if is_mark else "word", "start_time": starts(n),
         "alternatives": [{"content": word, "speaker": f"S{int(who) + 1}", "confidence": 1.0}]}
        for n, (who, said) in enumerate(TALK)
        for word, is_mark in marks(said)
    ]  # fmt: skip
    return {"format": "2.9", "metadata": {}, "results": results}


def azure() -> Json:
    phrases = [
        {"channel": 0, "speaker": int(who), "offsetInTicks": starts(n) * 1e7,
         "nBest": [{"display": said, "lexical": said.lower()}]}
        for n, (who, said) in enumerate(TALK)
    ]  # fmt: skip
    return {"source": "x", "combinedRecognizedPhrases": [], "recognizedPhrases": phrases}


def stream() -> Json:
    names = ("Tove Rask", "Per Oddvik", "Marit Helle")
    entries = [
        {"id": str(n), "text": said, "speakerDisplayName": names[int(who)],
         "startOffset": f"00:0{starts(n) // 60:.0f}:{starts(n) % 60:04.1f}00000"}
        for n, (who, said) in enumerate(TALK)
    ]  # fmt: skip
    return {"$schema": "x", "version": "1.0.0", "type": "Transcript", "entries": entries}


def transformers() -> Json:
    speakers = [
        {"speaker": f"SPEAKER_0{who}", "text": said, "timestamp": [starts(n), starts(n) + 5]}
        for n, (who, said) in enumerate(TALK)
    ]
    return {"speakers": speakers, "chunks": [], "text": "…"}


def podcast() -> Json:
    names = ("Tove Rask", "Per Oddvik", "Marit Helle")
    segments = [
        {"speaker": names[int(who)], "startTime": starts(n), "endTime": 0.0, "body": said}
        for n, (who, said) in enumerate(TALK)
    ]
    return {"version": "1.0.0", "segments": segments}


def amberscript() -> Json:
    segments = [
        {"speaker": f"spk{who}",
         "words": [{"text": word, "start": starts(n)} for word in words(said)]}
        for n, (who, said) in enumerate(TALK)
    ]  # fmt: skip
    names = ("Tove Rask", "Per Oddvik", "Marit Helle")
    speakers = [{"spkid": f"spk{n}", "name": name} for n, name in enumerate(names)]
    return {"id": "x", "segments": segments, "speakers": speakers}


def utterance_list() -> Json:
    return [
        {"speaker": f"SPEAKER_0{who}", "text": said, "start": starts(n)}
        for n, (who, said) in enumerate(TALK)
    ]


PEOPLE = ("Tove Rask", "Per Oddvik", "Marit Helle")
PROGRAMS = [
    (whisperx, ("SPEAKER_00", "SPEAKER_01", "SPEAKER_02")),
    (openai_diarized, ("A", "B", "C")),
    (deepgram_words, ("Speaker 0", "Speaker 1", "Speaker 2")),
    (deepgram_utterances, ("Speaker 0", "Speaker 1", "Speaker 2")),
    (aws_items, ("spk_0", "spk_1", "spk_2")),
    (aws_old, ("spk_0", "spk_1", "spk_2")),
    (aws_audio_segments, ("spk_0", "spk_1", "spk_2")),
    (assemblyai, ("A", "B", "C")),
    (rev, ("Speaker 0", "Speaker 1", "Speaker 2")),
    (speechmatics, ("S1", "S2", "S3")),
    (azure, ("Speaker 0", "Speaker 1", "Speaker 2")),
    (stream, PEOPLE),
    (transformers, ("SPEAKER_00", "SPEAKER_01", "SPEAKER_02")),
    (podcast, PEOPLE),
    (amberscript, PEOPLE),
    (utterance_list, ("SPEAKER_00", "SPEAKER_01", "SPEAKER_02")),
]


@pytest.mark.parametrize(("make", "names"), PROGRAMS, ids=lambda one: getattr(one, "__name__", ""))
def test_each_program_gives_the_turns_with_speakers_and_roles(make: Any, names: Any) -> None:
    document = read(json.dumps(make()).encode(), "json")
    assert roles(document) == expected(*names)
    assert document.row["n_speakers"] == 2


def test_times_are_told_in_hours_minutes_and_seconds() -> None:
    for make, _ in PROGRAMS:
        blocks = read_bytes(json.dumps(make()).encode(), suffix="json").blocks
        if make is not rev:  # which was written without times here
            assert (blocks[0].time, blocks[-1].time) == ("00:00:01", "00:01:11"), make


def test_whisper_without_speakers_is_used_whole() -> None:
    segments = [
        {"id": n, "start": starts(n), "text": f" {said}"} for n, (_, said) in enumerate(TALK)
    ]
    document = read(
        json.dumps({"text": "…", "segments": segments, "language": "en"}).encode(), "json"
    )
    assert [str(note) for note in document.notes] == ["no speakers were found: used whole"]
    assert document.row["n_tokens"] == sum(len(said.split()) for _, said in TALK)


def test_whisper_cpp_counts_in_milliseconds() -> None:
    made = {"transcription": [{"offsets": {"from": 61_500, "to": 0}, "text": " Well, yes."}]}
    (block,) = read_bytes(json.dumps(made).encode(), suffix="json").blocks
    assert block == Block("Well, yes.", "cue", time="00:01:01")


def test_a_text_alone_is_a_paragraph() -> None:
    (block,) = read_bytes(b'{"text": "Well, we did it together."}', suffix="json").blocks
    assert block == Block("Well, we did it together.")


def test_google_tells_all_words_again_with_their_speakers() -> None:
    told = [
        {"word": word, "startTime": f"{starts(n)}s", "speakerTag": int(who)}
        for n, (who, said) in enumerate(TALK)
        for word in words(said)
    ]
    first = {"alternatives": [{"transcript": TALK[0][1], "words": [{"word": "How"}]}]}
    made = {"results": [first, {"alternatives": [{"words": told}]}]}
    names = ("Speaker 0", "Speaker 1", "Speaker 2")
    assert roles(read(json.dumps(made).encode(), "json")) == expected(*names)
    plain = {"results": [first, first]}
    texts = [block.text for block in read_bytes(json.dumps(plain).encode(), suffix="json").blocks]
    assert texts == [TALK[0][1]] * 2


def test_channels_are_put_in_order_of_time() -> None:
    def channel(*said: tuple[str, float]) -> Json:
        told = [
            {"punctuated_word": word, "start": at} for text, at in said for word in text.split()
        ]
        return {"alternatives": [{"words": told}]}

    made = {
        "results": {
            "channels": [channel(("Who came?", 1), ("And then?", 9)), channel(("All of us.", 4))]
        }
    }
    blocks = read_bytes(json.dumps(made).encode(), suffix="json").blocks
    assert [(block.speaker, block.text) for block in blocks] == [
        ("Channel 0", "Who came?"),
        ("Channel 1", "All of us."),
        ("Channel 0", "And then?"),
    ]


def test_an_utterance_without_a_speaker_is_nobody_elses() -> None:
    made = whisperx()
    del made["segments"][4]["speaker"]
    assert ("respondent", "unnamed", TALK[4][1]) in roles(read(json.dumps(made).encode(), "json"))


@pytest.mark.parametrize("text", ['{"a": [1, 2]}', "[1, 2, 3]", '{"segments": "none"}'])
def test_json_of_another_kind_is_told_as_such(text: str) -> None:
    with pytest.raises(UnreadableFile, match=r"no transcript of a known program: export"):
        read_bytes(text.encode(), suffix="json")


def test_json_named_txt_is_read_and_other_names_are_told_to_be_json() -> None:
    data = json.dumps(whisperx(), indent=1).encode()
    assert read_bytes(data, suffix="txt").blocks == read_bytes(data, suffix="json").blocks
    for name in ("md", "vtt"):
        with pytest.raises(UnreadableFile, match=rf"ends in \.{name} but is a JSON file: rename"):
            read_bytes(data, suffix=name)
    assert read_bytes(b"[Music] Hello there, all of you.", suffix="txt").blocks


def test_json_and_files_of_otranscribe_are_told_apart() -> None:
    assert is_json(b"\xef\xbb\xbf [1]")
    assert not is_json(b"[Music]") and not is_json(b'"text"')
    assert is_otranscribe(b'{"text": "<p>a</p>", "media": ""}')
    assert not is_otranscribe(json.dumps(openai_diarized()).encode())
