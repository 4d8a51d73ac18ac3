"""What templates say the same on every page is worked out once, and is what Django's own tags say."""

from django.template import Context, Template
from django.urls import set_script_prefix
from django.utils.translation import override

from tech_port.versions.memo import reading
from tech_port.versions.watching import Versions


def printed(template, **context):
    return template.render(Context(context))


def test_a_text_and_an_address_are_printed_in_the_language_of_each_page():
    template = Template('{% translate "Styret" %} {% blocktranslate %}Styret{% endblocktranslate %} {% url "board" %}')

    told = []
    for language in ("nb", "en", "nb"):
        with override(language):
            told.append(printed(template))

    assert told == ["Styret Styret /om/styret/", "The board The board /en/about/board/", told[0]]


def test_a_text_is_named_where_it_is_to_be_named_and_what_has_variables_is_printed_anew():
    template = Template(
        '{% translate "Styret" as board %}[{{ board }}] {% translate word %}'
        "{% blocktranslate %} {{ word }}{% endblocktranslate %}"
    )

    assert [printed(template, word=word) for word in ("Søk", "<b>")] == [
        "[Styret] Søk Søk",
        "[Styret] &lt;b&gt; &lt;b&gt;",
    ]


def test_a_site_below_another_ones_address_prints_its_own_addresses():
    template = Template('{% url "board" %}')
    before = printed(template)

    set_script_prefix("/port/")
    try:
        below = printed(template)
    finally:
        set_script_prefix("/")

    assert (before, below, printed(template)) == ("/om/styret/", "/port/om/styret/", "/om/styret/")


def test_a_row_is_printed_once_for_each_key_and_version():
    row = '{% load versions %}{% remembered_row "events" key %}{{ said }}{% endremembered_row %}'
    template, versions = Template(row), Versions()

    with reading(versions.version):
        first = [printed(template, key=key, said=said) for key, said in ((1, "a"), (1, "b"), (2, "c"))]
    versions.step(["events"], 0)
    with reading(versions.version):
        then = printed(template, key=1, said="d")

    assert (first, then) == (["a", "a", "c"], "d")
