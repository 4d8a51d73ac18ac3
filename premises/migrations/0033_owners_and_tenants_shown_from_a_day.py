"""Owners and tenants are told of from the day their relation begins, or from another that staff write."""

from django.db import migrations, models

OWNERS = "Tomt: fra dagen det begynner. Tidligere: det er kunngjort. Senere: det venter."
TENANTS = "Tomt: fra leieforholdet begynner. Før denne dagen står leietakeren ingen steder på siden."


class Migration(migrations.Migration):
    dependencies = [("premises", "0032_addresses_and_history_are_kept")]

    operations = [
        operation
        for prefix in ("", "historical")
        for operation in (
            migrations.AddField(
                model_name=f"{prefix}ownership",
                name="shown_from",
                field=models.DateField(blank=True, help_text=OWNERS, null=True, verbose_name="vises fra"),
            ),
            migrations.AlterField(
                model_name=f"{prefix}lease",
                name="tenant_shown_from",
                field=models.DateField(blank=True, help_text=TENANTS, null=True, verbose_name="vis leietakeren fra"),
            ),
        )
    ]
