import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.text.cowords import HYPHENS, bases_of, co_words
from tests.docs import BASES


def norms(text: str) -> list[str]:
    return [norm for _, _, norm in co_words(text, bases=BASES)]


@pytest.mark.parametrize("hyphen", HYPHENS)
def test_every_hyphen_makes_the_same_word(hyphen: str) -> None:
    assert norms(f"the co{hyphen}production of care") == ["co-production"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Co-Production’s promise", ["co-production"]),
        ("CO-PRODUCTION", ["co-production"]),
        ("coproduction and cocreation", ["co-production", "co-creation"]),
        ("codesigned, coproduced", ["co-designed", "co-produced"]),
        ("co- production", ["co-production"]),
        ("co -production", ["co-production"]),
        ("co-\nproduction", ["co-production"]),
        ("(co-)production", ["co-production"]),
        ("(co)production", ["co-production"]),
        ("“co-creation”", ["co-creation"]),
        ("co-design and -delivery", ["co-design", "co-delivery"]),
        ("co-design, -delivery and -evaluation", ["co-design", "co-delivery", "co-evaluation"]),
        ("co-design/co-delivery", ["co-design", "co-delivery"]),
        ("co-design/-delivery", ["co-design", "co-delivery"]),
        ("cooperation", ["co-operation"]),
        ("community-co-design", ["co-design"]),
        ("co-de\u00adsign and co\u200b-production", ["co-design", "co-production"]),
        ("co production, co designed", ["co-production", "co-designed"]),
        ("sam-skaping og sam-\nskaping", ["samskaping", "samskaping"]),
        ("sam- og medskaping", ["samskaping"]),
        ("samdesign og -planlegging", ["samplanlegging"]),
        ("samarbeids-\navtaler", ["samarbeidsavtaler"]),
        ("sam\u00adskapingen", ["samskapingen"]),
    ],
)
def test_each_spelling_is_found(text: str, expected: list[str]) -> None:
    assert norms(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Smith & Co. said",
        "CO2 and CO 2",
        "cooper, coplanar, coordinates, cocoa, company, common",
        "co- and self-management",
        "https://example.org/co-production and www.co-design.net/x",
        "write to ann@co-design.org",
        "see co-production.org",
        "a turn - delivery was late",
        "Smith and co delivered, Hall & co produced",
        "samfunnet, samtalen, sam- og medhjelp",
        "doi: 10.1000/co-production",
        "co-design failed. The plan and -delivery",
    ],
)
def test_what_only_looks_like_a_co_word_is_left_alone(text: str) -> None:
    found = norms(text)
    assert [norm for norm in found if norm != "co-design"] == []


def test_offsets_point_at_the_words() -> None:
    text = "We (co-)produce, co-design and -deliver it."
    assert [text[start:end] for start, end, _ in co_words(text, bases=BASES)] == [
        "(co-)produce",
        "co-design",
        "-deliver",
    ]


@given(
    st.sampled_from(["production", "creation", "design", "delivery", "governance"]),
    st.sampled_from(list(HYPHENS)),
    st.sampled_from(["", " ", "\n"]),
    st.sampled_from([str.lower, str.upper, str.title]),
    st.sampled_from([("", ""), ("“", "”"), ("'", "'"), ("(", ")"), ("«", "»")]),
    st.text(alphabet="abdefghijklm ,.", max_size=30),
)
def test_any_mix_of_case_dash_break_and_quote_is_one_mention(
    base: str, hyphen: str, gap: str, case: object, quotes: tuple[str, str], around: str
) -> None:
    word = case(f"co{hyphen}{gap}{base}")  # type: ignore[operator]
    before = f"{around} {quotes[0]}"
    found = co_words(f"{before}{word}{quotes[1]} {around}", bases=BASES)
    assert found == [(len(before), len(before) + len(word), f"co-{base}")]


@given(st.text(alphabet=st.characters(exclude_characters="oOｏＯºᴼₒⓄⓞ")))
def test_a_text_without_co_has_none(text: str) -> None:
    assert co_words(text, bases=BASES) == []


CARE_TAKING = bases_of([("en", "co-care-taking", "noun"), ("en", "co-care-taker", "agent")])


@pytest.mark.parametrize(
    "spelling",
    [
        "co-care-taking", "co\u2011care\u2011taking", "co - care-taking", "co care-taking",
        "cocare-taking", "(co-)care-taking", "CO-CARE-TAKING", "co- care\u2010taking",
    ],
)  # fmt: skip
def test_a_base_with_a_hyphen_is_found_in_every_spelling(spelling: str) -> None:
    text = f"Their {spelling} works."
    assert co_words(text, bases=CARE_TAKING) == [(6, 6 + len(spelling), "co-care-taking")]


def test_a_base_with_a_hyphen_has_its_plural() -> None:
    assert {"care-taker", "care-takers"} <= CARE_TAKING.nouns
    assert [norm for *_, norm in co_words("Two co - care-takers.", bases=CARE_TAKING)] == [
        "co-care-takers"
    ]
