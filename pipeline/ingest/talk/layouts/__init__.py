"""The layouts in which turns begin: declared, learned from the file, or names without a sign.

In: blocks with times in one form. Out: for each layout the blocks anew, as what its speakers say;
nothing where a file is not in it. `known` lists the declared ones (`layout`), `learned` finds signs
that come again, `prefix` names without any.
"""
