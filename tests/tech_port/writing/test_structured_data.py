"""JSON-LD in a page's head."""

from django.template import Context, Template

from tech_port.writing.structured_data import StructuredData, thing


def test_a_template_prints_it_as_an_element_that_no_text_can_end():
    data = StructuredData("Organization", name="</script><script>alert(1)</script> & co", url="", member=[])

    printed = Template("{{ structured }}").render(Context({"structured": data}))

    assert printed == (
        '<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Organization", '
        '"name": "\\u003C/script\\u003E\\u003Cscript\\u003Ealert(1)\\u003C/script\\u003E \\u0026 co"}</script>'
    )


def test_a_page_without_it_prints_nothing():
    assert Template("{{ structured }}").render(Context({})) == ""


def test_a_part_leaves_out_what_is_not_known():
    assert thing("Place", name="Torvet", address=None) == {"@type": "Place", "name": "Torvet"}
