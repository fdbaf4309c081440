"""Texts in the language of the reader: gettext catalogues, plural forms, numbers.

The texts in the code are English. A language is one file `locale/<code>/LC_MESSAGES/cospeak.po`; a
text that it lacks is shown in English. `make translations` collects the texts.
"""

from __future__ import annotations

import gettext
import io
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, lru_cache
from math import isnan
from pathlib import Path

from babel import Locale
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal, format_percent

from pipeline import errors

LOCALE = Path(__file__).parent / "locale"
"""The folder of the catalogues."""

DOMAIN = "cospeak"
"""The name of a catalogue's file, without suffix."""

FIRST = "en"
"""The language of the code."""

LANGUAGE = "COSPEAK_LANGUAGE"
"""The environment variable that names the language of what a run says on the screen."""

_chosen: ContextVar[str] = ContextVar("language", default="")
_fallback: list[Callable[[], str]] = []


def _languages() -> dict[str, str]:
    """Each language with a catalogue, and the first, by its own name."""
    codes = [FIRST, *sorted(path.parts[-3] for path in LOCALE.glob(f"*/LC_MESSAGES/{DOMAIN}.po"))]
    return {code: _own_name(code) for code in codes}


def _own_name(code: str) -> str:
    name = str(Locale.parse(code).get_display_name(code))
    return name[:1].upper() + name[1:]


LANGUAGES = _languages()
"""The languages of the interface and of the exports: code to the language's own name."""


def catalogues() -> list[Path]:
    """The catalogue of each language but the first."""
    return [LOCALE / code / "LC_MESSAGES" / f"{DOMAIN}.po" for code in LANGUAGES if code != FIRST]


# ------------------------------------------------------------------------- language


def language() -> str:
    """The code of the language that is spoken now; the first unless one was chosen."""
    return _chosen.get() or next((code for ask in _fallback if (code := ask())), "") or FIRST


def choose(code: str) -> None:
    """Speaks the language from now on, in this context."""
    _chosen.set(code)


def ask_when_unset(ask: Callable[[], str]) -> None:
    """Names who knows the language where none was chosen in this context."""
    _fallback[:] = [ask]


def language_of_run() -> str:
    """The code of the language that a run speaks on the screen; no table is written in it."""
    asked = os.environ.get(LANGUAGE, "")
    return asked if asked in LANGUAGES else FIRST


def asked_language() -> str:
    """The language that `COSPEAK_LANGUAGE` asks for, English where it is not set.

    Raises:
        Explained: there is no such language.
    """
    asked = os.environ.get(LANGUAGE) or FIRST
    if asked in LANGUAGES:
        return asked
    raise errors.Explained(
        say(
            "{variable} is '{asked}'. Choose one of: {known}.",
            variable=LANGUAGE, asked=asked, known=", ".join(LANGUAGES),
        )
    )  # fmt: skip


@contextmanager
def in_language(code: str) -> Iterator[None]:
    """Speaks the language within the block."""
    token = _chosen.set(code)
    try:
        yield
    finally:
        _chosen.reset(token)


# ---------------------------------------------------------------------------- words


def say(text: str, **values: object) -> str:
    """The text in the language of now, with the values in its places; whole numbers grouped.

    `text` is a literal, so that `make translations` finds it, or marked by `later` elsewhere.
    """
    return _filled(_translations(language()).gettext(text), values)


def says(one: str, many: str, n: int, **values: object) -> str:
    """As `say`, in the form that the number `n` asks for; `n` is among the values."""
    return _filled(_translations(language()).ngettext(one, many, n), {"n": n, **values})


def say_in(context: str, text: str, **values: object) -> str:
    """As `say`, for a text that means other things elsewhere: `context` tells them apart."""
    return _filled(_translations(language()).pgettext(context, text), values)


def says_in(context: str, one: str, many: str, n: int, **values: object) -> str:
    """As `says`, in a context."""
    found = _translations(language()).npgettext(context, one, many, n)
    return _filled(found, {"n": n, **values})


def _of_error(text: str) -> str:
    """The text of an error: in the language that is spoken, or else in that of the run."""
    spoken = _chosen.get() or next((code for ask in _fallback if (code := ask())), "")
    return _translations(spoken or language_of_run()).gettext(text)


errors.translate_with(_of_error)


def code(text: str) -> str:
    """A code of the tables, such as `policy` or `aspiration`, as a word of the language."""
    return _translations(language()).pgettext("code", text) if text else ""


def later(text: str) -> str:
    """Marks a text to be translated where it is shown; returns it as it is."""
    return text


def later_of(one: str, many: str) -> tuple[str, str]:
    """As `later`, for what `says` shows: the text for one and the text for several."""
    return one, many


def later_in(context: str, text: str) -> str:
    """As `later`, for what `say_in` shows in that context."""
    return text


def capital(text: str) -> str:
    """The text with its first letter large, as at the beginning of a sentence."""
    return f"{text[:1].upper()}{text[1:]}"


def _filled(text: str, values: dict[str, object]) -> str:
    shown = {key: number(one) if type(one) is int else one for key, one in values.items()}
    return text.format(**shown) if values else text


@cache
def _translations(code: str) -> gettext.NullTranslations:
    source = LOCALE / code / "LC_MESSAGES" / f"{DOMAIN}.po"
    if not source.is_file():
        return gettext.NullTranslations()
    with source.open("rb") as file:
        catalogue = read_po(file, locale=code)
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


# -------------------------------------------------------------------------- numbers


def number(value: float, digits: int = 0) -> str:
    """The number as the language writes it: groups of three, so many digits after the comma."""
    return _number(value, digits, language())


@lru_cache(maxsize=65536)
def _number(value: float, digits: int, code: str) -> str:
    places = f".{'0' * digits}" if digits else ""
    return str(format_decimal(value, format=f"#,##0{places}", locale=code))


def percent(value: float) -> str:
    """The share as whole per cent, `12 %` in any language; no line ends before the sign."""
    return str(format_percent(value, format="#,##0\u00a0%", locale=language()))


def figure(value: float) -> str:
    """A number for a sentence: two significant figures, or a whole number from 10 up."""
    size = abs(value)
    if size < 0.0005:
        return "0"
    digits = 0 if size >= 9.95 else 1 if size >= 0.995 else 2 if size >= 0.0995 else 3
    plain = f"{value:.{digits}f}"
    if digits:
        plain = plain.rstrip("0").rstrip(".")
    decimals = len(plain.partition(".")[2])
    return number(float(plain), decimals).replace("-", "−")


def share(value: float) -> str:
    """A share from 0 to 1 as per cent for a sentence: `0 %`, `under 0.1 %`, `12 %`."""
    if not value:
        return say("{figure} %", figure="0")
    if value < 0.001:
        return say("under {figure} %", figure=figure(0.1))
    return say("{figure} %", figure=figure(100 * value))


def times(log_ratio: float) -> str:
    """A ratio for a sentence, from its log2: `11`, `2.5`, `0.4`, `over 1,000`, `under 0.01`."""
    if isnan(log_ratio):
        return "?"
    ratio = 2.0 ** min(max(log_ratio, -50.0), 50.0)
    if ratio > 1000:
        return say("over {figure}", figure=number(1000))
    return say("under {figure}", figure=figure(0.01)) if ratio < 0.01 else figure(ratio)
