"""The staff's front page: what needs doing."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import User
from django.utils import timezone
from django.utils.translation import ngettext_lazy

from members.models import Organisation, Person
from premises.models import Interest
from tech_port.outbox.models import Mail
from tech_port.rights.roles import Role
from tech_port.staff import todo
from tests.factories import (
    make_article,
    make_board_seat,
    make_colleague,
    make_event,
    make_interest,
    make_mail,
    make_person,
    make_unit,
)
from tests.pages_read import text

pytestmark = pytest.mark.django_db


def test_front_page_lists_what_needs_doing_most_urgent_first(staff, django_assert_max_num_queries):
    today = timezone.localdate()
    for days in (-2, -1, 0):
        make_interest(answer_due_on=today + timedelta(days=days))
    make_interest(answer_due_on=today - timedelta(days=9), status=Interest.Status.CONTACTED)
    make_mail(state=Mail.State.FAILED)
    make_mail()
    make_unit(confirmed_on=today - timedelta(days=31))
    make_unit(confirmed_on=today - timedelta(days=30))
    make_unit(confirmed_on=None, is_offered=False)
    make_event(starts_at=timezone.now() + timedelta(days=13), state="draft", venue=None)
    make_event(venue=None)
    make_board_seat(ends_on=today + timedelta(days=60), starts_on=date(2020, 1, 1))
    make_board_seat(ends_on=today + timedelta(days=61), starts_on=date(2020, 1, 1))
    make_article(title_en="")
    make_article(body_en="")
    make_article(body_nb="", body_en="")

    staff.get("/admin/")  # what a process asks once
    with django_assert_max_num_queries(16):
        index = staff.get("/admin/")

    assert [(row.urgency.name, row.text, row.url) for row in index.context["todo"]] == [
        ("NOW", "2 interessemeldinger skulle vært besvart", "/admin/premises/interest/?svar=overdue"),
        ("NOW", "1 e-post kom ikke fram og er gitt opp", "/admin/outbox/mail/?state__exact=failed"),
        ("SOON", "1 lokale som tilbys, er ikke bekreftet på 30 dager", "/admin/premises/unit/?bekreftet=stale"),
        ("SOON", "1 ny interessemelding venter på svar", "/admin/premises/interest/?svar=waiting"),
        (
            "SOON",
            "1 arrangement begynner innen to uker og er ikke publisert",
            "/admin/events/event/?mangler=publishing",
        ),
        ("SOON", "1 kommende arrangement mangler sted", "/admin/events/event/?mangler=venue"),
        ("SOON", "1 styreverv slutter innen 60 dager", "/admin/members/boardseat/?periode=ending"),
        ("LATER", "2 tekster mangler engelsk", "/admin/engelsk/?tilstand=mangler"),
        ("LATER", "8 opplysninger er ikke bekreftet på tolv måneder", "/admin/stemmer/"),
    ]


def test_each_task_leads_to_as_many_records_as_it_says(staff):
    make_interest(answer_due_on=date(2020, 1, 1))
    make_interest()
    make_unit(confirmed_on=None)
    make_article(title_en="")
    make_event(venue=None)
    make_mail(state=Mail.State.FAILED)
    rows = [row for row in staff.get("/admin/").context["todo"] if row.url != "/admin/stemmer/"]

    pages = [staff.get(row.url).context for row in rows]
    shown = [page["cl"].result_count if "cl" in page else len(page["queue"].texts) for page in pages]

    assert len(rows) == 6
    assert shown == [1] * 6


def test_each_task_says_how_long_the_first_has_waited_and_what_is_ones_own(staff):
    now, me = timezone.now(), User.objects.get()
    make_interest(received_at=now - timedelta(days=12), assigned_to=me)
    make_interest(received_at=now - timedelta(days=3))
    event = make_event(starts_at=now + timedelta(days=5), venue=None)
    event.history.update(history_user=me)
    make_unit(confirmed_on=None)
    make_article(title_en="")
    make_article(title_en="")

    rows = {row.text: row for row in staff.get("/admin/").context["todo"]}

    assert [(text, row.age, row.own) for text, row in rows.items()] == [
        ("2 nye interessemeldinger venter på svar", "eldst: for 12 dager siden", 1),
        ("1 kommende arrangement mangler sted", "først: om 5 dager", 1),
        ("1 lokale som tilbys, er ikke bekreftet på 30 dager", "", 0),
        ("2 tekster mangler engelsk", "eldst: i dag", 0),
        ("2 opplysninger er ikke bekreftet på tolv måneder", "", 0),
    ]
    own = [staff.get(row.own_url).context["cl"].result_count for row in rows.values() if row.own]
    assert own == [1, 1]


def test_an_empty_list_says_that_nothing_waits(staff):
    assert "Ingenting venter." in text(staff.get("/admin/"))


def test_todo_rows_leave_out_what_is_done_and_put_the_urgent_first():
    def task(urgency, query):
        sentence = ngettext_lazy("%(number)d %(name)s", "%(number)d %(names)s", "number")
        return todo.Task(Organisation.objects.all(), query, sentence, urgency)

    later, done, now = task(todo.Urgency.LATER, "a=1"), task(todo.Urgency.NOW, "b=2"), task(todo.Urgency.NOW, "c=3")

    rows = todo.rows([later, done, now], [todo.Waiting(2), todo.Waiting(), todo.Waiting(1)])

    assert rows == [
        todo.Row("1 virksomhet", "/admin/members/organisation/?c=3", todo.Urgency.NOW),
        todo.Row("2 virksomheter", "/admin/members/organisation/?a=1", todo.Urgency.LATER),
    ]


def test_todo_counts_every_task_in_one_query(django_assert_num_queries):
    make_person()
    tasks = [todo.Task(model.objects.all(), "", "") for model in (Organisation, Person, Person)]

    with django_assert_num_queries(1):
        counts = todo.count(tasks)

    assert [found.number for found in counts] == [0, 1, 1]
    assert todo.count([]) == []


def test_who_may_only_read_is_not_told_to_do_what_takes_a_right(client):
    make_unit(confirmed_on=None)
    make_interest(answer_due_on=date(2020, 1, 1))
    client.force_login(make_colleague(Role.READER))

    told = [row.text for row in client.get("/admin/").context["todo"]]
    assert told == ["Arbeideren er ikke startet: e-post og jobber venter"]
