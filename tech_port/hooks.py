"""Where code is told something by what stands above it, which it may not import."""


class Hook:
    """A question, or a fact that others act on: declared below, answered above, where `AppConfig.ready` registers how.

    Calling it gives the answers in the order in which they were registered, which is that of INSTALLED_APPS.
    """

    def __init__(self):
        self.functions = []

    def register(self, function):
        self.functions.append(function)

    def __call__(self, *args):
        return [function(*args) for function in self.functions]
