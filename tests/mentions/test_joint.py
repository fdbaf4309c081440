"""Joint deeds: two parties of unlike kind, a deed, and a word for doing it jointly."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import pytest
from spacy.tokens import Doc

from pipeline.config.lexicon import DEED_LANGUAGES
from pipeline.linguistics.annotate import annotate
from pipeline.linguistics.annotated_segment import AnnotatedSegment
from pipeline.mentions.joint import joint_hits
from pipeline.mentions.learned.parties import LANGUAGES
from tests.docs import BASES
from tests.linguistics.read_texts import all_read, word_lists
from tests.mentions.found import MODELS

PRACTICES = {
    "The drawings were made by tenants and the council in tandem.": "co-production",
    "Parents and teachers drew up the timetable together.": "co-planning",
    "The wardens and the villagers jointly inspect the dike.": "co-evaluation",
    "The nurses painted the ward alongside the patients.": "co-implementation",
    "It was the electrician and us who built the stairs.": "co-implementation",
    "The ward was designed in collaboration with patient groups by the architect.": "co-design",
    "We never decided anything together with the residents.": "co-decision",
    "I think the nurses and the patients drew the ward together.": "co-design",
    "They drew the ward in tandem with the nurses.": "co-design",
    "We plan the week in tandem with our nurses.": "co-planning",  # a patient speaks
    "We plan the week in tandem with our residents.": "co-planning",  # a nurse speaks
    "Wardens and villagers staff the desk in tandem.": "co-delivery",
    "The nurses and the patients teach one another.": "co-delivery",
    "The ministry and the families made a joint strategy.": "co-planning",
    "Parents and the library drew the party up in tandem.": "co-design",
}
NONE = (
    "The nurses and the physios plan the week together.",  # professionals alone
    "The county and the ministry decide jointly.",  # authorities alone
    "My father and I built the ramp together.",  # a family
    "Us nurses and the doctors plan the discharge between us.",
    "My colleagues and I wrote the rules together.",
    "A programme of joint training for residents was held.",
    "The council runs a citizens' panel of many voices.",  # an attribute, no party
    "The report on nurses was read alongside the plan.",  # nobody follows
    "Tenants and officers come together on Fridays.",  # no deed
    "The residents paint. The nurses are in the hall together.",  # two sentences
    "I think the nurses and the doctors drew it together.",  # who says so is no party
    "The nurses and the doctors drew it in tandem, you know.",
    "The agencies plan jointly how they share data.",  # they are the agencies
    "We plan the week in tandem with our mother.",
    "Staff and residents laugh together.",  # people, and no deed
    "The residents cook in tandem.",  # a deed, and no people
    "The nurse visits each patient.",
    "The nurse visits each of the patients.",
    "The committee reviewed how nurses treat patients.",
    "The ministry will develop a joint strategy for children and families.",
    "The nurses assess joint pain in patients.",
    "We parents met in the library and drew the party up in tandem.",
    "The residents painted the wall in tandem at the town hall.",
)
NORWEGIAN = {
    "Foreldrene og kommunen la opp ruta i lag.": True,
    "Beboerne og pleierne bestemmer sammen hva huset brukes til.": True,
    "Grunneigarane og me på kontoret bygde brua saman.": True,
    "Kona og jeg bestemte i fellesskap.": False,
    "De ansatte ved avdelingene skriver rutinen i fellesskap.": False,
    "Laga vart bygde opp i lag.": False,
    "Jeg tror legene og sykepleierne planlegger i fellesskap.": False,
    "Jeg tror vi planlegger uka i fellesskap med sykepleierne.": True,
    "Vi planlegger uka i fellesskap med sykepleierne våre.": True,
    "Vi sykepleiere og legene planlegger i fellesskap.": False,
    "Vi og kommunen bestemmer i fellesskap.": True,
    "Vi og de ansatte planlegger i fellesskap.": True,
    "Vi lager maten i fellesskap med beboerne våre.": True,
    "Vi lager maten i fellesskap med mor vår.": False,
    "Foreldrene og lærerne planlegger i fellesskap.": True,  # people, though `lærer` is a deed
    "Departementet lager planen i fellesskap for barn og familier.": False,
    "De spurte om brukerne og kommunen planlegger i fellesskap.": True,
    "Beboerne og pleierne drikker vel kaffe i lag.": False,
    # No full stop: nothing stands behind the last of them.
    "Vi lager planen sammen med kommunen for brukerne": True,
    "Departementet lager planen i fellesskap for barn og familier": False,
    "De spurte om brukerne og kommunen planlegger i fellesskap": True,
    "Planen laget vi sammen med de andre pårørende og kommunen": True,
    "Planen laget vi sammen med de andre pårørende": False,
    "Planen laget vi sammen med de andre mødrene og fedrene.": False,
    "Kommunen skal utvikle likeverdige tjenester der brukerne bor.": False,
    "Kommunen lager en liste over frivillige i lag og foreninger.": False,
    "Vi foreldrene møttes på biblioteket og planla festen i lag.": False,
    "Foreldrene og biblioteket planla festen i lag.": True,
}


def docs(texts: Sequence[str], language: str) -> list[Doc]:
    segments = pd.DataFrame({"language": language, "text": list(texts)})
    return list(annotate(segments, models=MODELS, bases=BASES))


def found(texts: Sequence[str], language: str) -> dict[str, list[str]]:
    """The concepts of the joint deeds of each text."""
    lexicon, roles = word_lists()
    segments = [AnnotatedSegment(doc, language, roles) for doc in docs(texts, language)]
    return {
        text: [hit.item.concept for hit in joint_hits(segment, lexicon)]
        for text, segment in zip(texts, segments, strict=True)
    }


def test_two_parties_a_deed_and_a_word_for_jointly_are_a_practice() -> None:
    made = found([*PRACTICES], "en")
    assert [text for text, concepts in made.items() if not concepts] == []
    wrong = {text: made[text] for text, concept in PRACTICES.items() if concept not in made[text]}
    assert wrong == {}


def test_one_party_among_itself_is_none() -> None:
    assert {text: concepts for text, concepts in found(NONE, "en").items() if concepts} == {}


def test_norwegian_has_no_parse_and_is_read_by_its_words() -> None:
    made = {text: bool(concepts) for text, concepts in found([*NORWEGIAN], "nb").items()}
    assert made == NORWEGIAN


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_segment_of_no_word_or_one_has_none(language: str) -> None:
    texts = ["", "vi", "we", "together", "sammen", "saman", "jointly", "plan", "planlegger", "for"]
    assert not any(found(texts, language).values())


def test_the_deed_of_a_word_for_jointly_is_the_one_on_its_side_of_an_and() -> None:
    text = "The nurses and the patients plan the week together and evaluate it together."
    assert found([text], "en") == {text: ["co-planning", "co-evaluation"]}


def test_deeds_are_looked_for_where_pronouns_are_known() -> None:
    assert DEED_LANGUAGES == LANGUAGES


def test_a_language_of_which_no_pronouns_are_known_has_none() -> None:
    assert found(["Beboerne og kommunen planlægger sammen."], "da") == {
        "Beboerne og kommunen planlægger sammen.": []
    }


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("Det går vel greit med beboerne.", False),  # `vel` is a particle
        ("Vi velger maten sammen med beboerne.", True),
    ],
)
def test_a_particle_is_no_phrase_of_choosing(text: str, is_one: bool) -> None:
    assert bool(len(all_read(text, language="nb", kind="practice"))) == is_one


TWO_PARTIES = (
    "The agencies and the families work together.",
    "The agencies work together with the patients' forum.",
    "The plan was produced in collaboration with families.",  # who else did it is unsaid
    "We work in partnership with residents.",
    "They sat down with us.",
    "They decide it with him.",
    "Our volunteers work together with the providers.",
    "We decided to let residents and nurses plan the week together.",  # no preposition
    "Residents have a say in the decision.",  # joins nobody: one party is enough
    "Pasientene bestemte i fellesskap med legene.",
    "Beboerne var med og bestemte fargen.",  # `med` is no `with` here
    "We are equal partners with the council.",  # the partners are no agency
    "The nurses teamed up with us.",
    "The nurses planned it as a team with us.",
    "I worked together with the professionals.",
    "Residents planned the pilot together with the council.",
    "Beboerne og pleierne arbeider i lag i hagen.",
    "Beboerne og sosialarbeideren utvikler tilbudet sammen.",
    "Beboer og ansatt planlegger dagen sammen.",
    "Beboerne og en boligavdelingsleder lager tilbudet sammen.",
    "Beboerne og en soneleder utvikler tilbudet sammen.",
    "Beboerne og skolelegen utvikler tilbudet sammen.",
    "Beboerne og skolelege utvikler tilbudet sammen.",
    "Bebuarane og ein soneleiar planlegg dagen saman.",
    "Beboerne og en veileder utvikler tilbudet sammen.",
    "Beboerne og veilederne utvikler tilbudet sammen.",
    "Beboerne og seniorrådgiver utvikler tilbudet sammen.",
    "Bebuarane og rettleiarane utviklar tilbodet saman.",
    "Vi og legen i fellesskap stod for det.",  # the first word of the phrase is a party
)
ONE_PARTY = (
    "The agencies and the ministry work together.",
    "The agencies work together on patient care.",
    "Partnership working is what we need.",
    "They work together in the rain.",
    "Residents cook together on Fridays.",
    "My supervisor and I decide together what to do.",
    "We work with providers to develop guidance.",
    "We have worked in partnership with the college.",
    "NHS trusts and social care work together to help people.",  # who is helped does nothing
    "Nurses and doctors work together to prevent people spending time in hospital.",
    "The doctors do it together across local communities.",
    "The doctors work together and explain it to residents.",
    "Brukerne lager middag sammen på fellesrommet.",
    "Fagmiljøene har utviklet metoden i fellesskap.",
    "We work with partners on the plan.",
    "Beboerne arbeider i lag i hagen.",  # the deed is no person
    "Vi arbeider i lag.",
    "Beboerne utvikler tilbudet sammen.",
    "Bebuarane utviklar tilbodet saman.",
    "Beboerne lærer det sammen.",
    "Beboerne veileder og forbereder dagen sammen.",  # verbs that sound like people
    "Beboerne rådgiver og forbereder dagen sammen.",
    "Bebuarane rettleiar og planlegg dagen saman.",
    "Bebuarane innleiar og planlegg dagen saman.",
    "Vi danser og planlegger dagen sammen.",
    "Vi gleder oss til å planlegge dagen sammen",
    "Residents planned the pilot together.",  # a thing
    "The council planned the street together.",
)


@pytest.mark.parametrize("text", [*TWO_PARTIES, *ONE_PARTY])
def test_a_phrase_that_joins_people_needs_two_parties(text: str) -> None:
    norwegian = ("Pasientene", "Beb", "Brukerne", "Fagm", "Vi ")
    language = "nb" if text.startswith(norwegian) else "en"
    assert bool(len(all_read(text, language=language, kind="practice"))) == (text in TWO_PARTIES)


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("We painted it alongside the residents.", True),
        ("We painted it alongside our colleagues in the home.", False),
        ("The nurses built it alongside other partners of the council.", False),
        ("We painted it alongside colleagues from the council.", False),
        ("We painted it alongside other mothers and the council.", True),
        ("We painted it alongside residents and other volunteers.", True),
        ("We painted it alongside our colleagues and nurses.", False),
        ("We painted it alongside our colleagues and the residents.", True),
    ],
)
def test_colleagues_behind_alongside_are_no_other_party(text: str, is_one: bool) -> None:
    assert bool(found([text], "en")[text]) == is_one
