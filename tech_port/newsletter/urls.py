from django.urls import path
from django.utils.translation import pgettext_lazy

from . import views

app_name = "newsletter"
urlpatterns = [
    path("", views.subscription_create, name="subscription_create"),
    path(pgettext_lazy("url", "abonnement/<str:token>/"), views.subscription_detail, name="subscription_detail"),
    path(
        pgettext_lazy("url", "abonnement/<str:token>/bekreft/"), views.subscription_confirm, name="subscription_confirm"
    ),
    path(
        pgettext_lazy("url", "abonnement/<str:token>/last-ned/"),
        views.subscription_download,
        name="subscription_download",
    ),
    path(pgettext_lazy("url", "abonnement/<str:token>/stopp/"), views.subscription_stop, name="subscription_stop"),
    path(
        pgettext_lazy("url", "abonnement/<str:token>/avmeld/"),
        views.subscription_unsubscribe,
        name="subscription_unsubscribe",
    ),
]
