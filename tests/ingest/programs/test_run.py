"""Programs are started by their full paths, with limits, and no other is."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline import sandbox as pool
from pipeline.ingest.programs.run import ProgramFailed, installed, is_program, output_of
from tests.ingest.programs.fakes import on_path


def test_a_program_gets_bytes_and_gives_bytes(tmp_path: Path) -> None:
    with on_path(tmp_path / "bin", catdoc="/bin/cat; printf ' %s' \"$1\""):
        assert output_of("catdoc", ("-w",), given=b"text") == b"text -w"


def test_a_program_that_fails_is_an_error_without_its_words(tmp_path: Path) -> None:
    with on_path(tmp_path / "bin", antiword="echo secret >&2; exit 3"):
        with pytest.raises(ProgramFailed) as error:
            output_of("antiword", ())
        assert "secret" not in str(error.value)


def test_a_worker_may_start_the_programs_of_the_list_and_no_other(tmp_path: Path) -> None:
    with on_path(tmp_path / "bin", tesseract="exit 0", rm="exit 0"):
        assert set(installed()) == {"tesseract"}
        known = installed()["tesseract"]
        assert is_program(known) and not is_program("tesseract")
        pool._forbid(is_program, "subprocess.Popen", (known, [known], None, None))
        for other in (str(tmp_path / "bin" / "rm"), "/bin/sh", "tesseract", None):
            with pytest.raises(PermissionError):
                pool._forbid(is_program, "subprocess.Popen", (other, [other], None, None))
