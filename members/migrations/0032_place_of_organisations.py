import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("content", "0025_places_on_the_map"),
        ("members", "0031_fault_reports"),
    ]

    operations = [
        migrations.AddField(
            model_name="historicalorganisation",
            name="place",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                help_text="Hvor den holder til når ingen leieavtale sier det. Vises på kartet.",
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="content.area",
                verbose_name="sted",
            ),
        ),
        migrations.AddField(
            model_name="organisation",
            name="place",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                help_text="Hvor den holder til når ingen leieavtale sier det. Vises på kartet.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="organisations",
                to="content.area",
                verbose_name="sted",
            ),
        ),
    ]
