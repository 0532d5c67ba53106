"""Answers programs that watch the desk: whether it is well, and figures in the format of Prometheus."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus

from prometheus_client import CollectorRegistry, Counter, Histogram, ProcessCollector, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.exposition import CONTENT_TYPE_LATEST
from prometheus_client.registry import Collector
from sqlalchemy import Connection
from sqlalchemy.exc import DatabaseError
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.types import Scope

from variorum.store import derived, migrate, outbox, tables
from variorum.version import __version__
from variorum.web.state import Screens, screens

# Seconds: a usual page takes hundredths, a large story tenths, and what takes longer is shown as work beside the pages.
BUCKETS = (0.01, 0.025, 0.05, 0.1, 0.2, 0.5, 1.0, 2.5, 5.0, 10.0)
# So that nobody makes as many figures as they can think of addresses.
ELSEWHERE = "none"
COUNTED: Mapping[str, tuple[str, Callable[[Connection], int]]] = {
    "variorum_reports": ("Reports kept.", lambda c: derived.count(c, tables.report)),
    "variorum_captures": ("Captures kept.", lambda c: derived.count(c, tables.capture)),
    "variorum_stories": ("Stories as they stand.", lambda c: derived.count(c, tables.story)),
    "variorum_refusals": ("Refusals, repeated ones too.", lambda c: derived.count(c, tables.refusal)),
    "variorum_decisions": ("Decisions taken in.", lambda c: derived.count(c, tables.decision)),
    "variorum_reports_waiting": ("Reports not yet in a story.", lambda c: derived.waiting(c).reports),
    "variorum_runs_interrupted": (
        "Runs without an end: interrupted, or going on.",
        lambda c: derived.count(c, tables.run) - derived.count(c, tables.run_end),
    ),
    "variorum_accounts": ("Accounts.", lambda c: derived.count(c, tables.account)),
    "variorum_sessions": ("Sessions that nobody has ended.", lambda c: derived.count(c, tables.session)),
}


@dataclass(slots=True)
class Figures:
    """What this process has counted since it began. `paths`: route by endpoint, as the application has them."""

    paths: Mapping[object, str]
    registry: CollectorRegistry = field(default_factory=CollectorRegistry)
    # counted by route and answer; and how long they took, in seconds
    requests: Counter = field(init=False)
    seconds: Histogram = field(init=False)
    # counted by how they ended
    logins: Counter = field(init=False)

    def __post_init__(self) -> None:
        """Sets up the counters, in a registry of this desk alone, so that two desks in one process do not mix."""
        ProcessCollector(registry=self.registry)
        self.requests = Counter(
            "variorum_http_requests",
            "Requests answered.",
            ["method", "route", "status"],
            registry=self.registry,
        )
        self.seconds = Histogram(
            "variorum_http_request_seconds",
            "Seconds until an answer began.",
            ["route"],
            buckets=BUCKETS,
            registry=self.registry,
        )
        self.logins = Counter("variorum_logins", "Logins tried.", ["result"], registry=self.registry)

    def route(self, scope: Scope) -> str:
        """The pattern of a path (`/story/{story}`), so that figures do not grow with the stories."""
        return self.paths.get(scope.get("endpoint"), ELSEWHERE)

    def answered(self, scope: Scope, status: int, seconds: float) -> None:
        """Counts a request and how long it took. `scope`: the request as ASGI has it."""
        route = self.route(scope)
        self.requests.labels(scope["method"], route, str(status)).inc()
        self.seconds.labels(route).observe(seconds)


@dataclass(frozen=True, slots=True, eq=False)
class Holdings(Collector):
    """Figures of what the desk holds, read from the database at each scrape, so that they are the same from every process."""

    state: Screens

    def collect(self) -> Iterator[GaugeMetricFamily]:
        """What the database holds when it is asked; Prometheus calls it for each scrape."""
        with self.state.desk.store.reading() as connection:
            counts = {name: count(connection) for name, (_, count) in COUNTED.items()}
            tallies = outbox.tallies(connection).values()
            at = migrate.revision(connection) or ""
        # what is held; what was sent; the work; the version
        for name, number in counts.items():
            yield GaugeMetricFamily(name, COUNTED[name][0], value=number)
        sent = GaugeMetricFamily(
            "variorum_deliveries", "Deliveries to subscriptions, by state.", labels=["state"]
        )
        for called in ("delivered", "waiting", "abandoned"):
            sent.add_metric([called], sum(getattr(one, called) for one in tallies))
        yield sent
        deriving = self.state.deriving
        failing = deriving.failed is not None
        yield GaugeMetricFamily(
            "variorum_work_running", "Whether stories are being made anew.", value=deriving.running
        )
        yield GaugeMetricFamily("variorum_work_failed", "Whether the last such work failed.", value=failing)
        named = GaugeMetricFamily("variorum_info", "Which version serves.", labels=["version", "schema"])
        named.add_metric([__version__, at], 1)
        yield named


def health(request: Request) -> Response:
    """200 where the database can be read and has this version's schema, else 503. Anybody may ask, so nothing is said
    of what the desk holds.
    """
    said = {"status": "ok", "version": __version__, "database": "ok", "schema": "current"}
    try:
        with screens(request).desk.store.reading() as connection:
            at = migrate.revision(connection)
    except DatabaseError:
        said |= {"status": "failing", "database": "cannot be read", "schema": "unknown"}
    else:
        # another version's schema
        if at != migrate.head():
            said |= {"status": "failing", "schema": f"{at}, this version's is {migrate.head()}"}
    well = said["status"] == "ok"
    return JSONResponse(
        said,
        status_code=HTTPStatus.OK if well else HTTPStatus.SERVICE_UNAVAILABLE,
        headers={"Cache-Control": "no-store"},
    )


def metrics(request: Request) -> Response:
    """All figures in Prometheus' text format."""
    state = screens(request)
    now = CollectorRegistry()
    now.register(Holdings(state))
    body = generate_latest(state.figures.registry) + generate_latest(now)
    return Response(body, headers={"Content-Type": CONTENT_TYPE_LATEST, "Cache-Control": "no-store"})
