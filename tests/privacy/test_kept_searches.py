"""Talks searched before are searched again only in texts of which other documents say otherwise."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from pipeline.compute.sealed import Sealed
from pipeline.privacy import kept_searches as module
from pipeline.privacy.identifiers import (
    MOST_DIFFERENT,
    Entity,
    Search,
    TooManyIdentifiers,
    identifiers_in,
    identifiers_of,
)
from pipeline.privacy.kept_searches import KeptSearches, Order, searched_texts
from pipeline.privacy.names.evidence import Evidence
from pipeline.privacy.names.project import Said, evidence_of, survey
from pipeline.sandbox import Limits, Sandbox, Stopped

TALKS = (
    Said("en", ("Hope said that Ruth came.", "Skylark is where we met her.", "KT rang at 9.")),
    Said("en", ("I saw Hope there.", "we hope it holds", "He came to Skylark and it was full.")),
    Said("nb", ("Stein sa at Ruth kom.", "Da gikk vi.", "Marka er stor, sa Bjørk.")),
)


def evidence(*more: str, **own: Any) -> Evidence:
    texts = [(said.language, text) for said in TALKS for text in said.texts]
    base = Evidence(strong=frozenset({"ruth"}), **own)
    return evidence_of([*texts, *(("en", text) for text in more)], base=base)


class Searches:
    """Searches of the talks, and the texts that were looked at."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.sealed = Sealed(folder, "1")
        self.texts: list[str] = []
        self.told: list[bool] = []
        monkeypatch.setattr(Sandbox, "each_and_more", self.each_and_more)
        search = identifiers_in

        def noting(text: str, **more: Any) -> object:
            self.texts.append(text)
            return search(text, **more)

        monkeypatch.setattr(module, "identifiers_in", noting)

    def each_and_more(self, work, items, *, shared, more=None, watch):  # type: ignore[no-untyped-def]
        read = []
        for item in items:
            try:
                result = work(shared, item)
            except TooManyIdentifiers as error:
                result = Stopped("error", type(error).__name__)
            watch(item, 0.1, result)
            read.append([(item, result)])
        return read

    def found(self, own: Evidence, *talks: Said) -> list[object]:
        self.texts.clear()
        self.told.clear()
        with Sandbox(Limits(1, 1), lambda: None) as sandbox:
            each = KeptSearches(sandbox, self.sealed, self.told.append)
            return each(identifiers_of, talks or TALKS, shared=Search(own, {}))


@pytest.fixture
def searches(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Searches:
    return Searches(tmp_path, monkeypatch)


def plain(own: Evidence) -> list[object]:
    return [identifiers_of(Search(own, {}), said) for said in TALKS]


def test_the_same_is_found_as_without_keeping_and_nothing_is_searched_twice(
    searches: Searches,
) -> None:
    own = evidence()
    assert searches.found(own) == plain(own)
    assert len(searches.texts) == 9 and searches.told == [False] * 3
    assert searches.found(own) == plain(own)
    assert searches.texts == [] and searches.told == [True] * 3


@pytest.mark.parametrize(
    ("more", "texts"),
    [
        ("nothing of that was said in any of them", ()),
        ("a skylark sang by the house", ("He came to Skylark and it was full.",)),
        ("they had met Mr Stein", ("Stein sa at Ruth kom.",)),
    ],
)
def test_what_another_document_says_is_searched_for_where_it_was_asked(
    more: str, texts: tuple[str, ...], searches: Searches
) -> None:
    searches.found(evidence())
    now = evidence(more)
    assert searches.found(now) == plain(now)
    assert set(searches.texts) >= set(texts)
    assert len(searches.texts) <= len(texts) + 1
    assert searches.found(evidence()) == plain(evidence())  # and back again


def test_initials_of_a_person_who_is_known_now_are_found(searches: Searches) -> None:
    searches.found(evidence())
    now = evidence(initials=frozenset({"kt"}))
    assert searches.found(now) == plain(now)
    assert "KT rang at 9." in searches.texts


@pytest.mark.parametrize(
    "own", [{"keep": frozenset({"skylark"})}, {"hide": ("Marka",)}, {"stay": frozenset({"person"})}]
)
def test_the_users_own_lists_count(own: dict[str, object], searches: Searches) -> None:
    searches.found(evidence())
    assert searches.found(evidence(**own)) == plain(evidence(**own))
    assert len(searches.texts) == 9


def test_what_a_model_saw_is_kept(searches: Searches, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []

    def seen(texts: tuple[str, ...], *, model: str) -> list[object]:
        read.extend(texts)
        return [((Entity(0, "ORG"),),) for _ in texts]

    monkeypatch.setattr(module, "entities", seen)
    searches.found(evidence())
    assert len(read) == 9
    searches.found(evidence("a skylark sang by the house"))
    assert len(read) == 9 and searches.texts


def test_a_talk_that_is_stopped_is_not_kept(
    searches: Searches, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipeline.privacy.identifiers.MOST_DIFFERENT", 0)
    assert searches.found(evidence())[0] == Stopped("error", "TooManyIdentifiers")
    monkeypatch.setattr("pipeline.privacy.identifiers.MOST_DIFFERENT", MOST_DIFFERENT)
    assert searches.found(evidence()) == plain(evidence())


def test_other_work_is_the_sandboxs(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(Sandbox, "each", lambda self, work, items, *, shared: [work, *items])
    with Sandbox(Limits(1, 1), lambda: None) as sandbox:
        each = KeptSearches(sandbox, Sealed(tmp_path, "1"))
        assert each(survey, TALKS, shared=None) == [survey, *TALKS]


def test_texts_of_one_talk_do_not_share_what_they_asked() -> None:
    found = searched_texts(Search(evidence(), {}), Order(TALKS[0]))
    asked = [one.asked.there[0] | one.asked.missing[0] for one in found]
    assert "skylark" in asked[1] and "skylark" not in asked[0] | asked[2]
