"""Owners and tenants are told of from the day their relation begins, or from another that staff write."""

from django.db import migrations, models

OWNERS = "Tomt: fra dagen det begynner. Tidligere: det er kunngjort. Senere: det venter."
TENANTS = "Tomt: fra leieforholdet begynner. Før denne dagen står leietakeren ingen steder på siden."


def shown_from(model):
    column = models.DateField(blank=True, help_text=OWNERS, null=True, verbose_name="vises fra")
    return migrations.AddField(model_name=model, name="shown_from", field=column)


def tenant_shown_from(model):
    column = models.DateField(blank=True, help_text=TENANTS, null=True, verbose_name="vis leietakeren fra")
    return migrations.AlterField(model_name=model, name="tenant_shown_from", field=column)


class Migration(migrations.Migration):
    dependencies = [("premises", "0032_addresses_and_history_are_kept")]

    operations = [
        shown_from("ownership"),
        shown_from("historicalownership"),
        tenant_shown_from("lease"),
        tenant_shown_from("historicallease"),
    ]
