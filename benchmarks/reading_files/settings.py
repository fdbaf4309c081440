"""Settings of the generators. Each dimension: what only open may use, what both may, what only held may."""

SPLIT = {
    "sep":        {"open": [": ", ":\t"], "both": [":  "], "held": [" : ", ":\u00a0", ":   "]},
    "gap":        {"open": ["\n\n"], "both": ["\n"], "held": ["\n\n\n", "\n \n"]},
    "eol":        {"open": ["\n"], "both": ["\n"], "held": ["\r\n", "\n"]},
    "encoding":   {"open": ["utf-8"], "both": ["utf-8"], "held": ["utf-8-sig", "cp1252", "utf-16", "utf-8"]},
    "clock":      {"open": ["h:mm:ss2", "m:ss"], "both": ["h:mm:ss2"], "held": ["h:mm:ss1", "hh.mm.ss", "mm:ss.f", "h:mm:ss,f"]},
    "wrap_time":  {"open": ["[]", "()"], "both": ["[]"], "held": ["{}", "<>", "[ ]", "//"]},
    "hash":       {"open": ["#hh:mm:ss-f#"], "both": ["#hh:mm:ss-f#"], "held": ["#hh:mm:ss#", "#mm:ss-f#", "#hh:mm:ss.ff#"]},
    "num":        {"open": ["{:03d} ", "{}. "], "both": ["{}  "], "held": ["[{}] ", "{:04d}\t", "{:>4} | ", "({}) "]},
    "overlap":    {"open": ["[overlap]", "//"], "both": ["[crosstalk]"], "held": ["[[", "=", "[overlappende]", "/ /"]},
    "noise":      {"open": ["(laughs)", "[pause]"], "both": ["[inaudible]"], "held": ["((laughter))", "<laughs>", "(.)", "(3.0)", "[uhørlig 00:12:40]"]},
    "wrapwidth":  {"open": [72, 78], "both": [80], "held": [60, 66, 94]},
    "font":       {"open": ["Helvetica"], "both": ["Helvetica"], "held": ["Times", "Courier"]},
    "fontsize":   {"open": [11], "both": [10], "held": [9, 12]},
    "pdfspace":   {"open": ["char"], "both": ["char"], "held": ["word", "tj"]},
    "pagenum":    {"open": ["Page {p} of {n}", "{p}"], "both": ["{p}"], "held": ["- {p} -", "{p}/{n}", "Side {p} av {n}", "[{p}]"]},
    "pagepos":    {"open": ["bottom"], "both": ["bottom"], "held": ["top", "bottom"]},
    "indent":     {"open": [0, 36], "both": [0], "held": [24, 72]},
    "htmlshell":  {"open": ["plain", "menu"], "both": ["menu"], "held": ["article", "wordsave"]},
    "ul":         {"open": ["b"], "both": ["b"], "held": ["i", "u", "bi"]},
    "cue":        {"open": [9, 12], "both": [10], "held": [6, 7, 14]},
}

# labels for roles, per language: (interviewer, respondent, plural stem for numbered respondents)
LABELS = {
    "en": {"open": [("Interviewer", "Respondent"), ("I", "R"), ("INT", "RES"), ("Interviewer", "Participant"), ("Moderator", "Participant")],
           "held": [("INTERVIEWER", "INTERVIEWEE"), ("Int.", "Resp."), ("IV", "IP"), ("Researcher", "Informant"), ("Facilitator", "Volunteer"), ("IR", "IE"), ("Fieldworker", "Carer")]},
    "nb": {"open": [("Intervjuer", "Informant"), ("I", "R"), ("INT", "INF"), ("Intervjuer", "Respondent"), ("Moderator", "Deltaker")],
           "held": [("INTERVJUER", "INFORMANT"), ("Int.", "Inf."), ("Intervjuar", "Informant"), ("Forsker", "Intervjuobjekt"), ("Ordstyrer", "Frivillig"), ("IV", "IO"), ("Spørsmål", "Svar")]},
    "da": {"open": [("Interviewer", "Informant"), ("I", "R"), ("Interviewer", "Respondent")],
           "held": [("INTERVIEWER", "INFORMANT"), ("Forsker", "Deltager"), ("INT", "INF"), ("Spørgsmål", "Svar")]},
    "sv": {"open": [("Intervjuare", "Respondent"), ("I", "R"), ("Intervjuare", "Informant")],
           "held": [("INTERVJUARE", "INFORMANT"), ("Forskare", "Deltagare"), ("INT", "IP"), ("Fråga", "Svar")]},
}

# first names (and family names) of speakers
FIRST = {
    "en": {"open": "Margaret Alan Priya Joan Derek Sheila Colin Fatima Ruth Graham Nadia Ewan Bethan Kofi Lorna".split(),
           "held": "Winifred Tariq Moira Desmond Gwen Hamish Oluwaseun Ingrid Patsy Niamh Clive Rhiannon Yusuf Dorothy Angus".split()},
    "nb": {"open": "Kari Ola Ingrid Per Marte Tor Anne Bjørn Solveig Ali Hilde Geir Turid Amina Knut".split(),
           "held": "Gunnhild Åse Torbjørn Ragnhild Sverre Øystein Fatuma Liv Håkon Synnøve Jorunn Odd Mehmet Astrid Eivind".split()},
    "da": {"open": "Mette Søren Birgit Lars Kirsten Henrik Lone Poul Inger Jens".split(),
           "held": "Gudrun Bent Åge Dorthe Rasmus Karen-Margrethe Ulla Mogens Tove Esben".split()},
    "sv": {"open": "Karin Lars Birgitta Anders Eva Mikael Gunilla Johan Ulla Hassan".split(),
           "held": "Ann-Marie Göran Åsa Lennart Solbritt Torsten Märta Pär Ylva Amir".split()},
}
LAST = {
    "en": {"open": "Jones Patel Harris Walker Hughes Murray Clarke Bennett Singh Dawson Price Foster".split(),
           "held": "O'Connor MacLeod Featherstone Adeyemi Whitcombe Pritchard-Lewis Okafor Tennant Rahman Loughlin".split()},
    "nb": {"open": "Hansen Olsen Berg Haugen Dahl Lie Solberg Moen Strand Bakke Nilsen Eide".split(),
           "held": "Øvrebø Sæther Tveit-Larsen Ånensen Fjeld Kvamme Abdi Myrvold Grønli Skjelbred".split()},
    "da": {"open": "Jensen Nielsen Møller Holm Kjær Lund Sørensen Bech".split(),
           "held": "Østergaard Bjerregaard Skov-Hansen Thygesen Ravn Ågaard".split()},
    "sv": {"open": "Andersson Nilsson Lindqvist Berg Ekström Holm Sjöberg Åkesson".split(),
           "held": "Öberg Hedström-Falk Wallin Rosengren Söderlund Tägtström".split()},
}
# names met in the speech only
TALKED = {
    "en": {"open": "Susan Brian Carol Imran Pauline Keith".split(), "held": "Maureen Stan Bronwen Faisal Trish Neville".split()},
    "nb": {"open": "Berit Arne Wenche Stian Grete Roar".split(), "held": "Borghild Trygve Marit Kjetil Laila Asbjørn".split()},
    "da": {"open": "Jytte Ove Hanne Kim".split(), "held": "Vibeke Aksel Bodil Finn".split()},
    "sv": {"open": "Kerstin Bo Anita Leif".split(), "held": "Barbro Östen Maj-Britt Sune".split()},
}
TOWN = {
    "en": {"open": "Hexham Skipton Oban Brecon Whitby".split(), "held": ["Kirkcaldy", "Stow-on-the-Wold", "Penrith", "Lampeter"]},
    "nb": {"open": "Hamar Voss Namsos Levanger Arendal".split(), "held": ["Ål", "Mo i Rana", "Førde", "Ørsta"]},
    "da": {"open": "Vejle Skive Ribe Nyborg".split(), "held": ["Ærøskøbing", "Aabenraa", "Hjørring"]},
    "sv": {"open": "Kalmar Sundsvall Falun Ystad".split(), "held": ["Åmål", "Örnsköldsvik", "Hjo"]},
}


def pick(rng, split, dim):
    d = SPLIT[dim]
    own = d[split]
    if split == "held" and rng.random() < 0.75:
        return rng.choice(own)
    return rng.choice(own + d["both"])


def labels(rng, split, lang):
    return rng.choice(LABELS[lang][split])


def clock(sec, style):
    s = int(sec)
    h, m, x = s // 3600, s // 60 % 60, s % 60
    f = int(sec * 10) % 10
    ms = int(sec * 1000) % 1000
    return {
        "h:mm:ss2": f"{h:02d}:{m:02d}:{x:02d}", "h:mm:ss1": f"{h}:{m:02d}:{x:02d}",
        "m:ss": f"{s // 60}:{x:02d}", "mm:ss": f"{s // 60:02d}:{x:02d}",
        "hh.mm.ss": f"{h:02d}.{m:02d}.{x:02d}", "mm:ss.f": f"{s // 60:02d}:{x:02d}.{f}",
        "h:mm:ss,f": f"{h}:{m:02d}:{x:02d},{f}", "ms": f"{h:02d}:{m:02d}:{x:02d}.{ms:03d}",
        "srt": f"{h:02d}:{m:02d}:{x:02d},{ms:03d}",
        "#hh:mm:ss-f#": f"#{h:02d}:{m:02d}:{x:02d}-{f}#", "#hh:mm:ss#": f"#{h:02d}:{m:02d}:{x:02d}#",
        "#mm:ss-f#": f"#{s // 60:02d}:{x:02d}-{f}#", "#hh:mm:ss.ff#": f"#{h:02d}:{m:02d}:{x:02d}.{ms // 10:02d}#",
    }[style]


def wrap_time(t, style):
    return {"[]": f"[{t}]", "()": f"({t})", "{}": "{" + t + "}", "<>": f"<{t}>", "[ ]": f"[ {t} ]", "//": f"/{t}/"}[style]
