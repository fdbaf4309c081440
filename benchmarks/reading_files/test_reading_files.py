"""Tests of the package itself:  python -m pytest reading_files"""
import copy
import json
import pathlib
import sys

import pytest

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent))
from reading_files import layouts, policies, report, score      # noqa: E402
from reading_files import settings, talk      # noqa: E402
from reading_files.generate import generate, plan      # noqa: E402

SPLITS = ["open", "held"]


@pytest.fixture(scope="module", params=SPLITS)
def made(request, tmp_path_factory):
    out = tmp_path_factory.mktemp("out")
    return request.param, out / request.param, generate(out, request.param, 1)


def perfect(r):
    if r["kind"] == "policy": return {"paragraphs": list(r["body"])}
    return {"turns": copy.deepcopy(r["turns"])}


def test_counts(made):
    split, root, rows = made
    t = [r for r in rows if r["kind"] == "transcript"]
    assert len({r["layout"] for r in t}) >= 60 and len({r["layout"] for r in rows if r["kind"] == "policy"}) >= 9
    assert {r["format"] for r in t} == {"txt", "md", "docx", "odt", "rtf", "html", "pdf", "srt", "vtt"}
    assert {r["language"] for r in t} == {"en", "nb", "da", "sv"}
    assert len(rows) >= 300
    for r in t:
        assert 17 <= len(r["turns"]) <= 62, (r["layout"], len(r["turns"]))
        assert {x["role"] for x in r["turns"]} == {"interviewer", "respondent"}
        texts = [x["text"] for x in r["turns"]]
        assert len(set(texts)) == len(texts)
    assert all((root / r["file"]).stat().st_size > 300 for r in rows)
    assert len(list(root.glob("*/*"))) == len(rows)


def test_names_tell_nothing(made):
    _, root, rows = made
    for r in rows:
        stem = r["file"].split("/")[1].split(".")[0]
        assert len(stem) == 10 and set(stem) <= set("0123456789abcdef")


def test_perfect(made):
    for r in made[2]:
        s = score(r, perfect(r))
        if r["kind"] == "policy":
            assert s["body_words_kept"] == 1 and s["furniture_left"] == 0 and s["paragraphs_whole"] == 1, r["layout"]
        else:
            if r["labelled"]: assert s["words_right_role"] == s["words_right_speaker"] == 1, r["layout"]
            assert s["words_kept"] == s["sentences_recovered"] == 1 and s["words_lost"] == s["times_as_speech"] == s["labels_as_speech"] == 0, r["layout"]
            assert s["extra_share"] == 0


def test_swapped(made):
    for r in made[2]:
        if r["kind"] == "policy" or not r["labelled"]: continue
        x = perfect(r)
        for t in x["turns"]: t["role"] = "respondent" if t["role"] == "interviewer" else "interviewer"
        s = score(r, x)
        assert s["words_right_role"] == 0 and s["words_right_speaker"] == 1


def test_times_labels_furniture_as_speech(made):
    for r in made[2]:
        if r["kind"] == "policy": continue
        x = perfect(r)
        for i, t in enumerate(x["turns"]): t["text"] = f"[00:{i:02d}:07] " + t["text"]
        assert score(r, x)["times_as_speech"] == len(x["turns"])
        if r["labels"]:
            x = perfect(r)
            for t in x["turns"]: t["text"] = f"{t['speaker']}: " + t["text"]
            s = score(r, x)
            assert s["labels_as_speech"] + s["times_as_speech"] > 0 and s["words_right_role"] == 1, r["layout"]


def test_nothing_and_everything_as_one(made):
    for r in made[2][::7]:
        s = score(r, None)
        assert s["unreadable"] and s["words_lost"] == s["words"]
        if r["kind"] == "transcript":
            one = {"turns": [{"speaker": "x", "role": "respondent", "text": " ".join(t["text"] for t in r["turns"])}]}
            s = score(r, one)
            if r["labelled"]: assert 0 < s["words_right_role"] < 1 and 0 < s["words_right_speaker"] < 1


def test_lost_words(made):
    for r in made[2][::5]:
        if r["kind"] == "policy": continue
        x = perfect(r); gone = x["turns"].pop(5)
        s = score(r, x)
        assert abs(s["words_lost"] - len(gone["text"].split())) <= 4 and s["sentences_recovered"] < 1


def test_placeholders():
    r = dict(kind="transcript", layout="x", format="txt", language="en", labels=["I", "Kari"], furniture=[], noise=[], turns=[
        dict(speaker="I", role="interviewer", text="What did Susan say to you in Stow-on-the-Wold last year?"),
        dict(speaker="Kari", role="respondent", text="She said: no. Mo i Rana is far, and Mary Jane Watson was ill.")])
    x = {"turns": [dict(speaker="A", role="interviewer", text="What did [Person 3] say to you in [Place 1] last year?"), dict(speaker="B", role="respondent", text="She said: no. [Place 2] is far, and [Person 4] was ill.")]}
    s = score(r, x)
    assert s["words_right_role"] == s["words_right_speaker"] == s["sentences_recovered"] == 1 and s["extra_share"] == 0
    x["turns"][0]["text"] = "[Kari] " + x["turns"][0]["text"]
    assert score(r, x)["labels_as_speech"] == 1


def test_furniture_left(made):
    for r in made[2]:
        if r["kind"] != "policy" or not r["furniture"]: continue
        x = perfect(r); x["paragraphs"] += r["furniture"]
        s = score(r, x)
        assert s["furniture_left"] > .5 and s["body_words_kept"] == 1, (r["layout"], s)


def test_settings_apart():
    for d, v in settings.SPLIT.items():
        assert set(map(str, v["held"])) - set(map(str, v["open"])) - set(map(str, v["both"])), d
    for t in (settings.FIRST, settings.LAST, settings.TALKED, settings.TOWN):
        for lang in t: assert not set(t[lang]["open"]) & set(t[lang]["held"])
    for lang in settings.LABELS: assert not set(settings.LABELS[lang]["open"]) & set(settings.LABELS[lang]["held"])


def test_pools():
    for lang in ("en", "nb"):
        m = talk.POOL[lang]
        assert len(set(m.RESPONDENT)) >= 150 and len(set(m.QUESTION + m.STATEMENT)) >= 80


def test_same_again(tmp_path):
    a, b = generate(tmp_path / "a", "open", 3), generate(tmp_path / "b", "open", 3)
    assert json.dumps(a) == json.dumps(b)


def test_report(made, capsys):
    report([score(r, perfect(r)) for r in made[2]])
    o = capsys.readouterr().out
    assert "by layout" in o and "teams_vtt" in o and "1.000 (1.000)" in o
