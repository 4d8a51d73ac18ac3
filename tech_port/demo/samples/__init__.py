"""Content that is made up to show the portal at work; every record of it is marked `is_sample`.

samples.toml  the records, written as the facts are in `tech_port/seed/`
loader.py     a run over facts and samples, or the samples' way out
contacts.py   sample contacts on real buildings
rolling.py    moves samples that time has passed
removal.py    takes the samples away
"""

from pathlib import Path

FOLDER = Path(__file__).parent
