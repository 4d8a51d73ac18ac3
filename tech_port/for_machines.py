"""What programs ask a site for at fixed addresses: robots.txt, the sitemap, icons, the manifest, security.txt."""

from datetime import UTC, datetime, time, timedelta

from django.conf import settings
from django.contrib.sitemaps import views as sitemaps
from django.http import HttpResponse, HttpResponseRedirect, JsonResponse
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone, translation
from django.views.decorators.http import conditional_page, require_safe

from tech_port.door.declared import may_be_kept

from .drawing.canvas import colour
from .sitemaps import SITEMAPS, index
from .writing.association import NAME

SECURITY_DAYS = 90  # the file is made of the running site's settings, and is as fresh as these


@may_be_kept()
@require_safe
def robots(request):
    return _text("User-agent: *", f"Sitemap: {settings.SITE_URL}/sitemap.xml")


@may_be_kept()
@require_safe
@conditional_page
def sitemap_index(request):
    return sitemaps.index(request, index(), sitemap_url_name="sitemap_part")


@may_be_kept("p")
@require_safe
@conditional_page
def sitemap_part(request, section):
    return sitemaps.sitemap(request, SITEMAPS, section)


@require_safe
def favicon(request):
    """For those who ask without having read a page; each release has its own file."""
    return HttpResponseRedirect(static("img/icon-32.png"))


@require_safe
def manifest(request):
    """The name and the icons for a home screen; the site stays a site, with its address above it."""
    paper = "#{:02x}{:02x}{:02x}".format(*colour("paper"))
    told = {
        "id": "/",
        "name": NAME,
        "short_name": "Tech Port",
        "lang": settings.LANGUAGE_CODE,
        "dir": "ltr",
        "start_url": "/",
        "scope": "/",
        "display": "browser",
        "background_color": paper,
        "theme_color": paper,
        "icons": [
            {"src": static("img/favicon.svg"), "sizes": "any", "type": "image/svg+xml"},
            *(_icon(f"icon-{size}", size) for size in (192, 512)),
            {**_icon("icon-maskable-512", 512), "purpose": "maskable"},
        ],
    }
    return JsonResponse(told, content_type="application/manifest+json")


def _icon(name, size):
    return {"src": static(f"img/{name}.png"), "sizes": f"{size}x{size}", "type": "image/png"}


@require_safe
def security_txt(request):
    """Whom to tell of a hole in the site, as RFC 9116 has it; a demo's mail address leads to nobody."""
    with translation.override(settings.LANGUAGE_CODE):
        page = settings.SITE_URL + reverse("contact")
    mail = settings.CONTACT_EMAIL if not settings.DEMO else ""
    ends_on = timezone.now().astimezone(UTC).date() + timedelta(days=SECURITY_DAYS)
    return _text(
        *([f"Contact: mailto:{mail}"] if mail else []),
        f"Contact: {page}",
        f"Expires: {datetime.combine(ends_on, time(), UTC):%Y-%m-%dT%H:%M:%SZ}",
        "Preferred-Languages: nb, en",
        f"Canonical: {settings.SITE_URL}{request.path}",
    )


def _text(*lines):
    return HttpResponse("\n".join([*lines, ""]), content_type="text/plain; charset=utf-8")
