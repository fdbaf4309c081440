"""Participants: who does it (agents), with whom (partners), and what (objects).

In: the token of a mention in a parsed English sentence. Out: the heads of the noun phrases that
name agents and partners, their roles, and the objects in the words of the sentence.
"""

from pipeline.linguistics.participants.agents import agents_in_definition, agents_of
from pipeline.linguistics.participants.objects import objects_of
from pipeline.linguistics.participants.partners import partners_in_definition, partners_of
from pipeline.linguistics.participants.roles import roles_of

__all__ = [
    "agents_in_definition",
    "agents_of",
    "objects_of",
    "partners_in_definition",
    "partners_of",
    "roles_of",
]
