"""The logos that there are come into the store."""

from django.db import migrations

from tech_port.pictures.moving import move


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("members", "0008_pictures_of_the_store")]

    operations = [move("members_organisation", "logo", "logo_id", size=("logo_width", "logo_height"))]
