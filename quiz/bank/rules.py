"""The item-writing rules, in the order in which they are checked. `build` and `check` run them all, also on questions written by hand.

`check(question, context)` judges one question and is quick enough for thousands; `check_bank(bank)` judges what only a
whole bank shows. A generated question that breaks a rule is not written.
"""

from collections.abc import Iterator

from quiz.bank.deck import Bank
from quiz.bank.itemrules import copy, fairness, options, stems, wholebank
from quiz.bank.itemrules.context import BankRule, Broken, Context, Rule
from quiz.bank.question import Question

RULES: tuple[Rule, ...] = (
    Rule("evidence", "a generated question shows the passage that proves it", fairness.has_evidence),
    Rule("one-key", "no wrong option is the key in other words", options.one_key),
    Rule("distinct-options", "no two options say the same", options.distinct),
    Rule("no-combined-options", "no all or none of the above, no option made of others", options.combined, english=True),
    Rule("no-overlap", "no option holds another", options.apart),
    Rule("one-form", "all options are of one form", options.one_form),
    Rule("key-length", "the key is not longer than every wrong option by more than a quarter", options.length),
    Rule("key-echo", "no word of the stem comes back in the key alone", options.echo),
    Rule("key-in-stem", "the stem does not tell the key", stems.key_not_in_stem),
    Rule("agreement", "options agree with the stem in article, number and preposition", options.agreement, english=True),
    Rule("marked-negation", "not and except are marked", stems.marked_negation, english=True),
    Rule("no-absolutes", "no always and never, usually and rarely", stems.no_absolutes, english=True),
    Rule("referent", "no pronoun and no “the visit” without its referent", stems.referent, english=True),
    Rule("timeless", "nothing depends on the day of reading", stems.timeless, english=True),
    Rule("stands-alone", "nothing depends on a text that is not there", stems.stands_alone, english=True),
    Rule("clean-copy", "no slips of the pen", copy.clean_copy, english=True),
    Rule("short-answer", "what must be typed is short and one thing", fairness.short_answer),
    Rule("cloze-blank", "one filling makes sense", fairness.cloze_blank),
    Rule("order-without-ties", "each item has its place and does not show it", fairness.order_without_ties),
    Rule("one-to-one", "each left side has one right side", fairness.one_to_one),
    Rule("several-keys", "a question with several answers has several", fairness.several_keys),
    Rule("correction", "a false statement's correction says what is true of the same thing", fairness.correction),
    Rule("one-statement", "only one thing is to be judged", fairness.one_statement, english=True),
)

BANK_RULES: tuple[BankRule, ...] = (
    BankRule("asked-once", "no two questions have one answer from one fact in other words", wholebank.asked_once),
    BankRule("true-false-balance", "neither true nor false is the better guess", wholebank.true_false_balance),
    BankRule("key-rank", "the key's rank among dates and numbers varies", wholebank.key_rank),
)

_NOTHING = Context()


def check(question: Question, context: Context | Bank | None = None) -> list[Broken]:
    """Every rule that the question breaks. For many questions of one bank make one `Context(bank)` and pass that."""
    known = Context(context) if isinstance(context, Bank) else context or _NOTHING
    return list(_broken(question, known))


def _broken(question: Question, context: Context) -> Iterator[Broken]:
    english = context.language.startswith("en")
    for rule in RULES:
        if english or not rule.english:
            for field, message in rule.check(question, context):
                yield Broken(rule.name, message, field, question.id)


def check_bank(bank: Bank) -> list[Broken]:
    """The rules that a bank breaks as a whole. `question` is the one to mend, or empty where it is no single one."""
    return [Broken(rule.name, message, "", question) for rule in BANK_RULES for question, message in rule.check(bank)]


def check_all(bank: Bank) -> list[Broken]:
    """Every rule broken by a question that is delivered, then those that the bank breaks as a whole."""
    context = Context(bank)
    return [broken for question in bank.delivered() for broken in check(question, context)] + check_bank(bank)
