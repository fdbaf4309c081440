"""Tables are shared by `dvc push` and `dvc pull`, and raw interviews stay where they are."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from urllib.request import Request, urlopen

import boto3
import pandas as pd
import pytest

from pipeline import tables
from tests.built import run


@pytest.fixture
def store() -> Iterator[str]:
    """An S3-compatible server on this machine with one bucket."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen(  # noqa: S603 - a fixed command
        [sys.executable, "-W", "ignore", "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    url = f"http://127.0.0.1:{port}"
    try:
        for _ in range(240):
            with suppress(OSError), urlopen(Request(f"{url}/cospeak", method="PUT"), timeout=5):  # noqa: S310 - this machine
                break
            time.sleep(0.5)
        yield url
    finally:
        server.terminate()
        server.wait()


def objects(url: str) -> list[bytes]:
    """What the bucket holds."""
    client = boto3.client("s3", endpoint_url=url)
    listing = client.list_objects_v2(Bucket="cospeak")["Contents"]
    return [client.get_object(Bucket="cospeak", Key=one["Key"])["Body"].read() for one in listing]


def test_a_colleague_pulls_the_tables_and_the_store_never_sees_an_interview(
    store: str,
    dvc_project: tuple[Path, subprocess.CompletedProcess[str]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "for-the-test")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "for-the-test")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "eu-north-1")
    mine = tmp_path / "mine"
    shutil.copytree(dvc_project[0], mine, symlinks=True)
    for command in (
        ("remote", "add", "-d", "team", "s3://cospeak/study"),
        ("remote", "modify", "team", "endpointurl", store),
        ("push", "documents"),
    ):
        done = run(mine, "dvc", *command)
        assert done.returncode == 0, done.stdout + done.stderr

    stored = objects(store)
    made = [mine / tables.place(table) for table in (tables.Segments, tables.Documents)]
    for path in made:
        assert path.read_bytes() in stored
    raw = [path.read_bytes() for path in (mine / "data" / "few").rglob("*") if path.is_file()]
    assert not [one for one in raw if one in stored]

    theirs = tmp_path / "theirs"
    shutil.copytree(mine, theirs, ignore=shutil.ignore_patterns("few", "interim", "published"))
    shutil.rmtree(theirs / ".dvc" / "cache")
    done = run(theirs, "dvc", "pull", "documents")
    assert done.returncode == 0, done.stdout + done.stderr
    for path in made:
        pd.testing.assert_frame_equal(
            pd.read_parquet(theirs / path.relative_to(mine)), pd.read_parquet(path)
        )
