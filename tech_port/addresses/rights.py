"""Who looks up what was called what before: everybody, for they stood in public."""

from tech_port.rights.roles import Role

from .models import FormerAddress

RIGHTS = {FormerAddress: {Role.READER: "view"}}
