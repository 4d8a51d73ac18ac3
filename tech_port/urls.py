"""Every address: Norwegian at the root, English under /en/ with English words (in `locale/en`, context "url")."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path
from django.utils.translation import pgettext_lazy

from events import urls as events_urls
from events.event import document_views as event_document_views
from members import urls as members_urls
from members.board import views as board_views
from members.challenges import urls as collaboration_urls
from members.documents import views as document_views
from premises import urls as premises_urls

from . import contact, for_machines, sharing, views
from .about import views as about_views
from .content import urls as content_urls
from .content.figures import views as figure_views
from .data import views as data
from .district import views as district
from .drafts import views as drafts
from .front import views as front_views
from .health import views as health
from .newsletter import urls as newsletter_urls
from .search import views as search_views
from .still_right import views as still_right_views
from .story import views as story_views
from .uploads import serving as media

urlpatterns = [
    path(settings.ADMIN_PATH, include("tech_port.signin.urls")),
    path(settings.ADMIN_PATH, admin.site.urls),
    path("helse/", health.health_live, name="health_live"),
    path("helse/klar/", health.health_ready, name="health_ready"),
    path("robots.txt", for_machines.robots, name="robots"),
    path("sitemap.xml", for_machines.sitemap_index, name="sitemap"),
    path("sitemap-<slug:section>.xml", for_machines.sitemap_part, name="sitemap_part"),
    path("favicon.ico", for_machines.favicon, name="favicon"),
    path("site.webmanifest", for_machines.manifest, name="manifest"),
    path(".well-known/security.txt", for_machines.security_txt, name="security_txt"),
    path("media/dokumenter/<slug:name>.pdf", document_views.document_file, name="document_file"),
    path("media/arrangementer/<slug:name>.pdf", event_document_views.event_document_file, name="event_document_file"),
    path("media/<path:path>", media.media_file, name="media"),
    path("data/datapackage.json", data.data_package, name="data_package"),
    path("data/catalog.jsonld", data.data_catalogue, name="data_catalogue"),
    path("data/<slug:name>.csv", data.data_csv, name="data_csv"),
    path("data/<slug:name>.json", data.data_json, name="data_json"),
    path("data/<slug:name>.schema.json", data.data_schema, name="data_schema"),
    *i18n_patterns(
        path("", front_views.home, name="home"),
        # Before the apps' own, which read the last part of an address as an event.
        path(pgettext_lazy("url", "arrangementer/tips/bilde.png"), sharing.page_picture, name="tip_picture"),
        path(pgettext_lazy("url", "lokaler/"), include(premises_urls)),
        path(pgettext_lazy("url", "medlemmer/"), include(members_urls)),
        path(pgettext_lazy("url", "samarbeid/"), include(collaboration_urls)),
        path(pgettext_lazy("url", "arrangementer/"), include(events_urls)),
        path(pgettext_lazy("url", "aktuelt/"), include(content_urls)),
        path(pgettext_lazy("url", "nyhetsbrev/"), include(newsletter_urls)),
        path(pgettext_lazy("url", "om/"), about_views.about, name="about"),
        path(pgettext_lazy("url", "om/styret/"), board_views.board, name="board"),
        path(pgettext_lazy("url", "om/dokumenter/"), document_views.document_list, name="document_list"),
        path(
            pgettext_lazy("url", "om/dokumenter/<slug:slug>/"), document_views.document_detail, name="document_detail"
        ),
        path(pgettext_lazy("url", "om/distriktet/"), district.district, name="district"),
        path(pgettext_lazy("url", "om/tall/"), figure_views.figures, name="figures"),
        path(pgettext_lazy("url", "om/historie/"), story_views.story, name="story"),
        path("data/", data.open_data, name="open_data"),
        path(pgettext_lazy("url", "utkast/<str:token>/"), drafts.draft_detail, name="draft_detail"),
        path(pgettext_lazy("url", "stemmer/<str:token>/"), still_right_views.question, name="still_right"),
        path(pgettext_lazy("url", "sok/"), search_views.search, name="search"),
        path(pgettext_lazy("url", "kontakt/"), contact.contact, name="contact"),
        path(pgettext_lazy("url", "personvern/"), views.privacy, name="privacy"),
        path(pgettext_lazy("url", "tilgjengelighet/"), views.accessibility, name="accessibility"),
        path(pgettext_lazy("url", "bilde.png"), sharing.page_picture, name="home_picture"),
        path(pgettext_lazy("url", "<path:page>/bilde.png"), sharing.page_picture, name="page_picture"),
        prefix_default_language=False,
    ),
]

handler400 = "tech_port.views.bad_request"
handler403 = "tech_port.views.permission_denied"
handler404 = "tech_port.views.not_found"
handler405 = "tech_port.views.method_not_allowed"  # our own, as 408, 413 and 503 are: middlewares ask for them
handler408 = "tech_port.views.request_timeout"
handler413 = "tech_port.views.too_large"
handler429 = "tech_port.views.too_many_requests"  # django-allauth asks for it
handler500 = "tech_port.views.server_error"
handler503 = "tech_port.views.service_unavailable"
