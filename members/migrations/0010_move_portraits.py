"""The portraits that there are come into the store."""

from django.db import migrations

from tech_port.pictures.moving import move


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("members", "0009_move_logos")]

    operations = [move("members_person", "photo", "photo_id", size=("photo_width", "photo_height"))]
