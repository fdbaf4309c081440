"""The word lists that ship, held to the code that reads them, and what is wrong in others."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

from pipeline.config.word_lists import (
    ALL,
    EVERY,
    WORDS,
    WordList,
    WrongWordList,
    any_word,
    check_word_lists,
    load_word_lists,
    word_list_files,
)
from tests.paths import ROOT

GOOD = """
lists:
  greetings:
    description: Words to begin with.
    words:
      en: [hello, "yes", good day]
      nb: &greetings [hei]
      nn: *greetings
"""
READERS = {"WordList", "cue_words"}


def lists_in(text: str, tmp_path: Path) -> Path:
    (tmp_path / "data" / "words").mkdir(parents=True)
    path = tmp_path / WORDS / "mine.yaml"
    path.write_text(text, encoding="utf-8")
    return path


@cache
def code_of_pipeline() -> dict[str, ast.Module]:
    """Each module of the pipeline by its place, parsed once for all tests here."""
    room = ROOT / "pipeline"
    return {
        path.relative_to(room).as_posix(): ast.parse(path.read_text(encoding="utf-8"))
        for path in sorted(room.rglob("*.py"))
    }


def lists_read_by_code() -> set[tuple[str, str]]:
    """File and list of each `WordList("file", "list")` in the code of the pipeline."""
    return {
        (node.args[0].value, node.args[1].value)
        for tree in code_of_pipeline().values()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in READERS
        and all(isinstance(arg, ast.Constant) for arg in node.args[:2])
    }


def test_each_list_that_ships_is_read_by_the_code_and_the_other_way_round() -> None:
    shipped = {
        (path.stem, name)
        for path in word_list_files(ROOT / WORDS)
        for name in load_word_lists(path)
    }
    assert shipped == lists_read_by_code()


def test_the_head_of_a_file_names_code_that_is_there() -> None:
    for path in word_list_files(ROOT / WORDS):
        head = path.read_text(encoding="utf-8").split("lists:")[0]
        named = re.findall(r"\bpipeline/[\w/]+(?:\.py)?", head)
        assert named and [one for one in named if not (ROOT / one).exists()] == [], path


# What stands in patterns and is no word that somebody says: kinds of files, ends of addresses,
# keys of formats, endings of forms, letters in two spellings.
NO_WORDS = {
    *("pdf", "docx", "odt", "csv", "zip", "epub", "html", "png", "jpe", "isbn", "issn"),
    *("wav", "wma", "aac", "ogg", "opus", "flac", "mov", "webm", "ds", "dss", "amr"),
    *("italic", "oblique", "deleted", "listtext", "pntext", "par", "line"),
    *("contents", "bibliograph"),  # of Word's gallery of parts
    *("co", "org", "ac", "nhs", "gov", "uk", "com", "net", "info", "no", "se", "dk", "example"),
    *("edu", "eu", "au", "ftp", "file"),
    *("s", "S", "ing", "ter", "ve", "ll", "re", "d", "m", "t", "ch", "sh"),
    *("o", "a", "ae", "oe", "aa"),
}
ROOMS_OF_WORDS = (
    *("ingest", "linguistics", "mentions", "privacy"),
    *("promises", "terms", "text", "topics"),
)
# Below `config`: `sam`, `med` and the words that join co-words are what a co-word is written with.
WITHOUT_LISTS = {"text/cowords.py"}


def alternatives_in(tree: ast.Module) -> list[set[str]]:
    """Words between strokes within the strings of the code, docstrings aside: `and|og|och`."""
    said = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    texts = (
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in said
    )
    word = r"[^\W\d_]+(?:(?:\\s\+?|[ ])[^\W\d_]+)*(?:\\s)?"
    either = re.compile(rf"(?<![\\\w]){word}(?:\|{word})+")
    found = [set(match[0].split("|")) for text in texts for match in either.finditer(text)]
    return [words for words in found if sum(len(one) > 1 for one in words) > 1]


def test_words_in_patterns_are_found_and_signs_are_not() -> None:
    code = '"""a word|another"""\np = r"(?:and\\sthen|og)\\s(?:the\\s|den\\s)?[a-z]|\\d"\n'
    assert alternatives_in(ast.parse(code)) == [{r"and\sthen", "og"}, {r"the\s", r"den\s"}]
    assert alternatives_in(ast.parse("p = 'x|y|(?:s|pp)|[a-z]+'")) == []


def test_no_pattern_holds_words_that_belong_in_a_list() -> None:
    found = {
        place: [words - NO_WORDS for words in alternatives_in(tree)]
        for place, tree in code_of_pipeline().items()
        if place.split("/")[0] in ROOMS_OF_WORDS and place not in WITHOUT_LISTS
    }
    assert {place: words for place, words in found.items() if any(words)} == {}


def read_at_import(tree: ast.Module) -> list[str]:
    """Values of a module's own names that ask a list for its words while it is imported."""
    bound = [node for node in tree.body if isinstance(node, ast.Assign)]
    lists = {
        target.id
        for node in bound
        if isinstance(node.value, ast.Call) and ast.unparse(node.value.func) == "WordList"
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    asked = []
    for node in bound:
        inner = list(ast.walk(node.value))
        names = {one.id for one in inner if isinstance(one, ast.Name)}
        calls = {
            one.func.id
            for one in inner
            if isinstance(one, ast.Call) and isinstance(one.func, ast.Name)
        }
        uses = bool(names & {*lists, "WordList"})
        if uses and (
            calls & ASKING or any(isinstance(one, ast.BinOp | ast.Starred) for one in inner)
        ):
            asked.append(ast.unparse(node.value))
    return asked


ASKING = {"any_word", "behind_any", "behind_none", "frozenset", "set", "sorted", "tuple"}


def test_no_module_reads_a_list_while_it_is_imported() -> None:
    """The folder of a project is that of the process once it works, not while it starts."""
    wrong = (
        'A = WordList("a", "b")\nB = frozenset({*A})\nC = WordList("a", "c") - {"x"}\nD = (A, 1)'
    )
    assert len(read_at_import(ast.parse(wrong))) == 2
    found = {place: read_at_import(tree) for place, tree in code_of_pipeline().items()}
    assert {path: asked for path, asked in found.items() if asked} == {}


def test_each_list_that_ships_says_what_its_words_do() -> None:
    for path in word_list_files(ROOT / WORDS):
        for name, entry in load_word_lists(path).items():
            assert len(entry.description.split()) >= 3, (path, name)
            assert entry.description.endswith("."), (path, name)
            if not entry.patterns:
                assert all(word == word.lower() for words in entry.words.values() for word in words)


def test_a_list_is_a_set_in_the_order_of_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lists_in(GOOD, tmp_path)
    monkeypatch.chdir(tmp_path)
    english = WordList("mine", "greetings")
    assert list(english) == ["hello", "yes", "good day"]
    assert "hello" in english and "hei" not in english
    assert {"hello", "x"} & english == {"hello"}
    assert english - {"hello"} == {"yes", "good day"}


def test_a_language_without_words_has_those_of_all_or_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lists_in(GOOD.replace("      en:", "      all:"), tmp_path)
    monkeypatch.chdir(tmp_path)
    assert list(WordList("mine", "greetings", language="nn")) == ["hei"]
    assert "hello" in WordList("mine", "greetings", language="sv")
    assert "hello" in WordList("mine", "greetings", language=ALL)


def test_every_language_of_a_list_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lists_in(GOOD, tmp_path)
    monkeypatch.chdir(tmp_path)
    both = WordList("mine", "greetings", language=EVERY)
    assert {"hello", "hei"} <= both and len(both) == len(set(both))


def test_a_language_of_a_list_by_language_has_none_of_another_s(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lists_in(GOOD, tmp_path)
    monkeypatch.chdir(tmp_path)
    assert not WordList("mine", "greetings", language="sv")


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        (
            GOOD.replace('"yes"', "yes"),
            r"mine\.yaml:6: lists\.greetings\.words\.en\.1: must be text; found true",
        ),
        (GOOD.replace("hello", "good day"), r"mine\.yaml:6: .*'good day' stands there twice"),
        (GOOD.replace("hello", "''"), r"mine\.yaml:6: .*must not be empty"),
        (
            GOOD.replace("description", "descripton"),
            r"mine\.yaml:4: .*Did you mean `description`\?",
        ),
        (GOOD.replace("lists:", "list:"), r"mine\.yaml:2: list: .*Did you mean `lists`\?"),
        (
            GOOD.replace("    words:", "    patterns: true\n    words:").replace("hello", "'(hel'"),
            r"mine\.yaml:7: .*'\(hel' is no regular expression",
        ),
        ("lists: [", r"mine\.yaml:\d+: not valid YAML"),
    ],
)
def test_a_wrong_list_is_answered_with_file_line_and_remedy(
    wrong: str, message: str, tmp_path: Path
) -> None:
    with pytest.raises(WrongWordList, match=message):
        load_word_lists(lists_in(wrong, tmp_path))


def test_a_list_that_is_missing_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lists_in(GOOD, tmp_path)
    monkeypatch.chdir(tmp_path)
    with pytest.raises(WrongWordList, match=r"mine\.yaml:1: the list `farewells` is missing"):
        list(WordList("mine", "farewells"))


def test_all_files_are_checked_at_once_and_a_folder_without_any_is_wrong(tmp_path: Path) -> None:
    path = lists_in(GOOD.replace('"yes"', "yes"), tmp_path)
    (path.parent / "other.yaml").write_text("lists: 3", encoding="utf-8")
    with pytest.raises(WrongWordList) as error:
        check_word_lists(path.parent)
    assert ["mine" in line for line in str(error.value).splitlines()] == [True, False]
    with pytest.raises(WrongWordList, match="holds no word lists"):
        check_word_lists(tmp_path / "nowhere")


def test_nothing_is_wrong_with_the_lists_that_ship() -> None:
    check_word_lists(ROOT / WORDS)


def test_a_pattern_of_no_words_matches_nothing() -> None:
    assert re.search(any_word([]), "") is None
    assert re.fullmatch(any_word(["a", "a b"]), "a  b")
