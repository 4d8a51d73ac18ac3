"""The least that Django answers with: one view, and nothing before it."""

import django
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.http import HttpResponse
from django.urls import re_path


def answer(request):
    return HttpResponse("ok", content_type="text/plain")


urlpatterns = [re_path("", answer)]


def application():
    """Apps are loaded with our settings, some of which insist on their middleware; then it is taken away."""
    django.setup()
    settings.MIDDLEWARE, settings.ROOT_URLCONF = [], __name__
    return WSGIHandler()
