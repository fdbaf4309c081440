"""What may stand before a turn as its speaker's label: roles, names, and words that are neither."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import cache

import simplemma

from pipeline.config.word_lists import EVERY, WordList, any_word

_NUMBER_BEHIND = r"(?:\s*(?:no\.?|nr\.?|number)?\s*[-#._]?\s*\d{1,3})?"
_LETTER_BEHIND = r"(?:\s[a-z])?"

_NUMBERED_ANSWERS = WordList("speakers", "numbered_answers")
_UNKNOWN = WordList("speakers", "unknown")
_MEMBERS = WordList("speakers", "members")
_EITHER = WordList("speakers", "either")
_TAGS = WordList("speakers", "tags_of_persons")
_WEAK = WordList("speakers", "weak")
_NO_SPEAKERS = WordList("speakers", "no_speakers")
_SECTIONS = WordList("speakers", "sections")
_ITEMS = WordList("speakers", "numbered_items")
_GIVEN_NAMES = WordList("given_names", "given_names", language=EVERY)
_FUNCTION_WORDS = WordList("speakers", "function_words")
_SAYING = WordList("speakers", "saying")
_PARTICLES = WordList("speakers", "name_particles")
_REPLIES = WordList("speakers", "replies")

_SECONDS = WordList("speakers", "seconds")
_LEAD_MEMBERS = WordList("speakers", "leads_members")
_TITLES = WordList("speakers", "titles")
_WORD_OF_ROLE = 3
"""Letters of a role, at least, before which a word says who else has it: `bitr. moderator`."""

_ID = re.compile(r"(?:#|no\.?|nr\.?)?\s?\d{1,2}|[A-Za-zÆØÅÄÖæøåäö]{1,8}[-_]?\d{1,4}")
"""What stands for a person in a study: `#1`, `2`, `P03`, `id14`."""
_PHONE = re.compile(r"\+?\d[\d ()-]{6,18}\d")
_ITEM_NUMBER = re.compile(r"\d+(?:[./-]\d+)*")
_MM = re.compile(r"(?i:m)m*(?:h?m)*|hm+")
"""Sounds; MM in capitals are somebody's initials."""


_LONG_ROLE = 8
"""Letters of a role from which on a word like it is a slip of the finger."""
_ROLES = {
    "asks": WordList("speakers", "asks"),
    "answers": WordList("speakers", "answers"),
    "leads": WordList("speakers", "leads"),
}


@cache
def _roles(name: str) -> re.Pattern[str]:
    """The roles of the list, each with a number or letter behind it or without."""
    words = sorted(_ROLES[name], key=lambda word: (-len(word), word))
    either = "|".join(re.escape(folded(word)) for word in words)
    if name == "asks":
        long = "|".join(re.escape(folded(word)) for word in words if len(word) >= _WORD_OF_ROLE)
        either = rf"{either}|{any_word(_SECONDS)}[ -]?(?:{long})"
    return re.compile(f"(?:{either})(?:{_NUMBER_BEHIND}|{_LETTER_BEHIND})")


def folded(label: str) -> str:
    """The label as labels are compared: without full stops, repeated white space and case."""
    return re.sub(r"[\s.]+", " ", label).strip().casefold()


def bare(label: str) -> str:
    """The label without what follows a comma or stands in parentheses."""
    return re.sub(r"\([^)]*\)|,.*", "", label).strip()


def initials(label: str) -> str:
    """The first letters of a name of two words or more, in small letters; else nothing."""
    words = re.findall(r"[^\W\d_]+", bare(label))
    return "".join(word[0] for word in words).casefold() if len(words) > 1 else ""


def short_names(label: str) -> set[str]:
    """How a person of this whole name is called for short, folded: the last name, and initials."""
    words = re.findall(r"[^\W\d_][\w'’-]*", bare(label).casefold())
    if len(words) < 2:
        return set()
    return {words[-1], "".join(word[0] for word in words), words[0][0] + words[-1][0]}


def asks(label: str) -> bool:
    """The label is a role of one who asks, such as `INT` or `Moderator 2`."""
    return _is_one_of(label, "asks")


def leads(label: str) -> bool:
    """The label is, or includes, a role of one who leads a hearing or examines a witness."""
    parts = [bare(label), *re.findall(r"\(([^)]*)\)", label), *label.split(",")[1:]]
    if any(_is_one_of(part, "leads") for part in parts):
        return True
    words = folded(bare(label)).split(" ")
    heads = {" ".join(words[:n]) for n in (1, 2, 3)}
    # "Chair Smith", "Counsel Mr Dunn"
    return len(words) <= 4 and bool(heads & set(_ROLES["leads"]))


def leading(labels: Iterable[str]) -> set[str]:
    """Those of the labels that lead: `The Speaker` where another is a member or has a title.

    Else it is a device that plays what is said.
    """
    known = set(labels)
    heads = {label for label in known if folded(bare(label)) in _LEAD_MEMBERS}
    sitting = any(is_member(label) or _has_title(label) for label in known - heads)
    return {label for label in known if leads(label)} | (heads if sitting else set())


def _has_title(label: str) -> bool:
    title, _, name = folded(label).partition(" ")
    return bool(name) and title in _TITLES and not is_common_word(title)


def is_member(label: str) -> bool:
    """A member of a committee, by title or party: `Senator JONES`, `Lie MP`, `Ola Berg (Sp)`."""
    words = folded(re.sub(r"\([^)]*\)", "", label)).split(" ")
    return bool({words[0], words[-1]} & set(_MEMBERS)) or has_party(label)


def has_party(label: str) -> bool:
    """A party stands behind the name: `Ola Berg (Sp)`; in small letters behind capitals."""
    if re.search(r"\((?:[A-ZÆØÅ]|[A-ZÆØÅ][A-Za-zæøåÆØÅ]{1,3})\)$", label.strip()):
        return True
    return re.search(r"[A-ZÆØÅÄÖ]{3} \([a-zåäöæø]{1,3}\)$", label.strip()) is not None


def has_tag(label: str) -> bool:
    """Sex, role or country stands behind the name, which may be a party too: `Ola (M)`."""
    tag = re.search(r"\(([^\W\d_]+)\)$", label.strip())
    return tag is not None and tag[1].casefold() in _TAGS


def answers(label: str) -> bool:
    """The label is a role of one who answers, such as `R1` or `Informant 3`."""
    return _is_one_of(label, "answers") or folded(bare(label)) in _NUMBERED_ANSWERS


def _is_one_of(label: str, roles: str) -> bool:
    return bool(_roles(roles).fullmatch(folded(bare(label))))


def is_role(label: str) -> bool:
    """The label is a role, of one who asks or of one who answers."""
    return asks(label) or answers(label) or _is_one_of(label, "leads")


def may_answer(label: str) -> bool:
    """The role asks, but answers beside another that asks: `RES` beside `INT`."""
    return folded(re.sub(r"\d", "", bare(label))) in _EITHER


def is_slip(label: str, other: str) -> bool:
    """The folded label is another one with a slip of the finger: `modeartor`, `thorhild`."""
    digits = re.sub(r"\D", "", label) == re.sub(r"\D", "", other)
    word = re.sub(r" \d+$", "", label)
    if label == other or not digits or min(len(word), len(other)) < 5 or " " in word:
        return False
    turned = sorted(label) == sorted(other)
    return turned or SequenceMatcher(None, label, other).ratio() >= 0.88


def is_asker_misspelt(label: str) -> bool:
    """The label is a role of one who asks with a slip of the finger: `Interviwer 2`."""
    if is_role(label):
        return False
    label = re.sub(r"\s+\d+$", "", label)
    if len(label) < _LONG_ROLE or " " in label:
        return False
    return any(len(word) >= _LONG_ROLE and is_slip(folded(label), word) for word in _ROLES["asks"])


def is_unknown(label: str) -> bool:
    """A program that could not tell wrote it: it may be another person each time."""
    return folded(bare(label)) in _UNKNOWN


def is_weak(label: str) -> bool:
    """The role is also a word that people use before a colon."""
    return folded(bare(label)) in _WEAK


def is_name(label: str) -> bool:
    """It could be a name or a role: few words, each with a capital or a number."""
    plain = bare(label)
    if not plain or len(plain) > 40 or is_no_speaker(plain):
        return False
    if is_role(plain):
        return True
    if is_id(plain):
        return True
    return plain[0].isalpha() and all(
        # Some names have their capital within: iPhone, deVries.
        word[0].isdigit() or any(map(str.isupper, word)) or word in _PARTICLES
        for word in plain.split()
    )


def is_id(label: str) -> bool:
    """It stands for a person without a name: `#1`, `P03`, `id14`, `+47 900 12 345`."""
    return bool(_ID.fullmatch(label) or _PHONE.fullmatch(label))


def may_be_speaker(label: str) -> bool:
    """The label could be somebody: no function word, reply or word such as `Date`."""
    if is_id(label) or is_role(label):
        return True
    if not is_name(label) or is_no_speaker(label) or is_reply(label):
        return False
    return not all(is_common_word(word) for word in label.split())  # Will Lie, Jo Mair


def given_names_first(labels: Iterable[str]) -> dict[str, str]:
    """Labels with the surname first, `Rask, Tove`, and the names that they are: `Tove Rask`.

    What follows the comma is a given name and no post where it is so in most such labels.
    """
    parts = {label: match for label in labels if (match := _SURNAME_FIRST.fullmatch(label))}
    # `Onno Holm, PhD`: no given name stands behind the whole one.
    parts = {
        label: match
        for label, match in parts.items()
        if " " not in match["surname"] or is_given_name(match["given"].split()[0])
    }
    behind = {label: match["given"] for label, match in parts.items()}
    posts = [label for label, given in behind.items() if is_post_word(given)]
    if not parts or 2 * len(posts) > len(parts):
        return {}
    return {
        label: f"{match['given']} {match['surname']}{match['rest'] or ''}"
        for label, match in parts.items()
    }


_SURNAME_FIRST = re.compile(
    r"(?P<surname>[A-ZÆØÅÄÖ][\w'’-]+(?: [A-ZÆØÅÄÖ][\w'’-]+)?), "
    r"(?P<given>[A-ZÆØÅÄÖ][\w'’-]+(?: [A-ZÆØÅÄÖ][\w'’.-]*){0,2})(?P<rest> \(.*\))?"
)


def is_given_name(word: str) -> bool:
    """The word is in the list of given names."""
    return word.casefold() in _GIVEN_NAMES


def is_post_word(text: str) -> bool:
    """The words are ordinary ones, as of a post or a role: `Nurse`, `Leder`."""
    word = text.split()[-1].lower()
    return is_role(text) or (len(word) > 4 and simplemma.is_known(word, lang=("en", "nb", "sv")))


def is_post(label: str) -> bool:
    """It could be an occupation: `Ward manager`, `Frivillig koordinator`, `Nurse/contact`."""
    plain = bare(label)
    words = [word.casefold() for word in re.split(r"[\s/]+", plain) if word]
    return (
        1 < len(words) <= 4
        and plain[0].isupper()
        and not is_no_speaker(plain)
        and words[0] not in _FUNCTION_WORDS
        and words[-1] not in _SAYING
    )


def is_no_speaker(label: str) -> bool:
    """A word before a colon that is no speaker: `Date`, `Note`, `Topic 2`, `Sak 3/21`."""
    bare_label = label.strip().lower().rstrip(".")
    word, _, number = bare_label.rpartition(" ")
    numbered = _ITEM_NUMBER.fullmatch(number) and (word in _SECTIONS or word in _ITEMS)
    return bare_label in _NO_SPEAKERS or bool(numbered)


def is_common_word(word: str) -> bool:
    """A word that begins sentences, and is no name; in capitals it may be somebody's initials."""
    if word.isupper() and 2 <= len(word) <= 4:
        return False
    return word.casefold().rstrip(".,!?") in _FUNCTION_WORDS


def is_reply(text: str) -> bool:
    """The text begins as a short answer does: `Yes`, `Mm`, `Okay`."""
    words = re.findall(r"[^\W\d_]+", text)[:2]
    if not words:
        return False
    sound = _MM.fullmatch(words[0]) is not None and not words[0].isupper()
    return sound or words[0].casefold() in _REPLIES or " ".join(words).casefold() in _REPLIES
