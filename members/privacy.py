"""What is published about people with a public role."""

from django.utils.translation import gettext_lazy as _

from tech_port.privacy import Purpose

from .challenge_privacy import CHALLENGE_PURPOSES

PURPOSES = [
    Purpose(
        key="roles",
        title=_("Offentlige verv og roller"),
        reason=_("Vise hvem som styrer foreningen, arbeider der og holder innlegg."),
        fields=(_("Navn"), _("Rolle"), _("Virksomhet"), _("Periode")),
        basis=_("Berettiget interesse (personvernforordningen artikkel 6 nr. 1 f): opplysningene er alt offentlige."),
        recipients=_("Alle som leser nettstedet"),
        kept=(_("Så lenge de er del av distriktets historie. Be oss om å rette eller fjerne det som er galt."),),
    ),
    *CHALLENGE_PURPOSES,
]
