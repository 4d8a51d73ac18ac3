"""WhiteNoise looks for files as it starts; this finds those that another release has collected since."""

import os

from whitenoise.middleware import WhiteNoiseMiddleware


class StaticFilesMiddleware(WhiteNoiseMiddleware):
    def __init__(self, get_response):
        super().__init__(get_response)
        self.directories = [(os.path.join(os.path.abspath(self.static_root), ""), self.static_prefix)]

    def __call__(self, request):
        path = request.path_info
        if self.autorefresh or not path.startswith(self.static_prefix):
            return super().__call__(request)
        if path not in self.files and (found := self.find_file(path)):
            self.files[path] = found
        if path in self.files:
            try:
                return self.serve(self.files[path], request)
            except FileNotFoundError:  # taken away since, with the release that named it
                self.files.pop(path, None)
        return self.get_response(request)
