"""The static files, looked through once for all clients of a process: each would do it anew, as a new server does."""

from whitenoise.base import WhiteNoise

look, found = WhiteNoise.update_files_dictionary, {}


def look_once(self, root, prefix):
    """What is in a folder, as it is served; a file that comes later is found when it is asked for."""
    key = (root, prefix, self.max_age, self.charset)
    if key not in found:
        before, self.files = self.files, {}
        look(self, root, prefix)
        found[key], self.files = self.files, before
    self.files.update(found[key])
