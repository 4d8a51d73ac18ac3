"""What a tenant asks, as an address carries it (`sporsmal=notice&sporsmal=vat`) and as a person writes it."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..models import LeaseTerm

PARAMETER = "sporsmal"
RENT, VIEWING = "rent", "viewing"  # what one asks besides the terms
Kind = LeaseTerm.Kind
QUESTIONS = {
    VIEWING: gettext_lazy("Når kan vi komme og se lokalet?"),
    RENT: gettext_lazy("Hva er leien, og hva kommer i tillegg?"),
    Kind.CONTRACT: gettext_lazy("Hvilken kontrakt bruker dere, og hvilken utgave?"),
    Kind.TERM: gettext_lazy("Hvor lenge må vi binde oss?"),
    Kind.NOTICE: gettext_lazy("Hvordan sier vi opp, og kan vi forlenge?"),
    Kind.INDEX: gettext_lazy("Hvordan øker leien fra år til år?"),
    Kind.COMMON_COSTS: gettext_lazy("Hva dekker felleskostnadene, og hva kommer i tillegg?"),
    Kind.SECURITY: gettext_lazy("Hvilken sikkerhet ber dere om?"),
    Kind.FIT_OUT: gettext_lazy("Hvem betaler hvis lokalet må bygges om?"),
    Kind.SUBLETTING: gettext_lazy("Kan vi leie ut videre det vi ikke bruker selv?"),
    Kind.PARKING: gettext_lazy("Hva koster parkering, og hvor setter vi syklene?"),
    Kind.VAT: gettext_lazy("Må vi være registrert for merverdiavgift?"),
}


def as_text(params):
    """The questions that an address names, as the text that a form begins with; nothing where it names none."""
    asked = set(params.getlist(PARAMETER))
    lines = [f"- {question}" for key, question in QUESTIONS.items() if str(key) in asked]
    return "\n".join([_("Vi lurer på:"), *lines]) if lines else ""
