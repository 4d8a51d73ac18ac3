"""The terms of leases, and what buildings offer."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("content", "0007_article_picture"),
        ("premises", "0014_rules_of_claims_hold"),
    ]

    operations = [
        migrations.CreateModel(
            name="BuildingOffer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("stop", "Buss og metrobuss"),
                            ("station", "Tog"),
                            ("bicycles", "Sykkel"),
                            ("parking", "Bil"),
                            ("canteen", "Kantine og kafé"),
                            ("meeting", "Møterom"),
                            ("showers", "Dusj og garderobe"),
                            ("reception", "Resepsjon"),
                            ("other", "Ellers"),
                        ],
                        max_length=10,
                        verbose_name="hva",
                    ),
                ),
                (
                    "text_nb",
                    models.CharField(
                        help_text="For eksempel: kantine i glassgata, åpen for alle i bygget.",
                        max_length=200,
                        verbose_name="i klare ord",
                    ),
                ),
                (
                    "text_en",
                    models.CharField(
                        blank=True,
                        help_text="For eksempel: kantine i glassgata, åpen for alle i bygget.",
                        max_length=200,
                        verbose_name="i klare ord",
                    ),
                ),
                (
                    "minutes_on_foot",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="Tomt når det er i bygget, eller ingen har sagt det.",
                        null=True,
                        verbose_name="minutter å gå",
                    ),
                ),
                (
                    "known_on",
                    models.DateField(
                        blank=True,
                        help_text="Dagen utleieren sa det, når ingen kilde gjør det.",
                        null=True,
                        verbose_name="opplyst",
                    ),
                ),
                ("is_sample", models.BooleanField(default=False, verbose_name="eksempel")),
                ("order", models.PositiveSmallIntegerField(default=0, verbose_name="rekkefølge")),
                (
                    "building",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="offers",
                        to="premises.building",
                        verbose_name="bygg",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="content.source",
                        verbose_name="kilde",
                    ),
                ),
            ],
            options={
                "verbose_name": "tilbud i bygg",
                "verbose_name_plural": "tilbud i bygg",
                "ordering": ["building", "order", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("minutes_on_foot", None),
                            models.Q(("minutes_on_foot__gt", 0), ("minutes_on_foot__lte", 120)),
                            _connector="OR",
                        ),
                        name="building_offer_minutes_in_reach",
                        violation_error_message="Skriv 1 til 120 minutter å gå, eller la feltet stå tomt.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("is_sample", True), ("source__isnull", False), ("known_on__isnull", False), _connector="OR"
                        ),
                        name="building_offer_has_origin",
                        violation_error_message="Oppgi kilden, eller dagen utleieren sa det.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="LeaseTerm",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("contract", "Kontrakt"),
                            ("term", "Hvor lenge dere binder dere"),
                            ("notice", "Oppsigelse og forlengelse"),
                            ("index", "Prisvekst"),
                            ("common_costs", "Hva felleskostnadene dekker"),
                            ("security", "Sikkerhet (depositum)"),
                            ("fit_out", "Hvem betaler ombygging"),
                            ("subletting", "Fremleie"),
                            ("parking", "Parkering og sykler"),
                            ("vat", "Merverdiavgift"),
                        ],
                        max_length=12,
                        verbose_name="vilkår",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("known", "kjent"), ("on_request", "på forespørsel"), ("unknown", "ukjent")],
                        default="known",
                        max_length=10,
                        verbose_name="hva vi vet",
                    ),
                ),
                (
                    "value_nb",
                    models.CharField(
                        blank=True,
                        help_text="Slik en leietaker sier det, for eksempel: fem år, med rett til tre til.",
                        max_length=300,
                        verbose_name="i klare ord",
                    ),
                ),
                (
                    "value_en",
                    models.CharField(
                        blank=True,
                        help_text="Slik en leietaker sier det, for eksempel: fem år, med rett til tre til.",
                        max_length=300,
                        verbose_name="i klare ord",
                    ),
                ),
                (
                    "known_on",
                    models.DateField(
                        blank=True,
                        help_text="Dagen utleieren sa det, når ingen kilde gjør det.",
                        null=True,
                        verbose_name="opplyst",
                    ),
                ),
                ("is_sample", models.BooleanField(default=False, verbose_name="eksempel")),
                (
                    "building",
                    models.ForeignKey(
                        blank=True,
                        help_text="Gjelder alle lokaler i bygget som ikke har sitt eget vilkår.",
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="lease_terms",
                        to="premises.building",
                        verbose_name="bygg",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="content.source",
                        verbose_name="kilde",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="lease_terms",
                        to="premises.unit",
                        verbose_name="lokale",
                    ),
                ),
            ],
            options={
                "verbose_name": "leievilkår",
                "verbose_name_plural": "leievilkår",
                "ordering": ["building", "unit", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("building", None), ("unit", None), _connector="XOR"),
                        name="lease_term_unit_or_building",
                        violation_error_message="Velg et lokale eller et bygg, og bare ett av dem.",
                    ),
                    models.UniqueConstraint(
                        fields=("unit", "kind"),
                        name="lease_term_once_a_unit",
                        violation_error_message="Lokalet har dette vilkåret fra før.",
                    ),
                    models.UniqueConstraint(
                        fields=("building", "kind"),
                        name="lease_term_once_a_building",
                        violation_error_message="Bygget har dette vilkåret fra før.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "known"), _negated=True),
                            models.Q(("value_nb", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="lease_term_known_has_value",
                        violation_error_message="Skriv hva vilkåret er, eller velg «på forespørsel» eller «ukjent».",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "known"), _negated=True),
                            ("is_sample", True),
                            ("source__isnull", False),
                            ("known_on__isnull", False),
                            _connector="OR",
                        ),
                        name="lease_term_known_has_origin",
                        violation_error_message="Oppgi kilden, eller dagen utleieren sa det.",
                    ),
                ],
            },
        ),
    ]
