"""Takes the pictures of the dashboard for the documentation: `make screenshots`.

`python scripts/screenshots.py FOLDER` takes every page instead, at two widths, light and dark,
to look at. The tables must have been made, and a Chromium must be installed.
"""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from dashboard import menu

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
SHOWN = ("overview",)
DESK, PHONE = 1440, 390


@contextmanager
def dashboard() -> Iterator[str]:
    """The address of a dashboard that runs as long as the block."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen(  # noqa: S603 - commands of this file
        [sys.executable, "-m", "streamlit", "run", "dashboard/app.py", "--server.port", str(port)],
        cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    address = f"http://127.0.0.1:{port}"
    try:
        for _ in range(240):
            try:
                with urllib.request.urlopen(f"{address}/_stcore/health", timeout=2):  # noqa: S310 - an address of this machine
                    break
            except (urllib.error.URLError, TimeoutError):
                time.sleep(0.25)
        yield address
    finally:
        server.terminate()
        server.wait(timeout=20)


def shoot(browser: Browser, url: str, file: Path, *, width: int, scheme: str) -> None:
    """One page from top to bottom as PNG."""
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        color_scheme="dark" if scheme == "dark" else "light",
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.set_default_timeout(60_000)
    page.goto(url)
    page.wait_for_selector("h1")
    page.wait_for_timeout(500)
    page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]")
    # Streamlit scrolls inside its own box: the window is made as tall as the page, again and again,
    # since a picture below the window is drawn only when it comes into sight.
    for _ in range(3):
        height = page.evaluate("document.querySelector('[data-testid=stMain]').scrollHeight")
        page.set_viewport_size({"width": width, "height": max(900, min(int(height), 8000))})
        page.wait_for_timeout(900)
    file.parent.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=file)
    context.close()


def main() -> None:
    """The documentation's pictures, or every page into the folder that is named."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        raise SystemExit("No Chromium here. On Debian: apt-get install chromium")
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    wanted = sys.argv[2:]
    with dashboard() as address, sync_playwright() as playwright:
        # Chromium refuses its sandbox to root, and containers have a small /dev/shm.
        browser = playwright.chromium.launch(
            executable_path=chromium,
            args=["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"],
        )
        for item in menu.MENU:
            url = f"{address}/{'' if item.file == 'overview' else item.file}"
            if folder is None and item.file in SHOWN:
                shoot(browser, url, DOCS / f"{item.file}.png", width=DESK, scheme="light")
            if folder is not None and (not wanted or item.file in wanted):
                for width in (DESK, PHONE):
                    for scheme in ("light", "dark"):
                        file = folder / f"{item.file}_{width}_{scheme}.png"
                        shoot(browser, url, file, width=width, scheme=scheme)
        browser.close()


if __name__ == "__main__":
    main()
