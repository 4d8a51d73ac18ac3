"""The address of a challenge: hidden while it waits, and made of its title when it is published."""

from tech_port.norwegian.slugs import make_slug, slugs_from, unique_slug


def hidden_slug(submission):
    """The address of a challenge that nobody has read; it tells nothing and is never shown."""
    return submission.hex


def slug_of(challenge):
    """The address to publish a challenge at: what staff chose, else the words of its title, with a number if taken."""
    if challenge.slug and challenge.slug != hidden_slug(challenge.submission):
        return challenge.slug
    base = make_slug(challenge.title_nb or challenge.title_en, default="utfordring")
    return unique_slug(base, slugs_from(type(challenge).objects.exclude(pk=challenge.pk), base))
