from django.urls import path
from django.utils.translation import pgettext_lazy

from .directory import views as directory_views
from .joining import views as join_views
from .organisations import views as organisation_views
from .profiles import views as profile_views

app_name = "members"
urlpatterns = [
    path("", directory_views.organisation_list, name="organisation_list"),
    # No organisation takes an address that stands above its own: members/slugs.py.
    path(pgettext_lazy("url", "bli-medlem/"), join_views.join_create, name="join_create"),
    path(pgettext_lazy("url", "profil/<str:token>/"), profile_views.profile_open, name="profile_open"),
    path(pgettext_lazy("url", "profil/rediger/<str:token>/"), profile_views.profile_edit, name="profile_edit"),
    path("<slug:slug>/", organisation_views.organisation_detail, name="organisation_detail"),
    path(pgettext_lazy("url", "<slug:slug>/rediger/"), profile_views.profile_link, name="profile_link"),
]
