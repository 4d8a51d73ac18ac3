from django.urls import path
from django.utils.translation import pgettext_lazy

from .event import picture_views, views
from .lists import views as list_views
from .signup import views as signups
from .tips import views as tip_views

app_name = "events"
urlpatterns = [
    path("", list_views.event_list, name="event_list"),
    path(pgettext_lazy("url", "pamelding/<str:token>/"), signups.registration_detail, name="registration_detail"),
    path(pgettext_lazy("url", "pamelding/<str:token>/plass/"), signups.registration_accept, name="registration_accept"),
    path(
        pgettext_lazy("url", "pamelding/<str:token>/avmelding/"),
        signups.registration_cancel,
        name="registration_cancel",
    ),
    path(
        pgettext_lazy("url", "pamelding/<str:token>/kalender.ics"),
        signups.registration_calendar,
        name="registration_calendar",
    ),
    path(pgettext_lazy("url", "<slug:slug>/pamelding/"), signups.signup, name="signup"),
    path(pgettext_lazy("url", "maned/<month:month>/"), list_views.event_month, name="event_month"),
    path(pgettext_lazy("url", "tips/"), tip_views.tip_create, name="tip_create"),
    path("<slug:slug>/", views.event_detail, name="event_detail"),
    path(pgettext_lazy("url", "<slug:slug>/bilde.png"), picture_views.event_picture, name="event_picture"),
    path(pgettext_lazy("url", "<slug:slug>/kalender.ics"), views.event_calendar, name="event_calendar"),
]
