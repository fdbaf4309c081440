"""Topics: term counts to topic models, the choice of one, the contrast of the sides within topics.

In: term counts and units, names that people gave to topics, the catalogue, sheets of human
validation. Out: the tables of topics. `models` fits, `metrics` measures, `selection` chooses,
`spurious` finds topics that are no subject,
`topic_tables` writes what is shown, `folding` adds new documents to topics that are kept,
`contrast` compares the sides within topics, `human_validation` asks people.
"""
