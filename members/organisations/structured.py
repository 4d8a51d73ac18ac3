"""An organisation as schema.org describes one: only what is known. Values in, values out."""

from tech_port.writing.association import publisher
from tech_port.writing.structured_data import StructuredData, absolute, is_told, postal, thing


def as_structured_data(organisation, state, addresses):
    """JSON-LD of the page: `state` says whether it is a member today, `addresses` the buildings in which it is.

    None for one that machines should not repeat.
    """
    if not is_told(organisation):
        return None
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
        memberOf=publisher() if state.is_told_now else None,
        location=[place(building) for building in addresses],
    )


def place(building):
    address = postal(building.address, "Trondheim") if building.address else None
    return thing("Place", name=str(building.name), address=address)
