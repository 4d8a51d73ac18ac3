"""The words that stand around a number, and what each says of it. Values in, values out.

Each says (kind, value): its `unit`, what it is `per`, how many `times` it counts, that it is `about` so much, a `bound`
(`min`, `max`), or what it `reserves`. No word has one meaning in Norwegian and another in English, so all are known
in both languages.
"""

import re

WORDS_OF = {
    ("unit", "m2"): "m2 | m² | m^2 | kvm | kvm. | kvadratmeter | kvadratmetre | kvadrat | sqm | sq m | sq. m | "
    "square metres | square meters | square metre | square meter",
    ("unit", "kr"): "kr | kr. | kroner | krone | nok | ,-- | ,- | ,– | ,— | :-",
    (
        "unit",
        "people",
    ): "ansatte | ansatt | personer | person | pers | pers. | mennesker | medarbeidere | hoder | folk | "
    "tilsette | tilsett | personar | menneske | medarbeidarar | kolleger | kollegaer | colleagues | heads | "
    "stk | stk. | plasser | plass | arbeidsplasser | arbeidsplass | people | persons | employees | employee | staff | "
    "workplaces | workplace | seats | seat | places | desks | desk",
    ("unit", "floor"): "etasje | etg | etg. | etasjen | floor | storey | level | plan",
    ("unit", "years"): "år | years | year",
    ("per", "year"): "årlig | i året | p.a. | p.a | yearly | annually | a year",
    ("per", "month"): "månedlig | i måneden | monthly | a month",
    ("per", "desk"): "a desk",
    ("times", 1_000): "tusen | thousand | tkr | tnok | k",
    ("times", 1_000_000): "mill | mill. | million | millioner | millions | mnok | mkr",
    (
        "about",
        True,
    ): "ca | ca. | cirka | circa | omtrent | omkring | rundt | omlag | om lag | ~ | ≈ | ± | +/- | "
    "nesten | eller så | about | approx | approx. | approximately | around | c. | almost | or so",
    ("bound", "min"): "minst | min | min. | minimum | fra | over | > | ≥ | >= | + | mer enn | eller mer | from | "
    "at least | more than | or more",
    (
        "bound",
        "max",
    ): "maks | maks. | maksimum | maksimalt | max | max. | maximum | opptil | opp til | inntil | "
    "under | høyst | til | < | ≤ | <= | mindre enn | eller mindre | up to | at most | less than | or less",
}
PER = {
    "m2": "m2 | m² | kvm. | kvm | kvadratmeter | kvadratmetre | sqm | square metre | square meter",
    "year": "år | year | annum | yr",
    "month": "måned | mnd. | mnd | mdr | md. | month",
    "week": "uke | week",
    "day": "dag | døgn | day",
    "desk": "plass | arbeidsplass | pult | kontorplass | desk | workplace | ansatt | person | employee",
}


def _any_of(words):
    """A pattern of the longest of some words, none of them a part of a longer one."""
    found = [re.escape(word) + (r"(?![^\W_])" if word[-1].isalnum() else "") for word in words]
    return "|".join(sorted(found, key=len, reverse=True))


def _turned(words_of):
    return {word: meaning for meaning, words in words_of.items() for word in words.split(" | ")}


MEANINGS, PER_WHAT = _turned(WORDS_OF), _turned(PER)
WORD = re.compile(_any_of(MEANINGS))
EACH = re.compile(rf"(?:/ ?|(?:per|pr|pro)\.? ?)({_any_of(PER_WHAT)})")
RESERVE = re.compile(
    r"(?:(?:ekskl(?:usive?|udert)?|eks|ex|excl(?:uding|usive)?|inkl(?:usive?|udert)?|incl(?:uding|usive)?|uten|med|pluss|"
    r"plus|without|with)\.?|\+) ?(?:mva|m\.v\.a|moms|vat|felleskost(?:nader)?|service charges?)\.?"
)
BETWEEN = re.compile(r"(?:[ ().;]|,(?![-–—]))*")


def meanings(text):
    """[(kind, value)] of the words on one side of a number, in lower case; None where one of them is not known."""
    found, at = [], BETWEEN.match(text).end()
    while at < len(text):
        if match := RESERVE.match(text, at):
            found.append(("reserve", match[0]))
        elif match := EACH.match(text, at):
            found.append(("per", PER_WHAT[match[1]]))
        elif match := WORD.match(text, at):
            found.append(MEANINGS[match[0]])
        else:
            return None
        at = BETWEEN.match(text, match.end()).end()
    return found
