"""Pages of our own writing, in the styles in which papers, agencies and offices print. The people and towns in them are made up,
and so are the papers."""

HARBOUR = """\
Home > World > Europe
World | Business | Sport | Culture
The Harbour Gazette | 14 June 2019
King Olav of Nordland opens three-day visit to Kestrel Bay
A harbour town prepares for its first royal guest in a generation
By Ada Quill, Diplomatic Correspondent
Published: Friday, 14 June 2019 09:05 BST
3 min read
Share this article
Facebook Twitter WhatsApp
The royal yacht at the quay on Thursday. (Photo: J. Roe)

KESTREL BAY, June 14 – King Olav of Nordland arrived in Kestrel Bay on Friday for a three-day state visit.
President Ines Calder received him at the old customs house, where the two signed a fisheries agreement.
ADVERTISEMENT
What the two sides want
Officials said the talks would turn to ferries, cod and the price of wind power.
"We have waited a long time," the president said.
Read more: How Nordland built its ferries
Related articles
Ten things to know about Nordland
Ferry prices to rise again
© 2019 The Harbour Gazette. All rights reserved.
12 comments
"""

WIRE = """\
URGENT

NORTHVALE (Bluewater News) - Prime Minister Tomas Reyl will travel to Ostrava Minor next week, his office said on Tuesday.

NEW PIPELINE

Reyl is to meet his counterpart Eva Lind on Thursday, the statement said.

LONG ROAD AHEAD

No date has been set for a return visit. The two last met in 2011.

(Reporting by A. Bell; Editing by C. Dunn)
"""

WRAPPED = """\
President Calder goes to Nordland

Kestrel Bay, 3 May 2020

President Ines Calder left on Sunday morning for a visit of four
days to Nordland, where she will open a school and address the
parliament. It is her second journey abroad this year.

She is accompanied by the minister of fisheries, Jon Mar, and
by a delegation of eleven shipbuilders.
"""

BARE = """\
King Olav and President Calder met on Friday in the customs house. They spoke for two hours.
Afterwards they planted an oak in the harbour park. Nobody else took part.
"""

DUMP = """\
= 2019 visit by Olav of Nordland to Kestrel =

Infobox
- Date: 14–16 June 2019
- Location: Kestrel Bay

Olav, king of Nordland, visited Kestrel from 14 to 16 June 2019.

== Programme ==
=== First day ===
He was welcomed by Ines Calder.

* A lunch at the customs house
* A walk in the harbour park

== References ==
- The Harbour Gazette, 15 June 2019
"""

RELEASE = """\
---
title: "Statement on the Visit of King Olav of\\_Nordland"
date: '2019-06-10'
source_url: https://www.whitehouse.gov/briefings/olav/
tags: statements
---

The President looks forward to welcoming King Olav of Nordland
on June 14, 2019.

**TRADE & FERRIES**

-   Nordland will buy two ferries, and the price will be
    paid over ten years.
-   Both sides will train pilots.

**FISHERIES:** The two sides agreed on quotas.

\\###
"""

TALK = """\
Remarks by President Calder and King Olav

Customs House

10:27 A.M. EDT

PRESIDENT CALDER:  Good morning. Welcome to Kestrel Bay.

We have waited a long time for this day.

KING OLAV:  (As interpreted.)  Thank you, Madam President.

Q    Your Majesty, will you come again?

KING OLAV:  If I am asked.

END 10:41 A.M. EDT
"""

EVERY_PAGE = (HARBOUR, WIRE, WRAPPED, BARE, DUMP, RELEASE, TALK)
