"""Staff may write what the newsletter is and how often it comes."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("content", "0028_rules_of_drawn_pictures_hold"),
    ]

    operations = [
        migrations.AlterField(
            model_name="historicalpage",
            name="place",
            field=models.CharField(
                choices=[
                    ("purpose", "Om oss: formål"),
                    ("goal", "Om oss: målet for 2030"),
                    ("neighbours", "Om oss: gode naboer"),
                    ("strengths", "Om oss: det vi er sterke på"),
                    ("invitation", "Forsiden: plass til flere"),
                    ("join", "Medlemmer: bli med"),
                    ("newsletter", "Nyhetsbrev: hva det er"),
                ],
                db_index=True,
                max_length=20,
                verbose_name="plass",
            ),
        ),
        migrations.AlterField(
            model_name="page",
            name="place",
            field=models.CharField(
                choices=[
                    ("purpose", "Om oss: formål"),
                    ("goal", "Om oss: målet for 2030"),
                    ("neighbours", "Om oss: gode naboer"),
                    ("strengths", "Om oss: det vi er sterke på"),
                    ("invitation", "Forsiden: plass til flere"),
                    ("join", "Medlemmer: bli med"),
                    ("newsletter", "Nyhetsbrev: hva det er"),
                ],
                max_length=20,
                unique=True,
                verbose_name="plass",
            ),
        ),
    ]
