"""An organisation as schema.org describes one: only what is known. Values in, values out."""

from django.conf import settings

from tech_port.writing.structured_data import StructuredData, absolute, thing

ASSOCIATION = "Trondheim Tech Port"


def as_structured_data(organisation, state, addresses):
    """JSON-LD of the page: `state` says whether it is a member today, `addresses` the buildings in which it is."""
    number = organisation.orgnr
    return StructuredData(
        "Organization",
        name=organisation.name,
        alternateName=organisation.other_names,
        url=absolute(organisation.get_absolute_url()),
        sameAs=organisation.website,
        logo=absolute(organisation.logo.url) if organisation.logo else None,
        taxID=number,
        identifier=thing("PropertyValue", propertyID="NO-orgnr", value=number) if number else None,
        memberOf=thing("Organization", name=ASSOCIATION, url=settings.SITE_URL) if state.is_member else None,
        location=[place(building) for building in addresses],
    )


def place(building):
    address = thing("PostalAddress", streetAddress=building.address, addressLocality="Trondheim", addressCountry="NO")
    return thing("Place", name=str(building.name), address=address if building.address else None)
