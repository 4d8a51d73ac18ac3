"""WhiteNoise's storage of hashed and compressed files, with a manifest for each release.

A process reads the manifest of its own release, whichever was collected last; without it, it does not serve.
"""

from django.utils.functional import cached_property
from whitenoise.storage import CompressedManifestStaticFilesStorage

from .joining import join
from .releases import this_release


class StaticFilesStorage(CompressedManifestStaticFilesStorage):
    @cached_property
    def manifest_name(self):
        return f"staticfiles-{this_release()}.json"

    @property
    def is_collected(self):
        return self.exists(self.manifest_name)

    def post_process(self, paths, dry_run=False, **options):
        return super().post_process(paths if dry_run else join(paths), dry_run=dry_run, **options)
