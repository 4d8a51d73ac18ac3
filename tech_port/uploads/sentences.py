"""What is said of a file that is not taken, and of what a picture loses: each in one sentence that says what to do."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tech_port.norwegian import typography

MEGA = 1024 * 1024
REFUSALS = {
    "pixels": gettext_lazy("Bildet har for mange punkter. Gjør det mindre: høyst 50 millioner i alt (8192 × 6144)."),
    "side": gettext_lazy("Bildet er %(width)d × %(height)d punkter. Ingen side kan være lengre enn 16 000 punkter."),
    "tiny": gettext_lazy(
        "Bildet er %(width)d × %(height)d punkter, for lite til å vise noe. Last opp et der den lange siden er minst "
        "16 punkter, og helst så bredt som stedet det skal stå."
    ),
    "ratio": gettext_lazy(
        "Bildet er %(width)d × %(height)d punkter. Den lange siden kan være høyst 20 ganger den korte."
    ),
    "unreadable": gettext_lazy(
        "Filen er ikke et bilde vi kan lese, eller den er ødelagt. Last opp en JPEG, PNG, WebP eller AVIF."
    ),
    "costly": gettext_lazy(
        "Bildet krever mer enn vi har plass til. Gjør det mindre eller lagre det som JPEG, og last det opp på nytt."
    ),
    "busy": gettext_lazy("Vi leser andre bilder akkurat nå. Send skjemaet en gang til om noen sekunder."),
    "heic": gettext_lazy(
        "Dette er et HEIC-bilde fra en iPhone eller iPad. Velg «Mest kompatibel» under Innstillinger, Kamera, "
        "Formater, eller lagre bildet som JPEG og last opp den."
    ),
    "svg": gettext_lazy("SVG-tegningen kan ikke leses eller er tom. Eksporter den som PNG, 1000 punkter bred."),
    "svg_large": gettext_lazy("SVG-tegningen er på mer enn 2 MB. Eksporter den som PNG, 1000 punkter bred."),
    "svg_text": gettext_lazy(
        "SVG-tegningen har tekst som bare vises der skrifttypen finnes. Gjør teksten om til omriss (kurver), "
        "eller eksporter tegningen som PNG, 1000 punkter bred."
    ),
    "svg_links": gettext_lazy(
        "SVG-tegningen henter deler fra andre filer. Bygg dem inn, eller eksporter den som PNG, 1000 punkter bred."
    ),
}
KINDS = {
    "SVGZ": gettext_lazy("Dette er en pakket fil (SVGZ eller GZIP). Lagre tegningen som SVG eller PNG."),
    "PDF": gettext_lazy("Dette er en PDF-fil. Eksporter siden eller logoen som PNG, 1000 punkter bred."),
    "EPS": gettext_lazy("Dette er en EPS-fil. Eksporter logoen som SVG, eller som PNG, 1000 punkter bred."),
    "ZIP": gettext_lazy(
        "Dette er en ZIP-fil eller et dokument. Pakk ut eller eksporter bildet, og last opp det alene."
    ),
    "Word": gettext_lazy("Dette er et dokument. Eksporter bildet som PNG eller JPEG, og last opp det alene."),
    "HTML": gettext_lazy("Dette er en nettside. Lagre bildet fra den som JPEG eller PNG, og last opp det."),
}
LOSSES = {
    "animation": gettext_lazy("Dette er en animasjon. Bare det første bildet i den vises."),
    "print": gettext_lazy(
        "Bildet er i trykkfarger (CMYK) uten fargeprofil. Fargene blir omtrentlige; lagre det som RGB for å få "
        "dem rett."
    ),
    "blank": gettext_lazy("Hele bildet er hvitt eller gjennomsiktig: det er ingenting å se i det."),
    "faint": gettext_lazy(
        "Logoen er hvit eller svært lys og synes knapt på hvit bunn. Last opp en mørkere, eller en hvit med "
        "gjennomsiktig bakgrunn: den vises på mørk bunn."
    ),
}


def refusal(code, values):
    """Why a file is not taken, and what to do about it, in the current language."""
    if code != "kind":
        return REFUSALS[code] % values
    if values["kind"] in KINDS:
        return KINDS[values["kind"]]
    text = _("Dette er en %(kind)s-fil. Lagre bildet som JPEG, PNG, WebP eller AVIF og last opp den.")
    return text % values


def too_large(size, most):
    """The sentence for a file of more bytes than may come."""
    text = _("Bildet er på %(size)s MB. Det kan være høyst %(most)s MB: lagre det mindre eller som JPEG.")
    return text % {"size": typography.number(size / MEGA, 1), "most": most // MEGA}


def too_small(width, least):
    """What is said of a picture narrower than its place."""
    text = _("Bildet er %(width)s punkter bredt, og blir uskarpt her. Last opp et som er minst %(least)s bredt.")
    return text % {"width": width, "least": least}
