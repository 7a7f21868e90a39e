"""Random banks from a seed: plainer than the hypothesis strategies, and quick enough for a thousand of them."""

import random

from random_banks import HOSTILE

from quiz.bank.deck import Bank, BankVisit, DeckInfo
from quiz.bank.kinds.all import AnyQuestion
from quiz.bank.kinds.choice import Choice
from quiz.bank.kinds.cloze import Cloze
from quiz.bank.kinds.match import Match
from quiz.bank.kinds.multiple import Multiple
from quiz.bank.kinds.open import Open
from quiz.bank.kinds.order import Order
from quiz.bank.kinds.short import Short
from quiz.bank.kinds.true_false import TrueFalse
from quiz.bank.question import LEVELS, STATUSES, Distractor, folded
from quiz.citation import Evidence, Source

_PARTS = (
    *HOSTILE,
    *("{{c1::x}}", "{{Id}}", "}}", "::", "{", "\\(", "\\[x\\]", "[sound:a]", "[[type:Typed]]", "<script>", "-->", "]]>"),
    *("\u0338", "\u202e", "\u200f", "שלום", "日本語", "한국", "\U0001f1e9\U0001f1ea", "\x07", "\x1f", "\ufffe"),
    *("Willy Brandt", "26 June 1963", "Rome", "the President of France"),
)


class _Maker:
    def __init__(self, seed: int) -> None:
        self.rng = random.Random(seed)

    def text(self) -> str:
        while True:
            made = " ".join(self.rng.choice(_PARTS)[:80] for _ in range(self.rng.randint(1, 3)))
            if self.rng.random() < 0.3:
                made += "".join(chr(self.rng.choice((self.rng.randint(1, 0x2FF), self.rng.randint(0x300, 0xD7FF)))) for _ in range(8))
            if any(c.isalnum() for c in made):
                return made

    def texts(self, count: int) -> list[str]:
        made: dict[str, str] = {}
        while len(made) < count:
            text = self.text()
            made.setdefault(folded(text), text)
        return list(made.values())

    def question(self, number: str) -> AnyQuestion:
        options, rng = self.texts(6), self.rng
        common = {
            "id": number,
            "prompt": self.text(),
            "explanation": rng.choice(("", self.text())),
            "evidence": [Evidence("a", 1, 9, passage=rng.choice(("", self.text()))), Evidence("b", row=self.text())][: rng.randint(0, 2)],
            "tags": [self.text() for _ in range(rng.randint(0, 2))],
            "level": rng.choice(LEVELS),
            "status": rng.choice(STATUSES),
        }
        wrong: list[str | Distractor] = [Distractor(text, rng.choice(("", self.text()))) for text in options[2:]]
        inside = [text.replace("{{", "(").replace("}}", ")").replace("::", ":").strip("{}:") or "x" for text in options]
        makers = (
            lambda: Choice(answer=options[0], distractors=wrong, **common),
            lambda: Multiple(answers=options[:2], distractors=wrong, **common),
            lambda: TrueFalse(answer=False, correction=options[0], **common),
            lambda: TrueFalse(answer=True, **common),
            lambda: Short(answer=options[0], accept=options[1 : rng.randint(1, 4)], **common),
            lambda: Cloze(text=f"{inside[0]} {{{{c1::{inside[1]}::{inside[2]}}}}} {inside[3]} {{{{c2::{inside[4]}}}}}", **common),
            lambda: Order(items=options, **common),
            lambda: Match(
                pairs=[(options[0], options[1]), (options[1], options[2]), (options[2], options[3])], extra=options[4:], **common
            ),
            lambda: Open(points=options[:3], **common),
        )
        return rng.choice(makers)()

    def bank(self, number: str) -> Bank:
        rng = self.rng
        return Bank(
            deck=DeckInfo(f"deck-{number}", self.text(), rng.choice(("", self.text())), rng.choice(("en", "de", "ar", "zh-Hant", "x y"))),
            sources={
                "a": Source(
                    self.text(),
                    self.text(),
                    rng.choice(("2025-05-07", "2025", "", self.text())),
                    url=rng.choice(("", "https://a.example/?q=1&b")),
                ),
                "b": Source("A table", language="ar"),
            },
            visits=[BankVisit("v", "A visit", rng.choice(("2025-05-07", "1972", "XXXX")))] * rng.randint(0, 2),
            questions=[self.question(f"deck-{number}-{place}") for place in range(rng.randint(0, 4))],
        )


def quick_banks(seed: int, count: int) -> list[Bank]:
    """`count` banks that depend on the seed alone."""
    maker = _Maker(seed)
    return [maker.bank(str(number)) for number in range(count)]
