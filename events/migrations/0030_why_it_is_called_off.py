"""Why an event is called off: told on its page and in the mail to those who signed up."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("events", "0029_changes_counted"),
    ]

    operations = [
        migrations.AddField(
            model_name="event",
            name="cancelled_because_en",
            field=models.CharField(
                blank=True,
                db_default="",
                default="",
                help_text="Valgfritt. Står på siden og i e-posten til de påmeldte når arrangementet er avlyst.",
                max_length=300,
                verbose_name="hvorfor det er avlyst",
            ),
        ),
        migrations.AddField(
            model_name="event",
            name="cancelled_because_nb",
            field=models.CharField(
                blank=True,
                db_default="",
                default="",
                help_text="Valgfritt. Står på siden og i e-posten til de påmeldte når arrangementet er avlyst.",
                max_length=300,
                verbose_name="hvorfor det er avlyst",
            ),
        ),
        migrations.AddField(
            model_name="historicalevent",
            name="cancelled_because_en",
            field=models.CharField(
                blank=True,
                db_default="",
                default="",
                help_text="Valgfritt. Står på siden og i e-posten til de påmeldte når arrangementet er avlyst.",
                max_length=300,
                verbose_name="hvorfor det er avlyst",
            ),
        ),
        migrations.AddField(
            model_name="historicalevent",
            name="cancelled_because_nb",
            field=models.CharField(
                blank=True,
                db_default="",
                default="",
                help_text="Valgfritt. Står på siden og i e-posten til de påmeldte når arrangementet er avlyst.",
                max_length=300,
                verbose_name="hvorfor det er avlyst",
            ),
        ),
    ]
