"""The words that days are written with, in Norwegian and in English. Values in, values out."""

MONTHS = {
    word: number
    for number, words in enumerate(
        (
            "januar jan january",
            "februar feb february",
            "mars mar march",
            "april apr",
            "mai may",
            "juni jun june",
            "juli jul july",
            "august aug",
            "september sep sept",
            "oktober okt october oct",
            "november nov",
            "desember des december dec",
        ),
        start=1,
    )
    for word in words.split()
}
WEEKDAYS = {
    word: number
    for number, words in enumerate(
        (
            "mandag man monday mon",
            "tirsdag tir tirs tuesday tue",
            "onsdag ons wednesday wed",
            "torsdag tor tors thursday thu",
            "fredag fre friday fri",
            "lørdag lør saturday sat",
            "søndag søn sunday sun",
        )
    )
    for word in words.split()
}
# The last month of each; a winter has two years and is told apart by them.
SEASONS = {
    **dict.fromkeys(["vår", "våren", "spring"], 5),
    **dict.fromkeys(["sommer", "sommeren", "sumar", "sumaren", "summer"], 8),
    **dict.fromkeys(["høst", "høsten", "haust", "hausten", "autumn", "fall"], 11),
}
WINTER = ("vinter", "vinteren", "winter")
ORDINALS = {
    **dict.fromkeys(["1", "første", "fyrste", "first", "1st"], 1),
    **dict.fromkeys(["2", "andre", "annet", "second", "2nd"], 2),
    **dict.fromkeys(["3", "tredje", "third", "3rd"], 3),
    **dict.fromkeys(["4", "fjerde", "fourth", "4th", "siste", "last"], 4),
}
THIRDS = {
    **dict.fromkeys(("primo", "begynnelsen av", "starten av", "tidlig i", "beginning of", "start of", "early"), 10),
    **dict.fromkeys(("medio", "midten av", "midt i", "middle of", "mid", "mid-"), 20),
    **dict.fromkeys(("ultimo", "slutten av", "utgangen av", "sent i", "end of", "late"), 31),
}
AT_ONCE = {
    *("nå", "nå straks", "straks", "snarest", "snarest mulig", "så snart som mulig", "så fort som mulig", "fra nå"),
    *("omgående", "umiddelbart", "øyeblikkelig", "med en gang", "med det samme", "i dag", "idag", "dags dato", "asap"),
    *(
        "ledig",
        "ledig nå",
        "ledig straks",
        "ledig omgående",
        "innflyttingsklar",
        "innflyttingsklart",
        "innflytningsklar",
    ),
    *("innflytningsklart", "now", "at once", "immediately", "immediate", "today", "as soon as possible"),
    *("right away", "available now", "available immediately", "vacant", "straight away", "available"),
}
BY_AGREEMENT = {
    *("etter avtale", "e. avtale", "e.a.", "avtales", "avtales nærmere", "etter nærmere avtale", "på forespørsel"),
    *(
        "e. a.",
        "e.avtale",
        "avtale",
        "forespørsel",
        "ved forespørsel",
        "forhandles",
        "poa",
        "upon request",
        "tba",
        "tbd",
    ),
    *("fleksibelt", "fleksibel", "by agreement", "by arrangement", "to be agreed", "on request", "flexible"),
}
END_OF = ("slutten av", "utgangen av", "ultimo", "end of", "late")
ABOUT = ("ca.", "ca", "cirka", "omtrent", "rundt", "about", "around", "approx.")
# What stands before a day: which end of a time it is (`min`, `max`), or that the day itself is not in it; else nothing.
BOUNDS = {
    **dict.fromkeys(("fra og med", "f.o.m.", "fom", "fra", "ledig fra", "tidligst"), "min"),
    **dict.fromkeys(("available from", "from", "as of", "no earlier than", "starting"), "min"),
    **dict.fromkeys(("til og med", "t.o.m.", "innen utgangen av", "innen", "senest", "seinest", "within"), "max"),
    **dict.fromkeys(("by the end of", "by", "no later than", "at the latest"), "max"),
    **dict.fromkeys(("etter", "after"), "after"),
    **dict.fromkeys(("før", "before"), "before"),
    **dict.fromkeys(("i løpet av", "den", "i", "ledig", "during", "on the", "on", "in", "the", "om"), ""),
}
COUNTS = {
    word: number
    for number, words in enumerate(
        (
            "en ett et ei one a",
            "to two",
            "tre three",
            "fire four",
            "fem five",
            "seks six",
            "sju syv seven",
            "åtte eight",
            "ni nine",
            "ti ten",
            "elleve eleven",
            "tolv twelve",
        ),
        start=1,
    )
    for word in words.split()
}
LENGTHS = {
    **dict.fromkeys(("dag", "dager", "day", "days"), "days"),
    **dict.fromkeys(("uke", "uker", "week", "weeks"), "weeks"),
    **dict.fromkeys(("måned", "måneder", "mnd", "mnd.", "month", "months"), "months"),
    **dict.fromkeys(("år", "year", "years"), "years"),
}
NEXT = ("neste", "next")
