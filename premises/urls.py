from django.urls import path
from django.utils.translation import pgettext_lazy

from .alerts import views as alert_views
from .buildings import views as building_views
from .compare import views as compare_views
from .demand import views as demand_views
from .elevation import views as picture_views
from .finder import views as finder_views
from .interest import own_views as mine
from .interest import views as interest_views
from .landlord import views as landlord_views

app_name = "premises"
urlpatterns = [
    path("", finder_views.unit_list, name="unit_list"),
    path(pgettext_lazy("url", "interesse/"), interest_views.interest_create, name="interest_create"),
    path(pgettext_lazy("url", "interesse/slettet/"), mine.interest_deleted, name="interest_deleted"),
    path(pgettext_lazy("url", "interesse/<str:token>/"), mine.interest_detail, name="interest_detail"),
    path(pgettext_lazy("url", "interesse/<str:token>/endre/"), mine.interest_change, name="interest_change"),
    path(pgettext_lazy("url", "interesse/<str:token>/melding/"), mine.interest_message, name="interest_message"),
    path(pgettext_lazy("url", "interesse/<str:token>/utleier/"), mine.interest_share, name="interest_share"),
    path(pgettext_lazy("url", "interesse/<str:token>/trekk/"), mine.interest_withdraw, name="interest_withdraw"),
    path(pgettext_lazy("url", "interesse/<str:token>/last-ned/"), mine.interest_download, name="interest_download"),
    path(pgettext_lazy("url", "interesse/<str:token>/slett/"), mine.interest_delete, name="interest_delete"),
    path(
        pgettext_lazy("url", "interesse/<str:token>/bekreft/<str:code>/"),
        mine.interest_confirm,
        name="interest_confirm",
    ),
    path(pgettext_lazy("url", "sammenlign/"), compare_views.unit_compare, name="unit_compare"),
    path(pgettext_lazy("url", "varsel/"), alert_views.alert_create, name="alert_create"),
    path(pgettext_lazy("url", "varsel/<str:token>/"), alert_views.alert_detail, name="alert_detail"),
    path(pgettext_lazy("url", "varsel/<str:token>/bekreft/"), alert_views.alert_confirm, name="alert_confirm"),
    path(pgettext_lazy("url", "varsel/<str:token>/stopp/"), alert_views.alert_stop, name="alert_stop"),
    path(
        pgettext_lazy("url", "varsel/<str:token>/avmeld/"),
        alert_views.alert_unsubscribe,
        name="alert_unsubscribe",
    ),
    path(
        pgettext_lazy("url", "bekreft/<str:token>/"),
        landlord_views.landlord_units,  # in mails from before the landlord had a page of its own
        name="confirmation_detail",
    ),
    path(pgettext_lazy("url", "utleier/"), landlord_views.landlord_ask, name="landlord_ask"),
    path(pgettext_lazy("url", "utleier/<str:token>/"), landlord_views.landlord_units, name="landlord_units"),
    path(pgettext_lazy("url", "utleier/<str:token>/ny-lenke/"), landlord_views.landlord_renew, name="landlord_renew"),
    path(
        pgettext_lazy("url", "utleier/<str:token>/interesse/<slug:reference>/"),
        landlord_views.landlord_interest,
        name="landlord_interest",
    ),
    path(pgettext_lazy("url", "ettersporsel/"), demand_views.demand_chart, name="demand"),
    path("<slug:building>/", building_views.building_detail, name="building_detail"),
    path("<slug:building>/<slug:unit>/", building_views.unit_detail, name="unit_detail"),
    path(
        pgettext_lazy("url", "<slug:building>/<slug:unit>/bilde.png"), picture_views.unit_picture, name="unit_picture"
    ),
]
