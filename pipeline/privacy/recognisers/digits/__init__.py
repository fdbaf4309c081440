"""Numbers and codes that point to a person, in figures and as they are said.

In: a text. Out: spans with the kind of identifier: by check digits, by form and the words nearby
(`numbers`, `plates`), of references (`references`), and of what is dictated (`spoken`).
"""
