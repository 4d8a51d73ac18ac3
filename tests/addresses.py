"""Every address of the portal, from the resolver itself, so that a new one cannot be forgotten."""

from django.urls import URLPattern, get_resolver, resolve, reverse
from django.utils import timezone, translation

from events.lists.months import Month
from tech_port.environment.checks import is_of_sign_in

ARGUMENTS = {
    "draft_detail": lambda site: [site.draft_token],
    "still_right": lambda site: [site.question.token],
    "newsletter:issue_detail": lambda site: [site.issue.number],
    **{
        f"newsletter:subscription_{name}": lambda site: [site.subscription.token]
        for name in ("detail", "confirm", "download", "stop", "unsubscribe")
    },
    "premises:alert_detail": lambda site: [site.alert.token],
    "premises:alert_confirm": lambda site: [site.alert.token],
    "premises:alert_stop": lambda site: [site.alert.token],
    "premises:alert_unsubscribe": lambda site: [site.alert.token],
    "premises:confirmation_detail": lambda site: [site.confirmation.token],
    "premises:landlord_units": lambda site: [site.landlord_link.token],
    "premises:landlord_renew": lambda site: [site.landlord_link.token],
    "premises:landlord_interest": lambda site: [site.landlord_link.token, site.shared_interest.reference],
    "premises:interest_share": lambda site: [site.token],
    "premises:interest_detail": lambda site: [site.token],
    "premises:interest_change": lambda site: [site.token],
    "premises:interest_message": lambda site: [site.token],
    "premises:interest_confirm": lambda site: [site.token, site.code],
    "premises:interest_download": lambda site: [site.token],
    "premises:interest_delete": lambda site: [site.token],
    "premises:interest_withdraw": lambda site: [site.token],
    "premises:building_detail": lambda site: [site.building.slug],
    "premises:unit_detail": lambda site: [site.building.slug, site.unit.slug],
    "premises:unit_picture": lambda site: [site.building.slug, site.unit.slug],
    "members:organisation_detail": lambda site: [site.tenant.slug],
    "collaboration:challenge_detail": lambda site: [site.challenge.slug],
    "collaboration:programme_detail": lambda site: [site.way.slug],
    "members:profile_link": lambda site: [site.tenant.slug],
    "members:profile_open": lambda site: [site.profile_token],
    "members:profile_edit": lambda site: [site.session_token],
    "events:event_detail": lambda site: [site.event.slug],
    "page_picture": lambda site: [address("board", "nb").strip("/")],
    "events:event_picture": lambda site: [site.event.slug],
    "document_detail": lambda site: [site.document.slug],
    "event_document_file": lambda site: [site.slides.file.name.removeprefix("arrangementer/").removesuffix(".pdf")],
    "document_file": lambda site: [site.pdf.file.name.removeprefix("dokumenter/").removesuffix(".pdf")],
    "events:signup": lambda site: [site.event.slug],
    "events:registration_detail": lambda site: [site.registration.token],
    "events:registration_accept": lambda site: [site.offered.token],
    "events:registration_cancel": lambda site: [site.registration.token],
    "events:registration_calendar": lambda site: [site.registration.token],
    "events:event_calendar": lambda site: [site.event.slug],
    "events:event_month": lambda site: [Month.of(timezone.localdate(site.event.starts_at))],
    "sitemap_part": lambda site: ["pages"],
    "media": lambda site: [site.photo.picture.file.name],
    "content:article_detail": lambda site: [site.article.slug],
    "data_csv": lambda site: ["units"],
    "data_json": lambda site: ["units"],
    "data_schema": lambda site: ["units"],
}
FILES = {
    "health_live",
    "health_ready",
    "robots",
    "sitemap",
    "sitemap_part",
    "home_picture",
    "page_picture",
    "tip_picture",
    "favicon",
    "manifest",
    "security_txt",
    "media",
    "data_package",
    "data_catalogue",
    "data_csv",
    "data_json",
    "data_schema",
    "document_file",
    "event_document_file",
    "newsletter:subscription_download",
    "premises:interest_download",
    "premises:unit_picture",
    "events:event_picture",
    "events:registration_calendar",
    "events:event_calendar",
}
POSTED = {
    "newsletter:subscription_confirm",
    "newsletter:subscription_unsubscribe",
    "premises:alert_confirm",
    "premises:alert_unsubscribe",
    "premises:interest_share",
    "premises:landlord_renew",
}
MOVED = {"premises:confirmation_detail"}  # the landlord's page at the address of earlier mails
VARIANTS = {
    "events:tip_create": ["sendt=1"],
    "newsletter:subscription_create": ["sendt=1", "stoppet=1"],
    "newsletter:subscription_detail": ["endret=1"],
    "premises:alert_create": ["areal_min=600&type=office", "areal_min=mange", "sendt=1", "stoppet=1"],
    "premises:alert_detail": ["endret=1"],
    "home": ["ukjent=1"],
    "premises:unit_list": ["areal_min=600&ansatte=40", "areal_min=mange&ledig_innen=i+morgen", "areal_min=900000"],
    "premises:unit_detail": ["ansatte=400&mva=on", "ansatte=x"],
    "premises:unit_compare": ["lokale=0&lokale=x&ansatte=x"],
    "premises:interest_create": ["lokale=1&lokale=x"],
    "premises:landlord_ask": ["sendt=1"],
    "premises:landlord_units": ["takk=1", "uendret=1"],
    "premises:interest_detail": ["takk=1"],
    "collaboration:challenge_list": ["status=open&vei=pilot", "q=finnes+ikke&status=x&vei=x&virksomhet=x"],
    "collaboration:challenge_create": ["sendt=1"],
    "members:organisation_list": [
        "q=virksomhet&type=research&niva=partner",
        "q=finnes+ikke&type=x&niva=x&bygg=x",
        "q=finnes+ikke&niva=partner",
    ],
    "contact": ["sendt=1", "side=/lokaler/&om=bruk"],
    "members:join_create": ["sendt=1"],
    "members:profile_link": ["sendt=1"],
    "events:registration_detail": ["endret=1"],
    "events:event_month": ["q=finnes+ikke&sprak=en", "type=breakfast&arrangor=x"],
    "events:event_list": ["tidligere=1", "q=finnes+ikke&fra=x&til=2020-01-01", "type=breakfast&sprak=nb"],
    "board": ["dato=2024-06-01", "dato=1990-01-01", "dato=2099-01-01", "dato=x"],
    "district": [
        *("dato=2024-06-01", "dato=1990-01-01", "dato=2099-01-01", "dato=x"),
        *("kart=nabolaget", "kart=regionen"),
    ],
    "document_detail": ["versjon=0.9", "versjon=finnes+ikke", "sammenlign=0.9"],
    "search": [
        *("q=virksomhet", "q=virksomhet&type=organisations&side=2", "q=virksomhett"),
        *("q=finnes+slett+ikke", "q=styreleder"),
    ],
}
MORE_OF_A_KIND = {
    "newsletter:subscription_detail": [lambda site: [site.new_subscription.token]],
    "premises:alert_detail": [lambda site: [site.new_alert.token]],
    "premises:unit_detail": [
        lambda site: [site.building.slug, site.let_unit.slug],
        lambda site: [site.building.slug, site.coming_unit.slug],
    ],
    "members:organisation_detail": [lambda site: [site.landlord.slug], lambda site: [site.former.slug]],
    "members:profile_edit": [lambda site: [site.sent_session_token]],
    "events:signup": [lambda site: [site.past_event.slug], lambda site: [site.full_event.slug]],
    "events:registration_detail": [
        lambda site: [site.past_registration.token],
        lambda site: [site.waiting.token],
        lambda site: [site.offered.token],
    ],
    "events:event_detail": [lambda site: [site.past_event.slug], lambda site: [site.cancelled_event.slug]],
}


def patterns(resolver=None, namespaces=()):
    """(name, parameter names) of every URL pattern, the admin's and those of staff's sign-in apart."""
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLPattern):
            yield ":".join([*namespaces, pattern.name or repr(pattern)]), set(pattern.pattern.converters)
        elif pattern.namespace != "admin" and not is_of_sign_in(pattern):
            yield from patterns(pattern, [*namespaces, *filter(None, [pattern.namespace])])


def sign_in_patterns():
    """(name, parameter names) of every address of staff's sign-in."""
    return [found for one in get_resolver().url_patterns if is_of_sign_in(one) for found in patterns(one)]


def page_names():
    """The names of the addresses that answer with a page."""
    return sorted({name for name, _parameters in patterns()} - FILES - POSTED - MOVED)


def address(name, language, args=(), query=""):
    with translation.override(language):
        return reverse(name, args=args) + (f"?{query}" if query else "")


def addresses(site, language):
    """[(name of the case, address)]: every page, those with a query string worth a look, and more of some kinds."""
    cases = []
    for name in page_names():
        args = ARGUMENTS[name](site) if name in ARGUMENTS else []
        cases.append((name, address(name, language, args)))
        cases += [(f"{name}?{query}", address(name, language, args, query)) for query in VARIANTS.get(name, [])]
        others = enumerate(MORE_OF_A_KIND.get(name, []), start=2)
        cases += [(f"{name} {number}", address(name, language, of(site))) for number, of in others]
    return cases


def may_be_kept(url):
    """Whether an address leads to a public page, the same for everybody."""
    return hasattr(view_at(url), "kept_by")


def is_around_a_form(url):
    """Whether an address leads to a page that is the same for everybody but for its form."""
    return hasattr(view_at(url), "is_around_a_form")


def view_at(url):
    path = url.partition("?")[0]
    with translation.override(translation.get_language_from_path(path) or "nb"):
        return resolve(path).func
