"""The board of a day and the page of figures, made anew of the open files alone. Nothing of the portal is imported."""

from .open_files import day
from .stacking_plan import MONTHS, begins, ends, in_words

AHEAD = ("target", "planned")
LASTING = ("m2", "year")  # what is not counted again


def iso(text, precision):
    """As much of a day as is known."""
    if text is None:
        return None
    if precision == "quarter":
        return f"{text[:4]}-Q{(int(text[5:7]) + 2) // 3}"
    return text[: {"year": 4, "month": 7}.get(precision, 10)]


def board(files, on):
    """The seats of a day as the page's own file has them, in the order of the roles."""
    people, organisations = files.by_id("people"), files.by_id("organisations")
    roles = files.fields("board-seats")["role"]["constraints"]["enum"]
    seats = [seat for seat in files.tables["board-seats"] if begins(seat) <= on <= ends(seat)]
    seats.sort(key=lambda seat: (roles.index(seat["role"]), seat["order"], people[seat["person"]]["name"]))
    return [_seat(seat, people, organisations) for seat in seats]


def _seat(seat, people, organisations):
    since, known = iso(seat["starts_on"], seat["starts_precision"]), iso(seat["known_on"], seat["known_precision"])
    is_known = seat["start_is_known"]
    return {
        "name": people[seat["person"]]["name"],
        "role": seat["role"],
        "organisation": seat["organisation"] and organisations[seat["organisation"]]["name"],
        "label": seat["label_nb"],
        "since": since if is_known else None,
        "until": iso(seat["ends_on"], seat["ends_precision"]),
        "basis": seat["basis"],
        "known_on": known or (None if is_known else since),
    }


class Figures:
    """Each figure with its observations, in the page's order."""

    def __init__(self, files):
        self.sources = files.by_id("sources")
        self.observations = {}
        for one in sorted(files.tables["observations"], key=lambda one: (one["as_of"] or "9999", one["id"])):
            self.observations.setdefault(one["figure"], []).append(one)
        self.all = sorted(files.tables["figures"], key=lambda figure: (figure["order"], figure["slug"]))

    def measured(self, figure):
        return [one for one in self.observations.get(figure["id"], []) if one["qualifier"] not in AHEAD]

    def target(self, figure):
        aims = [one for one in self.observations.get(figure["id"], []) if one["qualifier"] == "target"]
        return max(aims, key=lambda one: one["as_of"], default=None)

    def is_series(self, figure):
        days = {one["as_of"] for one in self.measured(figure) if one["as_of"]}
        return figure["unit"] not in LASTING and (len(days) > 1 or bool(days and self.target(figure)))

    @property
    def series(self):
        """{title: [(when in words, digits of the value, publisher)]} of what is drawn over years, with its target."""
        return {figure["title_nb"]: self._rows(figure) for figure in self.all if self.is_series(figure)}

    def _rows(self, figure):
        rows = [(when(one), *self.told(one)) for one in self.measured(figure) if one["as_of"]]
        aim = self.target(figure)
        return rows + ([(f"Mål {when(aim)}", *self.told(aim))] if aim else [])

    @property
    def others(self):
        """{key: [(digits of the value, publisher)]} of all other figures."""
        rest = [figure for figure in self.all if not self.is_series(figure) and figure["id"] in self.observations]
        return {figure["slug"]: sorted(map(self.told, self.observations[figure["id"]])) for figure in rest}

    def told(self, observation):
        value = observation["value"]
        return digits(f"{value:g}" if value < 1e6 else str(value)), self.sources[observation["source"]]["publisher"]


def when(observation):
    on, precision = day(observation["as_of"]), observation["precision"]
    if precision == "year":
        return str(on.year)
    return in_words(on) if precision == "day" else f"{MONTHS[on.month - 1]} {on.year}"


def digits(text):
    return "".join(letter for letter in text if letter.isdecimal())
