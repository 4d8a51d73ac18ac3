"""What each role may do in the outbox: see how mails fare, read those of its own purposes and send them again."""

from tech_port.rights.roles import Role

from .models import Mail

RIGHTS = {Mail: dict.fromkeys([Role.EDITOR, Role.EVENTS, Role.LEASING], "view change")}
