"""The demonstration corpus is what its README and `planted.yaml` say it is.

The sources are read here in a simple way of their own, so that the pipeline is not checked against
itself.
"""

from __future__ import annotations

import csv
import hashlib
import re
from collections import Counter
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from pdfminer.high_level import extract_text
from pdfminer.pdfdocument import PDFPasswordIncorrect

from pipeline.config.params import parse_params
from tests.paths import ROOT

DATA = ROOT / "data"
SAMPLE, SOURCES = DATA / "sample", DATA / "sample_sources"
PLANTED = yaml.safe_load((SOURCES / "planted.yaml").read_text(encoding="utf-8"))
BUILT = yaml.safe_load((SOURCES / "built.yaml").read_text(encoding="utf-8"))
FILES = PLANTED["files"]
LIMITS = {
    ("policy", True): (1200, 2500),
    ("frontline", True): (900, 1800),
    ("policy", False): (600, 1200),
    ("frontline", False): (450, 900),
}
MEBIBYTE = 2**20

# The first letters of a label after `co-`, and the concept that it belongs to.
ENGLISH = {
    "produc": "co-production", "creat": "co-creation", "design": "co-design",
    "plan": "co-planning", "commission": "co-commissioning", "deliver": "co-delivery",
    "govern": "co-governance", "manag": "co-management", "evaluat": "co-evaluation",
    "implement": "co-implementation", "deci": "co-decision", "destr": "co-destruction",
}  # fmt: skip
NORWEGIAN = {
    "samproduksjon": "co-production", "samskap": "co-creation", "medskap": "co-creation",
    "samdesign": "co-design", "samstyring": "co-governance",
}  # fmt: skip
HYPHENS = "-\u2010\u2011\u2013"
SPELLINGS = {
    "U+2010": r"co\u2010(?=\w)",
    "U+2011": r"co\u2011(?=\w)",
    "U+2013": r"co\u2013(?=\w)",
    "U+00AD": r"co-?\w*\u00ad\w*",
    "closed up": r"\bcoproduc\w+",
    "stray space": r"\bco- (?=production)",
    "in brackets": r"\(co-\)(?=\w)",
    "shared": r"\bco-\w+ and -(?=\w)",
    "slash": r"\bco-\w+/co-\w+",
    "possessive": r"\bco-producers[’'](?!\w)",
    "capitals": r"CO-PRODUCTION",
    "quoted": r"[\"“«](?:co-(?!op)|samskap)\w*[\"”»]",
}


@cache
def source(name: str) -> tuple[dict[str, Any], str]:
    """Front matter and body without the comment on what was planted."""
    corpus = "policy" if re.match(r"N?P", name) or name == "X01" else "frontline"
    (path,) = (SOURCES / corpus).glob(f"{name}-*.md")
    _, front, body = path.read_text(encoding="utf-8").split("---\n", 2)
    return yaml.safe_load(front), re.sub(r"<!--.*?-->", "", body, flags=re.DOTALL).strip()


def without_references(body: str) -> str:
    """The list of references is left out, footnotes that follow it are not."""
    head, _, tail = re.sub(r"\n## Referan\w+", "\n## References", body).partition("\n## References")
    return head + "\n".join(line for line in tail.split("\n") if line.startswith("[^"))


def paragraphs(body: str) -> list[str]:
    return [part.strip() for part in re.split(r"\n\s*\n", body) if part.strip()]


def by_role(name: str) -> dict[str, str]:
    """The text of the policy, or of the respondent and of the interviewer."""
    meta, body = source(name)
    if "speakers" not in meta:
        return {"policy": without_references(body)}
    said: dict[str, list[str]] = {"respondent": [], "interviewer": []}
    for role, text in turns(name):
        said[role].append(text)
    return {role: "\n\n".join(texts) for role, texts in said.items()}


def turns(name: str) -> list[tuple[str, str]]:
    """Each paragraph with who says it; one without a tag goes on with the turn before."""
    meta, body = source(name)
    found, role = [], ""
    for paragraph in paragraphs(body):
        tag, colon, rest = paragraph.partition(": ")
        if colon and tag in meta["speakers"]:
            role, paragraph = ("interviewer" if tag == "INT" else "respondent"), rest
        found.append((role, paragraph))
    return found


def normal(text: str) -> str:
    """Small letters and one spelling of `co-`."""
    text = text.replace("\u00ad", "").lower().replace("(co-)", "co-")
    text = re.sub(rf"(?<=\w)[{HYPHENS}](?=\w)", "-", text)
    text = text.replace("co- production", "co-production").replace("coproduc", "co-produc")
    return re.sub(r"(co-\w+ and )-(?=\w)", r"\1co-", text)


def labels(text: str, stems: dict[str, str], before: str = "") -> dict[str, int]:
    """How often each concept is named, most often first."""
    found = Counter()
    for stem, concept in stems.items():
        found[concept] += len(re.findall(rf"\b{before}{stem}", normal(text)))
    return {concept: n for concept, n in found.most_common() if n}


def said(name: str) -> dict[str, dict[str, int]]:
    """By role, the labels; in a Norwegian text the English ones apart."""
    norwegian = source(name)[0]["language"] != "en"
    found = {
        role: labels(text, NORWEGIAN) if norwegian else labels(text, ENGLISH, "co-")
        for role, text in by_role(name).items()
    }
    if norwegian:
        found["english"] = labels("\n".join(by_role(name).values()), ENGLISH, "co-")
    return {role: concepts for role, concepts in found.items() if concepts}


def bridge(name: str) -> int:
    """Mentions of co-operation, by policy or the respondent."""
    text = normal(next(iter(by_role(name).values())))
    return len(re.findall(r"\bco-?operat\w*|\bsamarbeid\w*", text))


def n_words(text: str, phrase: str) -> int:
    """How often the phrase stands as whole words."""
    return len(re.findall(rf"(?<!\w){re.escape(phrase.lower())}(?!\w)", normal(text)))


def whole(name: str) -> str:
    return without_references(source(name)[1])


# ---------------------------------------------------------------- as planted


@pytest.mark.parametrize("name", FILES)
def test_labels_are_planted_as_listed(name: str) -> None:
    roles = ("policy", "respondent", "interviewer", "english")
    assert said(name) == {role: FILES[name][role] for role in roles if role in FILES[name]}


@pytest.mark.parametrize("name", FILES)
def test_the_bridge_false_friends_practices_and_spellings_are_as_listed(name: str) -> None:
    facts = FILES[name]
    assert bridge(name) == facts["co-operation"]
    for kind in ("false_friends", "practices", "words_of_its_own", "candidates"):
        for phrase, n in facts.get(kind, {}).items():
            assert n_words(whole(name), phrase) == n, (kind, phrase)
    found = {key: len(re.findall(shape, whole(name))) for key, shape in IGNORING_CASE.items()}
    assert {key: n for key, n in found.items() if n} == facts.get("spellings", {})


IGNORING_CASE = {
    key: shape if key == "capitals" else f"(?i){shape}" for key, shape in SPELLINGS.items()
}


@pytest.mark.parametrize("name", FILES)
def test_a_text_is_as_long_as_listed_and_within_the_limits_of_its_kind(name: str) -> None:
    meta, body = source(name)
    corpus = "frontline" if "speakers" in meta else "policy"
    shortest, longest = LIMITS[corpus, meta["language"] == "en"]
    assert len(body.split()) == FILES[name]["words"]
    assert shortest <= len(body.split()) <= longest


@pytest.mark.parametrize("name", [name for name in FILES if source(name)[0].get("speakers")])
def test_an_interviewer_says_between_a_twentieth_and_a_fifth(name: str) -> None:
    spoken = by_role(name)
    asked, answered = (len(spoken[role].split()) for role in ("interviewer", "respondent"))
    assert 0.04 <= asked / (asked + answered) <= 0.2


def test_one_text_has_a_word_nearly_to_itself() -> None:
    for word, owner in PLANTED["words_of_one_text"].items():
        counts = {name: n_words(source(name)[1], word) for name in FILES}
        expected = {owner["file"]: owner["n"]} | owner["elsewhere"]
        assert {name: n for name, n in counts.items() if n} == expected


def test_the_bridge_has_nearly_the_same_rate_on_both_sides() -> None:
    for language, (lowest, highest) in {"en": (0.7, 1.5), "no": (2.0, 4.5)}.items():
        names = [
            name for name in FILES if (source(name)[0]["language"] == "en") is (language == "en")
        ]
        for role in ("policy", "respondent"):
            speaking = [name for name in names if role in by_role(name)]
            words = sum(len(by_role(name)[role].split()) for name in speaking)
            rate = 1000 * sum(bridge(name) for name in speaking) / words
            assert lowest <= rate <= highest, (language, role, rate)


@pytest.mark.parametrize(("name", "n"), PLANTED["prompted"].items())
def test_a_prompted_respondent_says_the_word_after_the_interviewer(name: str, n: int) -> None:
    shape = r"\bco-(?!op)\w+|samskap"
    order = [role for role, text in turns(name) for _ in re.findall(shape, normal(text))]
    assert order[0] == "interviewer"
    assert order.count("respondent") == n


@pytest.mark.parametrize("name", PLANTED["unprompted"])
def test_an_unprompted_respondent_is_never_given_the_word(name: str) -> None:
    assert "interviewer" not in said(name)
    assert "respondent" in said(name)


@pytest.mark.parametrize(("name", "n"), PLANTED["mocking"].items())
def test_who_mocks_puts_the_word_in_quotation_marks(name: str, n: int) -> None:
    respondent = by_role(name)["respondent"]
    assert len(re.findall(IGNORING_CASE["quoted"], respondent)) == n
    assert sum(said(name)["respondent"].values()) == n


@pytest.mark.parametrize(("name", "words"), PLANTED["negated"].items())
def test_a_denied_mention_is_the_respondents(name: str, words: str) -> None:
    assert by_role(name)["respondent"].count(words) == 1


@pytest.mark.parametrize("name", PLANTED["not_taken_up"])
def test_a_word_that_is_not_taken_up_is_the_interviewers_alone(name: str) -> None:
    assert set(said(name)) == {"interviewer"}


def test_whoever_is_not_listed_says_no_label() -> None:
    listed = {*PLANTED["prompted"], *PLANTED["unprompted"], *PLANTED["mocking"]}
    speaking = {name for name in FILES if "respondent" in said(name)}
    assert speaking == listed


def english_by_level() -> dict[str, list[str]]:
    """The names of the English sources on each level, in the order of `params.levels.yaml`."""
    levels = yaml.safe_load((ROOT / "params.levels.yaml").read_text(encoding="utf-8"))["levels"]
    rows = [row for row in catalogue() if row["language"] == "en"]
    return {
        level: [
            name
            for row in rows
            if row["level"] == level and (name := Path(row["file"]).name.split("-")[0]) in FILES
        ]
        for level in levels["order"]
    }


def test_words_stop_at_the_municipality_and_practices_are_found_below_it_alone() -> None:
    on, steps = english_by_level(), PLANTED["steps"]
    last = list(on).index(steps["last_said"])
    above, below = list(on)[: last + 1], list(on)[last + 1 :]
    assert len(above) == 2 and len(below) == 3

    def says(level: str, word: str) -> bool:
        return any(
            word in found
            for name in on[level]
            for role, found in said(name).items()
            if role in ("policy", "respondent")
        )

    for word in steps["words"]:
        assert all(says(level, word) for level in above), word
        assert not any(says(level, word) for level in below), word
    for phrase in steps["practices"]:
        has = {level: sum(n_words(whole(name), phrase) for name in on[level]) for level in on}
        assert not any(has[level] for level in above), phrase
        assert any(has[level] for level in below), phrase


def test_every_source_is_listed() -> None:
    names = {path.name.split("-")[0] for path in SOURCES.glob("*/*.md")}
    assert names == {*FILES, *PLANTED["unreadable"]}


# ---------------------------------------------------------------- written one by one


def shingles(paragraph: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", paragraph.lower())
    return set(zip(*(words[start:] for start in range(4)), strict=False))


def test_no_two_paragraphs_share_their_wording() -> None:
    seen: list[tuple[str, set[tuple[str, ...]]]] = []
    holders: dict[tuple[str, ...], list[int]] = {}
    alike = []
    for name in FILES:
        for paragraph in paragraphs(source(name)[1]):
            if len(paragraph.split()) < 12:
                continue
            mine = shingles(paragraph)
            shared = Counter(other for shingle in mine for other in holders.get(shingle, []))
            for other, n in shared.items():
                if n / min(len(mine), len(seen[other][1])) > 0.4:
                    alike.append((seen[other][0], name, paragraph[:60]))
            for shingle in mine:
                holders.setdefault(shingle, []).append(len(seen))
            seen.append((name, mine))
    assert not alike
    assert len(seen) > 1000


def test_no_paragraph_of_an_interview_begins_like_a_speaker_that_is_none() -> None:
    for name in FILES:
        meta, body = source(name)
        tags = set(re.findall(r"^(\w{1,12}): ", body, re.MULTILINE))
        assert tags <= set(meta.get("speakers", tags)), name


def test_a_respondent_and_an_interviewer_take_turns() -> None:
    for name in FILES:
        meta, body = source(name)
        if "speakers" in meta:
            order = re.findall(rf"^({'|'.join(meta['speakers'])}): ", body, re.MULTILINE)
            assert all(one != other for one, other in pairwise(order)), name


# ---------------------------------------------------------------- on disk


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def catalogue() -> list[dict[str, str]]:
    with (SAMPLE / "catalogue.csv").open(encoding="utf-8", newline="") as rows:
        return list(csv.DictReader(rows))


def test_only_listed_documents_are_on_disk() -> None:
    files = {
        path.relative_to(SAMPLE).as_posix()
        for corpus in ("policy", "frontline")
        for path in (SAMPLE / corpus).rglob("*")
        if path.is_file()
    }
    assert files == {row["file"] for row in catalogue()} == set(BUILT)


@pytest.mark.parametrize("made", BUILT)
def test_a_document_is_in_step_with_its_source(made: str) -> None:
    path = SOURCES / Path(made).with_suffix(".md")
    assert digest(path) == BUILT[made]["source"], "run scripts/build_sample.py"
    assert digest(SAMPLE / made) == BUILT[made]["made"], "run scripts/build_sample.py --all"


@pytest.mark.parametrize("row", catalogue(), ids=lambda row: row["file"])
def test_the_catalogue_says_what_the_source_says(row: dict[str, str]) -> None:
    meta, _ = source(Path(row["file"]).name.split("-")[0])
    assert row["title"].startswith(meta["title"])
    assert row["corpus"] == row["file"].split("/")[0]
    assert row["cluster"] == (row["issuer"] or row["municipality"]) != ""
    assert bool(row["interviewer"]) == (row["corpus"] == "frontline")
    for key in ("date", "language", "issuer", "municipality", "role", "group", "case"):
        assert row[key] == str(meta.get(key, ""))
    assert row["invented"] == "yes"


def test_each_document_stands_on_a_level_of_the_journey() -> None:
    shipped, asked = (
        yaml.safe_load((ROOT / name).read_text(encoding="utf-8"))
        for name in ("params.yaml", "params.levels.yaml")
    )
    levels = parse_params(yaml.safe_dump({**shipped, **asked})).levels
    rows = catalogue()
    assert {row[str(levels.column)] for row in rows} == set(levels.order)
    for row in rows:
        own = row["issuer"].endswith((" municipality", " kommune"))
        assert row["level"] == (row["group"] or ("municipality" if own else "state"))
        assert row["tier"] == ("frontline" if row["group"] else row["level"])
    sizes = Counter(row["level"] for row in rows if row["language"] == "en")
    assert min(sizes.values()) >= 3


def test_each_region_has_enough_interviewees_of_each_level_to_be_shown() -> None:
    """In English, so that no cell of places on levels is withheld; a state has no region."""
    rows = [row for row in catalogue() if row["language"] == "en"]
    once = {Path(row["file"]).stem: row for row in rows if "locked" not in row["title"]}
    sizes = Counter((row["region"], row["group"]) for row in once.values() if row["group"])
    assert len(sizes) == 6 and min(sizes.values()) >= 3
    towns = Counter((row["region"], row["cluster"]) for row in rows if row["region"])
    assert min(Counter(region for region, _ in towns).values()) >= 4
    assert {row["level"] for row in rows if not row["region"]} == {"state"}


@pytest.mark.parametrize("name", ["params.levels.yaml", "params.tiers.yaml"])
def test_sections_of_levels_ask_for_what_the_catalogue_has(name: str) -> None:
    shipped, asked = (
        yaml.safe_load((ROOT / one).read_text(encoding="utf-8")) for one in ("params.yaml", name)
    )
    levels = parse_params(yaml.safe_dump({**shipped, **asked})).levels
    columns = catalogue()[0]
    assert {levels.column, levels.places} <= set(columns)
    assert {row[str(levels.column)] for row in catalogue()} == set(levels.order)


def test_each_group_has_enough_interviewees_to_be_shown() -> None:
    once = {Path(row["file"]).stem: row["group"] for row in catalogue()}
    sizes = Counter(group for group in once.values() if group)
    assert min(sizes.values()) >= 3
    assert len(sizes) == 3


def test_the_readme_lists_every_document_and_source() -> None:
    readme = (SAMPLE / "README.md").read_text(encoding="utf-8")
    assert [row["file"] for row in catalogue() if f"`{row['file']}`" not in readme] == []
    assert [name for name in FILES if f"\n| {name} |" not in readme] == []
    assert "invented" in readme


def test_titles_are_one_each() -> None:
    titles = [row["title"] for row in catalogue()]
    assert len(titles) == len(set(titles))


def test_formats_are_many() -> None:
    suffixes = Counter(Path(row["file"]).suffix for row in catalogue())
    assert set(suffixes) == {
        ".pdf", ".docx", ".odt", ".rtf", ".html", ".md", ".txt", ".vtt", ".srt",
    }  # fmt: skip


def test_what_was_planted_is_not_told_in_the_documents() -> None:
    for row in catalogue():
        assert b"<!-- planted" not in (SAMPLE / row["file"]).read_bytes()


def test_one_transcript_is_in_windows_1252_and_one_in_utf_16() -> None:
    windows = (SAMPLE / "frontline/F11-hello-volunteer-centre.txt").read_bytes()
    with pytest.raises(UnicodeDecodeError):
        windows.decode("utf-8")
    assert {"é", "’", "“", "”"} <= set(windows.decode("cp1252"))
    unicode = (SAMPLE / "frontline/F17-new-words-for-potato.txt").read_bytes()
    assert unicode.startswith(b"\xff\xfe")
    assert "Nahom: " in unicode.decode("utf-16")


def printed(made: str) -> str:
    """The text layer of a PDF, a line per line."""
    return str(extract_text(SAMPLE / made))


def test_words_are_broken_at_line_ends_in_the_pdfs_some_of_them_after_co() -> None:
    pdfs = [made for made in BUILT if made.startswith("policy/P") and made.endswith(".pdf")]
    assert len(pdfs) == 5
    for made in pdfs:
        ends = re.findall(rf"(?m)(\w+)[{HYPHENS}\u00ad] ?$", printed(made))
        assert len(ends) >= 15, made
        assert "co" in [end.lower() for end in ends], made


def test_pdfs_have_running_heads_or_feet_and_page_numbers() -> None:
    pages = printed("policy/P01-care-of-tomorrow.pdf").split("\f")[1:5]
    for number, page in enumerate(pages, 41):
        assert "4 Volunteering and the care of tomorrow" in page
        assert re.search(rf"(?m)^{number}$", page)


def test_one_pdf_is_an_image_and_one_is_locked() -> None:
    assert not printed(PLANTED["unreadable"]["X01"]).strip()
    with pytest.raises(PDFPasswordIncorrect):
        printed(PLANTED["unreadable"]["X02"])


def test_sample_and_sources_are_small() -> None:
    paths = [*SAMPLE.rglob("*"), *SOURCES.rglob("*")]
    size = sum(path.stat().st_size for path in paths if path.is_file())
    assert size < 3.5 * MEBIBYTE
