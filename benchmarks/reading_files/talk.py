"""Who speaks, and what they say: the truth before any dirt."""
from dataclasses import dataclass, field
from . import text_en, text_nb, text_da, text_sv
from . import settings as S

POOL = {"en": text_en, "nb": text_nb, "da": text_da, "sv": text_sv}

# how the interviewer begins and ends
OPENING = {
    "en": {"open": ["Thanks for making the time. Could you start by telling me a little about yourself and how you became involved?", "Right, we are recording now. To begin with, who are you and what do you do here?", "It's good to meet you at last. Perhaps you can take me back to the beginning?", "Okay, so my first question is quite open. How would you describe your role?"],
           "held": ["Good morning, and thank you for coming in. I thought we could begin with your own story.", "So, just for the recording, would you say who you are and where we're sitting?", "Let's get going. What was it that brought you into this in the first place?", "Lovely. You've read the information sheet, so I'll start with the easy one: what do you do on a Monday?"]},
    "nb": {"open": ["Takk for at du tok deg tid. Kan du begynne med å fortelle litt om deg selv og hvordan du ble med?", "Da er opptaket i gang. Aller først, hvem er du, og hva gjør du her?", "Så fint å møte deg endelig. Kan du ta meg med tilbake til begynnelsen?", "Det første spørsmålet mitt er ganske åpent. Hvordan vil du beskrive rollen din?"],
           "held": ["God morgen, og velkommen. Jeg tenkte vi kunne begynne med din egen historie.", "Bare for opptakets skyld, kan du si hvem du er og hvor vi sitter?", "Da setter vi i gang. Hva var det som fikk deg inn i dette i utgangspunktet?", "Fint. Du har lest informasjonsskrivet, så jeg tar det enkle først: hva gjør du på en mandag?"]},
    "da": {"open": ["Tak fordi du ville være med. Vil du begynde med at fortælle lidt om dig selv?", "Nu optager vi. Hvem er du, og hvad laver du her?"], "held": ["Godmorgen og velkommen. Jeg tænkte, vi kunne begynde med din egen historie.", "Lad os gå i gang. Hvad var det, der fik dig ind i det her?"]},
    "sv": {"open": ["Tack för att du ville vara med. Kan du börja med att berätta lite om dig själv?", "Nu spelar vi in. Vem är du, och vad gör du här?"], "held": ["God morgon och välkommen. Jag tänkte att vi kunde börja med din egen historia.", "Då sätter vi i gång. Vad var det som fick dig in i det här?"]},
}
CLOSING = {
    "en": {"open": ["Well, thank you so much. That was everything from me.", "Thank you. I'll switch this off now."], "held": ["Brilliant, then I think we can stop there.", "That's a good place to end. Many thanks to you."]},
    "nb": {"open": ["Da sier jeg tusen takk. Det var alt fra meg.", "Takk skal du ha. Da skrur jeg av."], "held": ["Supert, da tror jeg vi stopper der.", "Det er et fint sted å slutte. Hjertelig takk."]},
    "da": {"open": ["Så siger jeg mange tak. Det var alt fra mig.", "Tak skal du have. Så slukker jeg."], "held": ["Super, så tror jeg, vi stopper der."]},
    "sv": {"open": ["Då säger jag tack så mycket. Det var allt från mig.", "Tack ska du ha. Då stänger jag av."], "held": ["Toppen, då tror jag att vi stannar där."]},
}


@dataclass(eq=False)
class Person:
    role: str                # interviewer | respondent
    first: str
    last: str
    n: int                   # number among those with the same role, from 1
    all: int                 # number among all, from 0
    label: str = ""          # what the file calls them (set by the layout)
    part: str = ""           # chair | counsel | member | witness | oneoff

    @property
    def name(self): return f"{self.first} {self.last}"

    @property
    def initials(self): return self.first[0] + self.last[0]


@dataclass
class Turn:
    who: Person
    text: str
    start: float = 0.0
    end: float = 0.0


@dataclass
class Talk:
    lang: str
    people: list
    turns: list = field(default_factory=list)


def mine(pool, split):
    """the part of a large pool that this split may use: a third is shared, a third each is its own"""
    if len(pool) < 80 and len(pool) != 56:
        return list(pool)
    other = 2 if split == "open" else 0
    return [t for i, t in enumerate(pool) if i % 3 != other]


def fill(text, rng, split, lang):
    for slot, make in (("{P}", lambda: rng.choice(S.TALKED[lang][split])), ("{T}", lambda: rng.choice(S.TOWN[lang][split])),
                       ("{N}", lambda: str(rng.randint(4, 29))), ("{Y}", lambda: str(rng.randint(1994, 2023)))):
        if slot in text:
            text = text.replace(slot, make())
    return text


def talk(rng, split, lang, n_int=1, n_resp=1, statements=0.25, oneoff=False, n_turns=None, parts=None):
    m = POOL[lang]
    big = lang in ("en", "nb")
    firsts = rng.sample(S.FIRST[lang][split], n_int + n_resp + 1)
    lasts = rng.sample(S.LAST[lang][split], min(len(S.LAST[lang][split]), n_int + n_resp + 1))
    while len(lasts) < n_int + n_resp + 1:
        lasts.append(lasts[len(lasts) % 3] + "-" + rng.choice(lasts[3:]))
    people, seen = [], set()
    for i in range(n_int + n_resp):
        p = Person("interviewer" if i < n_int else "respondent", firsts[i], lasts[i], (i if i < n_int else i - n_int) + 1, i)
        while p.initials in seen:      # initials stay apart
            p.last = rng.choice("ABDEFGHKLMNPRSTV") + p.last.lower().lstrip("o'") if rng.random() < .3 else rng.choice([x for x in S.LAST[lang][split]])
        seen.add(p.initials)
        people.append(p)
    if parts:
        for p, part in zip(people, parts):
            p.part = part
    ints, resps = people[:n_int], people[n_int:]
    n = n_turns or (rng.randint(22, 58) if big else rng.randint(20, 30))
    if n_resp > 1 and big:
        n = max(n, 26)
    R = mine(m.RESPONDENT, split); rng.shuffle(R)
    Q = mine(m.QUESTION, split)
    first = rng.choice(OPENING[lang][split])
    Q = [q for q in Q if q != m.QUESTION[0]]
    if n_resp == 1:
        Q = [q for q in Q if not q.startswith(("And you,", "Og du,"))]
    rng.shuffle(Q)
    last = rng.choice(CLOSING[lang][split])
    ST = list(m.STATEMENT[:-1]); rng.shuffle(ST)
    T = list(m.TAIL); rng.shuffle(T)
    turns = []

    def say(p, t):
        turns.append(Turn(p, fill(t, rng, split, lang)))

    def ask():
        p = rng.choice(ints)
        pool = ST if (rng.random() < statements and ST) or not Q else Q
        say(p, pool.pop())

    say(ints[0], first if statements < 0.9 else ST.pop())
    prev = None
    k = 0
    while len(turns) < n - 1 and R and (Q or ST):
        group = 1 if n_resp == 1 else rng.choice([1, 1, 2, 3])
        for g in range(group):
            cand = [p for p in resps if p is not turns[-1].who] or resps
            if n_resp > 1 and k < n_resp:
                p = resps[k] if resps[k] is not turns[-1].who else cand[0]
                k += 1
            else:
                p = rng.choice(cand)
            if p is turns[-1].who or not R:
                break
            t = R.pop()
            if rng.random() < 0.25 and R:
                t += " " + R.pop()
            if big and rng.random() < 0.07:
                t = " ".join([t] + [R.pop() for _ in range(min(3, len(R)))])
            if rng.random() < 0.22 and T:
                t += " " + T.pop()
            say(p, t)
        if not (Q or ST):
            break
        if oneoff and len(turns) == (n // 2) // 2 * 2:
            x = Person("respondent", firsts[-1], lasts[-1], n_resp + 1, len(people), part="oneoff")
            people.append(x)
            say(x, rng.choice(m.ONEOFF))
            oneoff = False
        ask()
        if n_int > 1 and rng.random() < 0.15 and ST:
            p = rng.choice([i for i in ints if i is not turns[-1].who])
            say(p, ST.pop())
    if turns[-1].who.role == "interviewer":
        turns.pop()
    if turns[-1].who.role == "respondent":
        say(ints[0], last)
    for a, b in zip(turns, turns[1:]):
        assert a.who is not b.who
    people = [p for p in people if any(t.who is p for t in turns)]
    t = rng.uniform(1, 9)
    for x in turns:
        x.start = t
        t += len(x.text.split()) / 2.4 + rng.uniform(.3, 2)
        x.end = t - .2
    return Talk(lang, people, turns)
