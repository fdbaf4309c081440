"""Text that a web page folds away, or calls as furniture is called, made plain text.

Panels of accordions and tabs are hidden until they are opened, and some sites keep their whole text
in a form, a dialog or an element for browsers without scripts. What holds much of a page's words
and few links is its text, whatever it is called.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

_MUCH = 0.3
"""Share of the page's words from which on elements of one kind are its text."""
_HIDDEN_PROSE = 25
"""Words of a hidden part from which on it may be text."""
_MAX_LINKED = 0.3
"""Share of the words of a text, at most, that stand in links."""
_HOLDERS = ("form", "noscript", "template", "dialog")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_SENTENCE = re.compile(r"[^\W\d_]{2,}[.!?…]")


def is_hidden(element: Any) -> bool:
    """The page does not show the element before somebody opens it."""
    style = element.get("style", "").replace(" ", "").lower()
    return element.get("hidden") is not None or "display:none" in style


def unfold(tree: Any, is_furniture: Callable[[Any], bool]) -> None:
    """Makes plain what is folded away but text; `is_furniture` tells by names.

    Buttons that open a panel become its heading.
    """
    total = len(tree.text_content().split()) or 1
    for tag in _HOLDERS:
        held = [element for element in tree.iter(tag) if _is_prose(element)]
        if _words(held) > _MUCH * total:
            for element in held:
                element.tag = "div"
                element.attrib.pop("open", None)
    _unfold_hidden(tree, is_furniture)
    _unname(tree, is_furniture, total)
    _keep_headings(tree)


def _unfold_hidden(tree: Any, is_furniture: Callable[[Any], bool]) -> None:
    for element in tree.iter("div", "section", "dd", "article", "li", "p", "ul", "ol", "table"):
        if is_hidden(element) and _is_prose(element) and not is_furniture(element):
            element.attrib.pop("hidden", None)
            element.attrib.pop("style", None)


def _unname(tree: Any, is_furniture: Callable[[Any], bool], total: int) -> None:
    """Takes away class and id that furniture has, where much of the page is called so."""
    named: dict[str, list[Any]] = {}
    for element in tree.iter("div", "section", "ul", "ol", "dl"):
        if is_furniture(element) and not element.get("role"):
            named.setdefault(element.get("class", ""), []).append(element)
    for elements in named.values():
        prose = [element for element in elements if _is_prose(element)]
        if _words(prose) > _MUCH * total:
            for element in prose:
                element.attrib.pop("class", None)
                element.attrib.pop("id", None)


def _keep_headings(tree: Any) -> None:
    """Makes plain the wrappers of a heading, and the buttons that are one."""
    for element in tree.iter("div", "header"):
        headed = next(element.iter(*_HEADINGS), None) is not None
        inner = any(
            parent.tag in ("section", "article", "main") for parent in element.iterancestors()
        )
        if element.tag == "div" and "head" not in element.get("class", "").lower():
            continue
        few = len(element.text_content().split()) <= _HIDDEN_PROSE
        if headed and few and not _has_links(element) and (element.tag == "div" or inner):
            element.tag = "div"
            element.attrib.pop("class", None)
    for button in list(tree.iter("button")):
        holder = button.getparent()
        if holder is None or not button.text_content().strip():
            continue
        if holder.tag in (*_HEADINGS, "dt", "summary"):
            button.tag = "span"
        elif _opens(button):
            button.tag = "h3"


def _opens(button: Any) -> bool:
    """A panel of text follows the button."""
    following = button.getnext()
    return following is not None and following.tag != "button" and _is_prose(following)


def _is_prose(element: Any) -> bool:
    """Sentences of more than a few words, with few links."""
    text = element.text_content()
    words = len(text.split())
    linked = sum(len(link.text_content().split()) for link in element.iterfind(".//a[@href]"))
    return (
        words >= _HIDDEN_PROSE
        and _SENTENCE.search(text) is not None
        and linked <= _MAX_LINKED * words
    )


def _has_links(element: Any) -> bool:
    return next(element.iter("a", "input", "nav"), None) is not None


def _words(elements: Iterable[Any]) -> int:
    return sum(len(element.text_content().split()) for element in elements)
