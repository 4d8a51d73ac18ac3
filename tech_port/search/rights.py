"""What each role may do with what the search knows: its own tables, with drafts, are the administrators'."""

from tech_port.rights.roles import ALL, Role

from .models import Record, SearchAlias, Word

RIGHTS = {Record: {}, Word: {}, SearchAlias: {Role.READER: "view", Role.EDITOR: ALL}}
