"""The ways on from a page: what one can do next, what that gives and who answers.

    {% block way_on %}{% way_on "join" "challenge" "members" %}{% endblock way_on %}

closes a page with up to three of them, the one that the page is for first.
"""

from dataclasses import dataclass, replace

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

MAX_WAYS = 3


@dataclass(frozen=True)
class Way:
    """A page to go on to: `place` is the name of its address, `action` the words of its link.

    `is_act`: something is done there, and not only read; such a one has the filled button where it stands first.
    """

    place: str
    title: str
    text: str
    action: str
    is_act: bool = False
    address: str = ""

    @property
    def url(self):
        return self.address or reverse(self.place)

    def is_to(self, app):
        """Whether its page is one of an app's."""
        return self.place.startswith(f"{app}:")

    def at(self, address):
        """The same way to an address that says more."""
        return replace(self, address=address)


WAYS = {
    "join": Way(
        "members:join_create",
        _("Bli med i foreningen"),
        _("Medlemmene møtes i Innovasjonsnettverket. Staben leser og svarer."),
        _("Bli medlem"),
        is_act=True,
    ),
    "members": Way(
        "members:organisation_list",
        _("Se hvem som er med"),
        _("Alle medlemmer og partnere, etter type, bygg og navn."),
        _("Alle medlemmer"),
    ),
    "challenge": Way(
        "collaboration:challenge_create",
        _("Kom med en oppgave"),
        _("Studenter, forskere eller en pilot kan løse den. Staben leser den og svarer."),
        _("Send inn en utfordring"),
        is_act=True,
    ),
    "challenges": Way(
        "collaboration:challenge_list",
        _("Se hva andre vil ha løst"),
        _("Oppgavene på tavla, med frist, vei og resultat."),
        _("Utfordringstavla"),
    ),
    "collaboration": Way(
        "collaboration:programme_list",
        _("Samarbeid med distriktet"),
        _("Eksperter i team, NTNU Bridge, testing og piloter: for hvem, og hvordan."),
        _("Veiene inn"),
    ),
    "premises": Way(
        "premises:unit_list",
        _("Flytt inn"),
        _("Hva som er ledig når, og hva det koster i alt for dem dere er."),
        _("Finn lokaler"),
        is_act=True,
    ),
    "interest": Way(
        "premises:interest_create",
        _("Fortell hva dere trenger"),
        _("Også når ingenting som er lagt ut, passer."),
        _("Meld interesse"),
        is_act=True,
    ),
    "tip": Way(
        "events:tip_create",
        _("Vet du om noe som skjer?"),
        _("Fortell oss, så kan det stå i kalenderen. Uten konto."),
        _("Tips oss"),
        is_act=True,
    ),
    "events": Way(
        "events:event_list",
        _("Møt de andre"),
        _("Det som skjer i distriktet, med påmelding uten konto."),
        _("Se arrangementene"),
    ),
    "newsletter": Way(
        "newsletter:subscription_create",
        _("Få nytt på e-post"),
        _("Nyhetsbrevet, på norsk eller engelsk. Uten konto."),
        _("Nyhetsbrevet"),
    ),
    "board": Way(
        "board", _("Se hvem som styrer"), _("Styret i dag og på en hvilken som helst dag før, med kilde."), _("Styret")
    ),
    "documents": Way(
        "document_list",
        _("Les det foreningen har vedtatt"),
        _("Vedtekter, strategi, rapporter og møter, med alle versjoner."),
        _("Dokumenter og møter"),
    ),
    "about": Way(
        "about",
        _("Se hva foreningen er til for"),
        _("Formålet, målet for 2030 og de tre områdene."),
        _("Om foreningen"),
    ),
    "district": Way("district", _("Finn fram i distriktet"), _("Områdene, hva som er der, og hvem."), _("Distriktet")),
    "contact": Way("contact", _("Spør oss"), _("Folk, adresse og e-post."), _("Kontakt")),
}


def ways_on(*names):
    """Up to three ways, in the order in which a page names them."""
    if len(names) > MAX_WAYS:
        raise ValueError(f"a page has at most {MAX_WAYS} ways on, not {len(names)}")
    return [WAYS[name] for name in names]
