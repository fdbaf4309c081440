"""Who may see the dashboard, and what its server lets in and out."""

from __future__ import annotations

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import tomllib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from dashboard.access import is_admitted
from tests.browser.steps import CHROMIUM
from tests.paths import ROOT


def test_the_list_lets_in_whom_it_names_and_whose_address_is_vouched_for() -> None:
    claims = {"email": "Ann@Home.example", "email_verified": True}
    assert is_admitted(claims, ["ann@home.example"])
    assert not is_admitted(claims, [])
    assert not is_admitted(claims, ["bob@home.example"])
    assert not is_admitted(claims | {"email_verified": False}, ["ann@home.example"])
    assert not is_admitted({"email": "ann@home.example"}, ["ann@home.example"])
    assert not is_admitted({"email": "", "email_verified": True}, [""])


def test_the_server_listens_here_only_tells_nobody_and_takes_no_file() -> None:
    config = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    assert config["server"]["address"] == "127.0.0.1"
    assert set(config["server"]["allowedHosts"]) == {"127.0.0.1", "localhost"}
    assert config["server"]["enableXsrfProtection"] is True
    assert config["server"]["enableCORS"] is True
    assert config["server"]["maxUploadSize"] == 1
    assert config["browser"]["gatherUsageStats"] is False
    assert config["client"]["disableDataExport"] is True
    code = "\n".join(
        path.read_text(encoding="utf-8") for path in (ROOT / "dashboard").rglob("*.py")
    )
    for way_in in ("file_uploader", "camera_input", "audio_input", "chat_input", "data_editor"):
        assert way_in not in code
    assert "unsafe_allow_html" not in code


def test_every_csv_that_leaves_is_made_harmless() -> None:
    """A cell that begins like a formula is made text by `tables`, wherever a CSV is written."""
    made = re.compile(r"(?:\w+\.)?\w+(?:\(\w+\))?\.to_csv\(|\w+\.to_csv\(")
    found = {
        call
        for folder in ("dashboard", "pipeline")
        for path in (ROOT / folder).rglob("*.py")
        for call in made.findall(path.read_text(encoding="utf-8"))
    }
    assert found == {"tables.to_csv(", "harmless(frame).to_csv(", "tables.harmless(plot).to_csv("}


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def started(command: list[str], folder: Path, url: str) -> subprocess.Popen[bytes]:
    """A server of the tests that answers at the address."""
    server = subprocess.Popen(  # noqa: S603 - commands of this file
        [sys.executable, "-W", "ignore", "-m", *command],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    for _ in range(240):
        assert server.poll() is None, f"{command} ended"
        with suppress(OSError), urlopen(url, timeout=5):  # noqa: S310 - this machine
            return server
        time.sleep(0.5)
    server.terminate()
    raise TimeoutError(url)


@pytest.fixture(scope="module")
def servers(example_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A dashboard that asks a provider on this machine; `ann` is on the list and `bob` is not."""
    folder = Path(shutil.copytree(example_folder, tmp_path_factory.mktemp("access") / "project"))
    shutil.copytree(ROOT / ".streamlit", folder / ".streamlit")
    port, other = free_port(), free_port()
    secrets = f"""
[auth]
redirect_uri = "http://127.0.0.1:{port}/oauth2callback"
cookie_secret = "{"0123456789abcdef" * 4}"
client_id = "cospeak"
client_secret = "for-the-test"
server_metadata_url = "http://127.0.0.1:{other}/.well-known/openid-configuration"

[cospeak]
allow = ["ann@home.example"]
"""
    (folder / ".streamlit" / "secrets.toml").write_text(secrets, encoding="utf-8")
    users = [
        json.dumps({"sub": name, "email": f"{name}@home.example", "email_verified": True})
        for name in ("ann", "bob")
    ]
    provider = ["oidc_provider_mock", "--port", str(other)]
    for user in users:
        provider += ["--user-claims", user]
    app = ["streamlit", "run", str(ROOT / "dashboard/app.py"), "--server.port", str(port)]
    running = [
        started(provider, folder, f"http://127.0.0.1:{other}/.well-known/openid-configuration"),
        started(app, folder, f"http://127.0.0.1:{port}/_stcore/health"),
    ]
    yield f"http://127.0.0.1:{port}"
    for server in running:
        server.terminate()
        server.wait()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page of a person whom no server knows yet."""
    page = browser.new_page()  # in a context of its own, without cookies
    page.set_default_timeout(60_000)
    page.route(lambda url: "//127.0.0.1" not in url, lambda route: route.abort())
    yield page
    page.close()


needs_browser = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium: apt-get install chromium")


@pytest.mark.browser
@needs_browser
def test_nothing_is_shown_before_sign_in_and_all_to_those_on_the_list(
    servers: str, page: Page
) -> None:
    for place in ("", "/concordance", "/export"):
        page.goto(servers + place)
        page.get_by_role("button", name="Sign in").wait_for()
        assert page.locator("[data-testid=stDataFrame], .cs-finding, nav a").count() == 0
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("button", name="ann").click()
    page.get_by_role("button", name="Sign out").wait_for()
    page.locator(".cs-finding").first.wait_for()


@pytest.mark.browser
@needs_browser
def test_who_signs_in_and_is_not_on_the_list_sees_nothing(servers: str, page: Page) -> None:
    page.goto(servers)
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("button", name="bob").click()
    page.get_by_text("not on the list").wait_for()
    page.goto(servers + "/concordance")
    page.get_by_text("not on the list").wait_for()
    assert page.locator("[data-testid=stDataFrame], .cs-finding").count() == 0
