"""What the history of a record says of when it came, and when it was changed."""

import pytest

from tech_port.content.models import Article
from tech_port.history.moments import with_moments
from tests import factories

pytestmark = pytest.mark.django_db


def test_a_record_was_registered_with_its_first_row_and_changed_with_its_last():
    article = factories.make_article()
    article.title_nb = "Noe annet"
    article.save()

    found = with_moments(Article.objects.all()).get(pk=article.pk)

    rows = list(article.history.order_by("history_id").values_list("history_date", flat=True))
    assert [found.registered_at, found.last_changed_at] == [rows[0], rows[-1]]
    assert rows[0] < rows[-1]
