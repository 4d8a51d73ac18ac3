"""The page of one event."""

from datetime import UTC, datetime

from django.utils import translation

NOW = "2026-11-22 12:00"
START = datetime(2026, 12, 10, 7, 30, tzinfo=UTC)
END = datetime(2026, 12, 10, 9, 0, tzinfo=UTC)


def get(client, slug, language="nb"):
    with translation.override(language):
        response = client.get(f"/{'en/events' if language == 'en' else 'arrangementer'}/{slug}/")
    assert response.status_code == 200
    return response.content.decode()
