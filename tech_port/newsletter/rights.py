"""What each role may do with the newsletter.

The addresses are the administrators': who writes an issue needs none of them, and the numbers tell of nobody.
"""

from tech_port.rights.roles import Role, alike

from .models import Subscription, SubscriptionMonth

RIGHTS = {
    **alike([Subscription], {}),
    SubscriptionMonth: {Role.READER: "view"},
}
