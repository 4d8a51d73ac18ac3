"""What docs/operations.md tells people to type. Values in, values out.

A fenced block says for which servers it is: ```sh first second```. One marked `yours` holds what each reader sets to
values of their own. The ```text``` after a block is what should be seen.
"""

import re
from dataclasses import dataclass

HEADING = r"#{2,3} (?P<heading>[^\n]+)"
FENCED = r"```(?P<kind>sh|text)(?P<words>[^\n]*)\n(?P<text>.*?)^```"
BLOCK = re.compile(f"^(?:{HEADING}|{FENCED})$", re.M | re.S)


@dataclass
class Block:
    heading: str
    servers: set[str]
    commands: str
    seen: list[str]

    @property
    def is_yours(self):
        return self.servers == {"yours"}

    def is_for(self, server):
        return server in self.servers or self.is_yours

    def with_yours(self, values):
        """The block as a reader with these values types it."""
        return "".join(f"{name}='{values[name]}'\n" for name in re.findall(r"^(\w+)=", self.commands, re.M))


def blocks(markdown):
    """Every block of commands that says for which server it is, in order."""
    found, heading = [], ""
    for match in BLOCK.finditer(markdown):
        if match["heading"]:
            heading = match["heading"]
        elif match["kind"] == "text":
            found[-1].seen = match["text"].splitlines()
        elif match["words"].strip():
            found.append(Block(heading, set(match["words"].split()), match["text"], []))
    return found


def unseen(block, output):
    """The lines that should have been seen, in this order, and were not."""
    lines = iter(output.splitlines())
    return [line for line in block.seen if not any(line == other.strip() for other in lines)]
