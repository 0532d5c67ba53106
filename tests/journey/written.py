"""Invented reports of an invented event, short enough to be read beside a test."""

LEDGER = """Footbridge at Pell Mill collapses, 12 hurt

By Orla Finch
The Pell Ledger
June 3, 2031

PELL MILL, June 3 - A footbridge over the river Arrow collapsed on Tuesday morning, injuring 12 people, the fire service said.

The bridge, built in 1968, fell at about 8:20 a.m. when a group of hikers was crossing it, fire chief Bram Oster said.

"We heard a crack and then the rail was gone," said Nell Varga, who owns the mill cafe.

The council closed two other bridges on the Arrow while engineers examined them, and said that the inquiry would take six weeks.
"""

COURIER = """Fifteen injured as old mill bridge gives way

Vale Courier, 3 June 2031

By Tam Loxley

Fifteen people were injured when a footbridge over the river Arrow collapsed at Pell Mill on Tuesday morning, the county hospital said.

The bridge gave way at about 8:20 a.m. under a party of hikers from Loxwood, according to fire chief Bram Oster. It was built in 1968.

Volunteers with canoes pulled four of them out of the water. "They were cold, but they were joking," said canoeist Ida Brandt.

Two more bridges on the river are closed until engineers have looked at them, the council said.
"""

ORCHARD = """Rare pear found in walled garden

Orchard Weekly, 9 September 2030

By Hanno Pike

Gardeners at Quince Hall have found a pear tree that was thought to have died out a century ago. The tree stands behind a collapsed glasshouse and bears small, russet fruit.

The national collection will graft cuttings of it next spring, head gardener Sula Mead said. Visitors may taste the fruit in October.
"""

PAGE = """<!DOCTYPE html><html><head><title>{title}</title>
<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "{title}", "datePublished": "2031-06-03T11:00:00+01:00",
 "publisher": {{"@type": "Organization", "name": "{outlet}"}}}}</script></head>
<body{body}><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav><article><h1>{title}</h1>
{paragraphs}</article><footer>Write to us. Privacy.</footer></body></html>"""


def page(text, *, outlet, attribute=""):
    """A text as a page; `attribute` is put into every element of the article."""
    title, _, rest = text.strip().partition("\n\n")
    told = [p.strip() for p in rest.split("\n\n") if len(p) > 60]
    paragraphs = "\n".join(f"<p{attribute}>{p}</p>" for p in told)
    return PAGE.format(title=title, outlet=outlet, body=attribute, paragraphs=paragraphs)
