"""The dashboard without a browser: every page, with good tables, ugly ones and none."""

from __future__ import annotations

import shutil
from pathlib import Path

import pandas as pd
import pytest

from dashboard import menu
from dashboard.data import loading
from pipeline import tables
from pipeline.wording.messages import encoded, message
from tests import example_tables
from tests.pages import PAGES, PLACES, opened, seen, texts

# AppTest leaves a temporary folder to the garbage collector.
pytestmark = pytest.mark.filterwarnings("ignore:Implicitly cleaning up:ResourceWarning")

UGLY = example_tables.RISKY


@pytest.mark.parametrize("page", PLACES)
def test_each_page_opens_with_its_title_and_a_csv(page: str, shared_example: object) -> None:
    app = seen(page)
    assert [title.value for title in app.title] == [
        item.title for item in menu.MENU if item.file == page.partition("?")[0]
    ]
    assert loading.INVENTED in texts(app)  # a page that is quoted without the others
    buttons = [button.label for button in app.get("download_button")]
    assert "CSV" in buttons or page == "check"  # nothing is judged yet


@pytest.mark.parametrize("page", PLACES)
def test_each_page_opens_with_empty_tables(page: str, empty_example: None) -> None:
    opened(page)


@pytest.mark.parametrize("page", PLACES)
def test_each_page_opens_with_one_row_in_each_table(page: str, one_row_example: None) -> None:
    opened(page)


@pytest.mark.parametrize("page", PAGES)
def test_a_missing_table_names_the_command_that_makes_it(
    page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    said = texts(opened(page))
    assert "make run" in said
    assert "dvc repro" in said


@pytest.mark.parametrize("page", PLACES)
def test_a_page_does_without_any_of_its_tables(
    page: str, example: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: set[type[tables.Table]] = set()
    load = loading.load

    def watched(
        table: type[tables.Table], columns: list[str] | None = None, *, in_words: bool = True
    ) -> pd.DataFrame:
        asked.add(table)
        return load(table, columns, in_words=in_words)

    monkeypatch.setattr(loading, "load", watched)
    app = opened(page)
    assert tables.Documents in asked
    for place in map(tables.place, sorted(asked, key=tables.name)):
        hidden = place.rename(place.with_suffix(".hidden"))
        assert not app.run().exception, place
        hidden.rename(place)


def test_a_table_of_an_older_version_names_the_command_that_makes_it_anew(example: object) -> None:
    tables.read(tables.Usage).drop(columns="n_prompted").to_parquet(tables.place(tables.Usage))
    assert "dvc repro \\-\\-force gap" in texts(opened("concepts"))
    tables.read(tables.Topics).drop(columns="stable").to_parquet(tables.place(tables.Topics))
    assert "dvc repro \\-\\-force topics" in texts(opened("overview"))
    tables.read(tables.Gaps).drop(columns="testable").to_parquet(tables.place(tables.Gaps))
    assert "dvc repro \\-\\-force gap" in texts(opened("overview"))


@pytest.mark.parametrize("table", [tables.Topics, tables.Unreadable, tables.Robustness])
def test_sentences_of_an_older_version_in_place_of_messages_end_no_page_with_an_error(
    table: type[tables.Table], example: object
) -> None:
    column = next(iter(tables.message_columns(table)))
    old = tables.read(table).assign(**{column: "a sentence of an older version"})
    old.to_parquet(tables.place(table))
    for page in ("topics?part=one", "documents"):
        said = texts(opened(page))  # without an exception
        assert "a sentence of an older version" not in said
    page = "documents" if table is tables.Unreadable else "topics?part=one"
    assert f"dvc repro \\-\\-force {tables.origin(table).stage}" in texts(opened(page))


@pytest.fixture(scope="module")
def ugly_folder(example_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example tables with markup in every text and name."""
    folder = tmp_path_factory.mktemp("ugly")
    shutil.copytree(example_folder, folder, dirs_exist_ok=True)
    example = dict(example_tables.frames())
    for table, column in (
        (tables.Documents, "title"),
        (tables.Documents, "cluster"),
        (tables.Gaps, "label"),
        (tables.Gaps, "flipped_by"),
        (tables.TopicTerms, "owned_by"),
        (tables.Passages, "text"),
        (tables.Passages, "speaker"),
        (tables.TopicPassages, "text"),
        (tables.Concordance, "left"),
        (tables.Concordance, "speaker"),
        (tables.Concordance, "who"),
        (tables.Collocates, "word"),
        (tables.Topics, "owned_by"),
        (tables.TopicTerms, "term"),
        (tables.TopicWords, "term"),
        (tables.TopicGroups, "value"),
        (tables.TopicFits, "label"),
        (tables.TopicValidation, "label"),
    ):
        example[table] = example[table].assign(**{column: UGLY})
    ugly = encoded([message("without_document", document=UGLY), message("name_lost", label=UGLY)])
    for table in example:
        cells = dict.fromkeys(tables.message_columns(table), ugly)
        example[table] = example[table].assign(**cells)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        example_tables.write_all(example)
    return folder


@pytest.mark.parametrize("page", PLACES)
def test_markup_in_texts_and_names_is_shown_as_text(
    page: str, ugly_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ugly_folder)
    app = opened(page)
    for element in app.html:
        assert "<img" not in element.value
    said = [
        *app.markdown,
        *app.caption,
        *app.info,
        *app.warning,
        *app.header,
        *app.subheader,
        *app.title,
    ]
    for element in said:
        body = str(element.value)
        assert "<img" not in body.replace("\\<", "")
        assert "**not bold**" not in body
        assert "$x^2$" not in body
        assert ":red[" not in body


def test_values_that_could_not_be_estimated_are_left_out_of_the_pictures(
    example: example_tables.Frames,
) -> None:
    numbers = ["log2_ratio", "log2_ci_low", "log2_ci_high", "ci_low", "ci_high", "placebo"]
    unknown = example[tables.Gaps].assign(**dict.fromkeys(numbers, float("nan")))
    tables.write(tables.Gaps, unknown.assign(verdict="cannot tell"))
    for page in PLACES:
        opened(page)


def test_each_language_is_shown_for_itself(example: example_tables.Frames) -> None:
    norwegian = {
        tables.Gaps: example[tables.Gaps].assign(
            language="nb", policy=8.0, frontline=2.0, log2_ratio=2.0
        ),
        tables.Design: example[tables.Design].assign(language="nb"),
        tables.Documents: example[tables.Documents].assign(
            language="nb",
            doc_id="nb-" + example[tables.Documents]["doc_id"],
            file="nb/" + example[tables.Documents]["file"],
        ),
    }
    for table, frame in norwegian.items():
        tables.write(table, pd.concat([example[table], frame]))
    assert "4 times as often" not in texts(opened("overview"))
    app = opened("overview", language="Norwegian (bokmål)")
    assert "4 times as often" in texts(app)
    assert "13 times" not in texts(app)
