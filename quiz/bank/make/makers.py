"""Every way of asking, in the order in which candidates are made. A new one is a file and a line here."""

from collections.abc import Callable, Iterator

from quiz.bank.make.acrossvisits import across
from quiz.bank.make.announced import announced
from quiz.bank.make.asking import Candidate
from quiz.bank.make.extractgaps import extract_gaps
from quiz.bank.make.gaps import own_gaps, source_gaps
from quiz.bank.make.judged import judged
from quiz.bank.make.scene import Scene
from quiz.bank.make.setting import setting
from quiz.bank.make.several import several
from quiz.bank.make.sides import sides
from quiz.bank.make.single import single
from quiz.bank.make.thinking import thinking
from quiz.bank.make.voices import voices
from quiz.bank.make.whole import compare, length, match, open_questions, order

Maker = Callable[[Scene], Iterator[Candidate]]

MAKERS: tuple[Maker, ...] = (
    single,
    several,
    sides,
    judged,
    announced,
    own_gaps,
    source_gaps,
    order,
    match,
    voices,
    setting,
    length,
    open_questions,
    compare,
    across,
    thinking,
    extract_gaps,
)
