"""Identity numbers, references, codes and rooms whose letters are written small."""

import pytest

from tests.privacy.finding import found


@pytest.mark.parametrize(
    ("language", "text", "said", "kind"),
    [
        ("en", "they had it as zr 41 77 20 f on the form", "zr 41 77 20 f", "number"),
        ("en", "our reference is kvt 2023 00417 they said", "kvt 2023 00417", "number"),
        ("en", "the shed is x five five one since may", "x five five one", "number"),
        ("en", "the office is k four two w and mine is not", "k four two w", "number"),
        ("nb", "boden er ni to åtte dobbeltve siden mai", "ni to åtte dobbeltve", "number"),
        ("en", "Press K4471T, and then push.", "K4471T", "number"),
        ("en", "we had to wait in h14 for an hour", "h14", "room"),
        ("nb", "Vi møttes på 3.06.", "3.06", "room"),
        ("nb", "hun er på 3.06 nå rett over gangen", "3.06", "room"),
    ],
)
def test_letters_written_small_do_not_hide_a_number(
    language: str, text: str, said: str, kind: str
) -> None:
    assert said in found(text, language) and kind in (found(text, language)[said], "number")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "there were b12 jabs for all of them in the hall"),
        ("nb", "det kosta kr 20000 og ca 15000 i fjor og nå er det mer"),
        ("en", "it was 10 30 in the morning and we had 20 30 or 40 of them"),
        ("en", "it s two two and then a four from the other side"),
        ("en", "we live in 3.20 an hour more than they do"),
        ("nb", "det steg på 2.50 i timen og så var det slutt"),
        ("en", "the cooler runs on R410A and he sells F150s and G3520K paper"),
        ("nb", "de tok kr500k for døra og det var altfor mye syntes vi"),
        ("nb", "Renta ligger på 4.25. Hun er på 1.85, og det er mye."),
        ("nb", "renta ligger på 4.25 nå opp fra tre og den skal visst ned"),
        ("en", "when she was in p7 or in y10 or in s4 they liked what they saw in f1"),
        ("nb", "vi kjørte på e4 en stund og så på e20 da det ble mørkt"),
        ("nb", "vi va to tre fire æ veit ikkje og det va det"),
        ("en", "it is two three four k a year and that was it"),
    ],
)
def test_amounts_vitamins_and_roads_stay(language: str, text: str) -> None:
    assert found(text, language) == {}
