"""Each form in which somebody writes about themselves says beside its button what for, who reads it, and how long."""

import re

import pytest

from tech_port.privacy import purposes

pytestmark = pytest.mark.django_db

WRITTEN = {"text", "email", "tel", "textarea"}
PURPOSE = re.compile(r"/(?:personvern|en/privacy)/#(.+)")

# The pages with such forms; what is asked of a landlord's premises is of nobody.
PURPOSES = {
    "contact": ["report"],
    "interest": ["interest"],  # the form with errors
    "collaboration:challenge_create": ["challenge"],
    "events:registration_detail": ["registration", "needs"],
    "events:signup": ["registration", "needs"],
    "events:tip_create": ["tip"],
    "members:join_create": ["join"],
    "members:profile_edit": ["profile-change", "contact"],
    "members:profile_link": ["profile-link"],
    "newsletter:subscription_create": ["newsletter"],
    "premises:alert_create": ["alert"],
    "premises:interest_change": ["interest"],
    "premises:interest_create": ["interest"],
    "premises:interest_detail": ["interest"],
    "premises:interest_message": ["interest"],
    "premises:landlord_ask": ["confirmation"],
    "premises:landlord_interest": ["interest"],
    "premises:landlord_units": [],
}


def writes(form):
    """Whether somebody can write text in a form, beside where only robots do."""
    fields = [one for one in form.iter() if one.tag in ("input", "textarea") and one.get("name") != "nickname"]
    return any(field.get("type", field.tag) in WRITTEN for field in fields)


def told(form):
    found = [PURPOSE.fullmatch(link.get("href") or "") for link in form.iter("a")]
    return [match[1] for match in found if match]


def test_each_form_that_takes_what_somebody_writes_tells_its_declared_purposes(pages):
    found = {}
    for page in pages:
        for form in filter(writes, page.posts):
            name = re.split("[ ?]", page.name)[0]
            found.setdefault(name, set()).add((page.language, *told(form)))

    assert found == {name: {(code, *keys) for code in ("nb", "en")} for name, keys in PURPOSES.items()}


def test_what_a_form_tells_is_what_the_declaration_says(pages):
    [page] = [page for page in pages if page.case == "nb events:signup"]
    said = " ".join(page.text("p"))

    for purpose in purposes("registration", "needs"):
        assert f"{purpose.reason_in_line} De leses av {purpose.recipients_in_line}." in said
        assert f"Så lenge har vi dem: {purpose.kept_in_line}." in said
