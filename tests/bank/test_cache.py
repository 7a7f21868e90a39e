"""A bank that was parsed before opens at once, and never as something that its file does not say."""

import gc
import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from random_banks import banks

from quiz.bank import cache, rules
from quiz.bank.deck import Bank, DeckInfo, digest, dump, load
from quiz.bank.kinds.choice import Choice
from quiz.bank.question import Distractor, Generated
from quiz.citation import Evidence, Source
from quiz.errors import FormatError

TEXT = """format: question-bank/1
deck: {id: nixon, title: Nixon in China}
questions:
- {id: a, type: short, prompt: Who was Mao's interpreter in February 1972?, answer: Nancy Tang, status: approved}
- {id: b, type: short, prompt: Which city did Richard Nixon leave from in February 1972?, answer: Shanghai, status: rejected}
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "nixon.yaml"
    path.write_text(TEXT, encoding="utf-8")
    os.utime(path, (1_600_000_000, 1_600_000_000))
    return path


def test_a_cached_bank_is_the_bank(file: Path, tmp_path: Path) -> None:
    first = cache.load(file, tmp_path / "cache")
    assert cache.load(file, tmp_path / "cache") == first == load(file)
    assert len(list((tmp_path / "cache").iterdir())) == 1


def test_the_second_load_does_not_parse(file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = cache.load(file, tmp_path / "cache")
    monkeypatch.setattr(cache.deck, "parse_bytes", lambda *_: pytest.fail("parsed again"))
    assert cache.load(file, tmp_path / "cache") == expected


def test_a_changed_file_is_read_anew_also_when_size_and_time_stay(file: Path, tmp_path: Path) -> None:
    os.utime(file)
    stamp = file.stat().st_mtime_ns
    cache.load(file, tmp_path / "cache")
    file.write_text(TEXT.replace("Nancy Tang", "Nancy Tong"), encoding="utf-8")
    os.utime(file, ns=(stamp, stamp))
    assert cache.load(file, tmp_path / "cache").questions[0].answer_text() == "Nancy Tong"


def test_a_touched_file_with_the_same_bytes_is_not_parsed_again(file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = cache.load(file, tmp_path / "cache")
    os.utime(file)
    monkeypatch.setattr(cache.deck, "parse_bytes", lambda *_: pytest.fail("parsed again"))
    assert cache.load(file, tmp_path / "cache") == expected


@pytest.mark.parametrize("place", [0, 10, 40, 60, 90, 150, -1])
def test_a_damaged_cache_is_noticed_and_rebuilt(place: int, file: Path, tmp_path: Path) -> None:
    expected = cache.load(file, tmp_path / "cache")
    (stored,) = (tmp_path / "cache").iterdir()
    whole = stored.read_bytes()
    broken = bytearray(whole)
    broken[place] ^= 0xFF
    stored.write_bytes(bytes(broken))
    assert cache.load(file, tmp_path / "cache") == expected
    assert stored.read_bytes() == whole


@pytest.mark.parametrize("length", [0, 5, 70, 100])
def test_half_a_cache_is_noticed(length: int, file: Path, tmp_path: Path) -> None:
    expected = cache.load(file, tmp_path / "cache")
    (stored,) = (tmp_path / "cache").iterdir()
    stored.write_bytes(stored.read_bytes()[:length])
    assert cache.load(file, tmp_path / "cache") == expected


def test_a_cache_that_cannot_be_written_is_passed_over(file: Path, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file where the folder should be", encoding="utf-8")
    assert cache.load(file, tmp_path / "cache") == load(file)


def test_a_faulty_bank_is_reported_each_time_and_never_cached(file: Path, tmp_path: Path) -> None:
    file.write_text(TEXT.replace("answer: Shanghai, ", ""), encoding="utf-8")
    for _ in range(2):
        with pytest.raises(FormatError, match="no answer"):
            cache.load(file, tmp_path / "cache")
    assert not (tmp_path / "cache").exists()


def test_a_missing_bank_is_reported(tmp_path: Path) -> None:
    with pytest.raises(FormatError, match="cannot be read"):
        cache.load(tmp_path / "no.yaml", tmp_path / "cache")


def test_a_summary_tells_cover_and_statuses_without_the_bank(file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = cache.summary(file, tmp_path / "cache")
    assert first.deck.title == "Nixon in China"
    assert first.delivered() == first.delivered(approved_only=True) == ["a"]
    monkeypatch.setattr(cache, "load", lambda *_: pytest.fail("loaded the bank"))
    assert cache.summary(file, tmp_path / "cache") == first


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
@given(bank=banks())
def test_any_bank_comes_out_of_the_cache_as_it_went_in(bank: Bank, tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_text(dump(bank), encoding="utf-8", newline="\n")
    assert cache.load(path, tmp_path / "cache") == cache.load(path, tmp_path / "cache") == bank


def big_bank() -> Bank:
    """A thousand choices with evidence."""
    return Bank(deck=DeckInfo(id="n", title="N"), sources={"s": Source(title="Chronicle")}, questions=[_numbered(i) for i in range(1000)])


def _numbered(number: int) -> Choice:
    question = Choice(
        id=f"nixon-china-1972-welcome-host-{number}",
        prompt=f"Whom does chronicle {number} name among those who welcomed Richard Nixon in Beijing on {number % 28 + 1} February 1972?",
        answer="Zhou Enlai",
        distractors=[Distractor("Mao Zedong", f"He met him in {1900 + number % 99}."), "Lin Biao", "Deng Xiaoping"],
        explanation=f"The chronicle names Zhou Enlai as one of those at the airport in sentence {number}.",
        evidence=[Evidence(source="s", start=number * 10, end=number * 10 + 90, passage=f"Zhou Enlai welcomed them at gate {number}.")],
        tags=["people", "arrival"],
        generated=Generated(source=f"1972-02-nixon-china/welcome-{number}", slot="host", rule="welcome.host"),
    )
    assert question.generated
    question.generated.digest = digest(question)
    return question


def best(run: Callable[[], object], tries: int = 4) -> float:
    """The shortest of some runs, in processor time."""
    times = []
    for _ in range(tries):
        gc.collect()
        start = time.process_time()
        run()
        times.append(time.process_time() - start)
    return min(times)


@pytest.mark.slow
def test_loading_is_quick_beside_a_bare_yaml_load(tmp_path: Path) -> None:
    path = tmp_path / "big.yaml"
    text = dump(big_bank())
    path.write_text(text, encoding="utf-8", newline="\n")
    os.utime(path, (1_600_000_000, 1_600_000_000))
    bare = best(lambda: yaml.load(text, Loader=yaml.CSafeLoader), 3)
    assert best(lambda: rules.check_all(load(path)), 3) <= 1.5 * bare
    cache.load(path, tmp_path / "cache")
    assert best(lambda: cache.load(path, tmp_path / "cache"), 8) <= 0.03 * bare
