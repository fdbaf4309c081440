"""Words that tell names from other words: lists of names, titles, and capitals that are no names.

Given names and surnames come from the package Faker (MIT): Norwegian, Danish, Swedish, British and
those of languages whose speakers live there. They are evidence among others: a name that no list
holds is found by its capital.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module

import simplemma
from spacy.util import get_lang_class

LOCALES = (
    "az_AZ", "cs_CZ", "da_DK", "de_DE", "en_GB", "en_IE", "en_IN", "en_KE", "en_NG", "en_NZ",
    "en_PK", "en_US", "es_ES", "et_EE", "fi_FI", "fr_FR", "ga_IE", "ha_NG", "hr_HR", "hu_HU",
    "id_ID", "ig_NG", "is_IS", "it_IT", "lt_LT", "lv_LV", "nl_NL", "no_NO", "pl_PL", "pt_PT",
    "ro_RO", "sk_SK", "sl_SI", "sv_SE", "sw", "tr_TR", "tw_GH", "vi_VN", "yo_NG", "zu_ZA",
)  # fmt: skip


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


@cache
def first_names() -> frozenset[str]:
    """Given names in lower case."""
    return _names("first_names")


@cache
def last_names() -> frozenset[str]:
    """Surnames in lower case."""
    return _names("last_names")


def _names(prefix: str) -> frozenset[str]:
    found: set[str] = set()
    for locale in LOCALES:
        provider = import_module(f"faker.providers.person.{locale}").Provider
        for attribute in dir(provider):
            if attribute.startswith(prefix):
                found.update(str(name).lower() for name in getattr(provider, attribute))
    return frozenset(name for name in found if len(name) > 1 and name.isalpha())


@cache
def stop_words(language: str) -> frozenset[str]:
    """Words such as `the`, `he` and `when`, of which a list of names may hold some by chance."""
    return frozenset(get_lang_class(language).Defaults.stop_words) | _PRONOUNS


_PRONOUNS = _words("""
    i me my we us our you he she it they him her them jeg eg meg du deg han ham ho hun henne vi oss
    dere dykk de dei dem den det vår min din sin ja nei jo så og å en et be an so to
""")
_DICTIONARIES = {"nb": ("nb", "nn"), "nn": ("nn", "nb"), "da": ("da",), "sv": ("sv",)}


@cache
def is_ordinary(word: str, language: str) -> bool:
    """A dictionary of the language has the word (in lower case), and it is not only a name."""
    if is_word_too(word, language):
        return True
    if word in first_names() or (word in last_names() and language == "en"):
        return False
    bare = word.split("'")[0].split("’")[0]
    known = _DICTIONARIES.get(language, ("en",))
    return any(_is_in_dictionary(form, code) for form in {word, bare} for code in known)


def _is_in_dictionary(form: str, code: str) -> bool:
    """The dictionary has the word; one that it holds with a capital is a name (`Winston`)."""
    return simplemma.is_known(form, lang=code) and simplemma.lemmatize(form, lang=code).islower()


_ENGLISH_TOO = _words("""
    hope will mark grace joy may rose ivy faith penny frank bill art rob sue pat dawn daisy lily
    violet june april august summer autumn chase hunter mason carol angel amber ruby pearl jade
    olive hazel heather holly iris jack dean guy max nick ray rich robin skip drew earl duke king
    prince young long short brown green white black gray bush wood hill stone banks charity mercy
    patience honesty honor honour clay cliff dale gene glen grant junior lance miles page
    reed victor ward wade west early day love price read sharp small swift fox bell cook baker
    butler bishop pope parish hall field fields little may marsh moss rivers snow winter sage
    prudence constance clement sunny story trinity brook lane art harmony melody destiny heaven
    even bee ever see
""")
_SCANDINAVIAN_TOO = _words("""
    liv bjørn stein odd tor dag even gro siv ask rune jo pål per hans vår fred roar eli ove alf
    aud sol dagny ulf leif gard man bo mai juni juli lykke fryd tone sind mild frida gry helge
    frode vidar jul anker eve lin bård nora hauk ørn falk berg dahl lie moe bakke haug strand lund
    vik nes sand holm vang li rud dal lien moen hagen solberg bråten bakken ness rolf
    storm mo
""")
WORDS_TOO = _ENGLISH_TOO | _SCANDINAVIAN_TOO
"""Names that are ordinary words of some language too."""


def is_word_too(word: str, language: str) -> bool:
    """The name (in lower case) is an ordinary word of the language, too."""
    return word in (_ENGLISH_TOO if language == "en" else _SCANDINAVIAN_TOO)


MONTH_NAMES = _words("april may june august")

CIVIL_TITLES = _words("mr mrs ms miss mister missis madam fru frøken herr hr frk fröken fru")
"""Go with the name."""
TITLES = CIVIL_TITLES | _words("""
    dr doctor professor prof nurse sister brother father mother matron councillor sergeant colonel
    captain canon reverend rev pastor sir lady dame lord uncle aunt auntie inspector constable
    judge minister bishop major cousin grandma grandpa granny nan
    sgt cllr capt lt cpl fr supt insp revd
    doktor sykepleier sjukepleiar hjelpepleier lege prest presten ordfører ordførar rådmann
    kommunalsjef kommunedirektør statsforvalter fylkesmann lensmann rektor styrer søster bror
    onkel tante bestemor bestefar mormor morfar farmor farfar pater besøksvenn overlege
    avdelingsleder statsråd biskop biskopen politimester sogneprest kapellan vaktmester
    sjuksköterska läkare sygeplejerske læge borgmester
""")
"""May stand before a name; but for the civil ones they are roles and stay."""

NO_NAMES = _words("""
    i i'm i've i'd i'll i’m i’ve i’d i’ll
    monday mondays tuesday tuesdays wednesday wednesdays thursday thursdays friday fridays saturday
    saturdays sunday sundays january february march april may june july august september october
    november december christmas easter advent candlemas lent ramadan eid diwali hanukkah sabbath
    michaelmas whitsun epiphany halloween covid corona god gods lord jesus christ allah bible koran
    quran internet excel word teams zoom facebook whatsapp google messenger instagram youtube
    twitter spotify netflix ipad iphone powerpoint outlook windows android lego bingo velcro
    mum mam mom dad mummy daddy grandma grandpa nan granny gran madam sir
    hello hullo hi hey mama papa alzheimer alzheimer's alzheimer’s alzheimers parkinson parkinson's
    parkinson’s parkinsons tetris velcro x-ray x-rays post-it post-its labrador sahara new year
    duchess number good
    norway norwegian england britain scotland wales ireland sweden denmark europe scandinavia
    english british scottish welsh irish swedish danish finnish polish german french dutch spanish
    arabic somali muslim christian buddhist hindu jewish catholic protestant victorian european
    african asian american ok tv cv pc dvd gp nhs gdpr
    national insurance d-nummer
    norge noreg sverige danmark europa skandinavia gud herren jesus bibelen koranen internett
    teams facebook google word excel nav nrk ks tv pc cv covid korona
""")
"""Written with a capital, and no one's name."""

ORGANISATION_WORDS = _words("""
    house home homes church council college school university hospital centre center lodge library
    volunteers transport mosque institute sons ltd limited trust society association friends
    clinic hospice foundation company castings works bakery garage club chapel cathedral parish
    kommune sykehjem sjukeheim skole barneskole ungdomsskole videregående menighet sykehus
    omsorgssenter bo- aldershjem helsehus kirke kapell verft mekaniske forening lag stiftelsen
    bilverksted sag
    bygdelag helsetun bofellesskap dagsenter frivilligsentral barnehage høgskole universitet kors
    skola kyrka sjukhus kommun sygehus plejehjem skole
""")
ORGANISATION_ENDINGS = (
    "foreningen", "sentralen", "skolen", "skulen", "huset", "hjemmet", "heimen", "opplæringa",
    "opplæringen", "stua", "tunet", "laget", "bymisjon", "bymisjonen", "kontoret", "sykehuset",
    "menigheten", "stiftelsen", "klubben",
)  # fmt: skip
PLACE_WORDS = _words("""
    street road lane hill brae terrace avenue close drive way row square park bridge green gardens
    crescent court valley bay island moor heath cross common north south east west upper lower
""")
PLACE_ENDINGS = (
    "gata", "gaten", "gate", "veien", "vegen", "vika", "vågen", "vik", "våg", "fjord", "fjorden",
    "dalen", "vatnet", "øya", "øyan", "torget", "ton", "ham", "ford", "bury", "shire", "by",
    "marsh", "worth", "mouth", "holme", "wick", "minster", "stad", "sund", "havn",
)  # fmt: skip
PLACE_BEFORE = _words(
    "in near at around outside i på fra ved utenfor utanfor frå vid från bor bodde byen bygda town"
    " village"
)
NAME_BEFORE = _words("to at from with for by joined left called til hos fra")
"""A name and no article follows: `she went to Sure Start`."""
DETERMINERS = _words("the a an our my your this that his her their its these those no every each")
# A person does these, or is told by them: after a name that is a word too, they tell the name.
PERSON_VERBS = _words("""
    says said say told tells asked asks came comes went goes knew knows thought thinks walked walks
    rang rings wrote writes wanted wants had has is was did does took takes gave gives made makes
    sat sits stood stands laughed cried lives lived died works worked got gets left looked would
    could never always still started stopped loves hates likes liked cuts cooks drives drove
    and from who
    bor bodde kommer kom sier sa seier spurte spør synger sang satt sitter stod står ringte ringer
    skrev skriver leser leste heter het ville vil kan kunne har hadde var ble blei blir tok tar gikk
    går så visste vet fikk får gråt lo ler døde sluttet begynte flyttet hjalp hjelper tror trodde
    mener mente jobber jobbet kjører kjørte laget lager og
""")
