"""Where identifiers stand in talks that were searched before: kept sealed by the talks' texts.

Whether a word is a name hangs on what other documents say of it. Each text is kept with what it
asked of them: it is searched again only where an answer is another one now.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, NamedTuple

from pipeline.compute.kept import model_version
from pipeline.compute.sealed import Sealed, secret_of_texts
from pipeline.privacy.identifiers import (
    Entities,
    Identifier,
    Search,
    check_number,
    entities,
    identifiers_in,
    identifiers_of,
)
from pipeline.privacy.names.evidence import Asked, Evidence, Noted
from pipeline.privacy.names.project import Said
from pipeline.sandbox import Sandbox, Stopped, Work


class TextSearch(NamedTuple):
    """A text's identifiers, what a model saw in it, and what was asked of other documents."""

    hits: tuple[Identifier, ...]
    seen: Entities
    asked: Asked


class Order(NamedTuple):
    """A talk, what a model saw in its texts, and those whose identifiers still hold."""

    said: Said
    seen: tuple[Entities, ...] | None = None
    held: Mapping[int, TextSearch] = {}

    @property
    def is_done(self) -> bool:
        """No text of it has to be searched."""
        return len(self.held) == len(self.said.texts)


@dataclass(frozen=True)
class KeptSearches:
    """An `Each` whose searches for identifiers are kept; all other work is the sandbox's.

    `watch` is called for each talk whose identifiers are found, with whether all were kept.
    """

    sandbox: Sandbox
    sealed: Sealed
    watch: Callable[[bool], object] = lambda kept: None

    def __call__(self, work: Work, items: Sequence[Any], *, shared: Any) -> list[Any]:
        """The results in the order of the items."""
        if work is not identifiers_of:
            return self.sandbox.each(work, items, shared=shared)
        orders = [self._order(said, search=shared) for said in items]
        for order in orders:
            if order.is_done:
                self.watch(True)
        read = self.sandbox.each_and_more(
            searched_texts,
            [order for order in orders if not order.is_done],
            shared=shared,
            watch=lambda order, seconds, result: self._done(order, result, search=shared),
        )
        left = (result for ((_, result),) in read)
        results = (_in_order(order) if order.is_done else next(left) for order in orders)
        return [
            one if isinstance(one, Stopped) else [list(text.hits) for text in one]
            for one in results
        ]

    def _order(self, said: Said, *, search: Search) -> Order:
        kept: list[TextSearch] | None = self.sealed.read(
            secret_of_texts(*said.texts), *_about(said, search)
        )
        if kept is None:
            return Order(said)
        held = {n: one for n, one in enumerate(kept) if one.asked.holds(search.evidence)}
        return Order(said, tuple(one.seen for one in kept), held)

    def _done(self, order: Order, result: Any, *, search: Search) -> None:
        if not isinstance(result, Stopped):
            secret = secret_of_texts(*order.said.texts)
            self.sealed.write(result, secret, *_about(order.said, search))
        self.watch(False)


def searched_texts(search: Search, order: Order) -> list[TextSearch]:
    """The search of each text of a talk, those that hold as they are.

    Raises:
        TooManyIdentifiers: there are more different ones than an interview can have.
    """
    said = order.said
    seen = order.seen
    if seen is None:
        seen = tuple(entities(said.texts, model=search.models.get(said.language, "")))
    noted = _noted(search.evidence)
    found = [
        order.held.get(n) or _searched(text, own, noted=noted, language=said.language)
        for n, (text, own) in enumerate(zip(said.texts, seen, strict=True))
    ]
    check_number(said.texts, [one.hits for one in found])
    return found


def _searched(text: str, seen: Entities, *, noted: Noted, language: str) -> TextSearch:
    noted.asked()  # forgets what an earlier text asked
    hits = identifiers_in(text, language=language, evidence=noted.evidence, seen=seen)
    return TextSearch(tuple(hits), seen, noted.asked())


@lru_cache(maxsize=1)
def _noted(evidence: Evidence) -> Noted:
    """One for all talks: the recognisers are made anew for each evidence."""
    return Noted.of(evidence)


def _in_order(order: Order) -> list[TextSearch]:
    return [order.held[n] for n in range(len(order.said.texts))]


def _about(said: Said, search: Search) -> tuple[str, ...]:
    """What the identifiers of a talk depend on, but for its texts and what other documents say."""
    own = search.evidence
    model = search.models.get(said.language, "")
    settings = (sorted(own.keep), own.hide, sorted(own.stay))
    return "identifiers", said.language, model and _version(model), repr(settings)


@cache
def _version(model: str) -> str:
    return model_version(model)
