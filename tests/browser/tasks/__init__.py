"""The staff's tasks, done from front page to end in a browser, wide and narrow, each press counted: `make tasks`.

Not among the suite's tests: they take minutes, and say how much a task asks, not whether the portal works.
"""
