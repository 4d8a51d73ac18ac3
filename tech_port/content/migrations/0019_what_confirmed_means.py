"""What «bekreftet» means is said at the field."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("content", "0018_facts_as_their_sources_say"),
    ]

    operations = [
        migrations.AlterField(
            model_name="milestone",
            name="basis",
            field=models.CharField(
                choices=[
                    ("planned", "planlagt"),
                    ("aimed", "mål"),
                    ("agreed", "avtalt"),
                    ("reported", "oppgitt"),
                    ("confirmed", "bekreftet"),
                ],
                db_default="reported",
                default="reported",
                help_text="Planlagt, mål og avtalt: ikke kjent som gjort. Oppgitt: en kilde sier at det er slik. Bekreftet: dere vet det i dag, om du ikke skriver en annen dag.",
                max_length=9,
                verbose_name="grunnlag",
            ),
        ),
        migrations.AlterField(
            model_name="programme",
            name="basis",
            field=models.CharField(
                choices=[
                    ("planned", "planlagt"),
                    ("aimed", "mål"),
                    ("agreed", "avtalt"),
                    ("reported", "oppgitt"),
                    ("confirmed", "bekreftet"),
                ],
                db_default="reported",
                default="reported",
                help_text="Planlagt, mål og avtalt: ikke kjent som gjort. Oppgitt: en kilde sier at det er slik. Bekreftet: dere vet det i dag, om du ikke skriver en annen dag.",
                max_length=9,
                verbose_name="grunnlag",
            ),
        ),
    ]
