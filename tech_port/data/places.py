"""Where the files lie: one address in all languages."""

from django.urls import reverse


def home():
    return reverse("open_data")


def csv_place(dataset):
    return reverse("data_csv", args=[dataset.name])


def json_place(dataset):
    return reverse("data_json", args=[dataset.name])


def schema_place(dataset):
    return reverse("data_schema", args=[dataset.name])
