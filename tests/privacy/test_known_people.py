"""A person who is known once is known in every form, whatever told the name.

Each source of a name meets each form in which it is said elsewhere: no combination leaks.
"""

import re
from itertools import product

import pytest

from pipeline.ingest.documents import ReadDocument
from tests.privacy.talks import made, talk, texts

PEOPLE = {"en": ("Siobhan", "Carrick"), "nb": ("Gunnvor", "Skeimo")}
SAYS = {
    "en": "so then {} came and we all went in after that i suppose",
    "nb": "så da kom {} og vi gikk inn alle sammen etter det tror jeg",
}
FORMS = {
    "first, small": "{first_small}",
    "last, small": "{last_small}",
    "whole, small": "{first_small} {last_small}",
    "capitals": "{first_caps} {last_caps}",
    "last in capitals": "{last_caps}",
    "genitive": "{last}s bror",
    "small genitive": "{first_small}s bror",
    "apostrophe": "{first}'s friend",
    "small apostrophe": "{last_small}'s friend",
    "compound": "{last}-saken",
    "small compound": "{last_small}-saken",
    "initials": "{f}{l}",
    "dotted initials": "{f}.{l}.",
    "first and initial": "{first} {l}.",
    "initial and last": "{f}. {last}",
    "surname first": "{last}, {first}",
    "spelt": "{spelt}",
    "spelt with hyphens": "{hyphens}",
}
SOURCES = ("label", "title", "file", "catalogue", "once in full", "hidden by the owner")


def forms_of(language: str) -> dict[str, str]:
    first, last = PEOPLE[language]
    values = {
        "first": first, "last": last, "first_small": first.lower(), "last_small": last.lower(),
        "first_caps": first.upper(), "last_caps": last.upper(), "f": first[0], "l": last[0],
        "spelt": " ".join(last.lower()), "hyphens": "-".join(last.upper()),
    }  # fmt: skip
    return {name: form.format(**values) for name, form in FORMS.items()}


def test_a_known_name_that_is_a_word_goes_where_a_person_does_something() -> None:
    known = talk("frontline/a.txt", ("Grace Stone", "Well, you know."))
    other = talk("frontline/b.txt", ("R2", "and so grace said that we need grace and hope"))
    assert texts(made(known, other))[-1].count("grace") == 1


def told_by(source: str, language: str) -> tuple[ReadDocument, dict[str, object]]:
    """A document that tells the name, and further settings."""
    whole = " ".join(PEOPLE[language])
    plain = ("R1", "Ja, nei, altså." if language == "nb" else "Well, you know.")
    given: dict[str, str] = {}
    file, turn = "frontline/a.txt", plain
    more: dict[str, object] = {}
    if source == "label":
        turn = (whole, plain[1])
    elif source == "title":
        given["title"] = f"Talk with {whole}"
    elif source == "file":
        file = f"frontline/{whole.replace(' ', '_')}.txt"
    elif source == "catalogue":
        given["informant"] = whole
    elif source == "once in full":
        turn = ("R1", f"I met {whole} then." if language == "en" else f"Jeg traff {whole} da.")
    else:
        more = {"hide": [whole]}
    return talk(file, turn, language=language, **given), more


@pytest.mark.parametrize(("language", "source"), list(product(("en", "nb"), SOURCES)))
def test_no_form_of_a_known_name_stays(language: str, source: str) -> None:
    stayed = {form: left for form, said in forms_of(language).items()
              if (left := _stayed(said, language, source))}  # fmt: skip
    assert stayed == {}


def _stayed(said: str, language: str, source: str) -> str:
    """What is left of a talk in which a name is said so, if any of the name is; else nothing."""
    telling, more = told_by(source, language)
    sentence = SAYS[language].format(said)
    other = talk("frontline/b.txt", ("R2", sentence), language=language)
    left = texts(made(telling, other, **more))[-1]
    words = re.findall(r"[^\W\d_]+", said.replace("friend", "").replace("bror", ""))
    named = [word for word in words if len(word) > 1 and word != "saken"]
    stays = said in left or any(re.search(rf"(?<!\w){word}(?!\w)", left) for word in named)
    return left if stays else ""
