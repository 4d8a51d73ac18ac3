from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("events", "0009_mail_batches")]

    operations = [
        migrations.AlterField(
            model_name="registration",
            name="needs",
            field=models.TextField(
                blank=True,
                help_text="Én linje for hver person, tom for den som ikke trenger noe.",
                max_length=4500,
                verbose_name="mat og tilrettelegging",
            ),
        ),
    ]
