"""Organisation numbers, telephone numbers and web addresses as people print and paste them, in both languages."""

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from tech_port.norwegian import typography
from tech_port.norwegian.contacts import OrgnrField, PhoneField, WebAddressField

ORGNR = [
    *((text, "974767880") for text in ("974767880", "974 767 880", "974\u00a0767\u00a0880", "974.767.880")),
    *(
        (text, "974767880")
        for text in ("NO 974 767 880 MVA", "NO974767880MVA", "Org.nr. 974 767 880", "org nr: 974767880")
    ),
    *(
        (text, "974767880")
        for text in ("Organisasjonsnummer 974 767 880", "974 767 880 mva.", "VAT".join(["NO 974767880 ", ""]))
    ),
    ("Organisation number: 974 767 880", "974767880"),
    *((text, "974767880") for text in ("974767880 (NTNU)", "NTNU 974 767 880", "NTNU, org.nr. 974 767 880 MVA")),
    ("https://data.brreg.no/enhetsregisteret/api/enheter/974767880", "974767880"),
    ("974767880 / 923609016", ("Organisasjonsnummeret har ni sifre, her er det 18. Se over det.",)),
    ("  923 609 016  ", "923609016"),
    ("", ""),
    ("974767881", ("Organisasjonsnummeret stemmer ikke. Det har ni sifre, og det siste er et kontrollsiffer.",)),
    ("97476788", ("Organisasjonsnummeret har ni sifre, her er det 8. Se over det.",)),
    ("Firma AS", ("Organisasjonsnummeret har ni sifre, her er det 0. Se over det.",)),
]
PHONES = [
    *(
        (text, "+4773595000")
        for text in ("73 59 50 00", "73595000", "+47 73 59 50 00", "0047 73595000", "(+47) 73 59 50 00")
    ),
    *((text, "+4773595000") for text in ("73 59 50 00 (sentralbord)", "+47(0)73595000", "+47 (0) 73 59 50 00")),
    *((text, "+4773595000") for text in ("Tlf.: 73 59 50 00", "Sentralbord: 73 59 50 00", "73 59 50 00, sentralbord")),
    *((text, "+4791862151") for text in ("mob. 918 62 151", "91 86 21 51", "Mobil 918 62 151")),
    *(
        (text, "+4773595000;ext=12")
        for text in ("73 59 50 00 ext. 12", "73 59 50 00, linje 12", "73595000 internnr 12")
    ),
    ("+46 8 123 456 78", "+46812345678"),
    ("", ""),
    ("918 62 151 / 73 59 50 00", ("Det er mer enn ett telefonnummer. Skriv ett.",)),
    ("12", ("Telefonnummeret stemmer ikke. Skriv åtte sifre, eller + og landkode.",)),
    ("9" * 200, ("Telefonnummeret stemmer ikke. Skriv åtte sifre, eller + og landkode.",)),
]
WEB = [
    *((text, "https://www.firma.no") for text in ("www.firma.no", "https://www.firma.no", "<https://www.firma.no>")),
    ("firma.no", "https://firma.no"),
    ("http://firma.no/om?a=b#c", "http://firma.no/om?a=b#c"),
    ("HTTPS://firma.no", "https://firma.no"),
    ("firma.no:8080/x", "https://firma.no:8080/x"),
    ("blåbær.no", "https://blåbær.no"),
    ("", ""),
    ("firma", ("«firma» er ikke en nettadresse. Skriv den som www.firma.no.",)),
    ("javascript:alert(1)", ("«javascript:alert(1)» er ikke en nettadresse. Skriv den som www.firma.no.",)),
    ("ftp://firma.no", ("«ftp://firma.no» er ikke en nettadresse. Skriv den som www.firma.no.",)),
    ("kari@firma.no", ("«kari@firma.no» er en e-postadresse. Her trengs en nettadresse.",)),
    ("www.firma .no", ("Det er et mellomrom i nettadressen «www.firma .no». Ta det bort.",)),
]
TABLE = (
    [(OrgnrField, *row) for row in ORGNR]
    + [(PhoneField, *row) for row in PHONES]
    + [(WebAddressField, *row) for row in WEB]
)


def read(field_class, text, max_length=None):
    """What is kept, or why not."""
    try:
        return field_class(required=False, max_length=max_length).clean(text)
    except ValidationError as refusal:
        return tuple(refusal.messages)


@pytest.mark.parametrize(("field_class", "text", "kept"), TABLE)
def test_a_contacts_detail_is_kept_in_one_way_or_refused(field_class, text, kept):
    assert read(field_class, text) == kept
    with translation.override("en"):
        in_english = read(field_class, text)

    assert in_english == kept if isinstance(kept, str) else (in_english != kept and isinstance(in_english, tuple))


@pytest.mark.parametrize(
    ("field_class", "text", "sentence"),
    [
        (OrgnrField, "97476788", "An organisation number has nine digits, here there are 8. Please check it."),
        (PhoneField, "918 62 151 / 73 59 50 00", "That is more than one phone number. Write one."),
        (WebAddressField, "firma", "“firma” is not a web address. Write it like www.company.no."),
    ],
)
def test_a_refusal_is_told_in_english(field_class, text, sentence):
    with translation.override("en"):
        assert read(field_class, text) == (sentence,)


@pytest.mark.parametrize(
    ("field", "text", "note"),
    [
        (OrgnrField(), "974767880 (NTNU)", "Vi leser «974767880 (NTNU)» som 974 767 880."),
        (OrgnrField(), "Org.nr. 974767880 MVA", ""),
        (PhoneField(), "900 12 345 (Kari)", "Vi leser «900 12 345 (Kari)» som 900 12 345."),
        (PhoneField(), "73 59 50 00 (sentralbord)", ""),
        (PhoneField(), "+47 (0) 73 59 50 00", ""),
    ],
)
def test_words_that_are_left_out_are_told(field, text, note):
    field.clean(text)

    assert str(field.note).replace("\u00a0", " ") == note


def test_no_field_cuts_what_is_pasted():
    fields = [field_class(max_length=9) for field_class in (OrgnrField, PhoneField, WebAddressField)]

    assert [field.widget.attrs.get("maxlength") for field in fields] == [None, None, None]
    assert OrgnrField(max_length=9).clean("Org.nr. NO 923 609 016 MVA") == "923609016"


def test_what_is_kept_has_room_in_its_column():
    assert read(WebAddressField, "firma.no/" + "a" * 50, max_length=30) == ("Det er for langt. Skriv høyst 30 tegn.",)
    assert read(WebAddressField, "firma.no/" + "a" * 5000) == ("Det er for langt. Skriv bare det feltet spør om.",)


def test_fields_show_numbers_as_pages_write_them():
    assert OrgnrField().prepare_value("974767880") == "974\u00a0767\u00a0880"
    assert PhoneField().prepare_value("+4773595000") == "73\u00a059\u00a050\u00a000"
    assert (OrgnrField().prepare_value("abc"), PhoneField().prepare_value("abc")) == ("abc", "abc")


@pytest.mark.parametrize(
    ("language", "shown"),
    [("nb", "73\u00a059\u00a050\u00a000, linje\u00a012"), ("en", "73\u00a059\u00a050\u00a000, ext.\u00a012")],
)
def test_an_extension_is_shown_and_read_back(language, shown):
    with translation.override(language):
        assert typography.phone("+4773595000;ext=12") == shown
        assert PhoneField().clean(shown) == "+4773595000;ext=12"
