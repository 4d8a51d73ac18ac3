"""What each role may do with the newsletter.

The addresses are the administrators': who writes an issue needs none of them, and the numbers tell of nobody.
"""

from tech_port.rights.roles import ALL, Role, alike

from .models import Issue, Part, Subscription, SubscriptionMonth

RIGHTS = {
    **alike([Subscription], {}),
    **alike([Issue, Part], {Role.READER: "view", Role.EDITOR: ALL}),
    SubscriptionMonth: {Role.READER: "view"},
}
