"""What a desk logs while it is served or watches: warnings alone, or lines of JSON for whoever collects them."""

from __future__ import annotations

import json
import logging
import logging.config
import sys
from datetime import UTC, datetime
from typing import Any

# Loggers: of requests; of work; of all else.
ACCESS = logging.getLogger("variorum.access")
WORK = logging.getLogger("variorum.work")
SAID = logging.getLogger("variorum.desk")


class JsonLines(logging.Formatter):
    """One object a line: at, level, logger, message, and what the record has of its own in `fields`."""

    def format(self, record: logging.LogRecord) -> str:
        """One line of ASCII JSON; a traceback, where there is one, is a field of it."""
        said: dict[str, Any] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        said |= getattr(record, "fields", {})
        if record.exc_info:
            said["traceback"] = self.formatException(record.exc_info)
        return json.dumps(said, ensure_ascii=True, default=str)


def log_json() -> None:
    """Sends the log to standard error as JSON, with each request at INFO. Libraries are logged from warnings
    on.
    """
    logging.config.dictConfig(
        {
            "version": 1,
            "disable_existing_loggers": False,
            "formatters": {"json": {"()": JsonLines}},
            "handlers": {
                "lines": {"class": "logging.StreamHandler", "stream": sys.stderr, "formatter": "json"}
            },
            "root": {"level": "WARNING", "handlers": ["lines"]},
            "loggers": {"variorum": {"level": "INFO"}},
        }
    )
