"""The staff's pages of an issue."""


def page_of(issue, rest="change/"):
    return f"/admin/newsletter/issue/{issue.pk}/{rest}"
