"""What keeps a backup from being made or restored."""


class BackupError(Exception):
    """One sentence for whoever runs the command, with the way to mend it."""
