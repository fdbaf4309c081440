"""What may stand before a turn as its speaker's label: roles, names, and words that are neither."""

from __future__ import annotations

import re

ASKS = re.compile(
    r"(?:int(?:v|er)?|interviewers?|i|iv|ir|iwer|q|questions?|intervju(?:er|ar|are|ere|arar)"
    r"|interviewe(?:r|re|ren|rin)|moderator[s]?|mod|facilitators?|fasilitator|hosts?|vert|presenter"
    r"|researchers?|res(?:earcher)?|forsker|forskar|forskare|ordstyrer|spørsmål|spm|sp|fråga"
    r"|spørgsmål)"
    r"(?:\s*(?:no\.?|nr\.?)?\s*[-#._]?\s*\d{1,2})?"
)
ANSWERS = re.compile(
    r"(?:r|p|a|resp|respondents?|participants?|part|interviewees?|ie|informants?"
    r"|informant(?:en|ar)?|inf"
    r"|speaker|spk|deltaker|deltakar|deltager|deltagare|intervjuobjekt|intervjuperson|io|ip|svar"
    r"|answers?|talare|person|s|sp[1-9]|several|many|everybody|everyone|all|alle|flere|fleire"
    r"|unknown(?: speaker)?|unidentified|ukjent|okänd)"
    r"(?:\s*(?:no\.?|nr\.?|number)?\s*[-#._]?\s*\d{1,3}|\s[a-z])?"
)
# Of these one may also begin a sentence with a colon: "Question: who pays?"
_WEAK = re.compile(
    r"(?:questions?|spørsmål|spørgsmål|fråga|answers?|svar|part|i|a|p|sp|res|all|alle|many|several"
    r"|flere|fleire|person|everybody|everyone|hosts?|vert)"
)
_NO_SPEAKER = re.compile(
    r"(?:notes?|nb|n\.b|ps|p\.s|example|e\.g|i\.e|figure|fig|table|box|source|sources|see"
    r"|title|date|dates|time"
    r"|location|place|venue|duration|length|category|categories|tags?|keywords?|topic|topics"
    r"|theme|themes"
    r"|main themes|summary|subject|re|consent|recorder|recording|audio(?: file)?|setting"
    r"|gender|sex|age"
    r"|role|occupation|position|municipality|kommune|kjønn|alder|stilling|yrke|stad|samtykke|opptak"
    r"|abstract|transcri(?:bed|ber|pt|ption)(?: by)?|recorded(?: by| on)?|edited by"
    r"|interview(?: date| no| number| id)?|intervju(?: nr| nummer)?|sammendrag|oppsummering"
    r"|lengde|varighet"
    r"|language|file|version|status|url|blog|website|web|https?|email|e-?mail|tel|phone"
    r"|contact|key|legend"
    r"|speakers?|participants|present|important|warning|remember|tip|tips|merk|obs|eksempel"
    r"|kilde|dato|sted|tid"
    r"|tema|tittel|merknad|notat|part|chapter|section|attention|thanks|question is|for example"
    r"|background|comments?|kommentar(?:er)?|observations?"
    r"|first|second|third|finally|so|and|but|well|yes|no|ja|nei)"
)
# What begins a sentence and never a name.
_FUNCTION_WORDS = frozenset(
    re.findall(
        r"\S+",
        """a about after all also an and another any anyway are as at be because been before
        but by can could did do does each even every everything finally first for from had
        has have he her here his how i if in is it its just last later like maybe more most
        my never next no nobody not nothing now of oh ok okay on once one only or our people
        perhaps right second she since so some somebody sometimes still such that the their
        them then there these they thing things this those though three to two until very
        was we well were what when where whether which while who why will with would yeah
        yes yet you your alle altså at av bare da de den der deres det dette disse du eller
        en er et etter for fordi fra før ganske ha han har hele her hun hva hvem hvis hvor i
        ikke inn ja jeg jo kanskje kan man med meg men mens mer min må nei noen nå når og
        også om opp oss på sa seg siden skal som så til ut var ved vel vi vil være å är och
        att det inte jag""",
    )
)
_SAYING = frozenset(
    re.findall(
        r"\S+",
        "say says said saying ask asks asked thought think thinks told answered replied was is"
        " are were"
        " sier sa spurte svarte tenkte er var this that these here following below above like",
    )
)
_SMALL = frozenset(("von", "van", "de", "der", "den", "og", "and", "of", "the", "af", "&"))
_REPLIES = re.compile(
    # MM in capitals are somebody's initials.
    r"(?:yes|yeah|yep|no|nope|ok(?:ay)?|(?-i:[Mm]m*h?m*)|mhm|hm+|uh|right|sure|exactly"
    r"|absolutely|well"
    r"|hi|hello|thanks"
    r"|thank you|ja|nei|hei|takk|nettopp|akkurat)\b.*",
    re.IGNORECASE,
)


def folded(label: str) -> str:
    """The label as labels are compared: without full stops, repeated white space and case."""
    return re.sub(r"[\s.]+", " ", label).strip().casefold()


def bare(label: str) -> str:
    """The label without what follows a comma or stands in parentheses."""
    return re.sub(r"\([^)]*\)|,.*", "", label).strip()


def asks(label: str) -> bool:
    """The label is a role of one who asks, such as `INT` or `Moderator 2`."""
    return bool(ASKS.fullmatch(folded(bare(label))))


def answers(label: str) -> bool:
    """The label is a role of one who answers, such as `R1` or `Informant 3`."""
    return bool(ANSWERS.fullmatch(folded(bare(label))))


def is_role(label: str) -> bool:
    """The label is a role, of one who asks or of one who answers."""
    return asks(label) or answers(label)


def is_weak(label: str) -> bool:
    """The role is also a word that people use before a colon."""
    return bool(_WEAK.fullmatch(folded(bare(label))))


def is_name(label: str) -> bool:
    """It could be a name or a role: few words, each with a capital or a number."""
    plain = bare(label)
    if not plain or len(plain) > 40 or is_no_speaker(plain):
        return False
    if is_role(plain):
        return True
    return plain[0].isalpha() and all(
        # Some names have their capital within: iPhone, deVries.
        word[0].isdigit() or any(map(str.isupper, word)) or word in _SMALL
        for word in plain.split()
    )


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
    """A word that is written before a colon but is no speaker, such as `Date` or `Note`."""
    return bool(_NO_SPEAKER.fullmatch(label.strip().lower().rstrip(".")))


def is_common_word(word: str) -> bool:
    """A word that begins sentences, and is no name."""
    return word.casefold().rstrip(".,!?") in _FUNCTION_WORDS


def is_reply(text: str) -> bool:
    """The text begins as a short answer does: `Yes`, `Mm`, `Okay`."""
    return bool(_REPLIES.match(text.strip()))
