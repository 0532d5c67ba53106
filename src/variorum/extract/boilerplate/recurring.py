"""Lines that recur on other pages of an outlet: menus, appeals and disclaimers, whatever they say.

Words used here. Mark: a line as a hash. Holder: a page that has the line. Topic: the words of a page's title; two
pages of one topic share lines of the story itself.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from variorum.extract.boilerplate.marks import is_long
from variorum.extract.settings import ExtractSettings

# The number of a page; the hash of a line; the words of a title that a page does not have.
Page = int
Mark = int
NO_TOPIC: frozenset[str] = frozenset()


def recurring(
    pages: Mapping[Page, Iterable[Mark]],
    *,
    topics: Mapping[Page, frozenset[str]],
    settings: ExtractSettings,
) -> dict[Page, frozenset[Mark]]:
    """For each page of one outlet, the marks of its lines that stand on enough other pages.

    Pages that tell the same story do not count as others, since they repeat what happened: versions of one report, and pages that share a
    longer line and a word of their `topics`. Cost grows with the pages, and with the pairs of pages that do not count.
    """
    if len(pages) <= settings.recur_on:
        return {}
    outlet = Outlet(pages, topics, settings)
    return {page: outlet.recurring_on(page) for page in pages}


class Outlet:
    """The pages of one outlet, and which lines they share. Lines that stand on one page alone are counted and not kept."""

    def __init__(
        self,
        pages: Mapping[Page, Iterable[Mark]],
        topics: Mapping[Page, frozenset[str]],
        settings: ExtractSettings,
    ) -> None:
        """`pages`: page → marks of its lines; `topics`: page → words of its title."""
        self._topics = topics
        self._settings = settings
        # a line counts once a page
        pages_with_line = Counter(line for lines in pages.values() for line in frozenset(lines))
        # how many long lines each page has
        self._longer = {page: max(1, sum(map(is_long, frozenset(lines)))) for page, lines in pages.items()}
        # lines that another page has, too
        self._shared = {
            page: frozenset(line for line in lines if pages_with_line[line] > 1)
            for page, lines in pages.items()
        }
        self._holders: defaultdict[Mark, list[Page]] = defaultdict(list)
        for page in sorted(self._shared):
            for line in self._shared[page]:
                self._holders[line].append(page)

    def recurring_on(self, page: Page) -> frozenset[Mark]:
        """Marks of the page's lines that also stand on `recur_on` pages which do not tell the same story."""
        # Most pages are others to most, so that a few are looked at, and for all lines the same few.
        kin: dict[Page, bool] = {page: True}
        return frozenset(line for line in self._shared[page] if self._is_recurring(line, page, kin))

    def _is_recurring(self, line: Mark, page: Page, kin: dict[Page, bool]) -> bool:
        """Whether the line stands on at least `recur_on` other pages that do not tell the same story. `kin` remembers
        which pages tell the same story as this one.
        """
        others = 0
        for other in self._holders[line]:
            known = kin.get(other)
            if known is None:
                known = kin[other] = self._kin(page, other)
            others += not known
            if others >= self._settings.recur_on:
                return True
        return False

    def _kin(self, page: Page, other: Page) -> bool:
        """Whether two pages tell the same story: more than two long lines, and more than `version_share` of those of
        the page with fewer, stand on both; or they share a long line and a word of their titles.
        """
        # how many long lines stand on both pages, and how many would be most of the smaller one
        count = sum(map(is_long, self._shared[page] & self._shared[other]))
        share = self._settings.version_share * min(self._longer[page], self._longer[other])
        topic, other_topic = self._topics.get(page, NO_TOPIC), self._topics.get(other, NO_TOPIC)
        return (count > share and count > 2) or (count > 0 and not topic.isdisjoint(other_topic))
