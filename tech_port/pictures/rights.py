"""What each role may do with the store of pictures, which all who write share."""

from tech_port.rights.roles import ALL, Role

from .models import Picture

RIGHTS = {
    Picture: {
        Role.READER: "view",
        Role.EDITOR: ALL,
        Role.EVENTS: "add change",
        Role.LEASING: "add change",
    }
}
