"""Numbers as people write them, in fields of both languages."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from tech_port.norwegian.fields import DegreesField, NumberField, WholeNumberField
from tech_port.norwegian.numbers import plain, read_number

# What is typed, what it is on a Norwegian page, and on an English one; a word is the code of a refusal.
WHOLE = [
    ("1500", 1500, 1500),
    ("1 500", 1500, 1500),
    ("1\u00a0500", 1500, 1500),
    ("1\u2009500", 1500, 1500),
    ("1\u202f500", 1500, 1500),
    ("4 000 000", 4000000, 4000000),
    ("1.500", 1500, "either"),
    ("1,500", "either", 1500),
    ("1.500.000", 1500000, 1500000),
    ("1,500,000", 1500000, 1500000),
    ("1'500", 1500, 1500),
    ("1.500,00", 1500, 1500),
    ("1,500.00", 1500, 1500),
    ("1500,0", 1500, 1500),
    ("1500,5", "whole", "whole"),
    ("1500 kvm", 1500, 1500),
    ("1500m2", 1500, 1500),
    ("1 500 m²", 1500, 1500),
    ("2 500,-", 2500, 2500),
    ("kr 2 500", 2500, 2500),
    ("kr. 2.500,-", 2500, "either"),
    ("NOK 2,500", "either", 2500),
    ("2,5 mill. kr", 2500000, 2500000),
    ("2.5 million", 2500000, 2500000),
    ("ca 40", 40, 40),
    ("ca. 40 ansatte", 40, 40),
    ("30 folk", 30, 30),
    ("30 personar", 30, 30),
    ("about 40", 40, 40),
    ("~40", 40, 40),
    ("minst 40", 40, 40),
    ("40+", 40, 40),
    ("3. etasje", 3, 3),
    ("−2", -2, -2),
    ("1e3", "number", "number"),
    ("१५", "number", "number"),
    ("１５", "number", "number"),
    ("½", "whole", "whole"),
    ("½ mill", 500000, 500000),
    ("1½ million", 1500000, 1500000),
    ("2 ¼ mill. kr", 2250000, 2250000),
    ("0x10", "number", "number"),
    ("1_000", "number", "number"),
    ("NaN", "number", "number"),
    ("førti", "number", "number"),
    ("12.30.40", "number", "number"),
    ("1 50", "number", "number"),
    ("40 hester", "number", "number"),
    ("500-800", "range", "range"),
    ("mellom 500 og 800", "range", "range"),
    ("9" * 400, "number", "number"),
    ("9" * 20, "large", "large"),
]
WITH_DECIMALS = [
    ("1500,5", "1500.5", "1500.5"),
    ("1500.5", "1500.5", "1500.5"),
    ("1 500,5", "1500.5", "1500.5"),
    ("1.500,5", "1500.5", "1500.5"),
    ("1,500.5", "1500.5", "1500.5"),
    ("0,500", "0.5", "0.5"),
    (",5", "0.5", "0.5"),
    ("1.500", "1500", "either"),
    ("1,500", "either", "1500"),
    ("1 500,500", "either", "either"),
    ("12,34", "decimals", "decimals"),
    ("1e400", "number", "number"),
]


def read(text, language, decimals):
    with translation.override(language):
        try:
            return plain(read_number(text, language, decimals).value)
        except ValidationError as refusal:
            return refusal.code


@pytest.mark.parametrize(("text", "norwegian", "english"), WHOLE)
def test_a_whole_number_is_read_as_meant_or_refused(text, norwegian, english):
    assert (read(text, "nb", 0), read(text, "en", 0)) == (str(norwegian), str(english))


@pytest.mark.parametrize(("text", "norwegian", "english"), WITH_DECIMALS)
def test_a_number_with_decimals_is_read_as_meant_or_refused(text, norwegian, english):
    assert (read(text, "nb", 1), read(text, "en", 1)) == (norwegian, english)


@pytest.mark.parametrize(
    ("text", "unit", "per", "reserved"),
    [
        ("NOK 2450", "kr", set(), ()),
        ("2 450 kr/m²/år", "kr", {"m2", "year"}, ()),
        ("kr 2.450,- pr kvm pr år", "kr", {"m2", "year"}, ()),
        ("2450 eks. mva", "", set(), ("eks. mva",)),
        ("2450 + mva", "", set(), ("+ mva",)),
        ("5 000 kr per måned", "kr", {"month"}, ()),
        ("5 000 kr/pult/mnd", "kr", {"desk", "month"}, ()),
    ],
)
def test_what_stands_around_a_number_is_kept(text, unit, per, reserved):
    number = read_number(text, "nb", 2)

    assert (number.unit, number.per, number.reserved) == (unit, per, reserved)


def said(field, text, language="nb"):
    """What a field answers: its value and its note, or why not; hard spaces as spaces."""
    with translation.override(language):
        try:
            answer = [field.clean(text), field.note]
        except ValidationError as refusal:
            answer = refusal.messages
    return [part.replace("\u00a0", " ") if isinstance(part, str) else part for part in answer]


def area():
    return NumberField(min_value=0, max_value=1_000_000, unit="m2", edge="max")


def people():
    return WholeNumberField(min_value=1, max_value=100_000, unit="people")


def rent():
    return NumberField(min_value=1, max_value=100_000, unit="kr", per={"m2", "year"})


@pytest.mark.parametrize(
    ("field", "text", "norwegian", "english"),
    [
        (people(), "ca 40", [40, "Vi leser «ca 40» som 40."], [40, "We read “ca 40” as 40."]),
        (people(), "40", [40, ""], [40, ""]),
        (
            people(),
            "0",
            ["Skriv et tall fra 1 til 100 000."],
            ["Write a number from 1 to 100,000."],
        ),
        (people(), "", ["Skriv et helt tall."], ["Write a whole number."]),
        (
            people(),
            "१५",
            ["«१५» har andre tegn enn sifrene 0–9. Skriv tallet med dem, for eksempel 1 500."],
            ["“१५” has other signs than the digits 0–9. Write the number with those, for example 1,500."],
        ),
        (people(), "40 kvm", ["«40 kvm» er m². Her trengs personer."], ["“40 kvm” is m². Here we need people."]),
        (
            rent(),
            "200 kr/mnd",
            ["«200 kr/mnd» er kroner per måned. Her trengs kroner per m² og år."],
            ["“200 kr/mnd” is kroner per month. Here we need kroner per m² and year."],
        ),
        (
            area(),
            "minst 500",
            ["«minst 500» er det minste. Her trengs det meste."],
            ["“minst 500” is the least. Here we need the most."],
        ),
    ],
)
def test_a_field_says_what_it_took_or_why_not(field, text, norwegian, english):
    assert said(field, text) == norwegian
    assert said(field, text, "en") == english


def degrees(which):
    return DegreesField(which=which, decimal_places=4, max_digits=7)


SWAPPED = "Har bredde og lengde byttet plass? I Norge er bredden 57–72 grader og lengden 4–32."


@pytest.mark.parametrize(
    ("field", "text", "answer"),
    [
        *((degrees("latitude"), text, [Decimal("63.43"), ""]) for text in ("63.430", "63,430", "63,43° N", "63.4300")),
        (degrees("longitude"), "10.395", [Decimal("10.395"), ""]),
        (degrees("longitude"), "10.39505", [Decimal("10.3951"), "«10.39505» er avrundet til 10,3951."]),
        (degrees("latitude"), "95", ["Skriv et tall fra −90 til 90."]),
        (degrees("longitude"), "-181", ["Skriv et tall fra −180 til 180."]),
        (degrees("latitude"), "10.395", [SWAPPED]),
        (degrees("longitude"), "63.430", [SWAPPED]),
        (degrees("latitude"), "63°25'N", ["«63°25'N» er ikke grader. Skriv dem som 63,4305."]),
        (rent(), "mye", ["«mye» er ikke et tall. Skriv det med sifre, for eksempel 2 450."]),
        (
            WholeNumberField(min_value=-5, max_value=100, unit="floor"),
            "loftet",
            ["«loftet» er ikke et tall. Skriv det med sifre, for eksempel 3."],
        ),
        (
            WholeNumberField(unit="kr", per={"year"}),
            "2.5m",
            [2500000, "Vi leser «2.5m» som 2 500 000."],
        ),
    ],
)
def test_a_field_reads_by_what_it_counts(field, text, answer):
    assert said(field, text) == answer


def test_what_could_be_either_is_refused_with_both_readings():
    assert said(area(), "1,500") == ["«1,500» kan være 1 500 eller 1,5. Skriv 1500 eller 1,5."]
    assert said(area(), "1.500", "en") == ["“1.500” can be 1,500 or 1.5. Write 1500 or 1.5."]
    assert said(people(), "1,500") == ["«1,500» kan være 1 500 eller 1,5. Skriv 1500 hvis du mener det første."]


@pytest.mark.parametrize(("language", "shown"), [("nb", "1\u00a0500,5"), ("en", "1,500.5")])
def test_a_field_shows_a_number_as_pages_write_it_and_reads_it_back(language, shown):
    field = area()
    with translation.override(language):
        written = field.widget.format_value(field.clean("1500,5"))

        assert (written, field.widget.format_value("1500.5"), field.clean(written)) == (
            shown,
            shown,
            field.clean(shown),
        )
        assert (field.widget.format_value("ca 40"), field.widget.format_value("\x00")) == ("ca 40", None)


@pytest.mark.parametrize("typed", ["1.500", "-1.500", "1,500"])
@pytest.mark.parametrize("language", ["nb", "en"])
def test_what_is_typed_with_three_digits_after_a_sign_is_shown_as_it_was_typed(language, typed):
    with translation.override(language):
        assert people().widget.format_value(typed) == typed


def test_a_field_is_no_spin_button():
    html = people().widget.render("ansatte", 1500, {})

    assert html == '<input type="text" name="ansatte" value="1\u00a0500" inputmode="numeric">'


def test_a_text_that_is_longer_than_any_number_is_refused_at_once():
    with pytest.raises(ValidationError) as refused:
        read_number("9" * 100_000, "nb")

    assert refused.value.code == "number"
