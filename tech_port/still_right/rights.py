"""What each role may do with what was said and asked: it is written by saying and asking it."""

from ..rights.roles import Role
from .models import Confirmation, Question

RIGHTS = {
    Confirmation: {Role.READER: "view"},
    Question: {Role.EDITOR: "view", Role.LEASING: "view"},
}
