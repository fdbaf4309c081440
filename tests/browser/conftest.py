"""A dashboard of the example tables, and windows to look at it with."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    Page,
    expect,
    sync_playwright,
)

from tests.browser.steps import (
    CHROMIUM,
    DESK,
    HEARD,
    OF_A_PHONE,
    PHONE,
    Scheme,
    served,
)

expect.set_options(timeout=30_000)  # as long as a page is waited for: a machine may be busy


@pytest.fixture(scope="session")
def project(example_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("browser") / "project"
    return Path(shutil.copytree(example_folder, folder))


@pytest.fixture(scope="session")
def address(project: Path) -> Iterator[str]:
    """A dashboard of the example tables, started as `make app` starts it; one for a worker."""
    with served(project) as url:
        yield url


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        # Chromium refuses its sandbox to root, and containers have a small /dev/shm.
        chromium = playwright.chromium.launch(
            executable_path=CHROMIUM,
            args=["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"],
        )
        yield chromium
        chromium.close()


@pytest.fixture(scope="package")
def windows(browser: Browser) -> Callable[[int, Scheme], BrowserContext]:
    """A window of each kind, kept for all tests: Chromium reads Streamlit's code from its cache."""

    @cache
    def window(width: int, scheme: Scheme) -> BrowserContext:
        made = browser.new_context(
            viewport={"width": width, "height": 1000}, color_scheme=scheme, reduced_motion="reduce",
            user_agent=OF_A_PHONE if width == PHONE else None,
        )  # fmt: skip
        made.add_init_script(HEARD)
        return made

    return window


@pytest.fixture(scope="package")
def kept(windows: Callable[[int, Scheme], BrowserContext]) -> Callable[[int, Scheme], Page]:
    """The first page of each window: one that has Streamlit's code ready shows the next in half
    of the time of a new one."""

    @cache
    def first(width: int, scheme: Scheme) -> Page:
        return windows(width, scheme).new_page()

    return first


@pytest.fixture
def tab(
    windows: Callable[[int, Scheme], BrowserContext], kept: Callable[[int, Scheme], Page]
) -> Iterator[Callable[..., Page]]:
    """Opens an empty page, as wide and as light as is asked for; left empty after the test."""
    opened: list[Page] = []

    def open_tab(width: int, scheme: Scheme = "light") -> Page:
        first = kept(width, scheme)
        page = windows(width, scheme).new_page() if first in opened else first
        page.set_default_timeout(30_000)
        opened.append(page)
        return page

    yield open_tab
    for page in opened[1:]:
        page.close()
    for page in opened[:1]:
        page.goto("about:blank")


@pytest.fixture
def page(tab: Callable[..., Page]) -> Page:
    return tab(DESK)
