"""What is said of one sign-up as it stands: a heading and a sentence.

Who signs up alone is «du», a party is «dere».
"""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tech_port.norwegian.typography import number

from ..deadlines import LAST_OFFER
from ..models import Event, Registration
from ..state import Key

Status = Registration.Status


def words(mine):
    """(heading, sentence) of a MySignup. What the event has come to goes before what the sign-up is."""
    people = mine.registration.people
    if mine.status in (Status.CANCELLED, Status.EXPIRED):
        return gone(mine, people)
    if mine.state.key == Key.CANCELLED:
        return _("Arrangementet er avlyst"), ngettext(
            "Du trenger ikke gjøre noe.", "Dere trenger ikke gjøre noe.", people
        )
    if mine.is_over:
        return _("Arrangementet er over"), thanks(mine, people)
    if mine.event.state == Event.State.DRAFT:
        kept = ngettext(
            "Påmeldingen din er tatt vare på. Vi sier fra når det er klart.",
            "Påmeldingen deres er tatt vare på. Vi sier fra når det er klart.",
            people,
        )
        return _("Arrangementet er tatt ned"), kept
    return coming(mine, people)


def coming(mine, people):
    """The same of what is to be held."""
    if mine.is_held:
        return held(mine, people)
    if mine.is_asked:
        return asked(mine, people)
    if mine.status == Status.WAITING:
        return waiting(mine, people)
    if mine.status == Status.OFFERED:
        heading = ngettext("Det er blitt ledig plass til deg", "Det er blitt ledig plass til dere", people)
        return heading, offer(mine, people)
    return ngettext("Du har plass", "Dere har plass", people), seats(people)


def gone(mine, people):
    if mine.is_signed_up_again:
        return ngettext("Du har meldt deg på igjen", "Dere har meldt dere på igjen", people), _(
            "Denne lenken gjelder en påmelding som er over. Lenken til den nye ligger i den nyeste e-posten fra oss."
        )
    if mine.status == Status.CANCELLED:
        return ngettext("Du er meldt av", "Dere er meldt av", people), ngettext(
            "Du er ikke påmeldt dette arrangementet lenger.", "Dere er ikke påmeldt dette arrangementet lenger.", people
        )
    if mine.registration.is_held:
        return _("Påmeldingen er ikke bekreftet"), late(mine, people)
    return _("Tilbudet gikk ut"), ngettext(
        "Du svarte ikke i tide, så plassen gikk videre til den neste på ventelisten.",
        "Dere svarte ikke i tide, så plassene gikk videre til de neste på ventelisten.",
        people,
    )


def late(mine, people):
    if not mine.may_accept:
        return _("Den ble ikke bekreftet i tide, og nå er det ingen plass å gi.")
    return ngettext(
        "Vi holder ikke av plassen din lenger. Bekreft nå, så får du det som er ledig.",
        "Vi holder ikke av plassene deres lenger. Bekreft nå, så får dere det som er ledig.",
        people,
    )


def thanks(mine, people):
    if mine.status == Status.ATTENDED:
        return ngettext("Takk for at du var med.", "Takk for at dere var med.", people)
    if mine.has_seat:
        return ngettext("Takk for at du meldte deg på.", "Takk for at dere meldte dere på.", people)
    return ngettext("Det ble dessverre ikke plass til deg.", "Det ble dessverre ikke plass til dere.", people)


def held(mine, people):
    """Why somebody is asked to confirm: nobody is blamed for those who sit beside them."""
    return _("Bekreft påmeldingen"), ngettext(
        "Mange melder seg på fra samme nett som deg, så vi spør om det er du som vil være med. "
        "Bekreft innen %(moment)s, så lenge holder vi av plassen din.",
        "Mange melder seg på fra samme nett som dere, så vi spør om det er dere som vil være med. "
        "Bekreft innen %(moment)s, så lenge holder vi av plassene deres.",
        people,
    ) % {"moment": mine.confirm_ends}


def asked(mine, people):
    free = mine.registration.seats_offered
    sentence = ngettext(
        "Dere er %(people)s. Kan dere greie dere med den, ta den innen %(moment)s. "
        "Ellers beholder dere plassen i køen, og den går til den neste som den er nok for.",
        "Dere er %(people)s. Kan dere greie dere med dem, ta dem innen %(moment)s. "
        "Ellers beholder dere plassen i køen, og de går til den neste som de er nok for.",
        free,
    )
    return few_seats(free), sentence % {"people": number(people), "moment": mine.offer_ends}


def few_seats(free):
    """The heading of what is asked of a party that is more."""
    return ngettext("Det er %(free)s plass ledig", "Det er %(free)s plasser ledige", free) % {"free": number(free)}


def offer(mine, people):
    return ngettext(
        "Ta imot den innen %(moment)s. Etter det går den til den neste på ventelisten.",
        "Dere får %(count)s plasser. Ta imot dem innen %(moment)s. Etter det går de til den neste på ventelisten.",
        people,
    ) % {"count": number(people), "moment": mine.offer_ends}


def seats(people):
    return ngettext(
        "Plassen er din. Kan du ikke komme, gi den fra deg, så får en annen den.",
        "Dere har %(count)s plasser. Kan dere ikke komme, gi dem fra dere, så får andre dem.",
        people,
    ) % {"count": number(people)}


def waiting(mine, people):
    position = number(mine.registration.position)
    heading = ngettext("Du er nummer %(number)s på ventelisten", "Dere er nummer %(number)s på ventelisten", people) % {
        "number": position
    }
    if mine.event.starts_at - mine.now < LAST_OFFER:
        return heading, _("Det er så kort tid igjen at vi ikke rekker å dele ut flere plasser.")
    return heading, ngettext(
        "Blir det ledig, får du en e-post og kan ta plassen. Ingen går forbi deg i køen.",
        "Dere er %(count)s. Blir det ledig til alle, får dere en e-post. "
        "Blir det ledig til noen av dere, spør vi om det er nok, før plassene går til andre.",
        people,
    ) % {"count": number(people)}
