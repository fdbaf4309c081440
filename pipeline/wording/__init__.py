"""Codes and values to sentences, in the languages of the interface.

In: rows of published tables, and messages as codes with values. Out: texts in the language of now,
by gettext and Babel: findings (`findings`, one module for each kind of sentence), messages of
stages (`messages`), names of items (`names`) and terms of the field (`glossary`). Nothing reads a
sentence back.

Ten modules: one for each kind of sentence, and what all of them share.
"""
