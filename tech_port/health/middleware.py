"""Monitors and proxies ask a machine by its number, under a name that is not the site's."""

from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse


class AnyHostMiddleware:
    """The two pages of health, and these alone, are answered as if they were asked for under the site's own name.

    So `ALLOWED_HOSTS` stays as strict as it is for all else, and nothing in these answers can come from the request.
    """

    def __init__(self, get_response):
        self.get_response = get_response
        self.paths = {reverse("health_live"), reverse("health_ready")}

    def __call__(self, request):
        if request.path_info in self.paths:
            request.META["HTTP_HOST"] = urlsplit(settings.SITE_URL).netloc
        return self.get_response(request)
