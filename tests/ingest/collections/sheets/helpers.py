"""Small invented sheets: a talk with a turn a row, and answers with a respondent a row."""

from __future__ import annotations

TALK = (
    ("Speaker", "Time", "Text"),
    ("Tove", "00:01", "How did you plan it?"),
    ("Per", "00:05", "We co-produced it with the families, all of us."),
    ("Tove", "00:09", "And who decided in the end?"),
    ("Marit", "00:12", "We did, together with the ward."),
    ("Per", "00:15", "Nobody was left out of it."),
    ("Tove", "00:20", "What then?"),
    ("Marit", "00:22", "Nothing else to say."),
)
HELP, MORE = "What helped you to work together?", "Anything else?"
SURVEY = (
    ("ID", "Role", "E-mail", HELP, "Age", MORE),
    *(
        (
            f"R{n:03d}",
            ("nurse", "leader")[n % 2],
            f"a{n}@example.org",
            f"We met the families every week and planned number {n} together.",
            str(20 + n),
            f"No time was left for it in week {n}, sadly." if n % 3 else "",
        )
        for n in range(1, 9)
    ),
)
LONG = (
    ("respondent", "question", "answer"),
    *(
        (who, asked, f"I think that {asked[:-1].lower()} is a matter of many things, says {n}.")
        for n, who in enumerate(("Anne Hansen", "Bo Berg", "C3"))
        for asked in ("What helps?", "What hinders you?")
    ),
)
