"""Sealed results: whoever has what they were made from can read them, and nobody else."""

from __future__ import annotations

import io
import pickle
import subprocess
from pathlib import Path

import pytest

from pipeline.compute.sealed import Sealed, _Plain, secret_of_file, secret_of_texts
from pipeline.ingest.listing import Refusal
from pipeline.wording.messages import message

SECRET = secret_of_texts("Ruth Haldane came at nine.")
RESULT = [Refusal("a.txt", "policy", message("file_empty"), message("replace_with_text"))]


@pytest.fixture
def sealed(tmp_path: Path) -> Sealed:
    return Sealed(tmp_path / "kept", "1")


def only_file(sealed: Sealed) -> Path:
    (file,) = sealed.folder.iterdir()
    return file


def test_what_is_kept_is_read_by_the_same_secret_and_for_the_same_purpose(sealed: Sealed) -> None:
    sealed.write(RESULT, SECRET, "names", "en")
    assert sealed.read(SECRET, "names", "en") == RESULT
    assert sealed.read(SECRET, "names", "nb") is None
    assert sealed.read(secret_of_texts("Ruth Haldane came at ten."), "names", "en") is None
    assert Sealed(sealed.folder, "2").read(SECRET, "names", "en") is None


def test_neither_name_nor_content_of_the_file_tells_anything_and_others_may_not_open_it(
    sealed: Sealed,
) -> None:
    sealed.write(["Ruth Haldane"] * 50, SECRET, "names")
    file = only_file(sealed)
    assert b"Haldane" not in file.read_bytes()
    assert SECRET.hex() not in file.name
    assert file.stat().st_mode & 0o077 == 0
    assert sealed.folder.stat().st_mode & 0o077 == 0


def test_the_same_result_is_never_the_same_noise_twice(sealed: Sealed) -> None:
    sealed.write(RESULT, SECRET)
    first = only_file(sealed).read_bytes()
    sealed.write(RESULT, SECRET)
    assert only_file(sealed).read_bytes() != first


@pytest.mark.parametrize("cut", [0, 5, -1])
def test_a_file_that_is_broken_or_changed_counts_as_none(sealed: Sealed, cut: int) -> None:
    sealed.write(RESULT, SECRET)
    file = only_file(sealed)
    content = file.read_bytes()
    file.write_bytes(content[:cut] if cut >= 0 else content[:-1] + bytes([content[-1] ^ 1]))
    assert sealed.read(SECRET) is None


class _Starts:
    def __reduce__(self) -> tuple[object, tuple[object, ...]]:
        return subprocess.Popen, (["true"],)


def test_no_code_of_others_is_called_by_what_is_read(sealed: Sealed) -> None:
    sealed.write(_Starts(), SECRET)  # whoever has the file could write such a result
    assert sealed.read(SECRET) is None
    sealed.write(Refusal, SECRET, "a class of ours")
    assert sealed.read(SECRET, "a class of ours") is Refusal
    sealed.write(message, SECRET, "a function of ours")
    assert sealed.read(SECRET, "a function of ours") is None


def test_a_name_that_leads_from_a_module_of_ours_to_what_it_imports_is_refused() -> None:
    module, name = b"pipeline.run", b"subprocess.Popen"
    asked = b"\x80\x04\x8c%c%b\x8c%c%b\x93." % (len(module), module, len(name), name)
    with pytest.raises(pickle.UnpicklingError):
        _Plain(io.BytesIO(asked)).load()


def test_what_was_neither_read_nor_written_goes(sealed: Sealed) -> None:
    for word in ("one", "two", "three"):
        sealed.write(word, SECRET, word)
    again = Sealed(sealed.folder, "1")
    assert again.read(SECRET, "one") == "one"
    again.write("four", SECRET, "four")
    again.settle()
    assert [again.read(SECRET, word) for word in ("one", "two", "three", "four")] == [
        "one",
        None,
        None,
        "four",
    ]
    Sealed(sealed.folder / "not there", "1").settle()


def test_the_secret_of_a_file_is_its_content(tmp_path: Path) -> None:
    one, same, other = (tmp_path / name for name in ("a", "b", "c"))
    for file, text in ((one, "x"), (same, "x"), (other, "y")):
        file.write_text(text, encoding="utf-8")
    assert secret_of_file(one) == secret_of_file(same) != secret_of_file(other)
    assert secret_of_file(tmp_path / "gone") is None
    assert secret_of_texts("ab", "c") != secret_of_texts("a", "bc")


def test_a_result_that_is_put_in_the_place_of_another_counts_as_none(sealed: Sealed) -> None:
    sealed.write("found", SECRET, "en")
    content = only_file(sealed).read_bytes()
    sealed.write("other", SECRET, "nb")
    for file in sealed.folder.iterdir():
        file.write_bytes(content)
    assert (sealed.read(SECRET, "en"), sealed.read(SECRET, "nb")) == ("found", None)


@pytest.mark.parametrize("gone", ["pipeline.compute.sealed.Gone", "pipeline.gone.Gone"])
def test_a_result_of_a_class_that_is_gone_counts_as_none(
    sealed: Sealed, gone: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    module, name = gone.rsplit(".", 1)
    asked = b"c%b\n%b\n." % (module.encode(), name.encode())
    monkeypatch.setattr(pickle, "dumps", lambda *_, **__: asked)
    sealed.write("what", SECRET)
    assert sealed.read(SECRET) is None
