"""What is known of every page: its headers, its cost, and whether robots may have it."""

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
        "manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "X-Frame-Options": "DENY",
}
SECRET_LINKS = {
    "draft_detail",
    "members:profile_edit",
    "members:profile_edit 2",
    "members:profile_open",
    "events:registration_accept",
    "events:registration_cancel",
    "events:registration_detail",
    "events:registration_detail 2",
    "events:registration_detail 3",
    "events:registration_detail 4",
    "events:registration_detail?endret=1",
    "newsletter:subscription_detail",
    "newsletter:subscription_detail 2",
    "newsletter:subscription_detail?endret=1",
    "newsletter:subscription_stop",
    "premises:alert_detail",
    "premises:alert_detail 2",
    "premises:alert_detail?endret=1",
    "premises:alert_stop",
    "still_right",
    "premises:landlord_interest",
    "premises:landlord_units",
    "premises:landlord_units?takk=1",
    "premises:landlord_units?uendret=1",
    "premises:interest_change",
    "premises:interest_confirm",
    "premises:interest_delete",
    "premises:interest_deleted",
    "premises:interest_withdraw",
    "premises:interest_detail",
    "premises:interest_detail?takk=1",
    "premises:interest_message",
}
NOT_IN_THE_SITEMAP = {
    "draft_detail",
    "members:profile_edit",
    "members:profile_link",
    "members:profile_open",
    "events:registration_accept",
    "events:registration_cancel",
    "events:registration_detail",
    "events:signup",
    "events:event_month",
    "events:tip_create",
    "newsletter:subscription_detail",
    "newsletter:subscription_stop",
    "premises:alert_create",
    "premises:alert_detail",
    "premises:alert_stop",
    "still_right",
    "premises:landlord_ask",
    "premises:landlord_interest",
    "premises:landlord_units",
    "premises:interest_change",
    "premises:interest_confirm",
    "premises:interest_create",
    "premises:interest_delete",
    "premises:interest_deleted",
    "premises:interest_withdraw",
    "premises:interest_detail",
    "premises:interest_message",
    "premises:unit_compare",
    "collaboration:challenge_create",
    "search",
}
ANSWERS = {"interest form with errors": 422}


def security(response):
    """The answer's security headers; the policy as {directive: values}, because their order means nothing."""
    return {name: read(name, response.headers.get(name, "")) for name in HEADERS}


def read(name, value):
    if name != "Content-Security-Policy":
        return value
    return {words[0]: words[1:] for words in (part.split() for part in value.split(";")) if words}


SECURITY = {name: read(name, value) for name, value in HEADERS.items()}
