"""Invented sets of reports with the number of origins that one claim of each has, and the way to them: what a careful reader
counts. Each set has a brother of the same build with other people, places and outlets, on which nothing was tried while the
rules were written.
"""

from __future__ import annotations

from typing import NamedTuple


class OriginSet(NamedTuple):
    """`reports`: outlet, text. `holds`: words that every reading of the claim's outlets has one of. `origins`: how many; `least`
    readings by so many outlets; `chains`: outlet → its way, the origin first (by what each name holds, in lower case).
    """

    name: str
    reports: tuple[tuple[str, str], ...]
    holds: str
    outlets: int
    origins: int
    chains: dict[str, tuple[str, ...]]
    credits: dict[str, str] = {}  # noqa: RUF012


SETS = (
    OriginSet(
        "two outlets on one absent wire",
        (
            (
                "Kestrel Post",
                "A cable ferry broke loose at Norvik on Tuesday. Fourteen passengers were injured when the ferry hit the quay, the "
                "Norvik Wire news agency reported. A baker who saw it from his shop spoke of a noise like a barn falling.",
            ),
            (
                "Dunmere Echo",
                "Shops in the old harbour of Norvik stayed shut on Wednesday. According to the Norvik Wire news agency, 14 passengers "
                "were injured when the cable ferry hit the quay. The town has had the ferry since 1931, and children ride free.",
            ),
        ),
        "14 passengers",
        2,
        1,
        {"Kestrel Post": ("norvik wire", "kestrel"), "Dunmere Echo": ("norvik wire", "dunmere")},
    ),
    OriginSet(
        "a circle of two",
        (
            (
                "Harbour Bell",
                "Nobody at the mill in Osterby answered the telephone. The fire destroyed 30 looms, Upland Radio reported. The mill is the "
                "largest employer of the valley.",
            ),
            (
                "Upland Radio",
                "Our reporter stood before a locked gate. The fire at the mill in Osterby destroyed 30 looms, the Harbour Bell reported. "
                "Neighbours brought blankets to the school.",
            ),
        ),
        "30 looms",
        2,
        1,
        {},
    ),
    OriginSet(
        "five own-written pieces on one ministry",
        (
            (
                "Arden Times",
                "The floods in Lower Sarn have cost 21 lives, the interior ministry said on Friday. Rubber boats go from roof to roof.",
            ),
            (
                "Birch Courier",
                "In a statement read out on Friday, Interior Ministry spokesman Jan Kort said that the floods in Lower Sarn had cost 21 lives. "
                "The bridges are closed.",
            ),
            (
                "Cole Gazette",
                "Farmers look for their cattle on the dykes. According to the Ministry of the Interior, the floods in Lower Sarn have cost 21 "
                "lives.",
            ),
            (
                "Dale Observer",
                "Bread is short in the villages. The floods in Lower Sarn have cost 21 lives, a spokeswoman for the interior ministry said.",
            ),
            (
                "Elm Tribune",
                "Schools stay closed until May. The interior ministry said the floods in Lower Sarn had cost 21 lives. Rain is forecast.",
            ),
        ),
        "21 lives",
        5,
        1,
        {"Birch Courier": ("interior ministry", "birch"), "Elm Tribune": ("interior ministry", "elm")},
    ),
    OriginSet(
        "two officials",
        (
            (
                "Arden Times",
                "A tram left the rails at Quarry Hill on Monday. The tram company said that 17 people were hurt. Buses run instead.",
            ),
            (
                "Birch Courier",
                "Seventeen people were hurt when a tram left the rails at Quarry Hill, police said. The line was opened last spring.",
            ),
        ),
        "people were hurt",
        2,
        2,
        {"Arden Times": ("tram company", "arden"), "Birch Courier": ("police", "birch")},
    ),
    OriginSet(
        "one exclusive interview",
        (
            (
                "Cole Gazette",
                "The singer Mira Tolle goes on tour again. “I burned all nineteen of my notebooks in one night,” Tolle told Meridian Magazine. "
                "Tickets are on sale from Monday.",
            ),
            (
                "Dale Observer",
                "She was silent for eight years. “I burned all nineteen of my notebooks in one night,” Mira Tolle said in an interview with "
                "Meridian Magazine. Her label would not comment.",
            ),
        ),
        "nineteen of my notebooks",
        2,
        1,
        {"Cole Gazette": ("tolle", "meridian", "cole")},
    ),
    OriginSet(
        "one agency credit",
        (
            (
                "Elm Tribune",
                "The dam above Weir held through the night. Some 900 people had left their houses by dawn. Soldiers filled sandbags.",
            ),
            (
                "Fenland Star",
                "Goats were driven through the streets of Weir. By dawn some 900 people had left their houses. The river fell at noon.",
            ),
        ),
        "900 people",
        2,
        1,
        {"Elm Tribune": ("reuters", "elm")},
        credits={"Elm Tribune": "Reuters", "Fenland Star": "Reuters"},
    ),
    OriginSet(
        "police to agency to outlet",
        (
            (
                "Garth Mirror",
                "Thieves took 40 clocks from the museum in Tessen, police told the Norvik Wire news agency. The museum opened in 1902.",
            ),
            (
                "Hollin Standard",
                "The museum in Tessen stays closed. Police said thieves took 40 clocks from the museum. The director is abroad.",
            ),
        ),
        "40 clocks",
        2,
        1,
        {"Garth Mirror": ("police", "norvik wire", "garth"), "Hollin Standard": ("police", "hollin")},
    ),
    OriginSet(
        "one cites another of the set, a third is its own",
        (
            (
                "Kestrel Post",
                "Our correspondent counted 26 wrecked boats on the beach at Sandhaven after the storm. Nets hang in the trees.",
            ),
            (
                "Dunmere Echo",
                "The storm moved north. There were 26 wrecked boats on the beach at Sandhaven, the Kestrel Post reported. Insurers are busy.",
            ),
            (
                "Garth Mirror",
                "We walked the beach at Sandhaven from end to end and came to 26 wrecked boats. One had a kettle on its stove still.",
            ),
        ),
        "26 wrecked boats",
        3,
        2,
        {"Dunmere Echo": ("kestrel", "dunmere")},
    ),
    OriginSet(
        "the agency, called back by what it is",
        (
            (
                "Arden Times",
                "A mine at Corve was sealed on Sunday, the Talla Wire news agency reported. The pumps failed first. Nine miners are missing, "
                "the agency said.",
            ),
            (
                "Birch Courier",
                "Women wait at the gate of the mine at Corve. Nine miners are missing, according to the Talla Wire news agency. Tea is "
                "brought from the church.",
            ),
        ),
        "miners are missing",
        2,
        1,
        {"Arden Times": ("talla wire", "arden")},
    ),
    OriginSet(
        "witnesses are no one person",
        (
            (
                "Cole Gazette",
                "The roof of the swimming hall at Marl fell in at noon. Three swimmers were trapped, witnesses said. A wall still stands.",
            ),
            (
                "Elm Tribune",
                "At Marl firemen cut through beams. Three swimmers were trapped when the roof of the swimming hall fell in, witnesses said.",
            ),
        ),
        "swimmers were trapped",
        2,
        2,
        {},
    ),
)

BROTHERS = (
    OriginSet(
        "two outlets on one absent wire",
        (
            (
                "Lower Vale News",
                "The granary at Tillmouth burned on Saturday night. The blaze consumed 600 tonnes of barley, according to the state news "
                "agency Sorvan. Smoke hung over the vineyards.",
            ),
            (
                "Mere Chronicle",
                "Bakers in Tillmouth fear for their flour. The Sorvan news agency reports that the blaze consumed 600 tonnes of barley. A "
                "convoy of lorries is on its way.",
            ),
        ),
        "600 tonnes",
        2,
        1,
        {"Lower Vale News": ("sorvan", "lower vale")},
    ),
    OriginSet(
        "a circle of two",
        (
            (
                "Nettle Express",
                "The actor has not been seen since March. He sold his house for 4 million crowns, according to the Orchard Herald. His agent "
                "was silent.",
            ),
            (
                "Orchard Herald",
                "Curtains are drawn at the villa. The actor sold his house for 4 million crowns, according to the Nettle Express. The new "
                "owner keeps peacocks.",
            ),
        ),
        "4 million crowns",
        2,
        1,
        {},
    ),
    OriginSet(
        "five own-written pieces on one ministry",
        (
            (
                "Pine Post",
                "Sarnland will buy 48 buses, Transport Minister Olga Venn said on Monday. Drivers are sought in three towns.",
            ),
            (
                "Quay Times",
                "The transport ministry announced that Sarnland will buy 48 buses. The old ones go to a museum.",
            ),
            (
                "Rill Mirror",
                "Commuters have waited for this. Sarnland will buy 48 buses, according to a transport ministry spokesman.",
            ),
            (
                "Stane Star",
                "In a press release the Ministry of Transport said that Sarnland will buy 48 buses. The price was not given.",
            ),
            (
                "Tarn Mail",
                "Sarnland will buy 48 buses, the ministry said. They are to run from the autumn on.",
            ),
        ),
        "48 buses",
        5,
        1,
        {"Tarn Mail": ("ministry", "tarn")},
    ),
    OriginSet(
        "two officials",
        (
            (
                "Pine Post",
                "The avalanche buried nine skiers, the mountain rescue service said. The pass is closed until further notice.",
            ),
            (
                "Quay Times",
                "Hotels at the pass are full of reporters. The avalanche buried nine skiers, Mayor Ulla Brandt said.",
            ),
        ),
        "nine skiers",
        2,
        2,
        {"Quay Times": ("brandt", "quay")},
    ),
    OriginSet(
        "one exclusive interview",
        (
            (
                "Rill Mirror",
                "“We shall never sell the island to anybody,” Baron Otto Lisk told the Stane Star. His grandfather won it at cards.",
            ),
            (
                "Tarn Mail",
                "The baron is stubborn. “We shall never sell the island to anybody,” he told the Stane Star. Otto Lisk is 81.",
            ),
        ),
        "never sell the island",
        2,
        1,
        {},
    ),
    OriginSet(
        "one agency credit",
        (
            (
                "Ulm Record",
                "Customs men found 70 kilos of amber in a hearse at Dorp. The driver wept. The hearse was on its way north.",
            ),
            (
                "Vane Globe",
                "A hearse was stopped at Dorp on Sunday, and in it customs men found 70 kilos of amber. No body was in it.",
            ),
        ),
        "70 kilos",
        2,
        1,
        {"Vane Globe": ("afp", "vane")},
        credits={"Ulm Record": "AFP", "Vane Globe": "AFP"},
    ),
    OriginSet(
        "police to agency to outlet",
        (
            (
                "Weald Dispatch",
                "Burglars carried off 12 church bells from the foundry at Klint, the prosecutor told the Sorvan news agency. Each weighs a "
                "tonne.",
            ),
            (
                "Yarrow Monitor",
                "How does one hide them? Burglars carried off 12 church bells from the foundry at Klint, the prosecutor said.",
            ),
        ),
        "12 church bells",
        2,
        1,
        {"Weald Dispatch": ("prosecutor", "sorvan", "weald")},
    ),
    OriginSet(
        "one cites another of the set, a third is its own",
        (
            (
                "Pine Post",
                "On the square at Hallin we counted 340 tents of the strikers at dusk. Soup was cooked in bathtubs.",
            ),
            (
                "Quay Times",
                "The strike goes on. The strikers have put up 340 tents on the square at Hallin, according to the Pine Post.",
            ),
            (
                "Rill Mirror",
                "Row upon row they stand on the square at Hallin, 340 tents of the strikers. Somebody plays the accordion.",
            ),
        ),
        "340 tents",
        3,
        2,
        {"Quay Times": ("pine", "quay")},
    ),
    OriginSet(
        "the agency, called back by what it is",
        (
            (
                "Stane Star",
                "Divers have reached the wreck of the Alma, the Borden News Agency said on Tuesday. They brought up 33 crates of porcelain, the "
                "agency reported.",
            ),
            (
                "Tarn Mail",
                "Collectors are excited. Divers brought up 33 crates of porcelain from the Alma, the Borden News Agency reported.",
            ),
        ),
        "33 crates",
        2,
        1,
        {"Stane Star": ("borden", "stane")},
    ),
    OriginSet(
        "witnesses are no one person",
        (
            (
                "Ulm Record",
                "Two lions escaped from the circus at Verl, residents said. The butcher locked himself in his cold room.",
            ),
            (
                "Vane Globe",
                "Two lions escaped from the circus at Verl, according to residents. A net was brought from the harbour.",
            ),
        ),
        "Two lions",
        2,
        2,
        {},
    ),
)
