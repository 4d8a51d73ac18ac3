import django.db.models.deletion
from django.contrib.postgres.operations import AddConstraintNotValid, ValidateConstraint
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("content", "0024_business_areas_tagged"),
    ]

    operations = [
        migrations.AddField(
            model_name="area",
            name="within",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                help_text="Kjerneområdet et kjent punkt ligger i. Tomt når det ligger utenfor.",
                limit_choices_to={"kind": "core"},
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="landmarks",
                to="content.area",
                verbose_name="ligger i",
            ),
        ),
        migrations.AddField(
            model_name="historicalarea",
            name="within",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                help_text="Kjerneområdet et kjent punkt ligger i. Tomt når det ligger utenfor.",
                limit_choices_to={"kind": "core"},
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="content.area",
                verbose_name="ligger i",
            ),
        ),
        AddConstraintNotValid(
            model_name="area",
            constraint=models.CheckConstraint(
                condition=models.Q(("within", None), ("kind", "landmark"), _connector="OR"),
                name="area_within_is_of_a_landmark",
                violation_error_message="Bare et kjent punkt ligger i et område.",
            ),
        ),
        ValidateConstraint(model_name="area", name="area_within_is_of_a_landmark"),
    ]
