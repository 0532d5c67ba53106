"""Reports whose every field is an attack."""

from __future__ import annotations

ATTACKS = (
    "<script>window.hit=1</script>",
    "<img src=x onerror=window.hit=1>",
    "<svg/onload=window.hit=1>",
    '"><script>window.hit=1</script>',
    "' onmouseover='window.hit=1' x='",
    '" autofocus onfocus="window.hit=1',
    "</title><script>window.hit=1</script>",
    "</style><script>window.hit=1</script>",
    "</textarea><script>window.hit=1</script>",
    "</select><img src=x onerror=window.hit=1>",
    "<iframe srcdoc='<script>parent.hit=1</script>'></iframe>",
    "<a href=javascript:window.hit=1>Click</a>",
    "<details open ontoggle=window.hit=1>",
    "<math><mtext><table><mglyph><style><img src=x onerror=window.hit=1>",
    "{{ 7*7 }}{% for x in ().__class__.__mro__ %}{{ x }}{% endfor %}",
    "<!--<script>window.hit=1//-->",
    "&lt;script&gt;window.hit=1&lt;/script&gt;",
    "\u202e<script>window.hit=1</script>\u2066",
    "<base href=//evil.example/>",
    "<meta http-equiv=refresh content='0;url=//evil.example/'>",
    "<form action=//evil.example><button>Go</button></form>",
    "<link rel=stylesheet href=//evil.example/x.css>",
    "javascript:window.hit=1",
    "\ue000<img src=x onerror=window.hit=1>\ue001",
)
ADDRESSES = (
    "javascript:window.hit=1",
    "data:text/html,<script>window.hit=1</script>",
    'https://evil.example/"><script>window.hit=1</script>',
    "https://x.example/' onmouseover='window.hit=1",
    "vbscript:msgbox(1)",
    "//evil.example/x",
)
CAPTION = "Photo: {attack} the harbour at Skerry on Monday."
BODY = (
    "The harbour at Skerry {attack} was closed on Monday after {number} boats sank, mayor {attack} said. "
    "“We saw {attack} on the quay,” said Ilse {attack} Maren. About {more} people {attack} were taken ashore."
)


def rows():
    """Two tellings of each attack, so that it stands in claims, cells, notes and history, not in the text alone."""
    for number, attack in enumerate(ATTACKS):
        for twin in (0, 1):
            body = BODY.format(attack=attack, number=12 + number, more=200 + number + 7 * twin)
            yield {
                "path": f"{attack}#{number}-{twin}",
                "url": ADDRESSES[(number + twin) % len(ADDRESSES)] + f"?{number}{twin}",
                "outlet": f"Outlet {attack} {twin}",
                "title": f"Harbour {attack} closed at Skerry {number}",
                "published": "2031-05-06",
                "authors": [attack],
                "text": f"Harbour {attack} closed at Skerry {number}\n\n{body}\n\n{CAPTION.format(attack=attack)}",
            }
