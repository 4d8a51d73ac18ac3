"""Lines of work, in a vocabulary that a register has too, so that alike is what both have. Values in, values out.

The codes are the divisions, two digits, of Standard for næringsgruppering SN2025 (NACE Rev. 2.1), which
Enhetsregisteret uses; a division keeps its number where SN2007 has it too. The short names are our own.
"""

from django.utils.translation import gettext_lazy as _

EDITION = "SN2025"
DIVISIONS = {
    "01": _("jordbruk"),
    "02": _("skogbruk"),
    "03": _("fiske og havbruk"),
    "05": _("kullutvinning"),
    "06": _("olje og gass"),
    "07": _("malmutvinning"),
    "08": _("stein, sand og mineraler"),
    "09": _("tjenester til bergverk og utvinning"),
    "10": _("næringsmidler"),
    "11": _("drikkevarer"),
    "12": _("tobakk"),
    "13": _("tekstiler"),
    "14": _("klær"),
    "15": _("lær og sko"),
    "16": _("trevarer"),
    "17": _("papir"),
    "18": _("trykking"),
    "19": _("raffinering"),
    "20": _("kjemiske produkter"),
    "21": _("legemidler"),
    "22": _("gummi og plast"),
    "23": _("glass, betong og keramikk"),
    "24": _("metaller"),
    "25": _("metallvarer"),
    "26": _("elektronikk og instrumenter"),
    "27": _("elektrisk utstyr"),
    "28": _("maskiner"),
    "29": _("motorkjøretøyer"),
    "30": _("skip, fly og tog"),
    "31": _("møbler"),
    "32": _("annen industri"),
    "33": _("reparasjon og montering av maskiner"),
    "35": _("strøm, gass og varme"),
    "36": _("vannforsyning"),
    "37": _("avløp"),
    "38": _("avfall og gjenvinning"),
    "39": _("opprydding i forurensning"),
    "41": _("oppføring av bygninger"),
    "42": _("anlegg"),
    "43": _("byggfag"),
    "46": _("engroshandel"),
    "47": _("butikker og netthandel"),
    "49": _("transport på land"),
    "50": _("sjøfart"),
    "51": _("luftfart"),
    "52": _("lagring og transporttjenester"),
    "53": _("post og bud"),
    "55": _("overnatting"),
    "56": _("servering"),
    "58": _("forlag og programvareutgivelse"),
    "59": _("film, tv og musikk"),
    "60": _("kringkasting og nyheter"),
    "61": _("telekommunikasjon"),
    "62": _("programmering og it-rådgivning"),
    "63": _("datadrift og informasjonstjenester"),
    "64": _("bank og finans"),
    "65": _("forsikring og pensjon"),
    "66": _("tjenester til finans og forsikring"),
    "68": _("eiendom"),
    "69": _("jus og regnskap"),
    "70": _("hovedkontor og bedriftsrådgivning"),
    "71": _("arkitektur og teknisk rådgivning"),
    "72": _("forskning og utvikling"),
    "73": _("reklame, markedsanalyse og pr"),
    "74": _("annen faglig tjenesteyting"),
    "75": _("veterinærer"),
    "77": _("utleie av utstyr og kjøretøyer"),
    "78": _("bemanning"),
    "79": _("reisebyråer"),
    "80": _("vakt og etterforskning"),
    "81": _("drift og stell av bygninger"),
    "82": _("kontor- og forretningstjenester"),
    "84": _("offentlig forvaltning og forsvar"),
    "85": _("undervisning"),
    "86": _("helse"),
    "87": _("omsorg i institusjon"),
    "88": _("sosiale tjenester"),
    "90": _("kunst og scene"),
    "91": _("biblioteker, arkiver og museer"),
    "92": _("spill og lotteri"),
    "93": _("idrett og fritid"),
    "94": _("foreninger og organisasjoner"),
    "95": _("reparasjon av ting og kjøretøyer"),
    "96": _("personlige tjenester"),
    "97": _("arbeid i private hjem"),
    "98": _("egenproduksjon i private hjem"),
    "99": _("internasjonale organisasjoner"),
}


def choices():
    """[(code, name)] in the standard's order."""
    return list(DIVISIONS.items())


def division_of(code):
    """`62.100` → `62`; "" for what this edition does not have."""
    division = code.partition(".")[0]
    return division if division in DIVISIONS else ""
