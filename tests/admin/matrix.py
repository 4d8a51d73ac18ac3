"""The table `matrix.txt` of who may open what, read."""

from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

from tests.admin.signed_in import LETTERS

FILE = Path(__file__).with_name("matrix.txt")
RIGHTS = ("read", "add", "change", "delete")
STAFF = "".join(letter for letter in LETTERS if letter != "a")
ROW = "{address} matches {number} rows of {file}, and is to match one; as things are this would be right:\n    {row}"
HELP = """
A page that every model has is a `kind`, and its rights those of the model's row. What its parameters are is said in
`tests/admin/admin_addresses.py`. The rows above say what the admin answered: look whether that is what you mean.
"""


@dataclass(frozen=True)
class Row:
    table: str
    key: str
    cells: tuple


def rows():
    lines = [line.split() for line in FILE.read_text().splitlines() if line and not line.startswith("#")]
    return [Row(table, key, tuple(cells)) for table, key, *cells in lines]


class Matrix:
    def __init__(self):
        found = rows()
        self.kinds = {row.key: row.cells for row in found if row.table == "kind"}
        self.models = {row.key: dict(zip(RIGHTS, row.cells, strict=True)) for row in found if row.table == "model"}
        self.pages = [row for row in found if row.table == "page"]

    def cells(self, address):
        """[(letters of who may open it, of who may send it)] of each row that an address matches.

        A row of the address itself says what is otherwise about it than about others of its kind.
        """
        cells = [row.cells for row in self.pages if fnmatchcase(address.name, row.key)]
        if not cells and address.kind in self.kinds and address.model in self.models:
            letters = self.models[address.model] | {"staff": STAFF, "-": "-"}
            cells.append(tuple(letters[right] for right in self.kinds[address.kind]))
        return cells

    def missing(self, address, number, answered):
        row = f"page   {address.name:<40} {answered[0]:<7} {answered[1]}"
        if address.model not in self.models and address.kind in self.kinds:
            row = f"model  {address.model:<30} " + "<read>  <add>   <change> <delete>"
        return ROW.format(address=address.path, number=number, file=FILE.name, row=row)
