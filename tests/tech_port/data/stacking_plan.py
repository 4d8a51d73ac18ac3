"""The drawing of a building on a day, made anew of the open files alone. Nothing of the portal is imported here."""

from datetime import date, timedelta

from .open_files import day

NEVER = date.max
PLANS = ("planned", "aimed", "agreed")
ON_THE_LIST = timedelta(days=90)  # a unit that its landlord has not confirmed for longer is told as not confirmed
MONTHS = (
    *("januar", "februar", "mars", "april", "mai", "juni"),
    *("juli", "august", "september", "oktober", "november", "desember"),
)
WORDS = {
    "reserved": "reservert",
    "let": "utleid",
    "planned": "planlagt utleid, ikke bekreftet",
    "unknown": "ikke kjent",
    "off_market": "ikke til leie",
    "common": "fellesareal",
    "when_built": "ledig når bygget står ferdig",
}


def in_words(on):
    return f"{on.day}. {MONTHS[on.month - 1]} {on.year}"


class Plan:
    """What the files say of units; `today` is the day on which they were fetched."""

    def __init__(self, files, today):
        self.files, self.today = files, today
        self.buildings = files.by_id("buildings")

    def rows(self, building, on):
        """[(name, place, area in m², what is said of it)] from the ground up and from left to right."""
        units = [unit for unit in self.files.tables["units"] if unit["building"] == building]
        units.sort(key=lambda unit: (unit["floor"], unit["position"], unit["id"]))
        return [(unit["name"], place_of(unit), unit["area_m2"], self.said(unit, on)) for unit in units]

    def said(self, unit, on):
        status, available = self.status(unit, on)
        if status == "vacant":
            return "ledig nå" if on == self.today else f"ledig {in_words(on)}"
        if status == "coming":
            return f"ledig fra {in_words(available)}" if available else "blir ledig"
        if status == "unconfirmed":
            return self.not_confirmed(unit) if on == self.today else "ikke bekreftet"
        return WORDS[status]

    def not_confirmed(self, unit):
        if not unit["confirmed_on"]:
            return "aldri bekreftet, spør utleieren"
        return f"ikke bekreftet på {(self.today - day(unit['confirmed_on'])).days} dager, spør utleieren"

    def status(self, unit, on):
        """(the status on a day, the day from which it can be had or None)."""
        building = self.buildings[unit["building"]]
        leases = sorted((one for one in self.of("leases", unit) if ends(one) >= on), key=begins)
        is_leased = bool(leases) and begins(leases[0]) <= on
        available = self.available(unit, building, leases, on)
        if unit["use"] == "common":
            return "common", None
        if any(begins(one) <= on <= ends(one) for one in self.of("reservations", unit)):
            return "reserved", available
        if leases and not is_leased:
            return ("unknown" if on < self.today else "reserved"), available
        if not unit["is_offered"] or (is_leased and available is None):
            return self.not_offered(unit, building, leases if is_leased else []), available
        if not unit["confirmed_on"] or self.today - day(unit["confirmed_on"]) > ON_THE_LIST:
            return "unconfirmed", available
        if building["completion_basis"] in PLANS:
            return "when_built", available
        return ("vacant" if available and available <= on else "coming"), available

    def not_offered(self, unit, building, leases):
        if leases:
            is_plan = building["completion_basis"] in PLANS or leases[0]["basis"] in ("planned", "aimed")
            return "planned" if is_plan else "let"
        return "unknown" if unit["is_drawn"] else "off_market"

    def available(self, unit, building, leases, on):
        stands = day(building["completed_on"])
        is_known = stands and (building["completion_basis"] not in PLANS or stands > self.today)
        after = [NEVER if ends(one) == NEVER else ends(one) + timedelta(days=1) for one in leases]
        found = max(stands if is_known else NEVER, day(unit["offered_from"]) or on, on, *after)
        return None if found == NEVER else found

    def of(self, table, unit):
        return [row for row in self.files.tables[table] if row["unit"] == unit["id"]]


def begins(period):
    return day(period["starts_on"])


def ends(period):
    return day(period["ends_on"]) or NEVER


def place_of(unit):
    floor = "underetasjen" if unit["floor"] < 1 else f"{unit['floor']}. etasje"
    return f"{floor} {unit['wing_nb'] or ''}".strip()
