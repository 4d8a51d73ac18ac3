from django.urls import path
from django.utils.translation import pgettext_lazy

from . import picture_views, views

app_name = "events"
urlpatterns = [
    path("", views.event_list, name="event_list"),
    path("<slug:slug>/", views.event_detail, name="event_detail"),
    path(pgettext_lazy("url", "<slug:slug>/bilde.png"), picture_views.event_picture, name="event_picture"),
]
