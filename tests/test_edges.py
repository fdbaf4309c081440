"""Corpora at the edge of what can be compared: the whole pipeline, and every page on what it made.

The tables are right as far as they go, and the pages say what they can.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from dashboard import menu
from pipeline import tables
from pipeline.ingest.corpus import NothingToCompare
from tests import mini, pages
from tests.pages import PAGES

# AppTest leaves a temporary folder to the garbage collector.
pytestmark = pytest.mark.filterwarnings("ignore:Implicitly cleaning up:ResourceWarning")


def one_document() -> dict[str, str]:
    return mini.corpus(n_policy=1, n_frontline=3)


def no_mentions() -> dict[str, str]:
    words = ("Seven green hills.", "A blue boat drifts by.", "Old stone walls crumble.")
    return {
        f"{side}/{n}.txt": "\n\n".join(
            f"{word} {n} {k} {side}." for k in range(6) for word in words
        )
        for side in tables.CORPORA
        for n in range(3)
    }


def identical_sides() -> dict[str, str]:
    said = {
        n: [f"{sentence[:-1]} in year {n}." for sentence in mini.THEMES[n:] + mini.THEMES[:n]]
        for n in range(3)
    }
    return {
        f"{side}/{n}.txt": "\n\n".join(sentences if side == "policy" else sentences[::-1])
        for side in tables.CORPORA
        for n, sentences in said.items()
    }


def one_term() -> dict[str, str]:
    return {
        f"{side}/{n}.txt": "\n\n".join(
            " ".join(f"volunteers {100 * k + 10 * n + m}." for m in range(i, i + 20))
            for i in range(3 + k + n)
        )
        for k, side in enumerate(tables.CORPORA)
        for n in range(3)
    }


def one_speaker() -> dict[str, str]:
    texts = mini.corpus(n_policy=3, n_frontline=0)
    return {**texts, "frontline/all.txt": mini.talk(1, speaker="Kari")}


def a_language_of_one_side() -> dict[str, str]:
    alone = "\n\n".join(f"Me gjer dette saman kvar dag nummer {n} på huset." for n in range(9))
    return {**mini.corpus(n_policy=2, n_frontline=2), "frontline/nynorsk.txt": alone}


CATALOGUE = "file,language\nfrontline/nynorsk.txt,nn\n"
CORPORA: dict[str, Callable[[], dict[str, str]]] = {
    made.__name__: made
    for made in (
        one_document, no_mentions, identical_sides, one_term, one_speaker, a_language_of_one_side,
    )
}  # fmt: skip


@pytest.fixture(scope="module", params=CORPORA)
def made(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[str, Path]:
    """The name of the corpus, and the folder in which the pipeline has run on it."""
    folder = tmp_path_factory.mktemp(request.param)
    catalogue = CATALOGUE if request.param == "a_language_of_one_side" else ""
    mini.project(folder, CORPORA[request.param](), catalogue=catalogue)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        mini.run_here()
    return request.param, folder


def read(folder: Path, table: type[tables.Table]) -> pd.DataFrame:
    return pd.read_parquet(folder / tables.place(table))


def test_every_table_keeps_to_its_schema(made: tuple[str, Path]) -> None:
    _, folder = made
    for table in (*tables.INTERIM, *tables.PUBLISHED):
        tables.check(table, read(folder, table))


def test_no_number_is_infinite_and_each_interval_holds_its_estimate(made: tuple[str, Path]) -> None:
    _, folder = made
    gaps = read(folder, tables.Gaps)
    numbers = gaps.select_dtypes("number")
    assert not numbers.isin([float("inf"), float("-inf")]).any().any()
    held = gaps.dropna(subset=["ci_low", "ci_high", "estimate"])
    assert (held["ci_low"] <= held["estimate"] + 1e-6).all()
    assert (held["estimate"] <= held["ci_high"] + 1e-6).all()
    assert not read(folder, tables.Documents).empty


def test_what_the_edge_means_for_the_findings(made: tuple[str, Path]) -> None:
    name, folder = made
    CHECKS[name](folder)


def _one_document(folder: Path) -> None:
    design = read(folder, tables.Design).set_index("corpus")
    assert design.loc["policy", "n_documents"] == 1
    assert set(read(folder, tables.Gaps)["verdict"]) <= {"cannot tell", "bridge"}


def _no_mentions(folder: Path) -> None:
    assert read(folder, tables.Mentions).empty and read(folder, tables.Concordance).empty
    assert read(folder, tables.Usage)["n_mentions"].sum() == 0
    rates = read(folder, tables.Gaps).query("measure == 'concept_rate'")
    assert not set(rates["verdict"]) & {"policy", "frontline"}


def _identical_sides(folder: Path) -> None:
    gaps = read(folder, tables.Gaps)
    assert not set(gaps["verdict"]) & {"policy", "frontline", "different"}
    family = gaps[gaps["measure"] == "family_rate"]
    assert family["estimate"].abs().max() < 1e-6


def _one_term(folder: Path) -> None:
    terms = read(folder, tables.Terms)
    assert set(terms["term"]) <= {"volunteer", "volunteers"}
    assert len(read(folder, tables.Documents)) == 6
    rates = read(folder, tables.Gaps).query("measure == 'term_rate'")
    assert not set(rates["verdict"]) & {"policy", "frontline"}


def _one_speaker(folder: Path) -> None:
    segments = read(folder, tables.Segments)
    spoken = segments[segments["role"] == "respondent"]
    assert set(spoken["speaker"]) == {"[Person 1]"}
    assert set(read(folder, tables.Gaps)["verdict"]) <= {"cannot tell", "bridge"}


def _a_language_of_one_side(folder: Path) -> None:
    documents = read(folder, tables.Documents)
    assert set(documents["language"]) == {"en", "nn"}
    gaps = read(folder, tables.Gaps)
    assert not set(gaps.loc[gaps["language"] == "nn", "verdict"]) - {"cannot tell"}
    assert not gaps[gaps["language"] == "en"].empty


CHECKS: dict[str, Callable[[Path], None]] = {
    "one_document": _one_document, "no_mentions": _no_mentions,
    "identical_sides": _identical_sides, "one_term": _one_term, "one_speaker": _one_speaker,
    "a_language_of_one_side": _a_language_of_one_side,
}  # fmt: skip


def test_every_page_says_what_it_can(
    made: tuple[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    name, folder = made
    monkeypatch.chdir(folder)
    languages = ["en", "nn"] if name == "a_language_of_one_side" else [""]
    for language in languages:
        app = pages.app()
        if language:
            app.query_params["language"] = language
        app.run()
        for page in PAGES:
            app.switch_page(menu.path(page)).run()
            assert [error.message for error in app.exception] == [], (page, language)
            assert app.title, page


def test_with_one_side_only_the_run_stops_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = {file: text for file, text in mini.corpus().items() if file.startswith("policy")}
    monkeypatch.chdir(mini.project(tmp_path, texts))
    with pytest.raises(NothingToCompare, match="used in frontline/"):
        mini.run_here()
    app = pages.app().run()
    assert not app.exception
    assert any("make run" in str(box.value) for box in app.warning)
