"""A small invented press on the loopback address: outlets whose pages and feed change from day to day."""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape

from tests.gather.web import Clock, Web

STYLE = {"Content-Type": "text/html; charset=utf-8"}


@dataclass
class Newsroom:
    """`articles`: path → (outlet, title, paragraphs, published, modified). The feed lists them, newest first."""

    web: Web
    clock: Clock
    articles: dict[str, tuple[str, str, list[str], str, str | None]] = field(default_factory=dict)

    def publish(self, path, outlet, title, paragraphs, *, modified=None):
        published = self.articles[path][3] if path in self.articles else self.clock.at.isoformat()
        self.articles[path] = (outlet, title, paragraphs, published, modified)
        self.web.pages[path] = (200, {**STYLE, "ETag": f'"{hash((title, *paragraphs))}"'}, self._page(path))
        self.web.pages["/feed.xml"] = (200, {"Content-Type": "application/rss+xml"}, self._feed())

    def feed(self):
        return self.web.url("/feed.xml")

    def _page(self, path):
        outlet, title, paragraphs, published, modified = self.articles[path]
        body = "".join(f"<p>{escape(p)}</p>" for p in paragraphs)
        changed = f'<meta property="article:modified_time" content="{modified}">' if modified else ""
        return (
            f"<!doctype html><html lang=en><head><title>{escape(title)}</title>"
            f'<meta property="og:site_name" content="{escape(outlet)}"><meta property="og:type" content="article">'
            f'<meta property="article:published_time" content="{published}">{changed}</head>'
            f"<body><nav><a href=/>Home</a></nav><article><h1>{escape(title)}</h1>{body}</article></body></html>"
        ).encode()

    def _feed(self):
        items = "".join(
            f"<item><title>{escape(title)}</title><link>{self.web.url(path)}</link>"
            f'<source url="{self.web.url("/")}">{escape(outlet)}</source></item>'
            for path, (outlet, title, *_) in reversed(self.articles.items())
        )
        return f'<?xml version="1.0"?><rss version="2.0"><channel><title>All</title>{items}</channel></rss>'.encode()
