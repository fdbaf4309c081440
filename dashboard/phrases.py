"""Short phrases that the pipeline writes into its tables, for another language than English.

The pipeline says its findings in Norwegian itself. What it says of a file, a place or a setting is
one of the phrases below with a name or a number in it: they are recognised and said anew. A phrase
that is not known is shown as it is.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from dashboard.translation import FIRST, code, language, later, number, say

PHRASES = (
    # where it stands
    later("p. {page}"),
    later("paragraph {number}"),
    later("turn {number}"),
    # a file that is not used: why, and what to do
    later("a link to a folder, or to a file that is not there"),
    later("copy what it should lead to in its place"),
    later("a link that leads out of the documents folder"),
    later("copy what it leads to in its place"),
    later("the file cannot be opened ({reason})"),
    later("check that you may read it"),
    later("the file is empty"),
    later("replace it with a file that has text"),
    later("the .{suffix} file is broken ({kind})"),
    later("open it in the program that made it and save it anew"),
    later("open it in the program that made it and save it anew, or as .txt"),
    later("the program that reads it breaks down over it"),
    later("reading it fails ({kind})"),
    later("reading it takes longer than {seconds} seconds"),
    later(
        "save it anew from its program, or as .txt; or raise documents.max_seconds in params.yaml"
    ),
    later("reading it takes more than {n} megabytes of memory"),
    later(
        "take out pictures and what is embedded, or part it into several files; or raise "
        "documents.max_megabytes in params.yaml"
    ),
    later("the file holds no text"),
    later("the file is not text"),
    later("save it as .txt (UTF-8), .docx or .pdf from its program"),
    later("a legacy Word file (.doc)"),
    later("open it in Word or LibreOffice and save it as .docx"),
    later("the file ends in .{suffix} but is a legacy Word file (.doc)"),
    later("the file ends in .{suffix} but is {one}"),
    later("a PDF"),
    later("an RTF file"),
    later("a Word file"),
    later("an OpenDocument text"),
    later("an old Word or Office file"),
    later("a picture"),
    later("a sound or film file"),
    later("a compressed file"),
    later("a spreadsheet, slides or another Office file"),
    later("run text recognition (OCR) on it and put its text here"),
    later("put its transcript here"),
    later("unpack it and put the files that were in it here"),
    later("put its text here, as .docx"),
    later("rename it so that it ends in .{suffix}"),
    later("files that end in .{suffix} are not read"),
    later("the file has no suffix"),
    later("save it as one of {formats}"),
    later("the .{suffix} file is broken or of another kind"),
    later("the file is broken (a damaged archive)"),
    later("the .{suffix} file is protected with a password"),
    later("the .odt file is protected with a password"),
    later("the PDF is protected with a password"),
    later("open it with the password and save a copy without one"),
    later("the PDF has no text layer: its pages are pictures"),
    later("run text recognition (OCR) on it first, for instance with OCRmyPDF"),
    later("the PDF's fonts do not say which letters they show"),
    later("run text recognition (OCR) on it first, or get the text in another format"),
    later("the .{format} file has no subtitle cues that can be read"),
    later("export it anew from the transcription program, or save its text as .txt"),
    later("it is neither below policy/ nor below frontline/"),
    later("move it into one of them, or give its corpus in catalogue.csv"),
    later("it is in the catalogue but not in the folder"),
    later("add the file, or correct or delete its line in catalogue.csv"),
    later("write {file} in catalogue.csv"),
    later("rename the folder {folder} to {name}"),
    later("only the interviewer speaks in it"),
    later(
        "check the speakers' labels; name the interviewer in the catalogue's column `interviewer`"
    ),
    later("it is too short: {n} {words}, {needed} are needed"),
    later("words of respondents"),
    later("words of text"),
    later("check that the file is whole, or lower documents.min_tokens in params.yaml"),
    later("the same text as {file}, which counts as {corpus}"),
    later("the same text as {file}"),
    later("keep it on one side only: a text cannot be both sides of the comparison"),
    later("nothing to do; remove one of the two to silence this"),
    # how a file was read
    later("{n} words before the first turn are not counted as speech"),
    later("{n} words between the parts are not counted as speech"),
    later("no speakers were found: used whole"),
    later("no interviewer was found: all turns count as speech"),
    later(
        "the interviewer was told by the questions: check, and name interviewers in the catalogue "
        "or in params"
    ),
    later(
        "nobody is named: what is set off, by bold or italics, as headings, by dashes or numbers, "
        "is taken for the interviewer's questions"
    ),
    later("{n} subtitle cue(s) were malformed or empty and left out"),
    # what a design can tell
    later("No policy documents in this language: nothing to compare with."),
    later("No frontline documents in this language: nothing to compare with."),
    later("Gaps can be told from chance down to p = {p}."),
    later("No gap can be told from chance: {n} permutations are too few."),
    later("No gap can be told from chance: at best p = {p}, above {level}."),
    later("Enough would be {one} or {other}."),
    later("Enough would be {one}."),
    later("The {n} policy documents come in {clusters}, which count as the units."),
    later("The {n} frontline documents come in {clusters}, which count as the units."),
    later("{n} cluster"),
    later("{n} clusters"),
    later("The policy documents are all there are: no margin of error for them."),
    later("The frontline documents are all there are: no margin of error for them."),
    later("An interval needs at least {n} policy documents."),
    later("An interval needs at least {n} policy clusters."),
    later("An interval needs at least {n} frontline documents."),
    later("An interval needs at least {n} frontline clusters."),
    later("An interval needs at least {n} policy documents: {more} more."),
    later("An interval needs at least {n} policy clusters: {more} more."),
    later("An interval needs at least {n} frontline documents: {more} more."),
    later("An interval needs at least {n} frontline clusters: {more} more."),
    # the documents that would do
    later("{n} more policy document"),
    later("{n} more policy documents"),
    later("{n} more policy cluster"),
    later("{n} more policy clusters"),
    later("{n} more frontline document"),
    later("{n} more frontline documents"),
    later("{n} more frontline cluster"),
    later("{n} more frontline clusters"),
    # other analyses
    later("without “{document}”"),
    later("by words"),
    later("prior of {prior}"),
    later("seed {seed}"),
    later("nouns only"),
    later("prompted mentions too"),
    later("without denied, quoted and defining mentions"),
    later("{method} with {number} topics, seed {seed}"),
    later("{method} with {number} topics"),
    later("draw {n} of documents"),
    later("half as long"),
    later("twice as long"),
    later("topics without common words"),
    later("no common words"),
    later("{n} words on each side"),
    later("vectors of {n} numbers"),
    # the traits of a magic concept
    later("share of the side's documents that mention it"),
    later("share of the themes that its mentions in a document stand beside"),
    later("share of mentions in a sentence of positive tone"),
    later("share of mentions in a sentence without conflict, cost or lack"),
    later("share of mentions without a named doer, place, person or body"),
    # a topic model: chosen or not
    later(
        "{role}: quality {quality} = coherence {coherence} x exclusivity {exclusivity} x stability "
        "{stability} x (1 - largest topic {largest}); of those within {near} of the best quality "
        "the one with the most topics is chosen"
    ),
    later(
        "not refitted: coherence {coherence} x exclusivity {exclusivity} x (1 - largest topic "
        "{largest}) = {quality} is less than the best quality, however stable it is"
    ),
    later("chosen by the rule"),
    later("pinned in params"),
    later("chosen by the rule, but another is pinned"),
    later("not chosen"),
    later(
        "not fitted: {topics} topics need {needed} terms, there are {there}; more documents or a "
        "lower terms.min_documents give more"
    ),
    later("not fitted: {topics} topics need {needed} units, there are {there}"),
    later("not used: the fit ended in no numbers"),
    # the name of a topic
    later("“{label}” is not used: no topic has enough of its terms any more."),
    later("“{label}” names a topic that has only {share} of its terms: {name}."),
    # what is missing
    later("{file} has not been made yet. Run `make run` (or `dvc repro {stage}`)."),
    later("{file} is being rebuilt by a run that is going on. Reload the page in a moment."),
    later("{file} does not fit this version. Run `make run` (or `dvc repro --force {stage}`)."),
    later(
        "The mark could not be saved in {file} ({error}). See that the folder can be written to "
        "and that the disk is not full."
    ),
    # Last, as it fits much else that begins so.
    later("it is {one}"),
)

_NUMBERS = ("n", "number", "needed", "there", "more", "seed", "topics")
"""Places that hold a whole number; any other may hold anything."""

_BETWEEN = re.compile(r"; (?![^“]*”)")
"""What parts phrases that stand together; not within the quotes of a title."""

_PHRASES_IN = ("one", "other", "clusters", "words", "role")
"""Places that hold a phrase again."""


GROUPS = (later("fewer than {n}"), later("cluster {n}"), later("smaller groups together"))
"""What stands in a cell of the catalogue in place of a group that is too small to be shown."""


def grouped(value: str) -> str:
    """A value of the catalogue; in words of the interface's language where it hides a group."""
    if language() == FIRST:
        return value
    hits = ((text, _pattern(text).fullmatch(value)) for text in GROUPS)
    return next((say(text, **hit.groupdict()) for text, hit in hits if hit), value)


def retold(text: str) -> str:
    """The phrase, or several parted by semicolons, in the interface's language."""
    return text if language() == FIRST or not text else _retold(text, language())


@lru_cache(maxsize=8192)
def _retold(text: str, spoken: str) -> str:
    # `spoken` keys the cache: what is said depends on the language.
    for phrase, pattern in _patterns():
        hit = pattern.fullmatch(text)
        if hit:
            return say(phrase, **{key: _held(key, part) for key, part in hit.groupdict().items()})
    several = _BETWEEN.split(text)
    return "; ".join(map(retold, several)) if len(several) > 1 else text


def _held(place: str, part: str) -> str:
    """What stands in a place of a phrase: a phrase again, a code, a number, or as it is."""
    if place in _PHRASES_IN:
        return retold(part)
    if place == "corpus":
        return code(part)
    bare = part.replace(".", "", 1)
    return number(float(part), len(part.partition(".")[2])) if bare.isdecimal() else part


@cache
def _patterns() -> list[tuple[str, re.Pattern[str]]]:
    return [(phrase, _pattern(phrase)) for phrase in PHRASES]


def _pattern(phrase: str) -> re.Pattern[str]:
    """What finds the phrase, with a group for each of its places."""
    pieces = re.split(r"\{(\w+)\}", phrase)
    found = [
        re.escape(piece) if n % 2 == 0 else rf"(?P<{piece}>{_number_or_any(piece)})"
        for n, piece in enumerate(pieces)
    ]
    return re.compile("".join(found), re.DOTALL)


def _number_or_any(place: str) -> str:
    if place == "label":  # several may stand in a row: none is to swallow the next
        return "[^“”]+"
    return "[0-9]+" if place in _NUMBERS else ".+?"
