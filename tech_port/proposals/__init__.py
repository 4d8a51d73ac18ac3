"""A file that proposes changes: compared, looked over, applied."""
