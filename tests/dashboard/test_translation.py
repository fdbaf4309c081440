"""The dashboard in Norwegian: every text translated, none left in English, numbers, address."""

from __future__ import annotations

import ast
import re
import shutil
import string
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest
from babel.messages.pofile import read_po, write_po
from streamlit.testing.v1 import AppTest

from dashboard import menu, naming, translation
from dashboard.charts import everything, images
from dashboard.data import arranging
from pipeline import tables
from pipeline.gap.design import design
from pipeline.publish import exports
from pipeline.publish.codebook import codebooks
from pipeline.publish.summary import summary
from pipeline.wording import translation as wording
from pipeline.wording.messages import encoded, message
from pipeline.wording.translation import in_language
from scripts import translations
from tests import example_tables, pages
from tests.gap.examples import PARAMS
from tests.pages import PAGES, PLACES
from tests.paths import ROOT

# AppTest leaves a temporary folder to the garbage collector.
pytestmark = pytest.mark.filterwarnings("ignore:Implicitly cleaning up:ResourceWarning")


(CATALOGUE,) = (one for one in translations.CATALOGUES if "nb" in one.parts)
with CATALOGUE.open("rb") as file:
    NORWEGIAN = read_po(file, locale="nb")


@pytest.fixture
def in_norwegian() -> Iterator[None]:
    token = wording._chosen.set("nb")
    yield
    wording._chosen.reset(token)


def opened(page: str, **url: str) -> AppTest:
    return pages.opened(page, lang="nb", **url)


def seen(page: str, **url: str) -> AppTest:
    return pages.seen(page, lang="nb", **url)


# -------------------------------------------------------------------------- catalogue


def strings(one: object) -> tuple[str, ...]:
    return (one,) if isinstance(one, str) else tuple(one)  # type: ignore[arg-type]


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_the_catalogue_has_each_text_of_the_code_and_no_other() -> None:
    found = translations.texts()
    there = {(one.id, one.context) for one in found if one.id}
    held = {(one.id, one.context) for one in NORWEGIAN if one.id}
    assert held == there, "run `make translations` and translate what is new"
    assert CATALOGUE.read_bytes() == translations.updated(CATALOGUE, found)


def test_each_text_has_a_translation_with_the_same_places() -> None:
    for one in NORWEGIAN:
        if not one.id:
            continue
        ids, said = strings(one.id), strings(one.string)
        assert all(said), one.id
        assert not one.fuzzy, one.id
        assert len(said) == len(ids), one.id
        for text in said:
            assert places(text) <= places(ids[-1]), one.id
        assert places(said[-1]) == places(ids[-1]), one.id


def test_markdown_and_white_space_at_the_ends_are_kept() -> None:
    for one in NORWEGIAN:
        if not one.id:
            continue
        for text, said in zip(strings(one.id), strings(one.string), strict=True):
            assert text[:1].isspace() == said[:1].isspace(), text
            assert text[-1:] == said[-1:] or text[-1:] not in ".:?\n", text
            assert text.count("**") == said.count("**"), text
            assert text.count("`") == said.count("`"), text


def test_a_text_that_the_catalogue_lacks_is_shown_in_english(in_norwegian: None) -> None:
    assert translation.say("a text that nobody wrote") == "a text that nobody wrote"


def test_texts_are_given_as_literals() -> None:
    """A text that is put together is never found in a catalogue."""
    for path in (ROOT / "dashboard").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            name = (
                node.func.id
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
                else ""
            )
            if name in ("say", "says", "later"):
                texts = node.args[: 2 if name == "says" else 1]
                assert not any(isinstance(text, ast.JoinedStr) for text in texts), path


MARKING = {"say": 0, "later": 0, "says": 0, "say_in": 1, "later_in": 1, "says_in": 1}


def test_each_text_that_the_code_says_is_in_the_catalogue() -> None:
    """The collection of texts does not look into f-strings; the catalogue would lack the text."""
    held = {text for one in NORWEGIAN for text in strings(one.id)}
    for path in translations.marking():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            name = getattr(node.func, "id", "") if isinstance(node, ast.Call) else ""
            if name in MARKING and isinstance(node, ast.Call):
                text = node.args[MARKING[name]]
                assert not isinstance(text, ast.Constant) or text.value in held, (path, text.value)


SHOWING = {
    "subheader", "caption", "info", "warning", "markdown", "success", "button", "toggle",
    "expander", "popover", "metric", "checkbox", "download_button", "text_input", "selectbox",
    "multiselect", "segmented_control", "badge", "link", "choose", "TextColumn", "NumberColumn",
    "Column", "CheckboxColumn", "Tooltip", "Figure", "drawn", "decimal_column", "header",
    "heading", "picture_title", "tabs",
}  # fmt: skip
SHOWN_AS = {"help", "placeholder", "label", "title", "note", "alt"}


def bare_words(node: ast.AST) -> list[str]:
    """The words for people that a call is given and that are not marked for translation."""
    if not isinstance(node, ast.Call):
        return []
    name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    given = node.args if name in SHOWING else []
    given = [*given, *(one.value for one in node.keywords if one.arg in SHOWN_AS)]
    texts = [one.value for one in given if isinstance(one, ast.Constant) and one.value]
    texts += [
        str(part.value)
        for one in given
        if isinstance(one, ast.JoinedStr)
        for part in one.values
        if isinstance(part, ast.Constant)
    ]
    return [text for text in texts if re.search(r"[A-Za-z]{3,} [a-z]|^[A-Z][a-z]+", str(text))]


@pytest.mark.parametrize("path", sorted((ROOT / "dashboard").rglob("*.py")), ids=lambda p: p.stem)
def test_words_for_people_are_marked_for_translation(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    said = [text for node in ast.walk(tree) for text in bare_words(node)]
    assert said == []


# ----------------------------------------------------------------------------- pages

# Words that are the same in both languages, or that people and programs use untranslated.
ALIKE = {"Norsk", "English"}


def spoken(app: AppTest) -> list[str]:
    """What a page says outside of its tables and texts."""
    kinds = (
        app.title,
        app.header,
        app.subheader,
        app.caption,
        app.markdown,
        app.info,
        app.warning,
        app.metric,
    )
    said = [str(getattr(one, "value", "")) for kind in kinds for one in kind]
    widgets = (
        app.selectbox, app.text_input, app.checkbox, app.toggle, app.button, app.multiselect,
        app.metric, app.expander, app.get("button_group"), app.get("download_button"),
    )  # fmt: skip
    for one in (one for kind in widgets for one in kind):
        said += [str(getattr(one, "label", "")), str(getattr(one, "placeholder", ""))]
        said += [str(option) for option in getattr(one, "options", ())]
        said.append(str(getattr(one, "help", "") or ""))
    for frame in app.dataframe:
        said += re.findall(r'"(?:label|help)":"((?:[^"\\]|\\.)*)"', frame.proto.columns)
    return [re.sub(r"\\(.)", r"\1", text) for text in said if text]


ENGLISH = {
    text
    for one in NORWEGIAN
    for text, said in zip(strings(one.id), strings(one.string), strict=True)
    if text and text != said and not one.context and not places(text)
} - ALIKE
FRAGMENTS = [
    fragment.strip()
    for one in NORWEGIAN
    if not one.context
    for text in strings(one.id)
    for fragment in re.split(r"\{\w+\}", text)
    if len(fragment.split()) >= 3
]


def names_of(example: example_tables.Frames) -> set[str]:
    """What stands in the tables and is no word of the dashboard's: names, titles, terms."""
    words = {*naming.CODED, "verdict"}
    columns = [
        frame[key]
        for table, frame in example.items()
        for key in frame
        if key not in words | tables.message_columns(table).keys()
    ]
    return {str(cell) for column in columns for cell in column.unique()}


@pytest.mark.parametrize("page", PLACES)
def test_no_english_text_is_left_on_a_page(
    page: str, shared_example: example_tables.Frames
) -> None:
    held = names_of(shared_example)
    said = [one for one in spoken(seen(page)) if one not in held]
    norwegian = {text for one in NORWEGIAN for text in strings(one.string)}
    assert [text for text in said if text in ENGLISH and text not in norwegian] == []
    told = "\n".join(said)
    assert [fragment for fragment in FRAGMENTS if fragment in told] == []


@pytest.mark.parametrize("page", PAGES)
def test_each_page_has_its_norwegian_title_and_question(page: str, shared_example: object) -> None:
    app = seen(page)
    item = next(item for item in menu.MENU if item.file == page)
    (said,) = (NORWEGIAN[item.title].string,)
    assert [title.value for title in app.title] == [said]
    assert any(str(NORWEGIAN[item.question].string) in element.value for element in app.html)


@pytest.mark.parametrize("page", PLACES)
def test_pages_open_in_norwegian_with_empty_tables_too(page: str, empty_example: None) -> None:
    opened(page)


def test_the_findings_are_the_norwegian_ones_of_the_pipeline(shared_example: object) -> None:
    found = [one.value for one in seen("overview").html if '"cs-finding"' in one.value]
    assert found
    assert all(re.search(r"politikk|intervju", one) for one in found)
    english = [one.value for one in pages.seen("overview").html if '"cs-finding"' in one.value]
    assert not set(found) & set(english)


def test_verdicts_and_codes_of_a_table_are_words(shared_example: object) -> None:
    shown = seen("concordance").dataframe[0].value
    assert set(shown["corpus"]) <= {"politikk", "førstelinje"}
    assert shown["location"].str.match(r"s\. |avsnitt |replikk |\d").all()
    words = seen("words").dataframe[0].value
    assert set(words["verdict"]) <= {
        "■ mer i politikken", "● mer i førstelinjen", "◆ omtrent likt hos begge parter",
        "✚ kan ikke avgjøres",
    }  # fmt: skip


def test_a_missing_table_names_the_command_in_norwegian(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (warning,) = opened("words").warning
    assert "er ikke laget ennå" in str(warning.value)
    assert "make run" in str(warning.value)


# --------------------------------------------------------------------------- address


def test_the_address_keeps_the_language_from_page_to_page(shared_example: object) -> None:
    app = opened("overview")
    for page in ("topics", "words", "documents"):
        app.switch_page(menu.path(page)).run()
        assert app.query_params["lang"] == "nb"
        assert app.title[0].value == NORWEGIAN[menu.MENU[PAGES.index(page)].title].string


def test_the_language_is_switched_in_the_side_bar_and_the_address_says_so(example: object) -> None:
    app = pages.opened("overview")
    assert app.title[0].value == "Overview"
    assert "lang" not in app.query_params
    choice = next(one for one in app.get("button_group") if one.key == "interface")
    choice.set_value("nb").run()
    assert app.title[0].value == "Oversikt"
    assert app.query_params["lang"] == "nb"
    choice = next(one for one in app.get("button_group") if one.key == "interface")
    choice.set_value("en").run()
    assert app.title[0].value == "Overview"
    assert "lang" not in app.query_params


def test_a_language_that_is_not_spoken_is_english(shared_example: object) -> None:
    assert pages.seen("overview", lang="tlh").title[0].value == "Overview"


# --------------------------------------------------------------------------- numbers


def test_numbers_are_written_as_norwegians_write_them(in_norwegian: None) -> None:
    assert translation.number(1234567) == "1\u00a0234\u00a0567"
    assert translation.number(0.25, 2) == "0,25"
    assert translation.percent(0.123) == "12\u00a0%"
    assert translation.say("{n} words", n=12345) == "12\u00a0345 ord"
    assert translation.vega_locale()["number"]["decimal"] == ","
    assert translation.vega_locale()["number"]["percent"] == "\u00a0%"


def test_english_numbers_stay_as_they_are() -> None:
    assert translation.number(1234567) == "1,234,567"
    assert translation.percent(0.123) == "12\u00a0%"
    assert translation.vega_locale()["number"]["percent"] == "\u00a0%"


def test_a_picture_has_norwegian_words_and_numbers(in_norwegian: None) -> None:
    frames = example_tables.in_words(example_tables.frames())
    made = everything.every(lambda name: frames[getattr(tables, name)])
    rates = next(one for one in made if one.name == "concept_rates")
    svg = images.image(
        rates.chart, title=rates.title, note=rates.note, kinds=rates.kinds, form="svg"
    ).decode()
    assert "Mer i politikken" in svg
    assert ">førstelinje<" in svg
    assert "forekomster per 10" in svg
    words = " ".join(re.findall(r"<text[^>]*>([^<]*)<", svg))
    assert not re.search(r"\b(policy|frontline|mentions|interval|words)\b", words)


def test_a_download_is_made_in_the_language_of_its_page() -> None:
    token = wording._chosen.set("nb")
    make = translation.in_this_language(lambda: translation.say("Topics"))
    wording._chosen.reset(token)
    assert make() == "Emner"
    assert translation.say("Topics") == "Topics"


# -------------------------------------------------------------------------- messages


@pytest.mark.parametrize("n", [(1, 1), (2, 3), (3, 4), (6, 8)])
@pytest.mark.parametrize("single", [True, False])
@pytest.mark.parametrize("corpora", [("policy", "frontline"), ("policy",), ("frontline",)])
def test_what_a_design_can_tell_is_said_in_norwegian(
    n: tuple[int, int], single: bool, corpora: tuple[str, ...], in_norwegian: None
) -> None:
    documents = pd.DataFrame(
        [
            {"doc_id": f"{side}{i}", "corpus": side, "language": "en", "n_tokens": 100,
             "cluster": f"{side}{i if single else i // 2}"}
            for side, many in zip(("policy", "frontline"), n, strict=True)
            for i in range(many if single else 2 * many) if side in corpora
        ]
    )  # fmt: skip
    for sampling in ("sample", "census"):
        own = PARAMS.sampling.model_copy(update={"policy": sampling, "frontline": sampling})
        for few in (PARAMS.n_permutations, 10):
            update = {"sampling": own, "n_permutations": few}
            made = design(documents, params=PARAMS.model_copy(update=update))
            said = arranging.notes(made)
            assert not re.search(r"\b(the|of|documents|told|gap|enough|more|which)\b", said), said


def test_a_link_to_a_small_group_holds_in_either_language(example: example_tables.Frames) -> None:
    documents = example[tables.Documents]
    small = encoded([message("group_cluster", number="1")])
    hidden = documents["cluster"].where(documents["cluster"] != "Aldervik", small)
    tables.write(tables.Documents, documents.assign(cluster=hidden))
    counts = [
        len(page.dataframe[0].value)
        for page in (
            opened("documents", by_cluster=small),
            pages.opened("documents", by_cluster=small),
        )
    ]
    assert counts == [3, 3]


# ------------------------------------------------------------------- a third language


FURTHER = next(one for one in ("da", "sv", "fi", "is") if one not in wording.LANGUAGES)


@pytest.fixture(scope="module")
def reversed_locale(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Catalogues with a further one, made of another: each text stands between two signs."""
    with CATALOGUE.open("rb") as file:
        made = read_po(file, locale="nb")
    for one in made:
        if one.id:
            one.string = tuple(f"‹{text}›" for text in strings(one.id))
            one.string = one.string if isinstance(one.id, tuple) else one.string[0]
    locale = tmp_path_factory.mktemp("reversed") / "locale"
    shutil.copytree(wording.LOCALE, locale)
    place = locale / FURTHER / "LC_MESSAGES"
    place.mkdir(parents=True)
    with (place / "cospeak.po").open("wb") as file:
        write_po(file, made)
    wording._translations.cache_clear()
    yield locale
    wording._translations.cache_clear()


@pytest.fixture
def reversed_language(reversed_locale: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The further language, spoken for one test; the others are in both places as they are."""
    monkeypatch.setattr(wording, "LOCALE", reversed_locale)
    for held in (wording.LANGUAGES, translation.LANGUAGES):
        monkeypatch.setitem(held, FURTHER, wording._own_name(FURTHER))
    return FURTHER


def test_one_catalogue_makes_a_third_language_of_exports_and_code_book(
    reversed_language: str,
) -> None:
    said = exports.in_words(example_tables.frames())
    found = said[tables.Gaps][f"sentence_{reversed_language}"]
    assert found.str.startswith("‹").all()
    book = codebooks(said)[f"codebook_{reversed_language}.csv"]
    assert book["meaning"].str.contains("‹").all()


def test_one_catalogue_makes_a_third_language_of_pages(
    reversed_language: str, shared_example: object
) -> None:
    app = pages.seen("overview", lang=reversed_language)
    assert app.title[0].value == "‹Overview›"
    found = [one.value for one in app.html if '"cs-finding"' in one.value]
    assert found
    assert all("‹" in one for one in found)


@pytest.mark.parametrize("page", PAGES)
def test_one_catalogue_makes_a_third_language_of_every_text_of_a_page(
    page: str, reversed_language: str, shared_example: object
) -> None:
    app = pages.seen(page, lang=reversed_language)
    item = next(item for item in menu.MENU if item.file == page)
    assert [title.value for title in app.title] == [f"‹{item.title}›"]
    rest = "\n".join(outside_signs(text) for text in spoken(app))
    assert [fragment for fragment in FRAGMENTS if fragment in rest] == []


def outside_signs(text: str) -> str:
    """What of a text stands outside of the signs of the third language."""
    while (less := re.sub(r"‹[^‹›]*›", "", text)) != text:
        text = less
    return text


def test_one_catalogue_makes_a_third_language_of_the_summary_of_a_run(
    reversed_language: str,
) -> None:
    frames = example_tables.frames()
    read = (tables.Documents, tables.Unreadable, tables.Gaps, tables.Design)
    with in_language(reversed_language):
        said = summary(*(frames[table] for table in read))
    assert "‹What was read›" in said
    assert [fragment for fragment in FRAGMENTS if fragment in outside_signs(said)] == []


def test_the_choice_of_language_is_labelled_in_each_of_them(reversed_language: str) -> None:
    said = translation.language_label().split(" · ")
    assert said[0] == "Language" and {"Språk", "‹Language›"} <= set(said)


def test_a_language_is_found_by_its_catalogue(
    reversed_language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = wording._languages()
    assert found.items() >= {"en": "English", "nb": "Norsk bokmål"}.items()
    assert reversed_language in found and wording._own_name("da") == "Dansk"
