"""The front page's groups: what staff do, in verbs, and the lists that they need for it.

A new page that staff do something on is one line here. One whose address there is not is left out, and so is what
somebody has no right to.
"""

from dataclasses import dataclass, field

from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tech_port.privacy import ADMINISTRATOR

from .nearest import nearest


@dataclass(frozen=True)
class Verb:
    """Something that staff do: its words, the page where, the right that it takes ("" for none), and a query."""

    words: str | Promise
    name: str
    right: str = ""
    query: str = ""

    @property
    def address(self):
        try:
            return reverse(self.name) + (f"?{self.query}" if self.query else "")
        except NoReverseMatch:
            return ""

    def is_for(self, user):
        return bool(self.address) and (not self.right or user.has_perm(self.right))


@dataclass(frozen=True)
class Group:
    """`lists` are kinds of records, `app.model`, in the order in which they are shown."""

    key: str
    name: str | Promise
    verbs: list[Verb]
    lists: list[str]


@dataclass(frozen=True)
class Shown:
    """What of a group somebody may use; `lists` are the admin's own of `get_app_list`, `events` the nearest."""

    key: str
    name: str | Promise
    verbs: list[Verb]
    lists: list[dict]
    events: list = field(default_factory=list)


GROUPS = [
    Group(
        "premises",
        _("Lokaler og interesse"),
        [
            Verb(_("Svar på interesse"), "admin:premises_interest_changelist", "premises.change_interest", "svar=open"),
            Verb(_("Skriv inn at noe er utleid fra en dag"), "admin:premises_lease_add", "premises.add_lease"),
            Verb(_("Legg ut et nytt lokale"), "admin:premises_unit_add", "premises.add_unit"),
            Verb(
                _("Bekreft lokaler som tilbys"),
                "admin:premises_unit_changelist",
                "premises.change_unit",
                "bekreftet=stale",
            ),
            Verb(_("Les inn en utleiers liste"), "admin:premises_landlordimport_add", "premises.add_landlordimport"),
            Verb(_("Hold av et lokale"), "admin:premises_reservation_add", "premises.add_reservation"),
        ],
        [
            "premises.interest",
            "premises.unit",
            "premises.lease",
            "premises.reservation",
            "premises.building",
            "premises.property",
            "premises.ownership",
            "premises.leaseterm",
            "premises.buildingoffer",
            "premises.unitphoto",
            "premises.landlordimport",
            "premises.numbercorrection",
            "premises.lettingnotice",
            "premises.searchalert",
            "premises.replytemplate",
        ],
    ),
    Group(
        "events",
        _("Arrangementer"),
        [
            Verb(_("Lag et nytt arrangement"), "admin:events_event_add", "events.add_event"),
            Verb(
                _("Lag et nytt av et tidligere"),
                "admin:events_event_changelist",
                "events.add_event",
                "tid=past",
            ),
            Verb(
                _("Gjenta et arrangement, som hver uke"),
                "admin:events_event_changelist",
                "events.add_event",
                "tid=coming",
            ),
            Verb(
                _("Flytt, avlys eller skriv til påmeldte"),
                "admin:events_event_changelist",
                "events.change_event",
                "tid=coming",
            ),
            Verb(_("Svar på tips"), "admin:events_eventtip_changelist", "events.change_eventtip"),
            Verb(_("Les inn en kalender"), "admin:events_calendarimport_add", "events.add_calendarimport"),
        ],
        [
            "events.event",
            "events.registration",
            "events.eventseries",
            "events.venue",
            "events.eventtip",
            "events.programmeitem",
            "events.keypoint",
            "events.eventdocument",
            "events.calendarimport",
        ],
    ),
    Group(
        "members",
        _("Medlemmer og styre"),
        [
            Verb(_("Ta inn et nytt medlem fra en dag"), "admin:member_from_day", "members.add_membership"),
            Verb(_("Svar på innmelding"), "admin:members_joinrequest_changelist", "members.change_joinrequest"),
            Verb(_("Skriv inn nytt styre fra en dag"), "admin:board_anew", "members.add_boardseat"),
            Verb(
                _("Se over det medlemmer vil endre"),
                "admin:members_profilechange_changelist",
                "members.change_profilechange",
            ),
            Verb(_("Legg ut et dokument"), "admin:members_document_add", "members.add_document"),
            Verb(_("Behandle en utfordring"), "admin:members_challenge_changelist", "members.change_challenge"),
        ],
        [
            "members.organisation",
            "members.membership",
            "members.boardseat",
            "members.person",
            "members.staffrole",
            "members.meeting",
            "members.document",
            "members.documentversion",
            "members.challenge",
            "members.joinrequest",
            "members.profilechange",
            "members.contact",
            "members.lineofwork",
            "members.contribution",
        ],
    ),
    Group(
        "content",
        _("Innhold"),
        [
            Verb(_("Skriv en nyhet"), "admin:content_article_add", "content.add_article"),
            Verb(_("Lag månedens nyhetsbrev"), "admin:newsletter_issue_add", "newsletter.add_issue"),
            Verb(_("Se måneden: hva kommer, og hva går ut"), "admin:month"),
            Verb(_("Si at noe fortsatt er riktig"), "admin:still_right", "members.change_organisation"),
            Verb(_("Skriv engelsk ved siden av norsk"), "admin:english", "content.change_article"),
            Verb(_("Sett opp en kunngjøring"), "admin:content_announcement_add", "content.add_announcement"),
            Verb(_("Skriv inn en ny måling av et tall"), "admin:content_observation_add", "content.add_observation"),
            Verb(_("Rett en tekst på sidene"), "admin:content_page_changelist", "content.change_page"),
            Verb(_("Legg inn et bilde"), "admin:pictures_picture_add", "pictures.add_picture"),
        ],
        [
            "content.article",
            "newsletter.issue",
            "content.announcement",
            "content.page",
            "content.figure",
            "content.observation",
            "content.milestone",
            "content.source",
            "content.area",
            "content.businessarea",
            "content.programme",
            "content.tag",
            "pictures.picture",
        ],
    ),
    Group(
        "running",
        _("Drift"),
        [
            Verb(
                _("Send e-post som ikke kom fram"),
                "admin:outbox_mail_changelist",
                "outbox.change_mail",
                "state__exact=failed",
            ),
            Verb(_("Rett feil som er meldt"), "admin:members_faultreport_changelist", "members.change_faultreport"),
            Verb(_("Se hvordan det står til med portalen"), "admin:operations"),
            Verb(_("Slipp inn en ny kollega"), "admin:auth_user_add", ADMINISTRATOR),
            Verb(_("Avslutt en kollega som slutter"), "admin:colleague_leaves", ADMINISTRATOR),
            Verb(_("Se hva vi vet om noen, og slett det"), "admin:data_subject", ADMINISTRATOR),
            Verb(_("Lær søket et ord"), "admin:search_searchalias_add", "search.add_searchalias"),
        ],
        ["outbox.mail", "members.faultreport", "search.searchalias", "auth.user", "auth.group", "audit.entry"],
    ),
]
PORTALS_OWN = [  # what the portal writes for itself: on the page of all lists, and not on the front page
    "addresses.formeraddress",
    "audit.settingseen",
    "backups.backup",
    "backups.erased",
    "content.seededrecord",
    "events.mailbatch",
    "members.profilelink",
    "newsletter.part",
    "newsletter.subscription",
    "newsletter.subscriptionmonth",
    "open_forms.link",
    "premises.alertmatch",
    "premises.confirmationrequest",
    "premises.interestmessage",
    "premises.intereststep",
    "premises.landlordlink",
    "premises.lettingnoticeline",
    "premises.numberconfirmation",
    "premises.signedunit",
    "premises.signing",
    "search.record",
    "search.word",
    "signin.preferences",
    "still_right.confirmation",
    "still_right.question",
    "uploads.unwantedfile",
    "worker.heartbeat",
    "worker.job",
    "worker.stuckrow",
]


def shown(site, request):
    """The groups of which somebody may use anything, each with what they may."""
    lists = {
        kind["model"]._meta.label_lower: kind
        for app in site.get_app_list(request)
        for kind in app["models"]
        if kind["admin_url"]
    }
    found = [
        Shown(
            group.key,
            group.name,
            [verb for verb in group.verbs if verb.is_for(request.user)],
            [lists[label] for label in group.lists if label in lists],
            nearest(request.user) if group.key == "events" else [],
        )
        for group in GROUPS
    ]
    return [group for group in found if group.verbs or group.lists]
