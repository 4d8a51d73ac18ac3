from django.urls import path
from django.utils.translation import pgettext_lazy

from . import picture_views, tip_views, views

app_name = "events"
urlpatterns = [
    path("", views.event_list, name="event_list"),
    path(pgettext_lazy("url", "tips/"), tip_views.tip_create, name="tip_create"),
    path("<slug:slug>/", views.event_detail, name="event_detail"),
    path(pgettext_lazy("url", "<slug:slug>/bilde.png"), picture_views.event_picture, name="event_picture"),
]
