from django.urls import path
from django.utils.translation import pgettext_lazy

from . import views

app_name = "collaboration"
urlpatterns = [
    path("", views.programme_list, name="programme_list"),
    path(pgettext_lazy("url", "utfordringer/"), views.challenge_list, name="challenge_list"),
    path(pgettext_lazy("url", "utfordringer/<slug:slug>/"), views.challenge_detail, name="challenge_detail"),
    path(pgettext_lazy("url", "ny-utfordring/"), views.challenge_create, name="challenge_create"),
    path("<slug:slug>/", views.programme_detail, name="programme_detail"),
]
