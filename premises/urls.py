from django.urls import path
from django.utils.translation import pgettext_lazy

from . import views

app_name = "premises"
urlpatterns = [
    path("", views.unit_list, name="unit_list"),
    path(pgettext_lazy("url", "interesse/"), views.interest_create, name="interest_create"),
    path(pgettext_lazy("url", "interesse/<str:token>/"), views.interest_detail, name="interest_detail"),
    path(pgettext_lazy("url", "interesse/<str:token>/trekk/"), views.interest_withdraw, name="interest_withdraw"),
    path("<slug:building>/", views.building_detail, name="building_detail"),
    path("<slug:building>/<slug:unit>/", views.unit_detail, name="unit_detail"),
]
