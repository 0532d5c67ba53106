"""Counts refused logins, so that nobody can try passwords without end. The counts lie in the memory of the process that serves, and go
by its clock."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from threading import Lock

from variorum.desk.settings import DeskSettings

# So many things are counted at once; past that those that failed longest ago are forgotten.
MOST = 20_000


@dataclass(slots=True)
class Throttle:
    """How many logins were refused lately: by account, by address, and by both together."""

    settings: DeskSettings
    # what is counted ("account …", "address …") → when each of its last refused logins was
    _failed: dict[str, deque[datetime]] = field(default_factory=lambda: defaultdict(deque))
    _lock: Lock = field(default_factory=Lock)

    def ask(self, *, account: str, address: str, now: datetime) -> int:
        """Seconds to wait before this login may be tried; 0: it may be tried now, and is counted as refused until `came_in` is called.
        So many tries at one moment do not get around the limit. `account`: the name given; `address`: from which network address.
        """
        with self._lock:
            limits = self._limits(account, address)
            wait = max(self._seconds_to_wait(key, most, now) for key, most in limits.items())
            if not wait:
                for key in limits:
                    self._failed[key].append(now)
                # the memory is bounded: the names whose last failure is oldest are forgotten
                while len(self._failed) > MOST:
                    del self._failed[min(self._failed, key=lambda key: self._failed[key][-1])]
            return wait

    def came_in(self, *, account: str, address: str) -> None:
        """Forgets what this visitor got wrong before, and nothing that others tried."""
        with self._lock:
            for key in self._limits(account, address):
                times = self._failed[key]
                # the limits are for an account, for an address and for both together: what this visitor got wrong lies under "both", and of
                # the others one failure is taken back, the one that `ask` counted for this login
                if key == _both(account, address) or len(times) <= 1:
                    del self._failed[key]
                else:
                    times.pop()

    def _limits(self, account: str, address: str) -> Mapping[str, int]:
        """Key under which such a login is counted → how often it may fail. The keys are its account, its address, and
        both together.
        """
        s = self.settings
        return {
            _both(account, address): s.login_failures,
            f"address {address}": s.login_failures_address,
            f"account {account}": s.login_failures_account,
        }

    def _seconds_to_wait(self, key: str, most: int, now: datetime) -> int:
        """Seconds until this may be tried again; 0: now. Failures that are too old to count are dropped on the way."""
        span = timedelta(minutes=self.settings.login_minutes)
        times = self._failed.get(key)
        if times is None:
            return 0
        while times and times[0] <= now - span:
            times.popleft()
        if not times:
            del self._failed[key]
            return 0
        # it may be tried again when the failure `most` places from the last has grown too old
        return 0 if len(times) < most else int((times[-most] + span - now).total_seconds()) + 1


def _both(account: str, address: str) -> str:
    return f"both {account} {address}"
