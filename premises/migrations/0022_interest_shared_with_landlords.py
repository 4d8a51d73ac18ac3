import django.db.models.deletion
from django.conf import settings
from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("outbox", "0005_note_what_is_erased"),
        ("premises", "0021_landlords_numbers"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="interest",
            name="share_with_landlord",
            field=models.BooleanField(db_default=False, default=False, verbose_name="sendes også til utleieren"),
        ),
        migrations.AddField(
            model_name="interestmessage",
            name="building",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="premises.building",
                verbose_name="utleieren av",
            ),
        ),
        migrations.AlterField(
            model_name="interestmessage",
            name="sender",
            field=models.CharField(
                choices=[("staff", "staben"), ("tenant", "leietakeren"), ("landlord", "utleieren")],
                max_length=10,
                verbose_name="fra",
            ),
        ),
        AddConstraintNotValid(
            model_name="interestmessage",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("sender", "landlord"), _negated=True), ("building__isnull", False), _connector="OR"
                ),
                name="message_landlord_has_building",
            ),
        ),
        AddConstraintNotValid(
            model_name="interestmessage",
            constraint=models.CheckConstraint(
                condition=models.Q(models.Q(("sender", "staff"), _negated=True), ("building", None), _connector="OR"),
                name="message_staff_has_no_building",
            ),
        ),
    ]
