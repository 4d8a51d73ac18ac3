"""A building and a unit as schema.org describes them: places, and a lease that is offered. Values in, values out."""

from tech_port.writing.structured_data import (
    StructuredData,
    absolute,
    address_of_picture,
    is_told,
    number,
    postal,
    thing,
)

from ..models.unit_state import Status

LEASE_OUT = "http://purl.org/goodrelations/v1#LeaseOut"
AVAILABILITY = {Status.VACANT: "InStock", Status.COMING: "PreOrder"}  # what is held, or only planned, is no offer
SQUARE_METRE = "MTK"


def building_data(building):
    """The object for a building; that it is a plan, or when it stood finished, is said in its description."""
    return StructuredData.together(
        place(building)
        | {
            "description": " ".join(filter(None, [str(building.text), _completion(building)])),
            "image": absolute(address_of_picture(building.get_absolute_url())),
        }
    )


def _completion(building):
    words = building.completion_in_words
    return words and f"{building.name}: {words}."


def place(building):
    """A building as a place, pointed at by its units."""
    town = building.property.area.town if building.property.area else ""
    position = building.latitude is not None and thing(
        "GeoCoordinates", latitude=number(building.latitude), longitude=number(building.longitude)
    )
    address = absolute(building.get_absolute_url())
    return thing(
        "Place",
        **{"@id": f"{address}#bygg"},
        name=str(building.name),
        url=address,
        address=postal(building.address, town) if building.address or town else None,
        geo=position or None,
    )


def unit_data(unit):
    """The graph for a unit as of today; None for one that machines should not repeat, and of any other day."""
    if not is_told(unit) or not unit.is_of_today:
        return None
    address = absolute(unit.get_absolute_url())
    room = thing(
        "Accommodation",
        **{"@id": f"{address}#lokale"},
        name=str(unit),
        description=unit.in_words,
        url=address,
        floorSize=thing("QuantitativeValue", value=number(unit.area_m2), unitCode=SQUARE_METRE),
        floorLevel=str(unit.floor),
        containedInPlace=place(unit.building),
        image=absolute(address_of_picture(unit.get_absolute_url())),
    )
    return StructuredData.together(room, offer(unit, address))


def offer(unit, address):
    """The lease, while the unit is vacant or becomes so on its own; the price only where the landlord has said it."""
    if unit.status not in AVAILABILITY:
        return None
    is_later = unit.status == Status.COMING and unit.available_from
    return thing(
        "Offer",
        url=address,
        itemOffered={"@id": f"{address}#lokale"},
        businessFunction=LEASE_OUT,
        availability=f"https://schema.org/{AVAILABILITY[unit.status]}",
        availabilityStarts=unit.available_from.isoformat() if is_later else None,
        availableAtOrFrom={"@id": f"{absolute(unit.building.get_absolute_url())}#bygg"},
        priceSpecification=price(unit.rent_nok_m2_year),
    )


def price(rent):
    """The rent of a square metre for a year, without VAT."""
    return rent and thing(
        "UnitPriceSpecification",
        price=number(rent),
        priceCurrency="NOK",
        unitText="kr/m²/år",
        referenceQuantity=thing("QuantitativeValue", value=1, unitCode=SQUARE_METRE),
        valueAddedTaxIncluded=False,
    )
