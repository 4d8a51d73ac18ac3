"""A programme's name in both languages: the one there was is Norwegian, and stays the English one where it is a name."""

from django.db import migrations, models

ENGLISH = {"Testing og piloter": "Testing and pilots", "Nyhetsbrev": "Newsletter"}


def name_in_english(apps, schema_editor):
    programmes = apps.get_model("content", "Programme").objects
    programmes.update(name_en=models.F("name_nb"))
    for norwegian, english in ENGLISH.items():
        programmes.filter(name_nb=norwegian).update(name_en=english)


class Migration(migrations.Migration):
    dependencies = [("content", "0003_article_precision_and_stated_values")]

    operations = [
        migrations.RenameField("programme", "name", "name_nb"),
        migrations.AddField(
            "programme",
            "name_en",
            models.CharField(blank=True, default="", max_length=100, verbose_name="navn"),
            preserve_default=False,
        ),
        migrations.RunPython(name_in_english, migrations.RunPython.noop),
        migrations.AlterModelOptions(
            "programme",
            {
                "ordering": ["kind", "order", "name_nb"],
                "verbose_name": "program",
                "verbose_name_plural": "programmer",
            },
        ),
    ]
