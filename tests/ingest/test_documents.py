"""Which files are documents, what is known of them, and the stage's three tables."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import tables
from pipeline.config.params import load_params
from pipeline.ingest.blocks import Block, FileText, UnreadableFile
from pipeline.ingest.documents import (
    Entry,
    Listing,
    NothingToCompare,
    Reading,
    Refusal,
    WrongCatalogue,
    corpus_tables,
    count_tokens,
    detect_language,
    document_ids,
    list_documents,
    read_catalogue,
    read_document,
)
from pipeline.stages import documents as stage
from pipeline.stages import run
from pipeline.text.languages import UnknownLanguage
from tests.paths import CORPORA, ROOT

PARAMS = ROOT / "params.yaml"


def entry(file: str = "policy/a.md", **given: str) -> Entry:
    corpus = file.split("/", maxsplit=1)[0]
    return Entry(file, document_ids([file])[file], corpus, given, catalogued=bool(given))


def content(*texts: str, **metadata: object) -> FileText:
    return FileText(tuple(Block(text) for text in texts), "md", "utf-8", metadata)


def reading(file: str, text: str, **given: str) -> Reading:
    return read_document(content(text), entry=entry(file, **given))


# ------------------------------------------------------------------------ which files


def test_the_side_comes_from_the_folder_at_any_depth_and_in_any_case() -> None:
    listing = list_documents(["Policy/a.md", "frontline/b/c/d.txt", "POLICY/e.pdf"])
    assert [(e.file, e.corpus) for e in listing.entries] == [
        ("POLICY/e.pdf", "policy"), ("Policy/a.md", "policy"), ("frontline/b/c/d.txt", "frontline"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "file",
    [".DS_Store", "policy/.gitkeep", "policy/~$plan.docx", "README.md", "catalogue.csv",
     "policy/Thumbs.db", "__MACOSX/policy/a.md", ".git/x.md", "LICENSE", "policy.dvc"],
)  # fmt: skip
def test_files_that_are_no_documents_are_passed_over(file: str) -> None:
    assert list_documents([file]) == Listing((), ())


def test_a_readme_inside_a_side_is_a_document() -> None:
    assert list_documents(["policy/README.md"]).entries


def test_a_file_on_no_side_is_explained() -> None:
    (refusal,) = list_documents(["notes/a.md"]).refusals
    assert refusal.file == "notes/a.md"
    assert "move it" in refusal.remedy


def test_a_folder_that_is_nearly_called_a_side_is_to_be_renamed() -> None:
    (refusal,) = list_documents(["policies/a.md"]).refusals
    assert refusal.remedy == "rename the folder policies to policy"


def test_ids_are_slugs_and_stay_apart() -> None:
    assert document_ids(["policy/Øye på Åse.md", "policy/a.docx", "policy/a.pdf", "policy/…"]) == {
        "policy/Øye på Åse.md": "policy-oye-pa-ase",
        "policy/a.docx": "policy-a",
        "policy/a.pdf": "policy-a-2",
        "policy/…": "policy",
    }


@given(st.lists(st.text(min_size=1, max_size=20), unique=True, max_size=10))
def test_ids_are_unique_plain_and_do_not_depend_on_the_order(files: list[str]) -> None:
    ids = document_ids(files)
    assert len(set(ids.values())) == len(files)
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name) for name in ids.values())
    assert document_ids(files[::-1]) == ids


# -------------------------------------------------------------------------- catalogue


@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_the_catalogue_says_what_a_file_is(sign: str) -> None:
    lines = [
        "File,Corpus,title,date,language,cluster,setting",
        "x/a.md,Policy,A plan,2020,en,,town",
    ]
    listing = list_documents(["x/a.md"], catalogue="\ufeff" + "\n".join(lines).replace(",", sign))
    (found,) = listing.entries
    assert found.corpus == "policy"
    assert found.given["title"] == "A plan"
    assert "cluster" not in found.given
    assert listing.own_columns == ("setting",)


def test_files_beside_the_catalogue_are_still_used() -> None:
    listing = list_documents(["policy/a.md", "policy/b.md"], catalogue="file\npolicy/a.md\n")
    assert [e.catalogued for e in listing.entries] == [True, False]


def test_a_file_that_is_only_in_the_catalogue_is_explained() -> None:
    listing = list_documents([], catalogue="file,corpus\npolicy/gone.md,policy\n")
    assert listing.refusals[0].file == "policy/gone.md"
    assert "not in the folder" in listing.refusals[0].reason
    assert "add the file" in listing.refusals[0].remedy


@pytest.mark.parametrize("file", ["plan.md", "Plan", "policy/plan"])
def test_a_path_that_was_cut_short_in_the_catalogue_is_told_whole(file: str) -> None:
    listing = list_documents(["policy/oslo/plan.md"], catalogue=f"file\n{file}\n")
    assert listing.refusals[0].remedy == "write policy/oslo/plan.md in catalogue.csv"


def test_a_line_that_names_the_separator_is_not_the_header() -> None:
    rows, _ = read_catalogue("sep=;\r\nfile;title\r\npolicy/a.md;A, B\r\n")
    assert rows["policy/a.md"]["title"] == "A, B"


def test_paths_match_whatever_their_case_slashes_and_accents() -> None:
    listing = list_documents(["policy/Åse.md"], catalogue="file,title\n./Policy\\A\u030ase.md,T\n")
    assert listing.entries[0].given["title"] == "T"
    assert listing.refusals == ()


def test_all_errors_of_the_catalogue_come_at_once() -> None:
    wrong = (
        "file,corpus,mood\na.md,polity,\n../b.md,policy,\nc.md,policy,\nc.md,policy,\n,policy,\n"
        "d.md,policy,x,y\n"
    )
    with pytest.raises(WrongCatalogue) as caught:
        list_documents([], catalogue=wrong)
    said = str(caught.value)
    for part in (
        "5 error(s)", "line 2: unknown corpus `polity`. Write policy or frontline",
        "line 3: `../b.md` is outside", "line 5: the file stands in an earlier line",
        "line 6: the file is not named", "line 7: it has more cells",
    ):  # fmt: skip
        assert part in said


@pytest.mark.parametrize(
    ("header", "said"),
    [
        (
            "name,corpus",
            "no column `file`. Name the one with each file's path so, or add it;"
            " there are `name`, `corpus`",
        ),
        ("file,n_tokens", "a column `n_tokens` of its own. Rename yours"),
        ("file,doc_id", "a column `doc_id`"),
        ("file,title,title", "two columns are called `title`"),
        ("file,,title", "a column has no name"),
        ("", "empty"),
    ],
)
def test_a_wrong_header_is_named(header: str, said: str) -> None:
    with pytest.raises(WrongCatalogue, match=re.escape(said)):
        list_documents([], catalogue=header + "\n")


# --------------------------------------------------------------------- one document

TALK = (
    "INT: Who came?", "Marta: Twelve people came.", "INT: And?",
    "Marta: They left on the next day.",
)  # fmt: skip


def test_a_policy_text_is_paragraphs() -> None:
    found = read_document(content("We plan.", "We act now."), entry=entry())
    assert [s["segment_id"] for s in found.segments] == ["policy-a:0001", "policy-a:0002"]
    assert {s["role"] for s in found.segments} == {"policy"}
    assert found.document["n_tokens"] == 5
    assert found.document["n_segments"] == 2
    assert found.document["turns_found"] is True


def test_only_respondents_are_counted_as_frontline_speech() -> None:
    found = read_document(content(*TALK), entry=entry("frontline/a.md"))
    assert [s["role"] for s in found.segments] == ["interviewer", "respondent"] * 2
    assert found.document["n_tokens"] == 9
    assert found.document["n_interviewer_tokens"] == 3
    assert found.document["n_segments"] == 2
    assert found.document["n_speakers"] == 1


def test_the_catalogue_and_params_name_interviewers() -> None:
    talk = [text.replace("INT", "Ola") for text in TALK]
    by_catalogue = entry("frontline/a.md", interviewer="Ola; Kari")
    found = read_document(content(*talk), entry=by_catalogue)
    assert found.document["n_interviewer_tokens"] == 3
    found = read_document(content(*talk), entry=entry("frontline/a.md"), interviewers=("Ola",))
    assert found.document["n_interviewer_tokens"] == 3


def test_a_transcript_without_speakers_is_used_whole_and_says_so() -> None:
    found = read_document(content("We came. We left."), entry=entry("frontline/a.md"))
    assert found.document["turns_found"] is False
    assert found.document["n_tokens"] == 4
    assert "used whole" in found.document["notes"]


def test_a_transcript_of_the_interviewer_alone_is_explained() -> None:
    with pytest.raises(UnreadableFile, match="only the interviewer"):
        read_document(content("INT: Who came?", "INT: And?"), entry=entry("frontline/a.md"))


def test_a_short_document_says_how_short() -> None:
    with pytest.raises(UnreadableFile, match="too short: 2 words of text, 50 are needed"):
        read_document(content("We plan."), entry=entry(), min_tokens=50)


def test_a_question_that_heads_a_part_is_no_title() -> None:
    questions = [Block(f"Who {does} it?", "heading", level=2) for does in ("does", "did", "knew")]
    blocks = [b for question in questions for b in (question, Block("Anna did it, she said."))]
    asked = FileText(tuple(blocks), "docx")
    assert read_document(asked, entry=entry("frontline/talk.docx")).document["title"] == "talk"
    alone = FileText((questions[0], *blocks[1::2]), "docx")
    title = read_document(alone, entry=entry("frontline/talk.docx")).document["title"]
    assert title == "Who does it?"


def test_what_the_catalogue_gives_is_not_inferred() -> None:
    given_all = {"corpus": "policy", "title": "T", "date": "2020", "language": "no", "cluster": "C"}
    document = read_document(content("We plan."), entry=entry(**given_all)).document
    assert (document["title"], document["date"], document["cluster"]) == ("T", "2020", "C")
    assert document["language"] == "nb"
    assert document["inferred"] == ""


def test_without_a_catalogue_everything_is_inferred_and_said() -> None:
    text = content("We plan.", title="A plan", date="2019-10-15T08:25:48+01:00")
    document = read_document(text, entry=entry("policy/Ministry/a.md")).document
    assert document["title"] == "A plan"
    assert document["date"] == "2019-10-15"
    assert document["cluster"] == "Ministry"
    assert document["inferred"] == "corpus; cluster; language; title; date"


@pytest.mark.parametrize(
    ("file", "date"),
    [
        ("policy/2013-10-31 plan.pdf", "2013-10-31"), ("policy/20131031_plan.pdf", "2013-10-31"),
        ("policy/plan_2019-03.md", "2019-03"), ("policy/plan 2020.md", "2020"),
        ("policy/skills_to_2030.md", ""), ("policy/plan-12345.md", ""),
        ("policy/guide_2025_26.md", "2025"),
    ],
)  # fmt: skip
def test_a_date_in_the_file_name_is_taken(file: str, date: str) -> None:
    assert read_document(content("We plan."), entry=entry(file)).document["date"] == date


def test_the_title_is_the_highest_first_heading_or_the_name() -> None:
    blocks = (Block("Sub", "heading", level=2), Block("Top", "heading", level=1), Block("We plan."))
    assert read_document(FileText(blocks, "docx"), entry=entry()).document["title"] == "Top"
    plain = read_document(content("We plan."), entry=entry("policy/our_big-plan.md"))
    assert plain.document["title"] == "our big plan"
    assert plain.document["cluster"] == "policy-our-big-plan"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The municipality will plan the services together with those who use them.", "en"),
        ("Kommunen skal planlegge tjenestene sammen med dem som bruker dem, ikke uten.", "nb"),
        ("Kommunen skal planleggje tenestene saman med dei som nyttar dei, ikkje utan.", "nn"),
        ("123", "en"),
    ],
)
def test_the_language_is_told(text: str, language: str) -> None:
    assert detect_language(text, languages=("en", "nb", "nn", "da", "sv")) == language


def test_an_unknown_language_in_params_is_named() -> None:
    with pytest.raises(UnknownLanguage, match="xx"):
        detect_language("text", languages=("en", "xx"))


# ---------------------------------------------------------------------- same text twice

WORDS = ["".join("abcdefghij"[int(digit)] for digit in str(n)) * 2 for n in range(100, 300)]
TEXT = " ".join(WORDS) + "."


def refused(*readings: Reading) -> list[tuple[str, str]]:
    anchor = reading("frontline/z.md", "Something else is said here by somebody at some length.")
    side = reading("policy/z.md", "Yet another plan that nobody has written before this very day.")
    made = corpus_tables([*readings, anchor, side], [])
    return list(zip(made.unreadable["file"], made.unreadable["reason"], strict=True))


def test_the_same_text_counts_once_and_the_richer_format_is_kept() -> None:
    pdf = reading("policy/a.pdf", TEXT)
    pdf = Reading(pdf.entry, {**pdf.document, "format": "pdf"}, pdf.segments)
    assert refused(pdf, reading("policy/b.md", TEXT)) == [
        ("policy/a.pdf", "the same text as policy/b.md")
    ]


def test_the_catalogued_one_is_kept_first() -> None:
    assert refused(reading("policy/a.md", TEXT), reading("policy/b.md", TEXT, title="T")) == [
        ("policy/a.md", "the same text as policy/b.md")
    ]


def test_a_near_duplicate_counts_once_and_a_new_edition_twice() -> None:
    near = " ".join(WORDS[:-4])
    edition = " ".join([*WORDS[:80], *(word[::-1] + "x" for word in WORDS[80:])])
    assert len(refused(reading("policy/a.md", TEXT), reading("policy/b.md", near))) == 1
    assert refused(reading("policy/a.md", TEXT), reading("policy/b.md", edition)) == []


def test_of_a_text_within_another_the_longer_is_kept() -> None:
    part = " ".join(WORDS[:60])
    found = refused(reading("policy/a.md", part), reading("policy/b.md", TEXT))
    assert [file for file, _ in found] == ["policy/a.md"]


def test_the_same_text_on_both_sides_is_told() -> None:
    ((file, reason),) = refused(reading("policy/a.md", TEXT), reading("frontline/a.md", TEXT))
    assert file == "policy/a.md"
    assert reason == "the same text as frontline/a.md, which counts as frontline"


# ------------------------------------------------------------------------------- tables


def test_the_tables_hold_to_their_schemas_and_carry_own_columns() -> None:
    talk = read_document(content(*TALK), entry=entry("frontline/a.md", setting="town"))
    made = corpus_tables(
        [reading("policy/a.md", "We plan."), talk],
        [Refusal("policy/x.doc", "policy", "old", "save it")],
        own_columns=["setting"],
    )
    for table, frame in (
        (tables.Segments, made.segments),
        (tables.Documents, made.documents),
        (tables.Unreadable, made.unreadable),
    ):
        assert len(tables.check(table, frame)) == len(frame)
    assert list(made.documents["setting"]) == ["town", ""]
    counts = (
        made.segments[made.segments["role"] != "interviewer"].groupby("doc_id")["n_tokens"].sum()
    )
    assert counts.to_dict() == dict(
        zip(made.documents["doc_id"], made.documents["n_tokens"], strict=True)
    )


def test_nothing_on_one_side_says_what_was_not_used() -> None:
    refusal = Refusal("frontline/x.doc", "frontline", "a legacy Word file", "save it as .docx")
    with pytest.raises(NothingToCompare, match=r"(?s)frontline side.*x\.doc: a legacy Word file"):
        corpus_tables([reading("policy/a.md", "We plan.")], [refusal])


# -------------------------------------------------------------------------------- stage


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project folder with params and an empty documents folder `docs`."""
    text = re.sub(r"(?m)^  folder:.*$", "  folder: docs", PARAMS.read_text(encoding="utf-8"))
    (tmp_path / "params.yaml").write_text(text, encoding="utf-8")
    for side in tables.CORPORA:
        (tmp_path / "docs" / side).mkdir(parents=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path / "docs"


def made() -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    return (
        tables.read(tables.Documents),
        tables.read(tables.Segments),
        tables.read(tables.Unreadable),
    )


def test_the_stage_uses_or_explains_each_file_and_shows_no_text(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plan = "The council will plan its secret services together with those who use them. " * 8
    (project / "policy" / "a.md").write_text(plan, encoding="utf-8")
    (project / "policy" / "b.pdf").write_bytes(b"%PDF-1.4 secret")
    (project / "frontline" / "c.txt").write_text(
        "INT: Who?\n\nR: " + "They came to the secret ward and sat down. " * 9, encoding="utf-16"
    )
    (project / "frontline" / "d.txt").write_text("Short.", encoding="utf-8")
    run(stage.main)
    documents, segments, unreadable = made()
    assert list(documents["file"]) == ["frontline/c.txt", "policy/a.md"]
    assert list(unreadable["file"]) == ["frontline/d.txt", "policy/b.pdf"]
    assert set(segments["role"]) == {"interviewer", "respondent", "policy"}
    shown = capsys.readouterr()
    assert "secret" not in shown.out + shown.err


def test_an_empty_side_ends_the_stage_with_a_message(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as caught:
        run(stage.main)
    assert caught.value.code == 1
    assert "nothing to compare" in capsys.readouterr().err


def test_a_folder_that_is_not_there_ends_the_stage_with_a_message(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.rmtree(project)
    with pytest.raises(SystemExit):
        run(stage.main)
    assert "There is no folder" in capsys.readouterr().err


def test_a_link_to_a_folder_is_a_row_of_unreadable(project: Path) -> None:
    (project / "policy" / "linked").symlink_to(project / "frontline")
    (project / "policy" / "a.txt").write_text("Plan and plan together. " * 20, encoding="utf-8")
    (project / "frontline" / "b.txt").write_text("We met every week. " * 20, encoding="utf-8")
    run(stage.main)
    assert "policy/linked" in list(made()[2]["file"])


def test_a_wrong_catalogue_ends_the_stage_with_a_message(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "catalogue.csv").write_text("datei\nx\n", encoding="utf-16")
    with pytest.raises(SystemExit):
        run(stage.main)
    assert "no column `file`" in capsys.readouterr().err


# -------------------------------------------------------------------------- real documents


@pytest.mark.skipif(not (CORPORA / "care").is_dir(), reason="../shared/corpora is not here")
def test_the_care_corpus_is_used_or_explained(project: Path) -> None:
    for side in ("policy", "frontline"):
        project.joinpath(side).rmdir()
    for file in (CORPORA / "care").rglob("*"):
        # The two longest PDFs take most of the time and show nothing more.
        if file.is_file() and file.stat().st_size < 250_000:
            target = project / file.relative_to(CORPORA / "care")
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, target)
    run(stage.main)
    documents, segments, unreadable = made()
    assert len(documents) + len(unreadable) == 39
    talks = documents[documents["corpus"] == "frontline"]
    assert len(talks) == 27
    assert talks["turns_found"].sum() >= 25
    assert (documents["organisation"] != "").all()
    speech = segments.loc[segments["role"] == "respondent", "text"]
    for dirt in (
        r"^(?:MD|MM|ED|RI|DM) ", r"\bhosts:", r"Iriss\.fm Scotland's Social Services podcast",
        r"^[A-Z]{1,3} - [A-Z]", r"\*\*", r"https?:", r"\[laughter\]", "Part 2 - Challenges",
        "On this episode of Iriss.fm", "The conversation opens with",
    ):  # fmt: skip
        assert not speech.str.contains(dirt).any(), dirt
    policy = segments.loc[segments["role"] == "policy", "text"]
    for dirt in (r"\.{5}", r"^\d+$", r"Quality Standards – August 2025 +\d", r"\*\*", "https?:"):
        assert not policy.str.contains(dirt).any(), dirt
    counted = segments[segments["role"] != "interviewer"].groupby("doc_id")["n_tokens"].sum()
    assert (documents["n_tokens"] == documents["doc_id"].map(counted)).all()


@pytest.mark.skipif(not (CORPORA / "awkward").is_dir(), reason="../shared/corpora is not here")
def test_the_awkward_files_are_used_or_explained(project: Path) -> None:
    files = sorted(path for path in (CORPORA / "awkward").iterdir())
    for number, path in enumerate(files):
        side = tables.CORPORA[number % 2] if path.suffix not in (".vtt", ".srt") else "frontline"
        shutil.copyfile(path, project / side / path.name)
    text = "INT: Who?\n\nR: " + "They came to the ward and sat down with us. " * 9
    (project / "frontline" / "talk.txt").write_text(text, encoding="utf-8")
    run(stage.main)
    documents, _, unreadable = made()
    assert sorted([*documents["file"], *unreadable["file"]]) == sorted(
        path.relative_to(project).as_posix() for path in project.rglob("*") if path.is_file()
    )
    assert (unreadable["remedy"] != "").all()


def test_words_are_counted_as_everywhere() -> None:
    assert count_tokens("co-production isn’t new") == 3
    assert load_params(PARAMS).documents.min_tokens >= 1


@pytest.mark.parametrize(
    ("given", "plain"),
    [
        ("12.05.2021", "2021-05-12"), ("1. 2. 2021", "2021-02-01"), ("2018", "2018"),
        ("2021-05-12 00:00:00", "2021-05-12"), ("44327", "2021-05-11"),
        ("25/12/2021", "2021-12-25"), ("12/25/2021", "2021-12-25"), ("5/12/2021", "5/12/2021"),
        ("May 2021", "May 2021"), ("40.40.2021", "40.40.2021"),
    ],
)  # fmt: skip
def test_dates_of_a_spreadsheet_are_written_plainly_where_they_leave_no_doubt(
    given: str, plain: str
) -> None:
    content = FileText((Block("The ward has a notebook."),), "txt")
    assert read_document(content, entry=entry(date=given)).document["date"] == plain


def test_a_quotation_mark_that_is_not_closed_is_an_error_of_the_catalogue() -> None:
    with pytest.raises(WrongCatalogue, match="quotation mark is not closed"):
        read_catalogue('file,title\npolicy/a.txt,"Plan\nfrontline/b.txt,Talk\n')


def test_a_line_break_in_a_files_name_is_none_in_its_title() -> None:
    content = FileText((Block("The ward has a notebook."),), "txt")
    reading = read_document(content, entry=entry("policy/Care\nand_help.txt"))
    assert reading.document["title"] == "Care and help"


def test_errors_of_header_and_rows_of_the_catalogue_come_together() -> None:
    wrong = (
        "file,langauge,corpus,title,title\n../out.txt,en,policy,a,b\n,en,polcy,a,b\n"
        "a.txt,en,policy,a,b\na.txt,en,policy,a,b\n"
    )
    with pytest.raises(WrongCatalogue, match=r"has 6 error\(s\)") as error:
        read_catalogue(wrong)
    for words in (
        "line 1: the column `langauge` is probably meant to be `language`",
        "line 1: two columns are called `title`",
        "line 2: `../out.txt` is outside the documents folder",
        "line 3: the file is not named",
        "line 3: unknown corpus `polcy`. Write policy or frontline.",
        "line 5: the file stands in an earlier line too",
    ):
        assert words in str(error.value), words


def test_columns_of_ones_own_are_welcome_and_a_wrong_language_is_not() -> None:
    _, own = read_catalogue("file,role,rate\npolicy/a.txt,nurse,3\n")
    assert own == ("role", "rate")
    for good in ("en", "nb-NO", "Norwegian", ""):
        read_catalogue(f"file,language\npolicy/a.txt,{good}\n")
    with pytest.raises(WrongCatalogue, match="unknown language `the usual`"):
        read_catalogue("file,language\npolicy/a.txt,the usual\n")


def test_a_name_that_is_no_text_is_refused_and_shown_with_its_place() -> None:
    listing = list_documents(["policy/a.txt", "policy/b\udcff.txt"])
    assert [entry.file for entry in listing.entries] == ["policy/a.txt"]
    (refusal,) = listing.refusals
    assert refusal.file == "policy/b\ufffd.txt" and "rename" in refusal.remedy
