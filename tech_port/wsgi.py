"""The WSGI application that the web server loads."""

import os

from django.core.wsgi import get_wsgi_application

from tech_port.door.pages import Pages
from tech_port.postgres.limits import use_limits_by_default
from tech_port.postgres.pooler import use_pooler
from tech_port.server.refusals import Refusals

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tech_port.settings")

application = Refusals(Pages(get_wsgi_application()))
use_limits_by_default("page")
use_pooler()
