"""What functions answered is remembered for a version of the data."""

from django.utils.translation import override

from tech_port.versions.memo import reading, remembered
from tech_port.versions.watching import Versions


def noted(*parts, **options):
    """(a remembered function, what it was asked)"""
    asked = []

    @remembered(*parts, **options)
    def double(number):
        asked.append(number)
        return number * 2

    return double, asked


def test_a_function_is_asked_again_when_its_part_of_the_data_has_changed():
    versions = Versions()
    (by_part, of_part), (by_all, of_all) = noted("members"), noted()

    for changed in ([], ["events"], ["members"]):
        versions.step(changed, 0)
        with reading(versions.version):
            for _ in range(2):
                by_part(1), by_all(1)

    assert (of_part, of_all) == ([1, 1], [1, 1, 1])


def test_each_language_and_argument_has_an_answer_of_its_own_and_few_are_remembered():
    function, asked = noted(entries=2)

    with reading(Versions().version):
        answers = [function(1), function(2), function(1), function(3), function(1), function(2)]
        with override("en"):
            function(2)

    assert (answers, asked) == ([2, 4, 2, 6, 2, 4], [1, 2, 3, 2, 2])


def test_nothing_is_remembered_where_no_public_page_of_a_known_version_is_read():
    function, asked = noted()
    function(1)
    with reading(Versions().version):
        function(1)
    with reading(None):
        function(1)
    function(1)

    assert asked == [1, 1, 1, 1]
