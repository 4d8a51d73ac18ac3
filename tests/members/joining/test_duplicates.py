"""Who a request may be already."""

from members.joining.duplicates import alike, core, duplicates
from members.models import Organisation
from tests.members.joining.requests import ORGNR


def test_names_are_alike_without_their_legal_forms_and_with_a_slip():
    assert core("Fjord Robotikk Norge AS") == "fjord robotikk"
    assert core("Norge AS") == "norge as"
    assert alike("fjord robotikk", "fjord robotik")
    assert alike("sintef", "sintef digital")
    assert not alike("sintef", "siemens")
    assert not alike("entra", "equinor")


def test_duplicates_say_what_is_the_same_and_put_the_sure_ones_first():
    like = Organisation(name="Fjordkraft Robotik AS")
    other_number = Organisation(name="FJORDKRAFT ROBOTIKK AS", orgnr="974767880")
    by_number = Organisation(name="Noe annet", orgnr=ORGNR)
    by_other_name = Organisation(name="FR", other_names=["Fjordkraft Robotikk AS"])
    strange = Organisation(name="Equinor")

    found = duplicates("Fjordkraft Robotikk AS", ORGNR, [like, other_number, by_number, by_other_name, strange])

    assert [(one.organisation, str(one.reason), one.is_certain) for one in found] == [
        (by_number, "samme organisasjonsnummer", True),
        (by_other_name, "samme navn", True),
        (like, "liknende navn", False),
        (other_number, "samme navn", False),
    ]
