"""The report, from the published tables."""

from __future__ import annotations

import pandas as pd
import pytest

from dashboard import report
from dashboard.charts.figure import Figure
from dashboard.data import front
from pipeline import tables
from pipeline.publish.citation import sources
from pipeline.publish.report import Grid, Paragraph, Picture, Points, Quote, Report
from pipeline.wording.translation import in_language
from tests import example_tables, norwegian
from tests.paths import ROOT

NAN = float("nan")


def made(language: str = "en", quotes: tuple[Quote, ...] = ()) -> Report:
    with in_language(language):
        return report.report(
            report.reading("en"), settings=report.settings_now(), language=language, quotes=quotes
        )


@pytest.fixture
def undrawn(monkeypatch: pytest.MonkeyPatch) -> None:
    """Charts are made and not drawn, which takes most of the time: for tests of what is said."""

    def picture(drawn: Figure, **_: object) -> Picture:
        assert drawn.chart
        return Picture(drawn.title, b"", b"")

    monkeypatch.setattr(report, "_picture", picture)


def texts(one: Report) -> list[str]:
    found = [one.title]
    for block in one.blocks:
        if isinstance(block, Points):
            found += [text for text in block.texts if text not in report.REFERENCES]
        elif isinstance(block, Grid):
            found += block.heads
        elif not isinstance(block, Picture | Quote):
            found.append(block.text)
    return found


def test_the_report_says_question_finding_pictures_topics_limits_and_methods(
    shared_example: example_tables.Frames,
) -> None:
    one = made()
    said = "\n".join(texts(one))
    assert "How differently do policy and the frontline speak?" in said
    assert "Policy uses co-words 3 times as often as the interviews. " in said
    topic = next(text for text in texts(one) if text.startswith("The topic “"))
    assert topic.endswith("Not compared with the usual difference between writing and talk.")
    small = [one for one in one.blocks if isinstance(one, Paragraph) and one.small]
    assert "95 % interval" in small[0].text and "writing and talk" not in small[0].text
    assert "6 policy documents in" in said
    assert "14 interviews in" in said
    assert "Made with cospeak" in said
    assert "invented" in said
    pictures = [block for block in one.blocks if isinstance(block, Picture)]
    assert next(block.alt for block in pictures).startswith("The words of 6 concepts")
    (grid,) = [block for block in one.blocks if isinstance(block, Grid)]
    gaps = front.at_front(shared_example[tables.Gaps])
    topics = gaps[gaps["measure"] == "topic_share"]
    assert len(grid.rows) == len(topics)
    shown = pd.Series([row[4] for row in grid.rows]).value_counts()
    assert shown["cannot tell"] == (topics["verdict"] == "cannot tell").sum()
    assert "less than 2 times as often, and for topics also less than 5" in said


@pytest.mark.usefixtures("undrawn")
def test_the_report_is_called_by_what_it_compares_whatever_the_lexicon(
    example: example_tables.Frames,
) -> None:
    gaps = example[tables.Gaps].copy()
    concepts = gaps["measure"] == "concept_rate"
    names = ["sharing", "helping", "caring", "lending"]
    kept = gaps[~concepts | (concepts.cumsum() <= len(names))].copy()
    own = kept["measure"] == "concept_rate"
    kept.loc[own, "item"] = kept.loc[own, "label"] = names
    kept.loc[own, ["policy", "frontline"]] = [[9.0, 1.0], [1.0, 5.0], [0.1, 0.0], [4.0, 3.0]]
    tables.write(tables.Gaps, kept)
    one = made()
    assert one.title == "Sharing, lending, and helping in policy and at the frontline"
    said = "\n".join(texts(one))
    assert "Compared are 4 co-concepts and" in said
    assert "co-prod" not in "\n".join([one.title, *report.LIMITS])
    kept.loc[own, ["policy", "frontline"]] = [[0.0, NAN], [1.0, 5.0], [0.0, 0.0], [NAN, 3.0]]
    assert report._title(kept) == "Helping and lending in policy and at the frontline"
    kept.loc[own, ["policy", "frontline"]] = 0.0
    assert report._title(kept) == "Policy and the frontline"


@pytest.mark.usefixtures("undrawn")
def test_the_table_of_topics_says_which_differences_are_more_than_writing_against_talk(
    example: example_tables.Frames,
) -> None:
    gaps = example[tables.Gaps].copy()
    topics = gaps.index[gaps["measure"] == "topic_share"]
    gaps.loc[topics, ["verdict", "over_all", "more_than_genre"]] = ["policy", True, "cannot tell"]
    gaps.loc[topics[:4], "verdict"] = ["policy", "policy", "policy", "bridge"]
    gaps.loc[topics[:2], "more_than_genre"] = ["policy", ""]
    gaps.loc[topics[2], "over_all"] = False
    gaps.loc[topics, "estimate"] = [1.0 - n / 100 for n in range(len(topics))]
    tables.write(tables.Gaps, gaps)
    (grid,) = [block for block in made().blocks if isinstance(block, Grid)]
    assert grid.heads[-1] == "more than writing against talk"
    assert [row[-1] for row in grid.rows[:5]] == ["yes", "not compared", "–", "–", "cannot tell"]


@pytest.mark.usefixtures("undrawn")
def test_one_document_is_told_as_one_and_the_language_of_the_documents_is_named(
    example: example_tables.Frames,
) -> None:
    design = example[tables.Design].assign(n_documents=1, n_clusters=1)
    tables.write(tables.Design, design)
    said = "\n".join(texts(made()))
    assert "Compared were 1 policy document in 1 cluster (" in said
    assert "and 1 interview in 1 cluster (" in said
    assert "Language of the documents: English." in said


@pytest.mark.usefixtures("undrawn")
def test_a_verdict_in_the_table_of_topics_has_what_weakens_it(
    example: example_tables.Frames,
) -> None:
    gaps = example[tables.Gaps].copy()
    topics = gaps.index[gaps["measure"] == "topic_share"]
    gaps.loc[topics, "estimate"] = [1.0 - n / 100 for n in range(len(topics))]
    gaps.loc[topics, ["verdict", "over_all", "stable", "flipped_by"]] = ["policy", True, True, ""]
    gaps.loc[topics[1:3], "flipped_by"] = "policy-care-of-tomorrow"
    gaps.loc[topics[2:4], "stable"] = False
    gaps.loc[topics[4], ["verdict", "cannot_tell_because"]] = ["cannot tell", "spurious"]
    tables.write(tables.Gaps, gaps)
    (grid,) = [block for block in made().blocks if isinstance(block, Grid)]
    rests = "rests on one source"
    rare = "not found again often enough when the model is run anew"
    assert [row[4] for row in grid.rows[:5]] == [
        "more in policy",
        f"more in policy ({rests})",
        f"more in policy ({rests}; {rare})",
        f"more in policy ({rare})",
        "no subject",
    ]


@pytest.mark.usefixtures("undrawn")
def test_without_chosen_quotes_a_concept_is_quoted_by_rule_and_never_where_it_was_prompted(
    example: example_tables.Frames,
) -> None:
    documents = example[tables.Documents]
    one, other = documents.loc[documents["corpus"] == "policy", "doc_id"].head(2)
    lines = pd.DataFrame(
        [
            (one, "a:0001:3", "Only ", False), (other, "b:0001:9", "Prompted ", True),
            (other, "b:0001:12", "First ", False), (other, "b:0001:105", "Then ", False),
        ],
        columns=["doc_id", "mention_id", "left", "prompted"],
    ).assign(concept="co-design", kind="label", corpus="policy", keyword="co-design", right=" we.",
             location="page 2")  # fmt: skip
    row = pd.DataFrame({"measure": ["concept_rate"], "item": ["co-design"]})
    known = sources(documents)
    (quote,) = report._sentences(lambda _: lines, row, known)
    assert quote == Quote("First co-design we.", known.cited(other, "page 2"))
    prompted = lines.assign(prompted=True)
    assert list(report._sentences(lambda _: prompted, row, known)) == []
    said = "\n".join(texts(made()))
    assert "Nobody has chosen these quotes." in said
    assert "without sentences whose word the interviewer said just before" in said
    assert "Nobody has chosen" not in "\n".join(texts(made(quotes=(Quote("x", "y"),))))


@pytest.mark.parametrize(
    ("left", "right", "sentence"),
    [
        ("…whom she asks. There is no ", " here. No one…", "There is no co-design here."),
        ("…no ", " by p. 3 of them and…", "…no co-design by p. 3 of them and…"),
        ("We met. At St. Olavs there is no ", "? No.", "At St. Olavs there is no co-design?"),
        ("Ja. Det er bl.a. ", ". «Nei», sier hun.", "Det er bl.a. co-design."),
        ("… and so ", "… But", "… and so co-design…"),
    ],
)
def test_the_sentence_of_a_line_is_whole_and_says_where_it_was_cut(
    left: str, right: str, sentence: str
) -> None:
    line = {"left": left, "keyword": "co-design", "right": right}
    assert report._sentence(line) == sentence


@pytest.mark.parametrize("table", [tables.Design, tables.Gaps, tables.Documents, tables.Topics])
def test_a_table_of_another_version_is_named_with_the_command_that_makes_it_anew(
    table: type[tables.Table], example: example_tables.Frames
) -> None:
    example[table].drop(columns=list(tables.columns(table))[-1]).to_parquet(tables.place(table))
    with pytest.raises(report.Explained, match=rf"{tables.name(table)}\.parquet .* `make run`"):
        report.main()


def test_a_file_that_is_no_table_and_messages_of_another_version_are_named_likewise(
    example: example_tables.Frames,
) -> None:
    old = example[tables.Concordance].assign(location="{")
    old.to_parquet(tables.place(tables.Concordance))
    with pytest.raises(report.Explained, match=r"concordance\.parquet does not fit"):
        report.reading("en")(tables.Concordance)
    tables.place(tables.Design).write_bytes(b"no parquet")
    with pytest.raises(report.Explained, match=r"design\.parquet does not fit"):
        report.reading("en")


@pytest.mark.usefixtures("undrawn")
def test_quotes_that_were_chosen_take_the_place_of_the_best_passages(
    shared_example: object,
) -> None:
    own = (Quote("We do it by a notebook.", "interview 3, turn 2"),)
    assert [block for block in made(quotes=own).blocks if isinstance(block, Quote)] == list(own)
    best = [block for block in made().blocks if isinstance(block, Quote)]
    assert any(block.source.startswith("interview ") for block in best)


@pytest.mark.usefixtures("undrawn")
def test_a_norwegian_report_has_no_english(shared_example: object) -> None:
    said = [text for text in texts(made("nb")) if "cospeak" not in text]
    assert norwegian.english_in(said) == []


def test_make_report_writes_both_files_of_each_language_the_same_each_time(
    example: object, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    report.main()
    written = capsys.readouterr().out.split()
    assert written == [str(report.FOLDER / f"report_en_en.{kind}") for kind in ("html", "docx")]
    first = [(report.FOLDER / f"report_en_en.{kind}").read_bytes() for kind in ("html", "docx")]
    report.main()
    again = [(report.FOLDER / f"report_en_en.{kind}").read_bytes() for kind in ("html", "docx")]
    assert first == again
    monkeypatch.setenv("COSPEAK_LANGUAGE", "xx")
    with pytest.raises(report.Explained, match="Choose one of: en, nb"):
        report.main()
    assert "python -m dashboard.report" in (ROOT / "Makefile").read_text(encoding="utf-8")
