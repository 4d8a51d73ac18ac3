"""A member from the start is called so: no source says who founded the association."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("members", "0016_lines_of_work"),
    ]

    operations = [
        migrations.AlterField(
            model_name="membership",
            name="level",
            field=models.CharField(
                choices=[("founding", "medlem fra starten"), ("member", "medlem"), ("partner", "partner")],
                default="member",
                max_length=10,
                verbose_name="nivå",
            ),
        ),
    ]
