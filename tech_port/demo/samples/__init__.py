"""Content that is made up to show the portal at work; every record of it is marked `is_sample`."""

from pathlib import Path

FOLDER = Path(__file__).parent
