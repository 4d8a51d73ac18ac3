#!/usr/bin/env python
"""Django's command line for the portal."""

import os
import sys


def main():
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tech_port.settings")
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import execute_from_command_line

    from tech_port.history.acting import Way, acting
    from tech_port.server.parent import end_with_parent

    end_with_parent()
    try:
        with acting(way=Way.COMMAND, reason=" ".join(["manage.py", *sys.argv[1:2]])):
            execute_from_command_line(sys.argv)
    except ImproperlyConfigured as error:  # what to write is said without a traceback around it
        sys.exit(str(error))


if __name__ == "__main__":
    main()
