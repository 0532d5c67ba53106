"""Two invented reports that say one thing in wholly other words, and the run that asks about them."""

from variorum.pipeline import bundled, collate
from variorum.propose import Exchanges, ProposeSettings, Server, address, propose

ONE = (
    "Tarnholm bridge closed\n\nThe old bridge at Tarnholm was shut on Monday after a barge struck its eastern pier. "
    "Engineers blamed a broken rudder for the collision. Mayor Ilse Brandt said that the crossing would stay closed "
    "for nine weeks. Nobody was hurt when the vessel hit the masonry.\n"
)
OTHER = (
    "River crossing out of use\n\nA cargo vessel rammed the Tarnholm crossing on Monday morning. Its captain had fallen "
    "asleep at the wheel, according to the river police. Town officials expect traffic to return in twelve weeks. "
    "The police did not find that anybody was injured.\n"
)


def dossier_of(rows):
    return collate([str(rows)], one_story=True)


def asking(rows, script, folder, *, sleep=lambda _: None, replay=False, dialect=None, key=None, **settings):
    """The outcome of a run against a scripted server."""
    dossier = dossier_of(rows)
    chosen = ProposeSettings(**settings)
    server = None if replay else Server(address(script.url), settings=chosen, dialect=dialect, key=key)
    return propose(
        [b for told in bundled(dossier) for b in told],
        {r.id: r for r in dossier.reports},
        model="small",
        server=server,
        exchanges=Exchanges(folder),
        settings=chosen,
        sleep=sleep,
    )
