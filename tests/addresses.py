"""Every address of the portal, from the resolver itself, so that a new one cannot be forgotten."""

from django.urls import URLPattern, get_resolver, reverse
from django.utils import translation

ARGUMENTS = {
    "premises:alert_detail": lambda site: [site.alert.token],
    "premises:alert_confirm": lambda site: [site.alert.token],
    "premises:alert_stop": lambda site: [site.alert.token],
    "premises:confirmation_detail": lambda site: [site.confirmation.token],
    "premises:interest_detail": lambda site: [site.token],
    "premises:interest_change": lambda site: [site.token],
    "premises:interest_message": lambda site: [site.token],
    "premises:interest_confirm": lambda site: [site.token, site.interest.confirmation_code()],
    "premises:interest_download": lambda site: [site.token],
    "premises:interest_delete": lambda site: [site.token],
    "premises:interest_withdraw": lambda site: [site.token],
    "premises:building_detail": lambda site: [site.building.slug],
    "premises:unit_detail": lambda site: [site.building.slug, site.unit.slug],
    "premises:unit_picture": lambda site: [site.building.slug, site.unit.slug],
    "members:organisation_detail": lambda site: [site.tenant.slug],
    "events:event_detail": lambda site: [site.event.slug],
    "events:event_picture": lambda site: [site.event.slug],
    "media": lambda site: [site.photo.image.name],
    "content:article_detail": lambda site: [site.article.slug],
}
FILES = {
    "health_live",
    "health_ready",
    "robots",
    "sitemap",
    "favicon",
    "media",
    "premises:interest_download",
    "premises:unit_picture",
    "events:event_picture",
}
POSTED = {"premises:alert_confirm", "premises:interest_withdraw"}
VARIANTS = {
    "events:tip_create": ["sendt=1"],
    "premises:alert_create": ["areal_min=600&type=office", "areal_min=mange", "sendt=1", "stoppet=1"],
    "premises:alert_detail": ["endret=1"],
    "home": ["ukjent=1"],
    "premises:unit_list": ["areal_min=600&ansatte=40", "areal_min=mange&ledig_innen=i+morgen", "areal_min=900000"],
    "premises:unit_detail": ["ansatte=400&mva=on", "ansatte=x"],
    "premises:unit_compare": ["lokale=0&lokale=x&ansatte=x"],
    "premises:interest_create": ["lokale=1&lokale=x"],
    "premises:interest_detail": ["takk=1"],
    "members:organisation_list": ["q=virksomhet&type=research", "q=finnes+ikke&type=x"],
    "events:event_list": ["tidligere=1", "q=finnes+ikke&fra=x&til=2020-01-01", "type=breakfast&sprak=nb"],
    "board": ["dato=2024-06-01", "dato=x"],
    "search": ["q=virksomhet", "q=holtermannsvegen", "q=finnes+slett+ikke"],
}
MORE_OF_A_KIND = {
    "premises:alert_detail": [lambda site: [site.new_alert.token]],
    "premises:confirmation_detail": [lambda site: [site.answered_confirmation.token]],
    "premises:unit_detail": [
        lambda site: [site.building.slug, site.let_unit.slug],
        lambda site: [site.building.slug, site.coming_unit.slug],
    ],
    "members:organisation_detail": [lambda site: [site.landlord.slug]],
    "events:event_detail": [lambda site: [site.past_event.slug], lambda site: [site.cancelled_event.slug]],
}


def patterns(resolver=None, namespaces=()):
    """(name, parameter names) of every URL pattern, the admin's apart."""
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLPattern):
            yield ":".join([*namespaces, pattern.name or repr(pattern)]), set(pattern.pattern.converters)
        elif pattern.namespace != "admin":
            yield from patterns(pattern, [*namespaces, *filter(None, [pattern.namespace])])


def page_names():
    """The names of the addresses that answer with a page."""
    return sorted({name for name, _parameters in patterns()} - FILES - POSTED)


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
