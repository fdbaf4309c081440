"""Lines of forms and of how to get in touch, which are no part of what a text says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from pipeline.config.word_lists import EVERY, WordList, any_word
from pipeline.ingest.blocks import Block
from pipeline.ingest.prose.sentences import SENTENCE_END, is_said, starts_small

_CONTACT = WordList("documents", "contact_words", language=EVERY)
_FIELDS = WordList("documents", "form_words", language=EVERY)
_CHOICES = WordList("documents", "form_choices", language=EVERY)
_MAX_WORDS = 25
"""Words of a paragraph about how to get in touch, at most."""
_MAX_FIELD = 12
"""Words of a field of a form, at most."""
_MAIL = re.compile(r"(?<![\w.+-])[\w.+-]++@[\w-]+(?:\.[\w-]+)+")  # one start in a long word
_OPTION = r"(?:\([ xX]?\)|\[[ xX]?\]|[☐☑☒□◯○◻])"
_CHOICE = (
    rf"{_OPTION}[ \t]*+[^\W\d_]"
    r"(?:[^()\[\].!?\n☐☑☒□◯○◻]{0,39}[^()\[\].!?\s☐☑☒□◯○◻])?[ \t]*+"
)
_OPTIONS = re.compile(rf"(?:{_CHOICE}){{2,8}}")
_ANSWERS = re.compile(rf"(?<=[?:])[ \t]*+(?:(?:{_CHOICE}){{2,8}}|_{{4,200}}\s*)$")
"""What may be ticked or filled in behind a question of a form: `Do you agree?  [ ] Yes  [ ] No`."""
_NUMBERED = re.compile(r"\s*[^\W\d_]{0,9}\.?\s?\d")
_MIN_FIELDS = 2
"""Fields of a form that a text has, at least; one alone is a title, `For all staff (mandatory)`."""


@cache
def _phone() -> re.Pattern[str]:
    return re.compile(rf"(?i)\b{any_word(_CONTACT)}\w{{0,3}}\W{{0,3}}\+?\(?\d[\d ()-]{{4,}}\d\b")


@cache
def _choice() -> re.Pattern[str]:
    """One choice by itself, `[ ] Yes`; other words behind a box are a point of a list."""
    return re.compile(rf"(?i){_OPTION}\s*{any_word(_CHOICES)}\W*")


@cache
def _field() -> re.Pattern[str]:
    return re.compile(rf"(?i).*\((?:[^()]*\W)?{any_word(_FIELDS)}(?:\W[^()]*)?\)\W*")


@cache
def _ticked() -> re.Pattern[str]:
    """A question of a form with what was chosen: `Keep it confidential? No`."""
    return re.compile(rf"(?i)[^.!?]*\?\s*(?:{any_word(_CHOICES)}[\s/|]*){{1,3}}\.?")


def without_contact(blocks: Sequence[Block]) -> list[Block]:
    """The blocks without addresses, numbers of telephones and fields of forms.

    A sentence that gives a number of a telephone stays, and so does a longer paragraph; of several
    lines those go that are one by themselves. Names of fields go where there are several; points of
    a list and rows of a table are none.
    """
    fields = sum(
        _field().fullmatch(_plain(line)) is not None
        for block in blocks
        if block.kind not in _LISTED
        for line in block.text.split("\n")
    )
    has_fields = fields >= _MIN_FIELDS
    result = []
    for block in blocks:
        if block.kind == "heading":
            result.append(block)
            continue
        named = has_fields and block.kind not in _LISTED
        whole = _is_contact(block.text) or _is_form(block.text, named=named)
        lines = [_without_answers(line) for line in block.text.split("\n")]
        kept = [
            line
            for line in lines
            if line and not whole and not _is_line_of_form(line, block, named=named)
        ]
        text = "\n".join(kept)
        if kept:
            result.append(block if text == block.text else replace(block, text=text))
    return result


_LISTED = ("list", "table", "heading")


def _plain(text: str) -> str:
    return text.replace("*", "").strip()


def _without_answers(line: str) -> str:
    """The line without what may be ticked behind a question that a consultation numbers.

    Nothing is left of another short line, `May we quote you?  [ ] Yes  [ ] No`.
    """
    asked = _ANSWERS.sub("", line)
    numbered = asked.endswith("?") and _NUMBERED.match(asked) is not None
    is_field = asked != line and not numbered and len(asked.split()) <= _MAX_FIELD
    return "" if is_field else asked


def _is_line_of_form(line: str, block: Block, *, named: bool) -> bool:
    """A line that is no part of a sentence that goes over several."""
    alone = not starts_small(line) and "\n" in block.text
    return alone and (
        _is_form(line, named=named) or (_is_contact(line) and _phone().search(line) is not None)
    )


def _is_contact(text: str) -> bool:
    if len(text.split()) > _MAX_WORDS:
        return False
    text = text.strip()
    said = SENTENCE_END.search(text) is not None
    mailed = _MAIL.search(text) is not None and not is_said(text)
    return mailed or (not said and _phone().search(text) is not None)


def _is_form(text: str, *, named: bool) -> bool:
    """Choices of a form, or, with `named`, the name of a field."""
    text = _plain(text)
    if len(text.split()) > _MAX_FIELD + (len(text.split("?")) > 1) * _MAX_FIELD:
        return False
    forms = (_OPTIONS, _choice(), _ticked(), *([_field()] if named else []))
    return any(form.fullmatch(text) for form in forms) and not _is_text(text)


def _is_text(text: str) -> bool:
    """It ends as a statement does."""
    return text.endswith(".") and "?" not in text
