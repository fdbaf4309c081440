"""What people write for Cospeak: params, lexicon, roles and sheets, checked with file and line.

In: paths of YAML files and sheets of the project. Out: frozen pydantic models, word lists and
frames without an error in them, or one error that names all that is wrong and what to do.

Ten modules: one for each file that people write, and the reader of YAML.
"""
