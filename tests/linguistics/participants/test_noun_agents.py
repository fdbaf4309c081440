import pytest

from pipeline.linguistics.participants.noun_agents import noun_agents
from tests.linguistics.read_texts import co_word, segment_of, words_of


@pytest.mark.parametrize(
    ("text", "agents"),
    [
        ("Volunteers' co-planning of the week works well.", ["Volunteers"]),
        ("Co-operation between nurses and patients grew.", ["nurses"]),
        ("Co-planning by nurses grew.", ["nurses"]),
        ("Co-design led by nurses grew.", ["nurses"]),
        ("Co-creation, in which residents have a say, grew.", ["residents"]),
        ("Co-decision rights for residents were won.", ["residents"]),
        ("A co-design process involving residents began.", ["residents"]),
        ("Patient co-production grew.", ["Patient"]),
        ("Co-production happens when nurses share the work.", ["nurses"]),
        ("Nurses practise co-design.", ["Nurses"]),
        ("The nurses mentioned co-design.", []),
    ],
)
def test_the_sentence_links_agents_to_a_noun_in_many_ways(text: str, agents: list[str]) -> None:
    segment = segment_of(text)
    found = noun_agents(co_word(segment.doc), lambda token: token.i in segment.roled)
    assert words_of(found) == agents
