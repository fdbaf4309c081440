"""Programs of this machine that read what Cospeak cannot: old Word files, pictures of text.

In: a path or a picture. Out: its text, or nothing where the program is not installed. `run` starts
them, by their full paths alone, with limits and without a shell; they write no file.
"""
