"""Every question type, in the order in which help and schema name them."""

from quiz.bank.kinds.choice import Choice
from quiz.bank.kinds.cloze import Cloze
from quiz.bank.kinds.match import Match
from quiz.bank.kinds.multiple import Multiple
from quiz.bank.kinds.open import Open
from quiz.bank.kinds.order import Order
from quiz.bank.kinds.short import Short
from quiz.bank.kinds.true_false import TrueFalse
from quiz.bank.question import Question

KINDS: tuple[type[Question], ...] = (Choice, Multiple, TrueFalse, Short, Cloze, Order, Match, Open)

AnyQuestion = Choice | Multiple | TrueFalse | Short | Cloze | Order | Match | Open
