from django.urls import path

from . import directory_views

app_name = "members"
urlpatterns = [
    path("", directory_views.organisation_list, name="organisation_list"),
    path("<slug:slug>/", directory_views.organisation_detail, name="organisation_detail"),
]
