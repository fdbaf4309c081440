"""The field's terms: what each means, where it comes from, which columns of the tables hold it.

In: nothing. Out: `GLOSSARY`, from which `docs/glossary.md` and the tooltips of columns are made.
"""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.wording.translation import capital, later, say


@dataclass(frozen=True)
class Term:
    """A term of the field.

    `name` and `meaning` are English and translatable; `source` is a publication that defines the
    term, or a file of this repository; `columns` are those of published tables that the term
    explains.
    """

    name: str
    meaning: str
    source: str
    columns: tuple[str, ...] = ()


GLOSSARY: tuple[Term, ...] = (
    # ------------------------------------------------------------------- corpus and text
    Term(
        later("corpus"),
        later("the texts of one side: policy documents, or interviews from the frontline"),
        "McEnery & Hardie 2012, Corpus Linguistics",
        ("corpus",),
    ),
    Term(
        later("frontline"),
        later("the people who do the work that policy is about, and decide daily what it becomes"),
        "Lipsky 1980, Street-Level Bureaucracy",
    ),
    Term(
        later("segment"),
        later("a paragraph of a policy document, or one turn of a speaker in an interview"),
        "Sacks, Schegloff & Jefferson 1974, Language 50(4)",
        ("segment_id", "n_segments"),
    ),
    Term(
        later("cluster"),
        later(
            "documents that are not independent of each other, such as the interviews from one "
            "nursing home; tests and intervals count clusters, not documents"
        ),
        "Cochran 1977, Sampling Techniques, ch. 9",
        ("cluster", "n_clusters"),
    ),
    Term(
        later("effective number"),
        later("as many clusters of equal size as the unequal ones are worth"),
        "Kish 1965, Survey Sampling, 11.7",
        ("effective_n",),
    ),
    Term(
        later("census"),
        later("all documents that there are; a sample stands for more documents like them"),
        "Cochran 1977, Sampling Techniques, ch. 1",
        ("sampling",),
    ),
    Term(
        later("token"),
        later("one running word of a text; rates are per 10,000 of them"),
        "Manning, Raghavan & Schütze 2008, Introduction to Information Retrieval, 2.2",
        ("n_tokens", "n_interviewer_tokens"),
    ),
    Term(
        later("term"),
        later("a word or a fixed group of words, counted under its base form, the lemma"),
        "Manning, Raghavan & Schütze 2008, Introduction to Information Retrieval, 2.2",
        ("term", "surfaces", "n_terms"),
    ),
    Term(
        later("register-specific words"),
        later(
            "words that belong to talk or to writing as such, such as those of a story's time and "
            "place; the others are content words"
        ),
        "Biber & Conrad 2019, Register, Genre, and Style",
        ("content", "n_content", "remains"),
    ),
    Term(
        later("signature"),
        later("the first bytes of a file, which tell its format whatever its name says"),
        "pipeline/ingest/files.py",
    ),
    # ------------------------------------------------------------------- confidentiality
    Term(
        later("pseudonym"),
        later("a made-up name in place of a person's, the same wherever that person is named"),
        "Regulation (EU) 2016/679 (GDPR), article 4(5)",
        ("n_replaced", "n_different"),
    ),
    Term(
        later("small-cell suppression"),
        later(
            "hiding a group with so few people that one of them could be recognised, and a second "
            "one where the rest would tell which it is"
        ),
        "Hundepool et al. 2012, Statistical Disclosure Control",
        ("value", "n_interviewees", "cell"),
    ),
    # ----------------------------------------------------------------------- mentions
    Term(
        later("co-concept"),
        later("an idea with a co- word for its name, such as co-production or co-design"),
        "Ostrom 1996, World Development 24(6); Pollitt & Hupe 2011",
        ("concept", "concepts"),
    ),
    Term(
        later("mention"),
        later(
            "a place in a text where a concept is named by its label, described as a practice "
            "without the label, or where a theme is spoken of"
        ),
        "Doddington et al. 2004, LREC (mentions of entities)",
        ("n_mentions", "mention_id"),
    ),
    Term(
        later("magic concept"),
        later(
            "a word that is broad, sounds good, hides conflict and fits everywhere, so that nobody "
            "can be against it"
        ),
        "Pollitt & Hupe 2011, Public Management Review 13(5)",
        ("trait", "figure"),
    ),
    Term(
        later("prompted mention"),
        later("a mention just after the interviewer used the word; it is not counted"),
        "Pickering & Garrod 2004, Behavioral and Brain Sciences 27(2) (alignment)",
        ("prompted", "n_prompted"),
    ),
    Term(
        later("concordance"),
        later("each place where a word is used, with the text to its left and to its right"),
        "Luhn 1960, American Documentation 11(4) (keyword in context)",
        ("left", "keyword", "right"),
    ),
    Term(
        later("cue"),
        later(
            "a word that signals a phenomenon, such as “not” for negation; in subtitles, one "
            "caption with its time"
        ),
        "Vincze et al. 2008, BMC Bioinformatics 9(S11)",
    ),
    Term(
        later("participants"),
        later(
            "who takes part in what a sentence tells: agents, who do it; partners, with whom it is "
            "done; objects, which are made or done"
        ),
        "Palmer, Gildea & Xue 2010, Semantic Role Labeling",
        ("who", "with_whom", "what", "agentless"),
    ),
    Term(
        later("modality"),
        later("whether a sentence promises (shall, should), allows (can, may) or reports"),
        "Palmer 2001, Mood and Modality",
        ("modality",),
    ),
    Term(
        later("negation"),
        later("that a sentence denies something, or says that it is absent"),
        "Morante & Blanco 2012, *SEM Shared Task",
        ("negated",),
    ),
    Term(
        later("metalanguage"),
        later("talk about a word itself: it is quoted, called so-called, or defined"),
        "Wilson 2012, ACL (a corpus of English metalanguage)",
        ("quoted", "definitional"),
    ),
    Term(
        later("sentiment"),
        later("how positive or negative the words of a sentence are, from −1 to 1"),
        "Hutto & Gilbert 2014, ICWSM (VADER); Nielsen 2011 (AFINN)",
        ("tone",),
    ),
    # -------------------------------------------------------------------------- words
    Term(
        later("rate per 10,000 words"),
        later("uses of a word for each 10,000 words of a document, so that length does not count"),
        "Biber, Conrad & Reppen 1998, Corpus Linguistics",
    ),
    Term(
        later("log ratio"),
        later(
            "the logarithm of how many times as often one side uses a word: 1 is twice as often, "
            "2 four times, −1 half as often"
        ),
        "Hardie 2014, Log Ratio",
        ("log2_ratio",),
    ),
    Term(
        later("shrunken estimate"),
        later(
            "an estimate pulled towards no difference by as much as gaps of its size are luck "
            "among the items of its measure"
        ),
        "James & Stein 1961; Efron 2011, JASA 106",
        (
            "shrunk",
            "shrunk_low",
            "shrunk_high",
            "log2_shrunk",
            "log2_shrunk_low",
            "log2_shrunk_high",
        ),
    ),
    Term(
        later("keyness"),
        later("how typical a word is of one corpus when it is compared with another"),
        "Dunning 1993, Computational Linguistics 19(1); Monroe, Colaresi & Quinn 2008",
        ("g2", "log_odds_z"),
    ),
    Term(
        later("dispersion"),
        later("how evenly a word is spread over the documents: 0 evenly, 1 all in one"),
        "Gries 2008; Lijffijt & Gries 2012",
        ("dp_norm",),
    ),
    Term(
        later("collocation"),
        later(
            "words that stand next to each other more often than their frequency explains; such a "
            "neighbour is a collocate"
        ),
        "Rychlý 2008, RASLAN (logDice)",
        ("word", "log_dice_policy", "log_dice_frontline"),
    ),
    Term(
        later("distributional vectors"),
        later("numbers that stand for the contexts of a word: words used alike have like numbers"),
        "Levy, Goldberg & Dagan 2015, TACL 3",
    ),
    # ------------------------------------------------------------------------- topics
    Term(
        later("topic"),
        later("words that occur together, found by a model that does not know the sides"),
        "Lee & Seung 2001 (NMF); Blei, Ng & Jordan 2003 (LDA)",
        ("topic", "n_topics", "weight"),
    ),
    Term(
        later("coherence (NPMI)"),
        later(
            "how often the top words of a topic stand together, from −1 (never) to 1 (always), "
            "more than their frequency explains"
        ),
        "Bouma 2009; Lau, Newman & Baldwin 2014",
        ("coherence_npmi", "coherence", "chance"),
    ),
    Term(
        later("diversity"),
        later("how few top words the topics share: 1 if each topic has words of its own"),
        "Dieng, Ruiz & Blei 2020, TACL 8",
        ("diversity",),
    ),
    Term(
        later("exclusivity"),
        later("how far the top words of a topic belong to it alone"),
        "Bischof & Airoldi 2012, ICML (FREX)",
        ("exclusivity", "frex"),
    ),
    Term(
        later("stability"),
        later("whether the same topic is found again when some documents are left out"),
        "Greene, O'Callaghan & Cunningham 2014, ECML PKDD",
        ("stability", "recovery", "stable", "n_refits"),
    ),
    Term(
        later("spurious topic"),
        later(
            "a topic that is no subject: a jingle, the initials of speakers, words that a "
            "converter broke"
        ),
        "docs/topics.md",
        ("spurious", "spurious_because"),
    ),
    Term(
        later("folding in"),
        later("giving a new document its shares of topics that stay as they were fitted"),
        "Hofmann 1999, SIGIR",
        ("folded_in",),
    ),
    Term(
        later("topic contrast"),
        later("keyness within one topic: the words that each side prefers when it speaks of it"),
        "Monroe, Colaresi & Quinn 2008; Roberts et al. 2014",
        ("used_by",),
    ),
    Term(
        later("intrusion task"),
        later("people look for the word or the topic that was put in by chance"),
        "Chang et al. 2009, NIPS (reading tea leaves)",
        ("task", "n_right", "n_judged"),
    ),
    Term(
        later("agreement of coders"),
        later(
            "how alike several people judge the same thing: 1 fully, 0 no more than chance explains"
        ),
        "Krippendorff 2019, Content Analysis, ch. 12",
        ("alpha", "n_agreed"),
    ),
    # ---------------------------------------------------------------------- inference
    Term(
        later("interval"),
        later(
            "the values that the documents leave possible: with other documents of the same kind, "
            "95 of 100 such intervals hold the true value"
        ),
        "Neyman 1937; docs/methods.md",
        ("ci_low", "ci_high", "log2_ci_low", "log2_ci_high"),
    ),
    Term(
        later("permutation"),
        later(
            "dealing whole clusters anew to the two sides; p is the share of such deals with a gap "
            "at least as clear"
        ),
        "Phipson & Smyth 2010; Chung & Romano 2013",
        ("p_value", "p_floor"),
    ),
    Term(
        later("adjusted p"),
        later("p when all items are tested together: of 100 equal words, 5 have p below 0.05"),
        "Westfall & Young 1993; Holm 1979; Benjamini & Hochberg 1995",
        ("p_adjusted", "p_near_adjusted", "p_none_adjusted"),
    ),
    Term(
        later("chance-corrected"),
        later("less what permutations alone show on average: any two sets of documents differ"),
        "Gentzkow, Shapiro & Taddy 2019, Econometrica 87(4)",
    ),
    Term(
        later("omnibus test"),
        later("one test of whether the sides differ at all, before single items are looked at"),
        "Székely & Rizzo 2013, Journal of Statistical Planning and Inference 143(8)",
    ),
    Term(
        later("level"),
        later(
            "a value of a column of the catalogue on which documents stand, such as state, "
            "municipality and ward, in an order from left to right"
        ),
        "Winter 2012, in Peters & Pierre, The SAGE Handbook of Public Administration",
    ),
    Term(
        later("trend"),
        later("a straight line along the levels or over the years, tested against no line at all"),
        "Abelson & Tukey 1963, Annals of Mathematical Statistics 34(4)",
    ),
    Term(
        later("step"),
        later(
            "a change that happens at one time; the times at which the documents do not speak "
            "against it are a set"
        ),
        "Worsley 1986, Biometrika 73(1) (change-point)",
        ("policy_since", "policy_until", "frontline_since", "frontline_until"),
    ),
    Term(
        later("wave"),
        later("one of several rounds in which the same people are interviewed"),
        "Menard 2002, Longitudinal Research",
    ),
    Term(
        later("divergence"),
        later(
            "Jensen-Shannon divergence: how different two distributions are, from 0 (alike) to "
            "1 bit (nothing shared)"
        ),
        "Lin 1991, IEEE Transactions on Information Theory 37(1)",
        ("whole",),
    ),
    Term(
        later("partisanship"),
        later("how surely a reader can tell the side from a single word or phrase"),
        "Gentzkow, Shapiro & Taddy 2019, Econometrica 87(4)",
    ),
    Term(
        later("placebo words"),
        later("ordinary words of like frequency: a gap that they have too says little"),
        "Eggers, Tuñón & Dafoe 2024, American Journal of Political Science 68(3)",
        ("placebo",),
    ),
    Term(
        later("verdict"),
        later("what test and interval together allow one to say; “cannot tell” is not “alike”"),
        "docs/methods.md",
        ("verdict",),
    ),
    Term(
        later("bridge"),
        later("both sides are shown to be alike: the whole interval lies within a small margin"),
        "Schuirmann 1987 (equivalence); Lakens, Scheel & Isager 2018",
    ),
    Term(
        later("shortfall"),
        later("how many more clusters one side needs before any gap can be tested"),
        "docs/methods.md, after Phipson & Smyth 2010",
        ("testable", "shortfall_policy", "shortfall_frontline", "shortfall_unit"),
    ),
    Term(
        later("influence"),
        later("how far a finding rests on one document: it is left out and all is done again"),
        "Cook 1977, Technometrics 19(1)",
        ("flipped_by", "owned_by", "owned_share", "owned_by_cluster"),
    ),
    Term(
        later("multiverse"),
        later("the same question analysed in every reasonable way"),
        "Steegen, Tuerlinckx, Gelman & Vanpaemel 2016",
        (
            "varied",
            "dimension",
            "n_specifications",
            "same_sign",
            "same_verdict",
            "otherwise",
            "worst",
            "worst_verdict",
        ),
    ),
    Term(
        later("control corpus"),
        later(
            "documents in which both sides speak, or both write, so that a gap between them is not "
            "one of writing and talk"
        ),
        "Biber 1988, Variation across Speech and Writing",
        ("control", "main_verdict", "outcome"),
    ),
    Term(
        later("genre baseline"),
        later(
            "what the same documents are like anyway: their sentences or passages without a "
            "co-word, their ordinary words, or their other codes; a gap may be no larger than that"
        ),
        "Biber 1988, Variation across Speech and Writing",
        (
            "more_than_genre",
            "beyond_genre",
            "beyond_low",
            "beyond_high",
            "as_far",
            "p_genre",
            "baseline_policy",
            "baseline_frontline",
        ),
    ),
    # -------------------------------------------------------------------------- power
    Term(
        later("power"),
        later("how likely a gap of a given size gets a verdict in a study of a given size"),
        "Cohen 1988, Statistical Power Analysis",
        ("power_policy", "power_frontline"),
    ),
    Term(
        later("spread"),
        later("how much clusters of one side differ: coefficient of variation beyond counting"),
        "Sokal & Rohlf 1995, Biometry",
        ("spread",),
    ),
    # ----------------------------------------------------------------------- promises
    Term(
        later("promise"),
        later("a sentence of policy with a co-word and a word that promises, such as shall"),
        "Searle 1976, Language in Society 5(1) (commissives)",
        ("promise", "statement"),
    ),
    Term(
        later("nearness"),
        later("how many of its telling words a passage shares with a promise"),
        "Robertson & Zaragoza 2009 (BM25)",
        ("nearness", "shared"),
    ),
    Term(
        later("similarity"),
        later("how alike a promise and a passage are in what they say, by a sentence encoder"),
        "Mu & Viswanath 2018, ICLR; decisions/README.md",
        ("similarity", "near_by"),
    ),
    Term(
        later("null query"),
        later("as many words of policy as a promise has, drawn by chance and looked for likewise"),
        "docs/methods.md",
        ("p_near",),
    ),
    Term(
        later("exchange test"),
        later("random sets of clusters in place of the interviews: do they come as near?"),
        "Phipson & Smyth 2010",
        ("p_none",),
    ),
    Term(
        later("ordinary sentence"),
        later(
            "a sentence of policy with no co-word and no word that promises: how far interviews "
            "are from policy prose whatever it says"
        ),
        "docs/methods.md",
        ("judged",),
    ),
)
"""Each term once, by subject; a column belongs to at most one term."""

_BY_COLUMN = {column: term for term in GLOSSARY for column in term.columns}


def explanation(column: str) -> str:
    """The term that explains a column of the tables, in the language of now; empty if none does."""
    term = _BY_COLUMN.get(column)
    if term is None:
        return ""
    return say("{term}: {meaning}.", term=capital(say(term.name)), meaning=say(term.meaning))
