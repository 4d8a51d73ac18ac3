from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("premises", "0023_messages_of_landlords_checked")]

    operations = [
        migrations.AddField(
            model_name="interest",
            name="viewing_when",
            field=models.CharField(
                blank=True, db_default="", default="", max_length=200, verbose_name="tid for visning"
            ),
        ),
    ]
