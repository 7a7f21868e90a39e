"""A small feed about visits that took place: texts of our own, with the facts that stand in them."""

from collections.abc import Callable

from quiz.bank.deck import DeckInfo
from quiz.bank.make.bank import Made, make_bank
from quiz.bank.make.index import FeedIndex
from quiz.citation import Evidence, Source
from quiz.feed.model import Fact, Modality, Person, SlotValue, Visit, VisitKind


class Report:
    """A document that grows sentence by sentence; each sentence may carry facts."""

    def __init__(self, name: str, title: str, publisher: str = "", published: str = "") -> None:
        self.name = name
        self.source = Source(title=title, publisher=publisher, published=published, file=f"{name}.txt")
        self.text = ""

    def says(self, sentence: str) -> Evidence:
        start = len(self.text)
        self.text += sentence + " "
        return Evidence(self.name, start, start + len(sentence))


class SampleFeed:
    """Reports and visits, and what `make_bank` needs of them."""

    def __init__(self) -> None:
        self.reports: dict[str, Report] = {}
        self.visits: list[Visit] = []

    def report(self, name: str, title: str, publisher: str = "", published: str = "") -> Report:
        self.reports[name] = Report(name, title, publisher, published)
        return self.reports[name]

    def visit(self, name: str, visitor: Person, host: Person, start: str, end: str, kind: VisitKind = "state", city: str = "") -> Visit:
        self.visits.append(Visit(id=name, visitor=visitor, host=host, start=start, end=end, kind=kind, city=city))
        return self.visits[-1]

    @property
    def sources(self) -> dict[str, Source]:
        return {name: report.source for name, report in self.reports.items()}

    def passage(self, evidence: Evidence) -> str:
        return self.reports[evidence.source].text[evidence.start : evidence.end]

    def make(self, *visits: str, **options: object) -> Made:
        chosen = [v for v in self.visits if v.id in visits or not visits]
        deck = DeckInfo("sample", "Sample")
        return make_bank(deck, chosen, FeedIndex(self.visits), self.sources, self.passage, **options)  # type: ignore[arg-type]


def add(
    visit: Visit,
    proof: Evidence,
    fact_type: str,
    /,
    *,
    modality: Modality = "happened",
    open_: str = "",
    claimed_by: str = "",
    **slots: SlotValue,
) -> Fact:
    """Hang a fact on the visit; its id is the type with a number."""
    number = 1 + sum(f.type == fact_type for f in visit.facts)
    fact = Fact(
        f"{fact_type}-{number}", fact_type, slots, [open_] if open_ else [], modality=modality, speaker=claimed_by, evidence=[proof]
    )
    visit.facts.append(fact)
    return fact


NIXON = Person("Richard Nixon", "President of the United States", "US")
ZHOU = "Zhou Enlai"
MAO = Person("Mao Zedong", "Chairman of the Chinese Communist Party", "CN")
QUEEN = Person("Elizabeth II", "Queen of the United Kingdom", "GB")
MCALEESE = Person("Mary McAleese", "President of Ireland", "IE")
GORBACHEV_1987 = Person("Mikhail Gorbachev", "General Secretary of the Communist Party", "Soviet Union")
GORBACHEV_1990 = Person("Mikhail Gorbachev", "President of the Soviet Union", "Soviet Union")
REAGAN = Person("Ronald Reagan", "President of the United States", "US")
BUSH = Person("George H. W. Bush", "President of the United States", "US")


def sample_feed() -> SampleFeed:
    """Nixon in China, Elizabeth II in Ireland, Gorbachev in the United States twice, a planned call in Tokyo."""
    feed = SampleFeed()
    _nixon(feed)
    _ireland(feed)
    _washington_1987(feed)
    _washington_1990(feed)
    return feed


def _nixon(feed: SampleFeed) -> None:
    r = feed.report("history-1972", "Seven days in February", "Diplomatic History Notes", "1997-02-21")
    v = feed.visit("1972-02-nixon-china", NIXON, MAO, "1972-02-21", "1972-02-28", "official", "Beijing")
    add(
        v,
        r.says("Richard Nixon, President of the United States, went to China from 21 to 28 February 1972."),
        "visit",
        visitor="Richard Nixon",
        country="China",
        start="1972-02-21",
        end="1972-02-28",
    )
    e = r.says("Premier Zhou Enlai and other officials met his aircraft at Capital Airport in Beijing on 21 February.")
    add(v, e, "welcome", host=ZHOU, visitor="Richard Nixon", place="Capital Airport", city="Beijing", date="1972-02-21", open_="host")
    add(v, e, "role", person=ZHOU, office="Premier of China", country="China")
    e = r.says("With him came Secretary of State William Rogers, his adviser Henry Kissinger and the First Lady, Pat Nixon.")
    add(v, e, "accompany", person=["William Rogers", "Henry Kissinger", "Pat Nixon"], visitor="Richard Nixon")
    add(v, e, "role", person="William Rogers", office="Secretary of State of the United States", country="United States")
    add(
        v,
        r.says("Henry Kissinger served the President as National Security Adviser."),
        "role",
        person="Henry Kissinger",
        office="National Security Adviser",
        country="United States",
    )
    add(
        v,
        r.says("That afternoon, still on 21 February, Nixon was received by Chairman Mao Zedong at Zhongnanhai."),
        "meet",
        a="Richard Nixon",
        b="Mao Zedong",
        place="Zhongnanhai",
        date="1972-02-21",
        daytime="afternoon",
    )
    add(
        v,
        r.says("In the evening Zhou Enlai gave a banquet at the Great Hall of the People."),
        "host",
        host=ZHOU,
        event="banquet",
        visitor="Richard Nixon",
        place="Great Hall of the People",
        date="1972-02-21",
        daytime="evening",
    )
    add(
        v,
        r.says("On 24 February the Nixons walked on the Great Wall at Badaling."),
        "attend",
        person="Richard Nixon",
        event="tour of the Great Wall",
        date="1972-02-24",
    )
    add(
        v,
        r.says("The Shanghai Communiqué was issued by both governments on 27 February in Shanghai."),
        "sign",
        a="United States",
        b="China",
        doc="Shanghai Communiqué",
        city="Shanghai",
        date="1972-02-27",
    )
    add(v, r.says("Nixon left Shanghai on 28 February."), "depart", person="Richard Nixon", city="Shanghai", date="1972-02-28")
    add(
        v,
        r.says("Nixon's present to the Chinese people was a pair of musk oxen."),
        "gift",
        giver="Richard Nixon",
        recipient="the Chinese people",
        gift="a pair of musk oxen",
    )
    add(
        v,
        r.says("In a toast he called it the week that changed the world."),
        "quote",
        speaker="Richard Nixon",
        text="the week that changed the world",
        occasion="toast",
    )
    add(
        v,
        r.says("Zhou Enlai warned that differences over Taiwan remained."),
        "statement",
        speaker=ZHOU,
        predicate="warned that differences over Taiwan remained",
    )
    add(
        v,
        r.says("He had announced the journey on television on 15 July 1971."),
        "announce",
        by="Richard Nixon",
        visitor="Richard Nixon",
        date="1971-07-15",
    )
    add(v, r.says("The visit followed an invitation by Zhou Enlai."), "invite", host=ZHOU, visitor="Richard Nixon")
    add(
        v,
        r.says("About 100 journalists travelled with the President."),
        "figure",
        n="about 100",
        unit="journalists",
        of="the press corps that travelled with the President",
    )


def _ireland(feed: SampleFeed) -> None:
    r = feed.report("almanac-2011", "A queen in Dublin", "Irish Almanac", "2011-12-30")
    p = feed.report("bulletin-2011", "Programme of the royal visit", "Dublin Bulletin", "2011-05-12")
    v = feed.visit("2011-05-elizabeth-ireland", QUEEN, MCALEESE, "2011-05-17", "2011-05-20", "state", "Dublin")
    add(
        v,
        r.says("Queen Elizabeth II paid a state visit to Ireland from 17 to 20 May 2011 at the invitation of President Mary McAleese."),
        "visit",
        visitor="Elizabeth II",
        country="Ireland",
        host="Mary McAleese",
        kind="state visit",
        start="2011-05-17",
        end="2011-05-20",
    )
    add(v, Evidence("almanac-2011", 0, 110), "invite", host="Mary McAleese", visitor="Elizabeth II")
    e = r.says("Tánaiste Eamon Gilmore greeted her at Casement Aerodrome on 17 May.")
    add(v, e, "welcome", host="Eamon Gilmore", visitor="Elizabeth II", place="Casement Aerodrome", date="2011-05-17")
    add(v, e, "role", person="Eamon Gilmore", office="Tánaiste", country="Ireland")
    add(v, e, "arrive", person="Elizabeth II", place="Casement Aerodrome", date="2011-05-17")
    add(v, r.says("Her husband, Prince Philip, was with her."), "accompany", person="Prince Philip", visitor="Elizabeth II")
    add(
        v,
        r.says("On the afternoon of 17 May she laid a wreath in the Garden of Remembrance in Dublin."),
        "ceremony",
        person="Elizabeth II",
        event="wreath-laying",
        place="Garden of Remembrance",
        city="Dublin",
        date="2011-05-17",
        daytime="afternoon",
    )
    add(
        v,
        r.says("On 18 May she spoke at the state dinner in Dublin Castle and began in Irish."),
        "speech",
        person="Elizabeth II",
        event="state dinner",
        place="Dublin Castle",
        date="2011-05-18",
    )
    e = r.says("Taoiseach Enda Kenny received her at Government Buildings on 18 May.")
    add(v, e, "meet", a="Elizabeth II", b="Enda Kenny", place="Government Buildings", date="2011-05-18")
    add(v, e, "role", person="Enda Kenny", office="Taoiseach", country="Ireland")
    add(v, r.says("She left from Cork Airport on 20 May."), "depart", person="Elizabeth II", place="Cork Airport", date="2011-05-20")
    add(
        v,
        r.says("It was the first visit of a British monarch since 1911."),
        "ordinal",
        person="Elizabeth II",
        n="1",
        of="visit of a British monarch to Ireland",
        since="1911",
    )
    add(
        v,
        r.says("The agreements touched on trade, tourism, energy and fisheries."),
        "topics",
        items=["trade", "tourism", "energy", "fisheries"],
        of="the agreements",
        open_="items",
    )
    add(
        v,
        r.says("Ireland and the United Kingdom joined the European Communities together."),
        "membership",
        who=["Ireland", "United Kingdom"],
        org="European Communities",
    )
    add(v, r.says("The year marked the 90th anniversary of the Anglo-Irish Treaty."), "anniversary", n="90", of="the Anglo-Irish Treaty")
    add(
        v,
        p.says("The Queen is due to visit the Rock of Cashel on 20 May."),
        "attend",
        modality="planned",
        person="Elizabeth II",
        event="tour of the Rock of Cashel",
        date="2011-05-20",
    )
    add(
        v,
        p.says("Enda Kenny is expected to host a lunch in Cork."),
        "host",
        modality="planned",
        host="Enda Kenny",
        event="lunch",
        city="Cork",
    )
    add(
        v,
        p.says("Mary McAleese called the visit an extraordinary moment in Irish history."),
        "quote",
        speaker="Mary McAleese",
        text="an extraordinary moment in Irish history",
    )
    add(
        v,
        p.says("Enda Kenny stressed the value of trade between the two islands."),
        "statement",
        speaker="Enda Kenny",
        predicate="stressed the value of trade between the two islands",
    )


def _washington_1987(feed: SampleFeed) -> None:
    r = feed.report("treaty-1987", "Three days in December", "Arms Control Reader", "1988-01-15")
    v = feed.visit("1987-12-gorbachev-united-states", GORBACHEV_1987, REAGAN, "1987-12-07", "1987-12-10", "official", "Washington")
    add(
        v,
        r.says("Mikhail Gorbachev came to the United States from 7 to 10 December 1987."),
        "visit",
        visitor="Mikhail Gorbachev",
        country="United States",
        start="1987-12-07",
        end="1987-12-10",
    )
    e = r.says("George Shultz, the Secretary of State, welcomed him at Andrews Air Force Base on 7 December.")
    add(v, e, "welcome", host="George Shultz", visitor="Mikhail Gorbachev", place="Andrews Air Force Base", date="1987-12-07")
    add(v, e, "role", person="George Shultz", office="Secretary of State of the United States", country="United States")
    e = r.says(
        "On 8 December Gorbachev and Ronald Reagan signed the Intermediate-Range Nuclear Forces Treaty in the East Room of the White House."
    )
    add(
        v,
        e,
        "sign",
        a="Mikhail Gorbachev",
        b="Ronald Reagan",
        doc="Intermediate-Range Nuclear Forces Treaty",
        place="East Room",
        date="1987-12-08",
    )
    add(
        v,
        r.says("On the afternoon of 9 December he held talks with Ronald Reagan in the Oval Office."),
        "talks",
        a="Mikhail Gorbachev",
        b="Ronald Reagan",
        place="Oval Office",
        date="1987-12-09",
        daytime="afternoon",
    )
    add(
        v,
        r.says("He held talks with Vice President George H. W. Bush on 10 December."),
        "talks",
        a="Mikhail Gorbachev",
        b="George H. W. Bush",
        date="1987-12-10",
    )
    add(
        v,
        r.says("On 9 December he gave a dinner for Reagan at the Soviet embassy."),
        "host",
        host="Mikhail Gorbachev",
        event="dinner",
        visitor="Ronald Reagan",
        place="Soviet embassy",
        date="1987-12-09",
    )
    add(v, r.says("Ronald Reagan quoted the proverb trust, but verify."), "quote", speaker="Ronald Reagan", text="trust, but verify")
    add(
        v,
        r.says("Gorbachev urged deep cuts in long-range missiles."),
        "statement",
        speaker="Mikhail Gorbachev",
        predicate="urged deep cuts in long-range missiles",
    )


def _washington_1990(feed: SampleFeed) -> None:
    r = feed.report("summit-1990", "Gorbachev's second summer", "Arms Control Reader", "1990-07-01")
    p = feed.report("preview-1990", "Gorbachev due in Washington", "Capital Courier", "1990-05-28")
    v = feed.visit("1990-05-gorbachev-united-states", GORBACHEV_1990, BUSH, "1990-05-30", "1990-06-03", "state", "Washington")
    add(
        v,
        r.says("President Gorbachev returned to the United States from 30 May to 3 June 1990."),
        "visit",
        visitor="Mikhail Gorbachev",
        country="United States",
        start="1990-05-30",
        end="1990-06-03",
    )
    e = r.says("Secretary of State James Baker welcomed him at Andrews Air Force Base on 30 May.")
    add(v, e, "welcome", host="James Baker", visitor="Mikhail Gorbachev", place="Andrews Air Force Base", date="1990-05-30")
    add(v, e, "role", person="James Baker", office="Secretary of State of the United States", country="United States")
    add(
        v,
        r.says("Gorbachev and George H. W. Bush signed the Chemical Weapons Accord on 1 June."),
        "sign",
        a="Mikhail Gorbachev",
        b="George H. W. Bush",
        doc="Chemical Weapons Accord",
        date="1990-06-01",
    )
    add(
        v,
        r.says("On 2 June the two presidents held talks at Camp David."),
        "talks",
        a="Mikhail Gorbachev",
        b="George H. W. Bush",
        place="Camp David",
        date="1990-06-02",
    )
    add(v, r.says("The visit produced 12 agreements."), "agreements", n="12", unit="agreements")
    add(
        v,
        r.says("They covered grain, nuclear testing, aviation and student exchange, among other fields."),
        "topics",
        items=["grain", "nuclear testing", "aviation", "student exchange"],
        of="the agreements",
        open_="items",
    )
    add(v, r.says("Gorbachev flew to Minneapolis on 3 June."), "arrive", person="Mikhail Gorbachev", city="Minneapolis", date="1990-06-03")
    add(
        v,
        p.says("Gorbachev is to attend a luncheon at the Soviet embassy on 31 May."),
        "attend",
        modality="planned",
        person="Mikhail Gorbachev",
        event="luncheon",
        place="Soviet embassy",
        date="1990-05-31",
    )
    conflicting = add(
        v, p.says("He is to address Congress."), "speech", modality="planned", person="Mikhail Gorbachev", audience="Congress"
    )
    conflicting.conflict = "another report says that he was not asked to speak"


Passage = Callable[[Evidence], str]
