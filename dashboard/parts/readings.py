"""How a document was read: who speaks, how sure that is, and what one click corrects.

Speakers are told apart by ids in the keys of widgets and in the file; no label or text enters an
address or a log.
"""

from __future__ import annotations

import html
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import naming
from dashboard.data import loading, readings
from dashboard.translation import later, number, say, says
from pipeline import tables
from pipeline.config.readings import Correction, WrongReadings, load_readings, save_correction

N_COLOURS = 6
"""Colours by which speakers are told apart; the look of the pages has as many."""
_MOST = 24
"""Speakers and placeholders that are offered for correction, those who say the most first."""
_ROLES = {
    "asks": later("asks"),
    "answers": later("answers"),
    "no_speakers": later("is no speaker"),
}


def how_read(about: pd.Series[Any]) -> Mapping[str, int]:
    """How the talk was read, with what corrects it; the colour of each speaker."""
    doc_id = str(about["doc_id"])
    speakers = loading.of(loading.load_if_made(tables.Speakers), doc_id=doc_id)
    place, correction = _settled(about)
    with st.container(border=True):
        title = say("How it was read")
        st.markdown(f"**{title}**")
        _sureness(about, correction)
        if place is None:
            st.caption(say("It can be corrected on the machine that has the documents folder."))
        else:
            _whole_or_right(place, correction, doc_id)
            _speakers(place, correction, speakers)
            _names(place, correction, doc_id)
            if readings.is_waiting(place):
                st.info(say("Saved. `make run` carries corrections into all tables."))
    return colours(speakers)


def with_settled_roles(about: pd.Series[Any], text: pd.DataFrame) -> pd.DataFrame:
    """The document's segments with the roles that were settled since the last run."""
    speakers = loading.of(loading.load_if_made(tables.Speakers), doc_id=str(about["doc_id"]))
    return readings.overlaid(text, speakers, _settled(about)[1])


def colours(speakers: pd.DataFrame) -> dict[str, int]:
    """The number of each speaker's colour, in the order in which they first speak."""
    return {str(label): number % N_COLOURS for number, label in enumerate(speakers["speaker"])}


def _settled(about: pd.Series[Any]) -> tuple[Path | None, Correction]:
    document = str(about["reading_id"])
    place = readings.folder()
    if place is None:
        return None, Correction(document=document)
    try:
        return place, load_readings(place).of(document)
    except WrongReadings as error:
        st.error(naming.plain(str(error)))
        return None, Correction(document=document)


def _sureness(about: pd.Series[Any], correction: Correction) -> None:
    left = int(about["n_left_out"])
    told = [
        say("layout: {layout}", layout=about["layout"]),
        say(
            "lead over the next best reading: {lead} of 1", lead=number(float(about["confidence"]))
        ),
        says("{n} speaker is counted", "{n} speakers are counted", int(about["n_speakers"])),
        says(
            "{n} word of the file is left out: titles, keys, labels and the like",
            "{n} words of the file are left out: titles, keys, labels and the like",
            left,
        ),
    ]
    st.caption(naming.plain(" · ".join(told)))
    if correction.settles_speakers:
        st.success(say("Somebody has settled how it is read."), icon=":material/check:")
    elif about["unsure"]:
        st.warning(
            say(
                "Who speaks or who asks is a guess. Look at a few turns below: say who asks, or "
                "that it is right."
            )
        )


def _whole_or_right(place: Path, correction: Correction, doc_id: str) -> None:
    whole = readings.with_whole(correction, whole=not correction.whole)
    with st.container(horizontal=True):
        _button(
            say("It is right"), ":material/check:", f"right_{doc_id}", place,
            readings.confirmed(correction), disabled=correction.confirmed,
        )  # fmt: skip
        _button(
            say("It has speakers after all")
            if correction.whole
            else say("It has no speakers: use it whole"),
            ":material/notes:", f"whole_{doc_id}", place, whole,
        )  # fmt: skip
        _button(
            say("Take all corrections back"), ":material/undo:", f"back_{doc_id}", place,
            Correction(document=correction.document), disabled=correction.is_empty,
        )  # fmt: skip


def _button(
    label: str, icon: str, key: str, place: Path, made: Correction, *, disabled: bool = False
) -> None:
    st.button(label, icon=icon, key=key, on_click=_save, args=(place, made), disabled=disabled)


def _speakers(place: Path, correction: Correction, speakers: pd.DataFrame) -> None:
    """A line for each speaker: colour, turns and words, what they are, who else they are."""
    names = dict(zip(speakers["speaker_id"], speakers["speaker"], strict=True))
    shown = colours(speakers)
    for row in speakers.nlargest(_MOST, "n_tokens", keep="first").to_dict("records"):
        one = str(row["speaker_id"])
        with st.container(horizontal=True, vertical_alignment="center"):
            st.html(
                f'<span class="cs-speaker cs-who{shown[str(row["speaker"])]}">'
                f"{html.escape(str(row['speaker']))}</span> <small>"
                + html.escape(
                    say(
                        "{turns} turns, {words} words",
                        turns=int(row["n_turns"]),
                        words=int(row["n_tokens"]),
                    )
                )
                + "</small>",
                width=300,
            )
            _role(place, correction, one, str(row["role"]))
            if len(names) > 2:
                _same(place, correction, one, names)
    if len(speakers) > _MOST:
        st.caption(say("Those who say the least are not listed."))


def _role(place: Path, correction: Correction, speaker: str, role: str) -> None:
    key = f"role_{speaker}"
    st.session_state[key] = readings.role_of(correction, speaker, role)

    def change() -> None:
        _save(place, readings.with_role(correction, speaker, str(st.session_state[key])))

    st.segmented_control(
        say("What the speaker is"), list(_ROLES), format_func=lambda name: say(_ROLES[name]),
        key=key, on_change=change, label_visibility="collapsed", required=True,
    )  # fmt: skip


def _same(place: Path, correction: Correction, speaker: str, names: Mapping[str, str]) -> None:
    key = f"same_{speaker}"
    others = ["", *(one for one in names if one != speaker)]
    there = readings.same_as(correction, speaker)
    st.session_state[key] = there if there in others else ""

    def change() -> None:
        _save(place, readings.with_same(correction, speaker, str(st.session_state[key] or "")))

    st.selectbox(
        say("Is the same as"), others, key=key, on_change=change, label_visibility="collapsed",
        format_func=lambda one: (
            say("the same as {name}", name=names[one]) if one else say("is somebody alone")
        ),
        width=240,
    )  # fmt: skip


def _names(place: Path, correction: Correction, doc_id: str) -> None:
    """The placeholders of names, of which those that are none can be ticked."""
    rows = loading.of(loading.load_if_made(tables.Placeholders), doc_id=doc_id)
    if rows.empty:
        return
    names = dict(list(readings.placeholders(rows).items())[:_MOST])
    settled = set(correction.no_names)
    key = f"names_{doc_id}"
    st.session_state[key] = [name for name, ids in names.items() if set(ids) <= settled]

    def change() -> None:
        _save(place, readings.with_no_names(correction, names, list(st.session_state[key])))

    st.pills(
        say("These placeholders stand for no names"), list(names), selection_mode="multi", key=key,
        on_change=change,
        help=say(
            "What they stand for is shown as it was said, in this document alone, after the next "
            "run. A name that is shown by mistake is seen by all who see these pages."
        ),
    )  # fmt: skip


def _save(place: Path, made: Correction) -> None:
    """Keeps the correction, or says why it could not be kept."""
    try:
        save_correction(place, made)
    except (WrongReadings, OSError) as error:
        told = str(error) if isinstance(error, WrongReadings) else str(error.strerror)
        st.toast(
            naming.plain(say("The correction could not be saved: {reason}", reason=told)),
            icon=":material/error:", duration="infinite",
        )  # fmt: skip
