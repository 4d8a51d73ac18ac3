"""Pages with no record of their own: what the sitemap lists and the search finds of them."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class FixedPage:
    """A page by its URL name; `words`, of both languages, are what it is looked for by: none where it is not."""

    name: str
    title: str = ""
    words: str = ""
    in_sitemap: bool = True


FIXED_PAGES = (
    FixedPage("home"),
    FixedPage("board", _("Styret"), "styret styreleder nestleder styremedlem board chair directors"),
    FixedPage(
        "document_list",
        _("Dokumenter og møter"),
        "dokumenter møter vedtekter strategi årsrapport referat documents meetings statutes minutes report",
    ),
    FixedPage(
        "district",
        _("Kart over distriktet, dag for dag"),
        "kart kartet områder distriktet dag for dag tidslinje historie map areas district day by day timeline history",
    ),
    FixedPage(
        "story",
        _("Slik vokser distriktet"),
        "historien milepæler slik vokser distriktet byggetrinn hesthagen history milestones how the district grows",
    ),
    FixedPage(
        "figures",
        _("Distriktet i tall"),
        "tall statistikk bedrifter ansatte mål areal figures numbers statistics companies employees target",
    ),
    FixedPage("premises:unit_list", _("Ledige lokaler"), "ledige lokaler kontor leie premises offices rent vacant"),
    FixedPage("premises:demand"),
    FixedPage(
        "premises:interest_create",
        _("Meld interesse"),
        "meld interesse kontakt register interest contact",
        in_sitemap=False,
    ),
    FixedPage("members:organisation_list", _("Medlemmer"), "medlemmer partnere members partners"),
    FixedPage("collaboration:programme_list", _("Samarbeid"), "samarbeid studenter collaboration students"),
    FixedPage("collaboration:challenge_list", _("Utfordringer"), "utfordringer tavle oppgaver challenges"),
    FixedPage(
        "collaboration:challenge_create",
        _("Send inn en utfordring"),
        "send inn utfordring submit challenge",
        in_sitemap=False,
    ),
    FixedPage("members:join_create", _("Bli medlem"), "bli medlem innmelding bli med join become a member"),
    FixedPage("events:event_list", _("Arrangementer"), "arrangementer kalender events calendar"),
    FixedPage(
        "events:tip_create",
        _("Tips oss om et arrangement"),
        "tips arrangement foreslå suggest an event tip",
        in_sitemap=False,
    ),
    FixedPage("content:article_list", _("Aktuelt"), "aktuelt nyheter news"),
    FixedPage("newsletter:subscription_create", _("Nyhetsbrev"), "nyhetsbrev e-post abonnement newsletter subscribe"),
    FixedPage("about", _("Om distriktet"), "om distriktet historie about the district history"),
    FixedPage(
        "open_data",
        _("Åpne data"),
        "åpne data datasett nedlasting csv json api lisens open data dataset download licence",
    ),
    FixedPage(
        "contact",
        _("Kontakt"),
        "kontakt telefon e-post adresse hvem feil på siden klage contact phone email address report fault",
    ),
    FixedPage("privacy", _("Personvern"), "personvern informasjonskapsler privacy cookies"),
    FixedPage("accessibility", _("Tilgjengelighet"), "tilgjengelighet universell utforming accessibility"),
)

# Forms and a visitor's own selection: nobody looks for them, and what leads to them is found.
NOT_TO_BE_FOUND = {
    *(page.name for page in FIXED_PAGES if not page.in_sitemap),
    "events:signup",
    "members:profile_link",
    "premises:alert_create",
    "premises:landlord_ask",
    "premises:unit_compare",
}
