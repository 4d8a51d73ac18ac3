"""The facts in words for staff: how it is, what was measured, and what to do when it is not well."""

from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from tech_port.worker.schedule import declared

from ..norwegian import typography

TITLES = {
    "database": gettext_lazy("Databasen"),
    "worker": gettext_lazy("Arbeideren"),
    "jobs": gettext_lazy("Jobbene"),
    "mail": gettext_lazy("E-posten"),
    "backup": gettext_lazy("Sikkerhetskopien"),
    "standby": gettext_lazy("Reservedatabasen"),
    "disk": gettext_lazy("Disken"),
}
# (fact, state): how it is, and what to do about it.
STATES = {
    ("database", "ok"): (gettext_lazy("Databasen svarer"), ""),
    ("database", "read_only"): (
        gettext_lazy("Databasen kan bare leses: ingen skjemaer blir tatt imot"),
        gettext_lazy("Portalen bruker reservedatabasen. Gjør den til hoveddatabase, eller rett DATABASE_URL."),
    ),
    ("worker", "ok"): (gettext_lazy("Arbeideren er i gang"), ""),
    ("worker", "silent"): (
        gettext_lazy("Arbeideren er stille: e-post og jobber venter"),
        gettext_lazy("Start «manage.py worker» igjen, og se i loggen hvorfor den stanset. Ingenting er gått tapt."),
    ),
    ("worker", "never"): (
        gettext_lazy("Arbeideren er ikke startet: e-post og jobber venter"),
        gettext_lazy("Start «manage.py worker» ved siden av webserveren, som en tjeneste som alltid er i gang."),
    ),
    ("jobs", "ok"): (gettext_lazy("Jobbene går som de skal"), ""),
    ("jobs", "never"): (gettext_lazy("Ikke alle jobbene har gått ennå"), gettext_lazy("Arbeideren gjør dem straks.")),
    ("jobs", "failed"): (
        gettext_lazy("En jobb feilet sist"),
        gettext_lazy("Den prøves igjen neste gang den skal gå. Feiler den da også, står grunnen i arbeiderens logg."),
    ),
    ("jobs", "late"): (
        gettext_lazy("En jobb skulle vært gjort for lenge siden"),
        gettext_lazy("Se om arbeideren er i gang. Er den det, holder en annen jobb på: se i arbeiderens logg."),
    ),
    ("mail", "ok"): (gettext_lazy("Ingen e-post venter for lenge"), ""),
    ("mail", "late"): (
        gettext_lazy("E-post har ventet for lenge på å bli sendt"),
        gettext_lazy("Feilen står på e-postene i listen. Se om e-postserveren svarer, og om EMAIL_URL er rett."),
    ),
    ("backup", "ok"): (gettext_lazy("Sikkerhetskopien er ny nok"), ""),
    ("backup", "late"): (
        gettext_lazy("Den siste sikkerhetskopien er for gammel"),
        gettext_lazy("Kjør «manage.py backup», og se i loggen hvorfor den ikke ble laget i natt."),
    ),
    ("backup", "none"): (
        gettext_lazy("Det er ikke laget noen sikkerhetskopi"),
        gettext_lazy("På et nettsted i bruk skal den lages hver natt: se docs/operations.md."),
    ),
    ("standby", "ok"): (gettext_lazy("Reservedatabasen følger med"), ""),
    ("standby", "none"): (gettext_lazy("Det er ikke satt opp noen reservedatabase"), ""),
    ("standby", "hidden"): (
        gettext_lazy("Reservedatabasen følger med, men hvor langt etter den er, kan ikke leses"),
        gettext_lazy("Gi portalens bruker i databasen rollen pg_read_all_stats."),
    ),
    ("standby", "missing"): (
        gettext_lazy("En reservedatabase som skal følge med, gjør det ikke"),
        gettext_lazy("Se i loggen på maskinen den står på. Er det ikke lenger noen, sett STANDBYS ned."),
    ),
    ("standby", "unknown"): (gettext_lazy("Databasen sier ikke om noen reservedatabase følger med"), ""),
    ("disk", "ok"): (gettext_lazy("Det er plass på disken"), ""),
    ("disk", "low"): (
        gettext_lazy("Disken er snart full"),
        gettext_lazy("Gi den mer plass. Mappen «share» kan tømmes når som helst; den fylles igjen ved behov."),
    ),
    ("disk", "unknown"): (gettext_lazy("Det kan ikke leses hvor mye plass det er på disken"), ""),
}
JOB_STATES = {
    "ok": gettext_lazy("gikk som den skulle"),
    "failed": gettext_lazy("feilet"),
    "late": gettext_lazy("er forsinket"),
    "never": gettext_lazy("har ikke gått"),
}


def in_words(fact):
    """{title, state, todo, measured} of a fact; `measured` is a list of sentences."""
    state, todo = STATES[fact.name, fact.state]
    measure = MEASURES.get(fact.name)
    measured = measure(**fact.measured) if measure and fact.measured else []
    return {"title": TITLES[fact.name], "state": state, "todo": todo, "measured": measured}


def span(seconds):
    """A length of time in its largest whole unit, in words."""
    if seconds < 120:
        return ngettext("%(number)d sekund", "%(number)d sekunder", round(seconds)) % {"number": round(seconds)}
    if (minutes := round(seconds / 60)) < 120:
        return ngettext("%(number)d minutt", "%(number)d minutter", minutes) % {"number": minutes}
    if (hours := round(minutes / 60)) < 48:
        return ngettext("%(number)d time", "%(number)d timer", hours) % {"number": hours}
    days = round(hours / 24)
    return ngettext("%(number)d dag", "%(number)d dager", days) % {"number": days}


def of_worker(workers, seen_seconds_ago):
    if seen_seconds_ago is None:
        return []
    ago = _("Sist hørt fra for %(span)s siden.") % {"span": span(seen_seconds_ago)}
    return [ngettext("%(number)d er i gang.", "%(number)d er i gang.", workers) % {"number": workers}, ago]


def of_jobs(each):
    return [of_job(declared()[name].title, **job) for name, job in each.items()]


def of_job(title, state, ended_seconds_ago):
    said = {"title": title, "state": JOB_STATES[state]}
    if ended_seconds_ago is None:
        return _("%(title)s: %(state)s.") % said
    return _("%(title)s: %(state)s, sist for %(span)s siden.") % (said | {"span": span(ended_seconds_ago)})


def of_mail(oldest_due_seconds):
    if oldest_due_seconds is None:
        return [_("Ingen e-post venter.")]
    return [_("Den eldste har ventet i %(span)s.") % {"span": span(oldest_due_seconds)}]


def of_backup(made_seconds_ago):
    return [] if made_seconds_ago is None else [_("Laget for %(span)s siden.") % {"span": span(made_seconds_ago)}]


def of_standbys(expected, each):
    wanted = ngettext("%(number)d er ventet.", "%(number)d er ventet.", expected) % {"number": expected}
    return ([wanted] if expected else []) + [of_standby(**one) for one in each]


def of_standby(state, lag_seconds, lag_bytes):
    if lag_bytes is None:
        return state
    size = typography.number(round(lag_bytes / 1024))
    return _("%(state)s, %(size)s kB og %(span)s etter") % {
        "state": state,
        "size": size,
        "span": span(lag_seconds or 0),
    }


def of_disk(free_gb, free_percent):
    free = {"gb": formats.number_format(free_gb, 1), "percent": free_percent}
    return [_("%(gb)s GB (%(percent)d %%) er ledig.") % free]


MEASURES = {
    "worker": of_worker,
    "jobs": of_jobs,
    "mail": of_mail,
    "backup": of_backup,
    "standby": of_standbys,
    "disk": of_disk,
}
