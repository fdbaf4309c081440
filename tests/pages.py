"""Pages of the dashboard opened without a browser."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from urllib.parse import parse_qsl

import pandas as pd
from streamlit import config
from streamlit.components.v2.component_manager import BidiComponentManager
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Button

from dashboard import menu
from tests.paths import ROOT

APP = ROOT / "dashboard" / "app.py"
PAGES = [item.file for item in menu.MENU]
PARTS = ("both", "one", "map", "themes", "sure")
"""Of the page Topics, in the order of their tabs; only the open one is made."""
PLACES = [*PAGES, *(f"topics?part={part}" for part in PARTS[1:])]
"""All that is seen without a click on a page itself: the pages, and the parts of that with some."""
# AppTest looks through every installed package for parts of pages, a quarter of a second for each
# app. The dashboard uses none.
_NO_COMPONENTS = BidiComponentManager()
# As .streamlit/config.toml has them, which is not read from the folder of a test.
for _option in ("runner.magicEnabled", "browser.gatherUsageStats"):
    config.set_option(_option, value=False)


def app() -> AppTest:
    """The dashboard, not run yet."""
    made = AppTest.from_file(str(APP), default_timeout=60)
    made._bidi_component_manager = _NO_COMPONENTS
    return made


def opened(page: str, **url: str) -> AppTest:
    """A page as its address opens it, without an exception; it may be one of `PLACES`."""
    made = app()
    file, _, asked = page.partition("?")
    made.switch_page(menu.path(file))
    made.query_params.update(dict(parse_qsl(asked)) | url)
    made.run()
    assert [error.message for error in made.exception] == []
    return made


def seen(page: str, **url: str) -> AppTest:
    """As `opened`, once for each folder and address: for tests that only look at the page."""
    return _seen(Path.cwd(), page, **url)


@cache
def _seen(folder: Path, page: str, **url: str) -> AppTest:
    return opened(page, **url)


def button(app: AppTest, start: str) -> Button:
    """The first button whose key begins so: the key goes on with what the button is about."""
    return next(one for one in app.button if str(one.key).startswith(start))


def texts(app: AppTest) -> str:
    """What a page says outside of its tables, one element a line."""
    kinds = (app.html, app.markdown, app.title, app.header, app.subheader, app.caption, app.text)
    boxes = (app.info, app.warning)
    return "\n".join(str(element.value) for kind in (*kinds, *boxes) for element in kind)


def lines(app: AppTest) -> pd.DataFrame:
    """The lines of the page's first concordance."""
    return next(element.value for element in app.dataframe if "keyword" in element.value)
