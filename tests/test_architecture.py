"""What holds of the whole tree: imports, stage deps, names, what Git may hold."""

import ast
import re
import subprocess
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

import grimp
import pytest
import yaml

from dashboard import menu
from pipeline import tables
from pipeline.config.params import Params
from tests.paths import ROOT

STAGES = yaml.safe_load((ROOT / "dvc.yaml").read_text(encoding="utf-8"))["stages"]
# They check, name or start, and never change a number.
LEFT_OUT = {"arrays", "cores", "tables", "errors", "sandbox", "compute", "stages", "run", "wording"}
# Of `config` a stage names the files whose meaning it hangs on: a new key of params refits nothing.
OF_CONFIG = {
    f"pipeline.config.{name}"
    for name in (
        "lexicon",
        "practice_examples",
        "readings",
        "reviewed_names",
        "roles",
        "sheets",
        "topic_labels",
        "word_lists",
    )
}
# What the dashboard may know of the pipeline, besides the tables and the wording.
DASHBOARD_MAY_IMPORT = {
    "pipeline.config.readings", "pipeline.tables", "pipeline.wording", "pipeline.stats.agreement",
    "pipeline.stats.power", "pipeline.publish.planning", "pipeline.publish.topic_comparison",
    "pipeline.publish.citation", "pipeline.publish.report", "pipeline.errors",
    "pipeline.promises.sentences", "pipeline.stats.families.multiplicity",
}  # fmt: skip
# Of a package what stands in it itself, without the modules below: the unit of rates.
DASHBOARD_MAY_IMPORT_ALONE = {"pipeline.stats"}
GRAPH = grimp.build_graph("pipeline", "dashboard", cache_dir=None)


def code_of(stage: str) -> set[str]:
    """The packages of `pipeline` that the stage's module imports, directly or not, and itself."""
    module = f"pipeline.stages.{stage}"
    upstream = {name for name in GRAPH.find_upstream_modules(module) if name.count(".")}
    packages = {f"pipeline/{name.split('.')[1]}" for name in upstream}
    left_out = {f"pipeline/{name}" for name in LEFT_OUT | {"config"}}
    if stage == "exports":  # its sentences are what the wording makes of codes
        left_out -= {"pipeline/wording"}
    of_config = {name.replace(".", "/") + ".py" for name in upstream & OF_CONFIG}
    if "pipeline/gap" in packages:  # the registry says how a measure is tested
        of_config |= {"pipeline/tables/measures.py"}
    return (packages - left_out) | of_config | {f"pipeline/stages/{stage}.py"}


def test_the_dashboard_imports_of_the_pipeline_what_is_named_and_nothing_else() -> None:
    known = {
        imported
        for module in GRAPH.modules
        if module.startswith("dashboard")
        for imported in GRAPH.find_modules_directly_imported_by(module)
        if imported.startswith("pipeline")
    }
    others = {
        name
        for name in known - DASHBOARD_MAY_IMPORT_ALONE
        if not any(name == may or name.startswith(f"{may}.") for may in DASHBOARD_MAY_IMPORT)
    }
    assert others == set()


def test_each_room_says_what_comes_in_and_what_goes_out() -> None:
    rooms = [*(ROOT / "pipeline").rglob("__init__.py"), *(ROOT / "dashboard").rglob("__init__.py")]
    silent = {
        path.parent.relative_to(ROOT).as_posix()
        for path in rooms
        if not re.search(
            r"\bin:.*\bout:",
            ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or "",
            re.I | re.S,
        )
    }
    assert silent == {"pipeline", "dashboard"}


@pytest.mark.parametrize("stage", STAGES)
def test_a_stage_depends_on_the_packages_that_it_imports_and_on_no_other(stage: str) -> None:
    listed = {dep for dep in STAGES[stage]["deps"] if dep.startswith("pipeline/")}
    assert listed == code_of(stage)


# What a module of `config` reads from `data`. `exports` reads all of it, for the manifest.
DATA_OF_CONFIG = {
    "pipeline.config.lexicon": "data/lexicon.yaml",
    "pipeline.config.practice_examples": "data/practice_examples",
    "pipeline.config.roles": "data/roles.yaml",
    "pipeline.config.word_lists": "data/words",
}


@pytest.mark.parametrize("stage", STAGES)
def test_a_stage_depends_on_the_lexicons_and_word_lists_that_its_code_reads(stage: str) -> None:
    upstream = GRAPH.find_upstream_modules(f"pipeline.stages.{stage}")
    read = {data for module, data in DATA_OF_CONFIG.items() if module in upstream}
    listed = {dep for dep in STAGES[stage]["deps"] if dep in DATA_OF_CONFIG.values()}
    assert listed == read


@pytest.mark.parametrize("stage", STAGES)
def test_a_stage_makes_the_tables_that_name_it(stage: str) -> None:
    named = (out if isinstance(out, str) else next(iter(out)) for out in STAGES[stage]["outs"])
    outs = {out for out in named if out.endswith(".parquet")}
    assert outs == {
        str(tables.place(table))
        for table in (*tables.INTERIM, *tables.PUBLISHED)
        if tables.origin(table).stage == stage
    }


def tables_read_by(stage: str) -> set[str]:
    """The tables named in `tables.read(tables.X)` calls of the stage's main."""
    tree = ast.parse((ROOT / f"pipeline/stages/{stage}.py").read_text(encoding="utf-8"))
    return {
        str(tables.place(getattr(tables, node.args[0].attr)))
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "read"
        and node.args
        and isinstance(node.args[0], ast.Attribute)
    }


@pytest.mark.parametrize("stage", [stage for stage in STAGES if stage != "exports"])
def test_a_stage_depends_on_the_tables_that_it_reads(stage: str) -> None:
    listed = {dep for dep in STAGES[stage]["deps"] if dep.endswith(".parquet")}
    assert listed == tables_read_by(stage)


# Packages that are given all params and read sections of them.
CORES = {"robustness": "pipeline/robustness"}


def sections_read_by(stage: str) -> set[str]:
    """The sections of params that the stage's main names, or its core if that is given them all."""
    text = (ROOT / f"pipeline/stages/{stage}.py").read_text(encoding="utf-8")
    if "params=load_params()" in text:
        for path in sorted((ROOT / CORES[stage]).glob("*.py")):
            text += path.read_text(encoding="utf-8")
    named = re.findall(r"(?:load_params\(\)|\bparams)\.(\w+)", text)
    return set(named) & set(Params.model_fields)


@pytest.mark.parametrize("stage", [stage for stage in STAGES if stage != "exports"])
def test_a_stage_is_run_anew_when_a_section_that_it_reads_changes(stage: str) -> None:
    assert {key.split(".")[0] for key in STAGES[stage].get("params", ())} == sections_read_by(stage)


@pytest.mark.parametrize("stage", ["annotations", "documents", "mentions"])
def test_results_are_kept_by_all_that_their_stage_depends_on(stage: str) -> None:
    """Else a result would be kept that a fresh run would not come to."""
    module = import_module(f"pipeline.stages.{stage}")
    listed = {f"pipeline.stages.{stage}", *module.CODE}
    assert {_dotted(dep) for dep in code_of(stage)} == listed
    data = {dep for dep in STAGES[stage]["deps"] if dep in DATA_OF_CONFIG.values()}
    assert data == {path.as_posix() for path in getattr(module, "DATA", ())}


# What they hold of a reading is made anew in each run, or is asked for before anything is kept.
ASKED_FOR_NO_RESULT = (
    "pipeline.arrays",
    "pipeline.compute",
    "pipeline.config.params",
    "pipeline.cores",
    "pipeline.stats",
    "pipeline.tables",
)


def test_what_is_kept_of_files_hangs_on_all_that_the_code_which_makes_it_asks() -> None:
    """Also on the classes of its values, which dvc.yaml need not name."""
    module = import_module("pipeline.stages.documents")
    named = (*module.CODE, *module.SHAPES, *ASKED_FOR_NO_RESULT)
    code = {one for one in GRAPH.modules if _is_below(one, module.CODE)}
    asked = set().union(*(GRAPH.find_upstream_modules(one) for one in code))
    assert [one for one in sorted(asked) if not _is_below(one, named)] == []


def _is_below(module: str, places: Sequence[str]) -> bool:
    return any(module == place or module.startswith(f"{place}.") for place in places)


def _dotted(path: str) -> str:
    return path.removesuffix(".py").replace("/", ".")


def test_where_stages_work_makes_nothing_stale() -> None:
    """All sections of the params but `compute` are named by the stage that records them."""
    assert set(STAGES["exports"]["params"]) == set(Params.model_fields) - {"compute"}
    assert not [name for name, one in STAGES.items() if "compute" in one.get("params", ())]


def test_exports_depends_on_every_published_table() -> None:
    assert {str(tables.place(table)) for table in tables.PUBLISHED} <= set(
        STAGES["exports"]["deps"]
    )


@pytest.mark.parametrize("stage", STAGES)
def test_a_stage_has_a_main_and_says_what_it_does(stage: str) -> None:
    assert STAGES[stage]["cmd"] == f"python -m pipeline.stage {stage}"
    assert STAGES[stage]["desc"]


MODULES = sorted(
    path.relative_to(ROOT)
    for package in ("pipeline", "dashboard")
    for path in (ROOT / package).rglob("*.py")
    if path.name != "__init__.py" and path.parent != ROOT / "pipeline" / "stages"
)


def _test_of(module: Path) -> Path:
    first, *rest = module.parent.parts
    return Path("tests", "dashboard" if first == "dashboard" else "", *rest, f"test_{module.name}")


def test_a_module_has_a_test_module_at_the_same_place() -> None:
    assert len(MODULES) > 400
    assert [one for one in map(_test_of, MODULES) if not (ROOT / one).is_file()] == []


@pytest.mark.parametrize(
    "package", sorted({path.parent for path in MODULES if len(path.parts) > 2}), ids=str
)
def test_a_room_has_about_eight_doors(package: Path) -> None:
    if package.name in ("views", "readers"):  # as many as the menu has pages, and as formats
        return
    modules = [path for path in MODULES if path.parent == package]
    assert len(modules) <= 10
    said = ast.get_docstring(ast.parse((ROOT / package / "__init__.py").read_text("utf-8"))) or ""
    assert (len(modules) > 9) == ("Ten modules: " in said), "ten need a reason in the docstring"


@pytest.mark.parametrize("stage", STAGES)
def test_a_main_is_short(stage: str) -> None:
    tree = ast.parse((ROOT / f"pipeline/stages/{stage}.py").read_text(encoding="utf-8"))
    (main,) = [n for n in tree.body if isinstance(n, ast.FunctionDef) and n.name == "main"]
    assert (main.end_lineno or 0) - main.lineno <= 45


def test_a_page_has_no_address_but_the_one_of_the_menu() -> None:
    """Streamlit would serve each file of a folder `pages`, without the check of who may look."""
    assert not (ROOT / "dashboard" / "pages").exists()
    files = {path.stem for path in (ROOT / "dashboard" / "views").glob("*.py")} - {"__init__"}
    assert files == {item.file for item in menu.MENU}


def _told_at_top(module: str) -> set[str]:
    """Names that a module binds outside of its functions, and the modules of a package."""
    path = ROOT / module.replace(".", "/")
    file = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
    names = {one.stem for one in path.iterdir()} if path.is_dir() else set()
    for node in ast.parse(file.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            names.add(node.name)
        elif isinstance(node, ast.Import | ast.ImportFrom):
            names |= {alias.asname or alias.name for alias in node.names}
        else:
            names |= {
                one.id
                for one in ast.walk(node)
                if isinstance(one, ast.Name) and isinstance(one.ctx, ast.Store)
            }
    return names


def _wanted_of_pipeline(text: str) -> set[tuple[str, str]]:
    """Modules of the pipeline and what a text imports of them, within functions too."""
    return {
        (node.module or "", alias.name)
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.ImportFrom) and f"{node.module}.".startswith("pipeline.")
        for alias in node.names
    }


def test_imports_of_benchmarks_are_found_and_names_that_are_only_used_are_not_there() -> None:
    text = "from pipeline import a\ndef f():\n    from pipeline.b import c\nfrom pipelines import d"
    assert _wanted_of_pipeline(text) == {("pipeline", "a"), ("pipeline.b", "c")}
    told = _told_at_top("pipeline.ingest.transcripts.turns")
    assert {"read_turns", "_NO_PERSONS", "WordList"} <= told
    assert not {"str", "tuple"} & told
    assert "ingest" in _told_at_top("pipeline")


def test_what_benchmarks_import_of_the_pipeline_is_there() -> None:
    wanted = {
        (path.name, *one)
        for path in sorted((ROOT / "benchmarks").rglob("*.py"))
        for one in _wanted_of_pipeline(path.read_text(encoding="utf-8"))
    }
    told = {module: _told_at_top(module) for module in {module for _, module, _ in wanted}}
    assert wanted
    assert not [one for one in sorted(wanted) if one[2] not in told[one[1]]]


def test_every_folder_of_code_is_a_package() -> None:
    for package in ("pipeline", "dashboard"):
        for folder in {path.parent for path in (ROOT / package).rglob("*.py")}:
            assert (folder / "__init__.py").is_file(), folder


def test_the_lock_pins_every_version_with_hashes_and_names_no_index() -> None:
    lines = (ROOT / "requirements.lock").read_text(encoding="utf-8").splitlines()
    pins = [line for line in lines if line and not line.startswith((" ", "#"))]
    assert all("==" in line for line in pins)
    assert sum("--hash=sha256:" in line for line in lines) >= len(pins)
    assert not [line for line in lines if "://" in line or line.startswith("--")]


def test_interviews_and_what_is_made_of_them_stay_out_of_git() -> None:
    for path in (
        "data/raw/x.txt",
        "data/interim/x.parquet",
        "data/published/csv/x.csv",
        "data/marks/x",
        "data/key/x.csv",
        "data/private/names.yaml",
        ".dvc/cache/files/md5/00/x",
        ".streamlit/secrets.toml",
        "data/validation/passage_coding.csv",
        "data/validation/filled/x.csv",
    ):
        ignored = subprocess.run(["git", "check-ignore", "-q", path], cwd=ROOT, check=False)  # noqa: S603, S607 - a fixed command
        assert ignored.returncode == 0, path


def test_git_holds_no_file_of_the_folders_that_it_must_not_hold() -> None:
    folders = ("raw", "interim", "published", "marks", "key")
    places = [f"data/{name}" for name in folders] + [".dvc/cache", ".streamlit/secrets.toml"]
    listed = subprocess.run(  # noqa: S603 - a fixed command
        ["git", "ls-files", "--", *places],  # noqa: S607 - found on the path
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    assert listed.stdout == ""


def test_one_place_says_with_which_lists_a_language_is_read() -> None:
    """Else Danish and Swedish would be read with other lists in one module than in the next."""
    own_rule = re.compile(r'\belse\s+"n[bn]"')
    assert own_rule.search('code = "en" if language == "en" else "nb"')
    files = sorted((ROOT / "pipeline").rglob("*.py"))
    found = [path for path in files if own_rule.search(path.read_text(encoding="utf-8"))]
    assert found == [ROOT / "pipeline/text/languages.py"]


def test_code_is_described_without_words_of_a_private_language() -> None:
    """Each stood for a term that readers of the field know; the glossary has the terms."""
    private = re.compile(
        r"so[- ]many(ieth|[- ]times)|\bparted by\b|\btold (per|from chance|of it)\b"
        r"|\bheld against\b|\bkeeps? company\b|\bscenery\b|\b(can|could|cannot) be told\b"
        r"|\bthrown together\b",
        re.IGNORECASE,
    )
    assert private.search("the gap can be told") and not private.search("told apart by ids")
    files = [
        path
        for folder in ("pipeline", "dashboard", "scripts")
        for path in sorted((ROOT / folder).rglob("*.py"))
    ]
    texts = {path: path.read_text(encoding="utf-8") for path in files}
    found = {str(path): private.findall(text) for path, text in texts.items()}
    assert {path: words for path, words in found.items() if words} == {}


def test_no_pattern_holds_on_to_a_group() -> None:
    """Before Python 3.11.5 a possessive group may keep what a failed try took (gh-106052)."""
    held = re.compile(r"\)(?:[*+?]|\{{1,2}\d*,?\d*\}{1,2})\+|\(\?>")
    assert held.search(r"(?:a|bc)*+") and held.search(r"(a){2,3}+") and not held.search(r"[ab]++")
    assert [
        str(path.relative_to(ROOT))
        for folder in ("pipeline", "dashboard")
        for path in sorted((ROOT / folder).rglob("*.py"))
        if held.search(path.read_text(encoding="utf-8"))
    ] == []
