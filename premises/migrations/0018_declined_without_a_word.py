"""Who was declined and never written to was not answered."""

from django.db import migrations, transaction


def forwards(apps, schema_editor):
    """The other states that staff set say that they were in touch, and stay as they were counted."""
    Interest = apps.get_model("premises", "Interest")
    silent = Interest.objects.filter(status="declined").exclude(messages__sender="staff").exclude(answered_at=None)
    for interest in silent.order_by("pk"):
        with transaction.atomic():
            Interest.objects.filter(pk=interest.pk).update(answered_at=None)


def backwards(apps, schema_editor):
    Interest = apps.get_model("premises", "Interest")
    for interest in Interest.objects.filter(status="declined", answered_at=None).order_by("pk"):
        with transaction.atomic():
            Interest.objects.filter(pk=interest.pk).update(answered_at=interest.closed_at)


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("premises", "0017_answered_by_message_or_call")]

    operations = [migrations.RunPython(forwards, backwards)]
