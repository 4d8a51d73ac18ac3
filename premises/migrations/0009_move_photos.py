"""The photographs and plans that there are come into the store, with their texts."""

from django.db import migrations

from tech_port.pictures.moving import move


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("premises", "0008_pictures_of_the_store")]

    operations = [
        move("premises_unitphoto", "image", "picture_id", size=("width", "height"), texts=("alt_nb", "alt_en"))
    ]
