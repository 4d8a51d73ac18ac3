from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("members", "0017_members_from_the_start"),
    ]

    operations = [
        migrations.AddField(
            model_name="organisation",
            name="is_hidden",
            field=models.BooleanField(
                db_default=False,
                default=False,
                help_text="På: vises ikke før den er medlem, eller leietaker i et leieforhold som er offentlig.",
                verbose_name="holdes tilbake",
            ),
        ),
    ]
