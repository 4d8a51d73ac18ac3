"""Which version of the public data this process knows, and what it remembers of that version.

The database counts: a trigger of each table that the public is told of writes a row of `versions_change` for the part
of the data it belongs to (`operations.versioned`), by whatever way a row changes, and tells every process as it ends.
A thread of the web server's follows that (`watching.py`) and asks again and again besides, so that a lost word costs
a moment. What the clock alone changes is a new version too: apps say at which moments (`by_the_clock.py`).

`remembered` (`memo.py`) keeps what a function answered for as long as the version stays; only in requests that the door
has let in as reading public pages, and only while the version is surely known. Everywhere else functions are asked.
"""
