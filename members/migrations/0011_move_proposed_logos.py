"""The logos that members have proposed come into the store."""

from django.db import migrations

from tech_port.pictures.moving import move


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("members", "0010_move_portraits")]

    operations = [move("members_profilechange", "logo", "logo_id")]
