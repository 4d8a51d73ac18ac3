"""How the search grows: `python -m tests.bench.search` prints p50 and p99 by kind of question at 1 000 and 10 000
records, the ratios between the two, and what keeping the table costs. Absolute times drift with the machine; only
ratios within one run count.
"""

import os
import time
from datetime import timedelta
from random import Random

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tech_port.settings")
django.setup()

from django.db import connection  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from django.utils import timezone  # noqa: E402

from events.models import Event  # noqa: E402
from members.models import BoardSeat, Organisation, Person  # noqa: E402
from premises.models import Building, Property, Unit  # noqa: E402
from tech_port.content.models import Article  # noqa: E402
from tech_port.search.asking import ask  # noqa: E402
from tech_port.search.models import Record, Word  # noqa: E402
from tests.bench.finder import bench_database, measure  # noqa: E402

SIZES = [1_000, 10_000]
ROUNDS = 25
SYLLABLES = [a + b for a in "bdfghklmnprstv" for b in "aeio"]
COMMON = ["forskning", "energi", "havn", "helse", "datasenter", "frokostmøte", "bygg", "trondheim", "sensor", "student"]
QUESTIONS = {
    "a rare word": "sjeldenhet",
    "a common word": "forskning",
    "a beginning": "forsk",
    "an inflected word": "datasenteret",
    "a part of a word": "senter",
    "a misspelt word": "sjeldenhte",
    "an alias": "holtermanns veg",
    "two common words": "energi helse",
    "a person": "styreleder sintef",
    "all but one word": "sjeldenhet frokostmøte",
    "nothing found": "qwxzjk",
}


def fill(size):
    """Records of all that there are many of: words from 1 200 made up ones, a few of them common; texts of 80 words."""
    random, now, part = Random(size), timezone.now(), size // 5
    rare = ["".join(random.choices(SYLLABLES, k=random.randint(2, 4))) for _turn in range(1200)]

    def words(number):
        return " ".join(random.choice(COMMON if random.random() < 0.1 else rare) for _turn in range(number))

    firms = Organisation.objects.bulk_create(
        Organisation(name=f"{words(2)} {n}", slug=f"o{n}", kind="industry", text_nb=words(80)) for n in range(part)
    )
    people = Person.objects.bulk_create(Person(name=f"{words(2).title()} {n}", slug=f"p{n}") for n in range(part))
    BoardSeat.objects.bulk_create(
        BoardSeat(person=person, organisation=firms[n], starts_on=now.date() - timedelta(days=n + 1), role="member")
        for n, person in enumerate(people)
    )
    Article.objects.bulk_create(
        Article(
            slug=f"a{n}", title_nb=words(5), lead_nb=words(20), body_nb=words(80), published_at=now - timedelta(days=1)
        )
        for n in range(part)
    )
    Event.objects.bulk_create(
        Event(
            slug=f"e{n}",
            title_nb=words(5),
            lead_nb=words(20),
            body_nb=words(80),
            type="meeting",
            state="published",
            starts_at=now + timedelta(days=n - part // 2),
            ends_at=now + timedelta(days=n - part // 2, hours=2),
        )
        for n in range(part)
    )
    fill_units(part, words)
    Organisation.objects.filter(slug="o7").update(name="Sintef sjeldenhet")
    BoardSeat.objects.filter(organisation__slug="o7").update(role="chair")
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


def fill_units(number, words):
    land = Property.objects.create(name="Holtermannsveien 1-13", slug="bench")
    house = Building.objects.create(property=land, name_nb="Bygget", slug="b")
    Unit.objects.bulk_create(
        Unit(
            building=house,
            name=f"U{n}",
            slug=f"u{n}",
            floor=n % 10,
            area_m2=100,
            is_offered=n % 10 == 0,
            confirmed_on=timezone.localdate(),
            text_nb=words(20),
        )
        for n in range(number)
    )


def empty():
    for model in (Event, Unit, Building, Property, BoardSeat, Person, Article, Organisation):
        model.objects.all().delete()


def took(act):
    """How long something takes, once, in ms."""
    begun = time.perf_counter()
    act()
    return (time.perf_counter() - begun) * 1000


def keeping():
    """What a change costs with the triggers, and without: of one record, and of all organisations at once."""
    one, every = Organisation.objects.filter(slug="o9"), Organisation.objects.all()
    for name, rows in (("of one", one), ("of all organisations", every)):
        seen = took(lambda rows=rows: rows.update(text_nb="Nytt om energi"))
        unseen = took(lambda rows=rows: rows.update(website="https://x.example"))
        print(f"  a change {name}: {seen:.1f} ms where the search tells of it, {unseen:.1f} ms where it does not")


def search():
    base = {}
    for size in SIZES:
        filled = took(lambda size=size: fill(size))
        print(f"{Record.objects.count()} records, {Word.objects.count()} words, written in {filled / 1000:.1f} s")
        for name, question in QUESTIONS.items():
            with CaptureQueriesContext(connection) as queries:
                answer = ask(question)
            p50, p99 = measure(lambda question=question: ask(question), ROUNDS)
            base.setdefault(name, (p50, p99))
            ratios = f"× {p50 / base[name][0]:.1f} and × {p99 / base[name][1]:.1f}"
            found = f"{answer.count} found, {len(queries)} queries"
            print(f"  {name:<18} p50 {p50:6.1f} ms, p99 {p99:6.1f} ms, {ratios}, {found}")
        keeping()
        empty()


if __name__ == "__main__":
    with bench_database():
        search()
