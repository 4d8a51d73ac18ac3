"""Migrations of an empty database: which models a change makes anew."""

from django.db import migrations, models
from django.db.migrations.state import ProjectState

from tech_port.demo.from_nothing import few_models_made_anew

KEY = ("id", models.AutoField(primary_key=True))


def state():
    made = ProjectState()
    made.apps  # noqa: B018 - models are made from now on
    for name, fields in (
        ("House", [KEY]),
        ("Room", [KEY, ("house", models.ForeignKey("city.House", models.CASCADE))]),
        ("Desk", [KEY, ("room", models.ForeignKey("city.Room", models.CASCADE))]),
    ):
        migrations.CreateModel(name, fields).state_forwards("city", made)
    return made


def changed(made, operation):
    """The models that a change makes anew."""
    before = {model.__name__: model for model in made.apps.get_models()}
    operation.state_forwards("city", made)
    return sorted(name for name, model in before.items() if made.apps.get_model("city", name) is not model)


def test_a_relation_that_is_added_makes_one_model_anew_and_one_that_is_changed_or_taken_away_all():
    made, street = state(), migrations.CreateModel("Street", [KEY])
    lies = models.ForeignKey("city.Street", models.CASCADE, null=True)
    keeps = models.ForeignKey("city.Street", models.PROTECT, null=True)

    with few_models_made_anew():
        new = changed(made, street)
        added = changed(made, migrations.AddField("house", "street", lies))
        put_off, made.is_delayed = made.is_delayed, False
        altered = changed(made, migrations.AlterField("house", "street", keeps))
        removed = changed(made, migrations.RemoveField("house", "street"))

    assert (new, added, put_off) == ([], ["House"], True)
    assert (altered, removed) == (["Desk", "House", "Room", "Street"], ["Desk", "House", "Room", "Street"])
    assert not made.is_delayed
    room, house = made.apps.get_model("city", "Room"), made.apps.get_model("city", "House")
    assert room._meta.get_field("house").related_model is house
    assert [field.name for field in house._meta.local_fields] == ["id"]


def test_a_change_that_leaves_relations_alone_makes_one_model_anew_and_any_other_all_that_are_related():
    made, floors = state(), models.IntegerField(default=1)

    with few_models_made_anew():
        alone = changed(made, migrations.AddField("house", "floors", floors))
        related = changed(made, migrations.AlterField("house", "id", models.BigAutoField(primary_key=True)))

    assert (alone, related) == (["House"], ["Desk", "House", "Room"])
    room, house = made.apps.get_model("city", "Room"), made.apps.get_model("city", "House")
    assert room._meta.get_field("house").related_model is house
    assert made.is_delayed  # so that code of migrations gets all of them anew
    assert changed(state(), migrations.AddField("house", "floors", floors)) == ["House", "Room"]  # Django's own way
