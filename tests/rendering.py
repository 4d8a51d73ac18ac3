"""What tests are told of the templates that a page is made of: not of those of single fields.

A form has hundreds of these, and each telling copies the context, which makes a form of the admin a twentieth dearer.
"""

from django.test import utils

OF_FIELDS = ("django/forms/", "admin/widgets/")
tell = utils.instrumented_test_render


def render(template, context):
    """A template's `_render`, instead of the one of Django's tests."""
    is_of_a_field = (template.name or "").startswith(OF_FIELDS)
    return template.nodelist.render(context) if is_of_a_field else tell(template, context)
