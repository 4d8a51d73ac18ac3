"""A profile as plain values, which a member proposes to change and staff write once they agree.

The keys are `text_nb`, `text_en`, `website`, `logo` (the name of the picture's file), `contact-<number>` of a
contact there is and `contact-new-<n>` of a new one. A contact's value is a dict of `CONTACT`, or None for one that is
taken away.
"""

from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from django.utils.translation import gettext_lazy as _

from tech_port.norwegian import typography
from tech_port.norwegian.phones import clean_phone

TEXTS = ("text_nb", "text_en", "website")
CONTACT = ("name", "title_nb", "title_en", "email", "phone", "is_public")
LABELS = {
    "text_nb": _("Tekst på norsk"),
    "text_en": _("Tekst på engelsk"),
    "website": _("Nettsted"),
    "logo": _("Logo"),
}
PARTS = {
    "name": _("Navn"),
    "title_nb": _("Stilling på norsk"),
    "title_en": _("Stilling på engelsk"),
    "email": _("E-post"),
    "phone": _("Telefon"),
}


def tidy(text):
    """A text as it is compared: one kind of line end, nothing around it."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def read(organisation):
    """The profile as it stands, with every contact that the organisation has."""
    texts = {name: tidy(getattr(organisation, name)) for name in TEXTS}
    contacts = {f"contact-{contact.pk}": contact_value(contact) for contact in organisation.contacts.order_by("pk")}
    return {**texts, "logo": organisation.logo.file.name if organisation.logo else "", **contacts}


def contact_value(contact):
    return {name: getattr(contact, name) for name in CONTACT} | {"phone": dialled(contact.phone)}


def dialled(phone):
    """A number as the form stores it, however staff wrote it; what is no number as it stands."""
    try:
        return clean_phone(phone)
    except ValidationError:
        return phone


def differing(before, after):
    """The same two profiles with only the keys whose values differ; a key that one of them lacks is None there."""
    keys = [key for key in after if before.get(key) != after[key]]
    return {key: before.get(key) for key in keys}, {key: after[key] for key in keys}


def in_order(keys):
    """The keys as the page has what they stand for; the database keeps no order of them."""
    places = {key: place for place, key in enumerate(LABELS)}
    return sorted(keys, key=lambda key: (places.get(key, len(places)), key))


def label(key, value):
    """What a key is called; a contact by name."""
    return str(LABELS[key]) if key in LABELS else _("Kontakt: %(name)s") % {"name": value["name"] if value else "–"}


def in_words(key, value):
    """A value as text, one line a part of a contact."""
    if not isinstance(value, dict):
        return value or ""
    parts = [(PARTS[name], typography.phone(value[name]) if name == "phone" else value[name]) for name in PARTS]
    lines = [f"{name}: {text}" for name, text in parts if text]
    return "\n".join([*lines, str(_("Vises på siden") if value["is_public"] else _("Vises ikke"))])


def write(organisation, values, logo):
    """Store the values, with the picture `logo` where a new one is among them.

    Must run in a transaction; raises ValidationError with sentences.
    """
    texts = [name for name in TEXTS if name in values]
    for name in texts:
        setattr(organisation, name, values[name])
    organisation.clean_fields(exclude={field.name for field in organisation._meta.fields} - set(texts))
    for key, value in values.items():
        if key not in LABELS:
            _write_contact(organisation, key, value)
    if "logo" in values:
        texts.append("logo")
        organisation.logo = _there(logo) if values["logo"] else None
    organisation.save(update_fields=texts)


def _there(logo):
    """The proposed picture, once its file is known to be there."""
    try:
        default_storage.find(logo.file.name if logo else "")
    except FileNotFoundError as error:
        raise ValidationError(_("Filen med den nye logoen er borte. Be om å få den en gang til.")) from error
    return logo


def _write_contact(organisation, key, value):
    """Change, make or take away one contact. None of this gives or takes the right to edit."""
    number = key.removeprefix("contact-")
    contact = organisation.contacts.filter(pk=number).first() if number.isdigit() else None
    if value is None:
        _take_away(contact)
        return
    contact = contact or organisation.contacts.with_email(value["email"]).first()
    contact = contact or organisation.contacts.model(organisation=organisation)
    for name in CONTACT:
        setattr(contact, name, value[name])
    contact.full_clean()
    contact.save()


def _take_away(contact):
    """One who edits the profile is only hidden."""
    if contact is None:
        return
    if contact.may_edit:
        contact.is_public = False
        contact.save(update_fields=["is_public"])
    else:
        contact.delete()
