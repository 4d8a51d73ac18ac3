"""Style sheets that name others, as they are collected."""

from django.core.files.base import ContentFile
from django.core.files.storage import InMemoryStorage

from tech_port.static_files.joining import join, read


def joined(**texts):
    storage, paths = InMemoryStorage(), {}
    for name, text in texts.items():
        paths[f"css/{name}.css"] = (storage, f"css/{name}.css")
        storage.save(f"css/{name}.css", ContentFile(text))
    return join(paths)


def test_a_sheet_that_names_others_holds_them_in_order_each_for_its_medium():
    paths = joined(
        site='/* all */\n@import url("tokens.css");\n@import url("print.css") print;\n',
        tokens="@layer a, b;\n\n@layer a {\n  p {\n    /* why */\n    margin: 0;\n  }\n}\n",
        print="@layer b {\n  p {\n    color: black;\n  }\n}\n",
    )

    assert read(paths, "css/site.css") == (
        "@layer a, b;\n@layer a {\np {\nmargin: 0;\n}\n}\n@media print {@layer b {\np {\ncolor: black;\n}\n}\n}\n"
    )
    assert read(paths, "css/tokens.css").startswith("@layer a, b;\n\n")


def test_a_sheet_that_is_named_by_one_that_is_named_comes_along_and_others_stay_as_they_are():
    paths = joined(page='@import url("a.css");', a='@import url("b.css");\na {\n}\n', b="/* b */\nb {\n}\n", c="/**/")

    assert [read(paths, f"css/{name}.css") for name in ("page", "c")] == ["b {\n}\na {\n}\n", "/**/"]
