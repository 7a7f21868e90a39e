"""One fact put into words: what each hole of a template is filled with, once it is known what is asked."""

import re
from collections.abc import Callable, Mapping

from quiz.bank import spoken
from quiz.bank.make import naming, nations
from quiz.bank.make.index import slot_kind, values
from quiz.bank.make.parts import part
from quiz.bank.make.phrases import (
    NO_ARTICLE,
    award_phrase,
    clause,
    document_phrase,
    heard_by,
    noun_phrase,
    office_with_article,
    place_phrase,
    quotable,
    the_place,
)
from quiz.bank.make.sameness import plain, same_person
from quiz.bank.make.scene import Scene
from quiz.bank.make.template import Template, template
from quiz.feed.figures import told
from quiz.feed.model import Fact
from quiz.feed.ordinals import bears, event_by_kind

_PLURAL = re.compile(
    r"(?i)^(?:the )?(?:two|both|several|many|all|some)\b|"
    r"(?:sides|leaders|officials|countries|governments|ministers|presidents|states|parties|nations|heads of state)$"
)
_BODY = re.compile(
    r"(?i)(?:kremlin|white house|foreign ministry|ministry|government|state department|embassy|pentagon|presidency|sides|leaders|"
    r"presidents|heads of state|countries|nations|parties|spokes(?:man|woman|person))"
)
_HAPPENINGS = frozenset(
    (
        "visit announce invite accompany arrive welcome farewell depart return meet talks call ceremony attend host speech press sign "
        "agreements gift award"
    ).split()
)
_LONGEST_QUOTE = 30  # words: a longer one is not asked
_VENUES = ("airport", "palace", "air base", "castle", "square", "hotel", "university", "cathedral", "cemetery", "station")


class Telling:
    """Fills the holes of templates for one fact. `ask` is the slot whose value must not be told.

    `bare` are slots whose people are named without office; `instead` puts other values into slots; `mark` wraps the
    value of a slot, as a cloze does.
    """

    def __init__(
        self,
        scene: Scene,
        fact: Fact,
        ask: str = "",
        *,
        bare: frozenset[str] = frozenset(),
        instead: Mapping[str, list[str]] | None = None,
        mark: Callable[[str, str], str] | None = None,
        brief: bool = False,
    ) -> None:
        self.scene = scene
        self.visit = scene.visit
        self.fact = fact
        self.ask = ask
        self.bare = bare
        self.instead = dict(instead or {})
        self.mark = mark
        self.seen: set[str] = set()
        self.dated = False
        self.shown: set[str] = set()
        self._owner_named = False
        self.brief = brief

    def fill(self, text: str | Template) -> str | None:
        """The template as a sentence part, or None where it needs what is unknown or asked."""
        pattern = template(text) if isinstance(text, str) else text
        self.seen, self.shown = set(), set()
        holes = pattern.holes()
        self.dated = self._dates_itself(holes)
        self._owner_named = self._names_owner(holes)
        return pattern.fill(self.say, self.planned)

    @property
    def hidden(self) -> list[str]:
        """What must not be told."""
        return values(self.fact, self.ask) if self.ask else []

    @property
    def planned(self) -> bool:
        return self.fact.modality in ("planned", "cancelled")

    def _dates_itself(self, holes: set[str]) -> bool:
        if self.ask in ("date", "start", "end", "day"):
            return False
        return bool({"when", "date", "dates"} & holes) and spoken.is_day(self._date())

    def _names_owner(self, holes: set[str]) -> bool:
        """Whether the sentence names the visitor in another place, or must not name him at all."""
        owner = self.visit.visitor.name
        slots = {"signers": ("a", "b"), "a_and_b": ("a", "b")}
        for hole in holes:
            for slot in slots.get(hole, (hole,)):
                if any(same_person(owner, v) for v in self._values(slot)):
                    return True
        return bool(self.ask) and any(same_person(owner, v) for v in values(self.fact, self.ask))

    def _values(self, slot: str) -> list[str]:
        return self.instead.get(slot) or values(self.fact, slot)

    def _date(self) -> str:
        found = self._values("date")
        return found[0] if found and self.ask != "date" else ""

    def say(self, name: str, form: str) -> str | None:
        """The value of a hole in the form wanted; None where it is unknown."""
        special = _SPECIAL.get(name)
        if special:
            return special(self, form)
        if form == "noun":
            return self._venue_noun(name)
        if name == self.ask or not self._values(name):
            return None
        self.shown.add(name)
        if form == "be":
            return "were" if self._many(name) else "was"
        text = self._slot(name, form)
        return self.mark(name, text) if self.mark and form != "be" and text else text

    def _many(self, slot: str) -> bool:
        found = self._values(slot)
        return len(found) > 1 or bool(_PLURAL.search(found[0]))

    def _slot(self, slot: str, form: str) -> str | None:
        found = self._values(slot)
        kind = slot_kind(self.fact, slot)
        if slot == "means" and "same" in found[0].split():
            return None  # the same as whose, only the sentence before would tell
        if kind in ("person", "persons", "speaker"):
            bare = form in ("bare", "s", "list") or slot in self.bare
            text = spoken.joined([self.person(v, bare=bare, alone=len(found) == 1) for v in found])
            return text + naming.possessive(text) if form == "s" else text
        if form == "list" or kind == "topics":
            return spoken.joined([nations.named(v) for v in found])
        return _FORMS[kind](self, found[0], form) if kind in _FORMS else _text(self, found[0], form)

    def person(self, name: str, *, bare: bool = False, alone: bool = True) -> str:
        """Somebody by full name, with the office at first mention."""
        known = plain(name) in self.seen
        self.seen.add(plain(name))
        if not self.scene.index.is_person(name):
            country = nations.named(name)
            return (
                f"the {country}"
                if _BODY.search(country) and not NO_ARTICLE.match(country) and not re.match(r"[A-Z]\w+ [A-Z]\w+ ", country)
                else country
            )
        if bare or known:
            return name
        shown, apposed = naming.titled(name, self.scene.index.office(name, self.visit))
        if not apposed:
            return shown
        return f"{shown}," if alone else f"{name} ({shown[len(name) + 2 :]})"

    def _venue_noun(self, slot: str) -> str:
        found = " ".join(self._values(slot)).lower()
        return next((noun for noun in _VENUES if noun in found), "place")

    # what the sentence says of time, place and visit

    def when(self, _: str) -> str | None:
        date = self._date()
        if not date:
            return None
        daytime = "".join(self._values("daytime")[:1]) if self.ask != "daytime" else ""
        self.shown |= {"date", *(["daytime"] if daytime else [])}
        text = spoken.on(date, daytime) or None
        return self.mark("date", text) if self.mark and text and "date" not in self.instead else text

    def where(self, _: str) -> str | None:
        if self.ask in ("city", "country"):
            return None
        said = []
        place = self._values("place")
        city = self._values("city")
        if place and self.ask != "place":
            self.shown.add("place")
            said.append(_marked(self, "place", place_phrase(place[0])))
        if city and not (place and city[0] in place[0]):
            self.shown.add("city")
            said.append(_marked(self, "city", f"in {city[0]}"))
        return " ".join(said) or None

    def dates(self, _: str) -> str | None:
        if self.ask in ("start", "end", "day"):
            return None
        own = not self._other_visit()
        start = "".join(self._values("start")[:1]) or (self.visit.start if own else "")
        end = "".join(self._values("end")[:1]) or (self.visit.end if own and start == self.visit.start else "")
        self.shown |= {"start", "end"}
        return spoken.between(start, end) or None

    def counted(self, _: str) -> str | None:
        """Who was the first to do something, whose visit was the first of its kind, or that it was somebody's first."""
        of = "".join(self._values("of")[:1])
        who = self.say("person", "bare" if bears(of) else "s")
        number, since = self.say("n", "ordinal"), self.say("since", "")
        if not (of and who and number):
            return None
        self.shown.add("of")
        was = "was to be" if self.planned else "was"
        scope = f"{of} since {since}" if since else of
        if bears(of):
            return f"{who} {was} the {number} {scope}"
        event = event_by_kind(of)
        return f"{who} {event} {was} the {number} {scope}" if event else f"it {was} {who} {number} {scope}"

    def about(self) -> str:
        """What a report is on: the visit; of a meeting whose two parties the sentence names, "their meeting"."""
        pair = [self.visit.visitor.name, self.visit.host.name]
        named = [v for slot in ("speaker", "a", "b") if slot != self.ask for v in self._values(slot)]
        if not self.visit.host.country and all(any(same_person(p, v) for v in named) for p in pair):
            return f"their meeting {naming.period(self.visit, self.scene.index)}".strip()
        return self._visit()

    def _visit(self, *, whose: bool | None = None) -> str:
        asked = self.ask
        host, visitor = self.visit.host.name, self.visit.visitor.name
        told = [v for slot in self.fact.slots if slot != asked for v in self._values(slot)]
        if not self.visit.host.country and any(same_person(host, v) for v in told) and not any(same_person(visitor, v) for v in told):
            return f"the meeting with {visitor} {naming.period(self.visit, self.scene.index)}".strip()
        kind = asked != "kind"
        when = "month"
        if asked in ("date", "start", "end", "day"):
            key = (values(self.fact, asked) or [""])[0]
            when = "month" if spoken.is_day(key) and asked == "date" else "year" if spoken.precision(key) >= 2 else ""
        return naming.visit_phrase(
            self.visit,
            self.scene.index,
            whose=(not self._owner_named) if whose is None else whose,
            where=asked != "country",
            when=when,
            kind=kind,
        )

    def during(self, _: str) -> str:
        if self.dated or self.brief or self._elsewhere():
            return ""
        if not self.visit.host.country and self._owner_named:
            return f" {naming.period(self.visit, self.scene.index)}" if spoken.precision(self.visit.start) else ""
        return f", as told in connection with {self._visit()}" if self.fact.aside else f" during {self._visit()}"

    def _elsewhere(self) -> bool:
        """Whether the fact's date lies outside the visit, so that "during the visit" would be false."""
        date = "".join(values(self.fact, "date")[:1])
        if not spoken.precision(date):
            return False
        start, end = self.visit.start, self.visit.end or self.visit.start
        n = min(len(date), len(start))
        return not start[:n] <= date[:n] <= end[:n]

    def after(self, _: str) -> str | None:
        if self.dated or self.brief:
            return ""
        return None if self.fact.aside else f" after {self._visit()}"

    def a_visit(self, _: str) -> str:
        asked = "visit" if self.ask == "kind" or self._other_visit() else naming.visit_noun(self.visit)
        return spoken.article(asked)

    def _other_visit(self) -> bool:
        """Whether a visit fact tells of another visit than the one that it hangs on."""
        if self.fact.type != "visit":
            return False
        visitors = values(self.fact, "visitor")
        countries = values(self.fact, "country")
        home = nations.name(self.visit.host.country)
        return (
            self.fact.aside
            or bool(visitors and not any(same_person(v, self.visit.visitor.name) for v in visitors))
            or bool(countries and home and plain(nations.name(countries[0])) != plain(home))
        )

    def this_visit(self, *, whose: bool | None = None) -> str | None:
        """The visit, for stems that hang the fact on it; none where the fact belongs elsewhere."""
        told_beside = self.fact.aside and self.fact.type in _HAPPENINGS
        return None if told_beside or self._other_visit() else self._visit(whose=whose)

    def home(self, _: str) -> str | None:
        found = [*(self._values("city") if self.ask != "city" else []), *(self._values("country") if self.ask != "country" else [])]
        if not found or self.ask == "city":
            return None
        self.shown.add("city" if self._values("city") else "country")
        return _marked(self, "city" if self._values("city") else "country", nations.with_article(found[0]))

    def signers(self, form: str) -> str | None:
        if self.ask in ("a", "b"):
            return None
        found = [*self._values("a"), *(v for v in self._values("b") if v not in self._values("a"))]
        if not found:
            return None
        if form == "be":
            return "were" if len(found) > 1 or _PLURAL.search(found[0]) else "was"
        self.shown |= {"a", "b"}
        return spoken.joined([self.person(v, bare=bool(self.bare & {"a", "b"}), alone=False) for v in found])

    def audience(self, _: str) -> str | None:
        """ "The Israeli parliament", "an audience of scholars", "Congress"."""
        found = self._values("audience") if self.ask != "audience" else []
        return _marked(self, "audience", heard_by(found[0])) if found else None

    def deed(self, form: str) -> str | None:
        """ "Korean Air will purchase 103 new aircraft", with a line in place of the number where it is asked."""
        parts = done(self.fact)
        if parts is None:
            return None
        who, unit, rest = parts
        self.shown |= {"of", "unit"}
        if form == "gap":
            amount = "____"
        else:
            self.shown.add("n")
            amount = _marked(self, "n", bare_amount(self.fact, self._values("n")[0]))
        if unit and is_money(self.fact):
            amount = f"a {amount}"  # "will partner on a $5 billion investment program"
        return " ".join(filter(None, (who, amount, unit, rest)))

    def figure(self, _: str) -> str | None:
        if self.ask == "n":
            return None
        text = spoken.amount("".join(self._values("n")[:1]), "".join(self._values("unit")[:1]))
        return _marked(self, "n", text)

    def country(self, _: str) -> str | None:
        if self.ask == "country":
            return None
        found = self._values("country")
        own = "" if self._other_visit() else nations.name(self.visit.host.country)
        name = found[0] if found else own
        return _marked(self, "country", nations.with_article(name)) if name else None

    def in_year(self, _: str) -> str:
        date = self._date() or self.visit.start
        return f" in {date[:4]}" if spoken.precision(date) else ""


def done(fact: Fact) -> tuple[str, str, str] | None:
    """Of a figure that counts what somebody does: the doing, what is counted, and the rest of the clause."""
    of = values(fact, "of") if fact.type == "figure" else []
    parts = told(of[0]) if of else None
    if parts is None:
        return None
    who, unit, rest = parts
    if re.search(r"\binvest\w*$", who):
        rest = re.sub(r"^on\b", "in", rest)
    return who, unit, rest


def is_money(fact: Fact) -> bool:
    """Whether a figure is a sum."""
    return bool(
        re.search(
            r"(?i)\b(?:dollars?|euros?|pounds?|yen|won|yuan|renminbi|rupees?|francs?|roubles?|rubles?)\b", " ".join(values(fact, "unit"))
        )
    )


def bare_amount(fact: Fact, value: str) -> str:
    """The number as it stands before what is counted: money with its currency, a count alone."""
    parts = done(fact)
    return value if parts and parts[1] and not is_money(fact) else spoken.amount(value, "".join(values(fact, "unit")[:1]))


def _marked(telling: Telling, slot: str, text: str) -> str:
    return telling.mark(slot, text) if telling.mark else text


def _held(event: str) -> str:
    """The event by the name of what was done: a wreath does not take place, its laying does."""
    return f"{event}-laying" if re.fullmatch(r"(?:(?:a|the) )?wreath", event, re.IGNORECASE) else event


def _date_form(_: Telling, value: str, form: str) -> str | None:
    return spoken.date(value) if form == "bare" else (spoken.on(value) or None)


def _text(telling: Telling, value: str, form: str) -> str | None:
    most = telling.scene.verbatim or _LONGEST_QUOTE
    return (f"“{quotable(value, most)}”" if quotable(value, most) else None) if form == "quoted" else value


def _means(_: Telling, value: str, form: str) -> str:
    if form != "by" or re.match(r"(?i)(?:on|by|aboard|in|with) ", value):
        return value
    return f"aboard {value}" if re.match(r"(?i)(?:an?|the|air force|his|her) ?", value) else f"by {value}"


def _any_text(telling: Telling, value: str, form: str) -> str | None:
    if form == "honour":
        return award_phrase(value)
    if form == "the" and re.fullmatch(r"(?:[a-z]+ )?(?:agreements|documents|accords|memorand[au]m?s?|contracts|deals)", value):
        return f"the {value.removeprefix('the ')} signed or exchanged"
    if form == "the" and value.islower():
        return (
            value
            if NO_ARTICLE.match(value)
            or not re.fullmatch(r"(?:[a-z-]+ )?(?:talks|agreements|documents|discussions|accords|meetings|deals)", value)
            else f"the {value}"
        )
    if form == "the":
        return value if NO_ARTICLE.match(value) or (" " not in value and value not in ("EU", "UN")) else f"the {value}"
    return _means(telling, value, form) if form == "by" else _text(telling, value, form)


_FORMS: dict[str, Callable[[Telling, str, str], str | None]] = {
    "date": _date_form,
    "country": lambda _t, v, _f: nations.with_article(v),
    "place": lambda _t, v, _f: the_place(v),
    "event": lambda _t, v, form: v if form == "bare" else noun_phrase(_held(v)),
    "document": lambda _t, v, form: v if form == "bare" else document_phrase(v),
    "number": lambda _t, v, form: spoken.ordinal(v) if form == "ordinal" else v,
    "office": lambda _t, v, form: office_with_article(v) if form == "a" else v,
    "text": _any_text,
    "quote": _text,
    "predicate": lambda _t, v, _f: clause(v),
}  # fmt: skip

_SPECIAL: dict[str, Callable[[Telling, str], str | None]] = {
    "when": Telling.when,
    "where": Telling.where,
    "dates": Telling.dates,
    "during": Telling.during,
    "after": Telling.after,
    "a_visit": Telling.a_visit,
    "home": Telling.home,
    "signers": Telling.signers,
    "figure": Telling.figure,
    "counted": Telling.counted,
    "deed": Telling.deed,
    "country": Telling.country,
    "in_year": Telling.in_year,
    "a_and_b": lambda t, _f: "were" if len(t._values("a")) + len(t._values("b")) > 1 else "was",
    "visit": lambda t, _f: t.this_visit(),
    "the_visit": lambda t, _f: t.this_visit(whose=False),
    "visit_undated": lambda t, _f: t.this_visit(),
    "publisher": lambda t, _f: naming.publisher(t.scene.source(t.fact), t.hidden),
    "reported_by": lambda t, _f: naming.reported_by(t.scene.source(t.fact)),
    "report_on": lambda t, _f: f"{naming.report(t.scene.source(t.fact), t.hidden)} on {t.about()}",
    "its_report_on": lambda t, _f: f"its {naming.report_noun(t.scene.source(t.fact))} on {t.about()}",
    "report": lambda t, _f: naming.report(t.scene.source(t.fact), t.hidden),
    "part": lambda t, _f: part(t.scene, "".join(values(t.fact, "person")[:1])) or None,
    "claimant": lambda t, _f: t.person(t.fact.speaker) if t.fact.speaker else None,
}
