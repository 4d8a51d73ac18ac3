"""Which request asks for a page that may be kept, and under which name."""

import pytest

from tech_port.door.asking import Few, asked, hosts, routes

from .fakes import environ_of


def name(path, **environ):
    return asked(environ_of(path, **environ))[0]


@pytest.mark.parametrize(
    ("one", "other", "query"),
    [
        ("ansatte=40&areal_min=500", "utm_source=x&areal_min=500&ansatte=40", "ansatte=40&areal_min=500"),
        ("bygg=b&bygg=a", "bygg=b&fbclid=%00&bygg=a", "bygg=b&bygg=a"),
        ("format=csv", "%66ormat=csv", "format=csv"),
        ("bygg=a", f"utm_source={'x' * 9000}&bygg=a", "bygg=a"),
        ("bygg=a", f"{'&'.join(['utm_source=x'] * 900)}&bygg=a&=&&x", "bygg=a"),
        ("bygg=a", "fbclid=%ff&bygg=a&\xff&\xff=x", "bygg=a"),
    ],
)
def test_a_page_has_one_name_however_its_question_is_written(one, other, query):
    environ = environ_of("/lokaler/", QUERY_STRING=other)

    assert asked(environ)[0] == name("/lokaler/", QUERY_STRING=one)
    assert environ["QUERY_STRING"] == query


def test_letters_that_are_sent_as_they_are_mean_what_they_mean_encoded():
    sent = "q=kjøkken".encode().decode("latin-1")

    assert name("/sok/", QUERY_STRING=sent) == name("/sok/", QUERY_STRING="q=kj%C3%B8kken")


def test_what_makes_another_page_makes_another_name():
    names = [
        name("/sok/", QUERY_STRING="q=a+b"),
        name("/sok/", QUERY_STRING="q=a%2Bb"),
        name("/sok/", QUERY_STRING="q=a&side=2"),
        name("/sok/", QUERY_STRING="q=a%26side%3D2"),
        name("/sok/", QUERY_STRING="q=a%00"),
        name("/sok/", QUERY_STRING="q=a"),
        name("/en/search/", QUERY_STRING="q=a"),
        name("/sok/", QUERY_STRING="q=a", HTTP_HOST="localhost"),
        name("/sok/", QUERY_STRING="q=a", **{"wsgi.url_scheme": "https"}),
    ]

    assert len({*names}) == len(names)
    assert name("/sok/", QUERY_STRING="q=a", REQUEST_METHOD="HEAD") == names[5]


@pytest.mark.parametrize(
    "environ",
    [
        {"REQUEST_METHOD": "POST"},
        {"REQUEST_METHOD": "OPTIONS"},
        {"CONTENT_LENGTH": "3"},
        {"HTTP_TRANSFER_ENCODING": "chunked"},
        {"HTTP_AUTHORIZATION": "Basic x"},
        {"HTTP_HOST": "evil.example"},
        {"HTTP_HOST": "testserver, evil.example"},
        {"HTTP_HOST": ""},
        {"HTTP_HOST": "testserver" * 30},
        {"QUERY_STRING": "q=%ff"},
        {"QUERY_STRING": "q=\xff"},
        {"QUERY_STRING": "q=" + "x" * 2000},
        {"QUERY_STRING": "&".join(["q=1"] * 61)},
        {"PATH_INFO": "/admin/"},
        {"PATH_INFO": "/kontakt/"},
        {"PATH_INFO": "/helse/klar/"},
        {"PATH_INFO": "/sok"},
        {"PATH_INFO": "/sok/\x00"},
        {"PATH_INFO": "/" + "x" * 600},
    ],
)
def test_what_is_no_reading_of_a_public_page_has_no_name(environ):
    assert asked(environ_of("/sok/", **environ)) is None


@pytest.mark.parametrize("question", ["q=" + "x" * 2000, "&".join(["q=1"] * 61), "q=%ff", "q=\xff"])
def test_of_a_question_that_no_page_is_kept_for_the_page_is_told_what_it_knows_and_nothing_else(question):
    environ = environ_of("/sok/", QUERY_STRING=f"utm_source=x&{question}&fbclid={'x' * 2000}")

    assert asked(environ) is None
    assert environ["QUERY_STRING"] == question


def test_a_question_of_more_parameters_than_django_reads_is_left_to_it():
    question = "&".join(["utm_source=x"] * 1001)
    environ = environ_of("/sok/", QUERY_STRING=question)

    assert asked(environ) is None
    assert environ["QUERY_STRING"] == question


def test_only_a_proxy_that_the_site_has_says_how_a_page_was_asked_for(settings):
    told = {"HTTP_X_FORWARDED_PROTO": "https, http", "HTTP_X_FORWARDED_HOST": "evil.example"}
    settings.SECURE_PROXY_SSL_HEADER = None
    direct = name("/sok/", **told)
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

    assert (direct.is_secure, name("/sok/", **told).is_secure) == (False, True)
    assert {direct.host, name("/sok/", **told).host} == {"testserver"}
    assert name("/sok/", **{"HTTP_X_FORWARDED_PROTO": "", "wsgi.url_scheme": "https"}).is_secure is False


def test_what_is_remembered_of_addresses_is_little():
    few, made = Few(2, lambda key: made.append(key)), []
    for key in ("a", "b", "a", "c", "a", "b"):
        few.of(key)
    asked(environ_of("/" + "x" * 600))
    asked(environ_of(HTTP_HOST="x" * 300))

    assert made == ["a", "b", "c", "b"]
    assert [key for known in (routes, hosts) for key in known if len(key) > 500] == []
