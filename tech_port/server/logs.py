"""Log lines as JSON, without personal data.

What others log often holds an address, a path or a value: of their messages only the pattern is written, and of an
error its kinds and where in the code it came, never its words.
"""

import json
import logging
import re
from contextvars import ContextVar
from datetime import UTC, datetime

PLACE = re.compile(r"%(\(\w+\))?[-#0-9.]*[a-z]")
OWN = "portal"  # our loggers, whose messages hold no personal data
request_id = ContextVar("request_id", default=None)


class JsonFormatter(logging.Formatter):
    def format(self, record):
        line = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": message(record),
            "request": request_id.get(),
            **getattr(record, "fields", {}),
        }
        if record.exc_info and record.exc_info[1]:
            line |= {"error": kinds(record.exc_info[1]), "trace": trace(record.exc_info[1])}
        return json.dumps({name: value for name, value in line.items() if value is not None}, ensure_ascii=False)


def has_error(record):
    """Whether a line tells of an exception; those of a status alone say less than the line of the request."""
    return bool(record.exc_info)


def message(record):
    """Our own words whole; of others' the pattern, where it is one, with … for what it was about."""
    if record.name.partition(".")[0] == OWN:
        return record.getMessage() or None
    if record.args and isinstance(record.msg, str):
        return PLACE.sub("…", record.msg)
    return f"{record.module}, line {record.lineno}"


def chain(error):
    """An error and what it came from, the last first."""
    while error:
        yield error
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)


def kinds(error):
    return [f"{type(one).__module__}.{type(one).__qualname__}" for one in chain(error)]


def trace(error):
    """Where an error came, the outermost first: file, line and function."""
    frames, step = [], error.__traceback__
    while step:
        code = step.tb_frame.f_code
        frames.append(f"{code.co_filename}:{step.tb_lineno} {code.co_name}")
        step = step.tb_next
    return frames
