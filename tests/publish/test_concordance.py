import pandas as pd

from pipeline import tables
from pipeline.publish.concordance import concordance, passages, topic_passages, unit_texts
from tests.docs import segments_of

TEXT = "Long ago, before the merger, people\nsaid co-design and meant a meeting with coffee."


def mention_rows(segments: pd.DataFrame) -> pd.DataFrame:
    starts = segments["text"].str.find("co-design")
    return segments[["segment_id", "doc_id", "corpus", "language", "role"]].assign(
        mention_id=segments["segment_id"] + ":0",
        concept="co-design",
        form="noun",
        surface="co-design",
        start=starts,
        end=starts + len("co-design"),
        prompted=False,
        kind="label",
        modality="report",
        negated=False,
        quoted=False,
        definitional=False,
        agentless="yes",
        who="",
        with_whom="",
        what="",
        tone=0.0,
        found_by="list",
        probability=float("nan"),
    )


def lines(*rows: tuple[str, str], width: int = 30) -> pd.DataFrame:
    segments = segments_of(*rows)
    documents = pd.DataFrame({"doc_id": ["p", "f"], "title": ["A plan", "An interview"]})
    quoted = concordance(mention_rows(segments), segments, documents, width=width)
    return tables.check(tables.Concordance, quoted)


def test_the_keyword_stands_in_its_context_and_breaks_at_words() -> None:
    (line,) = lines(("policy", TEXT)).to_dict("records")
    assert (line["left"], line["keyword"], line["right"]) == (
        "…the merger, people said ",
        "co-design",
        " and meant a meeting with…",
    )
    assert line["title"] == "A plan"


def test_a_short_context_is_whole() -> None:
    (line,) = lines(("respondent", "Say co-design."), width=90).to_dict("records")
    assert (line["left"], line["right"]) == ("Say ", ".")


def test_the_interviewer_is_not_quoted() -> None:
    shown = lines(("interviewer", "Is it co-design?"), ("respondent", "A co-design, yes."))
    assert list(shown["speaker"]) == ["Respondent"]


def test_passages_are_the_segments_with_their_text() -> None:
    segments = segments_of(("policy", TEXT), ("interviewer", "Well?"))
    shown = tables.check(tables.Passages, passages(segments))
    assert list(shown["text"]) == [TEXT, "Well?"]
    assert list(shown["role"]) == ["policy", "interviewer"]


def test_no_mention_gives_an_empty_table() -> None:
    segments = segments_of(("policy", TEXT))
    documents = pd.DataFrame({"doc_id": ["p"], "title": ["A plan"]})
    none = concordance(mention_rows(segments).head(0), segments, documents, width=30)
    assert tables.check(tables.Concordance, none).empty


def units_of(*rows: tuple[str, str, int, int]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["unit_id", "segment_ids", "start", "end"])


def test_a_unit_has_the_text_of_its_segments_from_start_to_end() -> None:
    segments = segments_of(("respondent", "One two three."), ("respondent", "Four five six."))
    units = units_of(("f#1", "f:0001 f:0002", 4, 9), ("f#2", "f:0002", 10, 14))
    texts = unit_texts(units, segments)
    assert list(texts["text"]) == ["two three.\nFour five", "six."]
    assert list(texts["location"]) == ["turn 1", "turn 2"]


def test_the_units_that_were_chosen_are_quoted_in_their_order() -> None:
    segments = segments_of(*[("respondent", f"Text {n}.") for n in range(4)])
    segments["doc_id"] = ["a", "a", "a", "b"]
    ids = segments["segment_id"]
    units = pd.DataFrame({"unit_id": ids, "segment_ids": ids, "start": 0, "end": 7})
    ranked = pd.DataFrame(
        {
            "unit_id": ids[[3, 0]],
            "doc_id": ["b", "a"],
            "corpus": "frontline",
            "language": "en",
            "topic": "en-t01",
            "label": "texts",
            "share": [0.9, 0.8],
            "rank": [2, 1],
            "stable": True,
        }
    )
    documents = pd.DataFrame({"doc_id": ["a", "b"], "title": ["A", "B"]})
    shown = topic_passages(ranked, units, segments, documents)
    tables.check(tables.TopicPassages, shown)
    assert list(shown["title"]) == ["A", "B"]
    assert list(shown["text"]) == ["Text 0.", "Text 3."]
