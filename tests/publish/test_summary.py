import pandas as pd
import pytest

from pipeline import tables
from pipeline.errors import Explained
from pipeline.publish import summary as publish
from pipeline.publish.summary import summary
from pipeline.wording import translation
from pipeline.wording.messages import encoded, message
from pipeline.wording.translation import in_language
from tests import example_tables, norwegian
from tests.gap.examples import ROW


def documents(*sides: str) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "doc_id": [f"d{n}" for n in range(len(sides))],
            "title": "A title",
            "corpus": sides,
            "n_tokens": [1200] * len(sides),
            "turns_found": True,
            "kind": "talk",
            "layout": "labels",
            "confidence": 1.0,
            "unsure": False,
            "n_left_out": 0,
            "reading_id": "d0123456789ab",
        }
    )


def gaps(*rows: tuple[str, str, str]) -> pd.DataFrame:
    if not rows:
        return tables.empty(tables.Gaps)
    return pd.DataFrame(
        [
            {**ROW, "measure": measure, "item": item, "label": item, "verdict": verdict}
            for measure, item, verdict in rows
        ]
    )


COMES_IN = message("clusters", n=1)
DESIGN = pd.DataFrame(
    {
        "language": ["en", "en"],
        "corpus": ["policy", "frontline"],
        "n_clusters": [1, 8],
        "sampling": "sample",
        "level": 0.05,
        "margin_log2_ratio": 1.0,
        "margin_topic_share": 0.05,
        "margin_share": 0.1,
        "note": [
            encoded(
                [
                    message("design_too_few_permutations", n=9),
                    message("design_clusters_policy", n=4, clusters=COMES_IN),
                ]
            ),
            encoded([message("design_too_few_permutations", n=9)]),
        ],
    }
)
NONE_UNREAD = pd.DataFrame(columns=["file", "reason", "remedy"])


def test_it_counts_each_side() -> None:
    text = summary(documents("policy", "frontline", "frontline"), NONE_UNREAD, gaps(), DESIGN)
    assert "policy    1 document, 1,200 words" in text
    assert "frontline 2 documents, 2,400 words" in text
    assert "Every file was used." in text
    assert "en: 1 policy cluster against 8 frontline clusters. No gap can be tested" in text
    assert "counts as" not in text


def test_it_names_what_was_not_read_with_the_remedy() -> None:
    unread = pd.DataFrame(
        [
            {
                "file": "a.pdf",
                "reason": encoded([message("pdf_password")]),
                "remedy": encoded([message("unlock")]),
            }
        ]
    )
    assert (
        "a.pdf: the PDF is protected with a password. Remedy: open it with the password"
        in summary(documents("policy"), unread, gaps(), DESIGN)
    )


def test_it_tells_the_strongest_of_each_measure_first_and_no_more_than_three() -> None:
    rows = gaps(
        ("concept_rate", "a", "policy"),
        ("concept_rate", "b", "policy"),
        ("concept_rate", "c", "cannot tell"),
        ("family_rate", "co-words", "policy"),
        ("topic_share", "t", "frontline"),
    )
    text = summary(documents("policy"), NONE_UNREAD, rows, DESIGN)
    told = [line.strip() for line in text.splitlines() if line.strip()[0:1].isdigit()]
    starts = ("1. Policy uses co-words ", "2. Policy uses a ", "3. The topic “t” takes")
    assert [line.startswith(start) for line, start in zip(told, starts, strict=True)] == [True] * 3


def test_it_says_so_when_nothing_can_be_told() -> None:
    text = summary(
        documents("policy"), NONE_UNREAD, gaps(("concept_rate", "a", "cannot tell")), DESIGN
    )
    assert "No difference can be shown" in text


def test_it_is_told_in_the_language_that_is_asked_for(
    example: example_tables.Frames,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    publish.main()
    assert "What was read" in capsys.readouterr().out
    monkeypatch.setenv(translation.LANGUAGE, "nb")
    publish.main()
    said = capsys.readouterr().out
    assert "Hva som ble lest" in said
    assert "codebook_nb.csv" in said
    assert norwegian.english_in([said]) == []


def test_a_language_that_is_not_spoken_is_named_with_those_that_are(
    example: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(translation.LANGUAGE, "tlh")
    with pytest.raises(Explained, match=r"COSPEAK_LANGUAGE is 'tlh'\. Choose one of: en, nb"):
        publish.main()


def test_in_norwegian_each_line_is_norwegian() -> None:
    unread = pd.DataFrame([{"file": "a.pdf", "reason": "", "remedy": ""}])
    with in_language("nb"):
        said = summary(documents("policy").assign(turns_found=False), unread, gaps(), DESIGN)
    assert norwegian.english_in([said]) == []
    assert "1 dokument, 1\u00a0200 ord" in said
    assert "Ikke brukt: 1 fil" in said
    assert "1 politikklynge mot 8 førstelinjeklynger" in said
    assert "Ingen forskjell kan vises" in said


def test_it_names_only_what_holds_over_all_findings() -> None:
    rows = gaps(("concept_rate", "a", "policy"), ("concept_rate", "b", "policy"))
    rows["over_all"] = [False, True]
    text = summary(documents("policy"), NONE_UNREAD, rows, DESIGN)
    assert "1. Policy uses b " in text
    assert "uses a " not in text
