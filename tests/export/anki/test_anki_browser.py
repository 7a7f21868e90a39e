"""The cards' script and look in a real browser engine: the shuffle lasts over the flip, taps count, nothing overflows."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from anki_judge import CHROMIUM, Rendered, browse, card_page, collection, import_package, rendered_cards
from delivering import deliver
from test_anki_cards import HOSTILE, hostile_folder

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.skipif(not CHROMIUM, reason="Chromium is not installed (Debian: apt-get install chromium)"),
]

# Runs a script on every card in one browser: each card in a frame of its own, results gathered as JSON.
_GATHER = """
var results = [], frames = Array.prototype.slice.call(document.querySelectorAll("iframe"));
window.onload = function () {
  frames.forEach(function (frame) {
    try { results.push(frame.contentWindow.look()); } catch (fault) { results.push({fault: String(fault)}); }
  });
  document.body.innerHTML = "";
  document.body.appendChild(document.createElement("pre")).textContent = JSON.stringify(results);
};
"""


def look_at(cards: list[Rendered], look: str, folder: Path, width: int = 390, night: bool = False) -> list[Any]:
    """What `look`, the body of a JavaScript function, returns for each card."""
    frames = ""
    for number, card in enumerate(cards):
        (folder / f"card-{number}.html").write_text(card_page(card, f"function look() {{ {look} }}", night), encoding="utf-8")
        frames += f'<iframe src="card-{number}.html" width="{width}" height="640"></iframe>'
    page = folder / "all.html"
    page.write_text(f'<!doctype html><meta charset="utf-8"><body>{frames}<script>{_GATHER}</script></body>', encoding="utf-8")
    dom = browse(["--dump-dom", "--virtual-time-budget=20000"], page)
    found = re.search(r"<pre>(.*?)</pre>", dom, re.S)
    assert found, dom[:500]
    import html

    results: list[Any] = json.loads(html.unescape(found[1]))
    assert len(results) == len(cards)
    for card, result in zip(cards, results, strict=True):
        assert "fault" not in result, (card.question_id, result)
    return results


def cards_of(folder: Path, tmp_path: Path, typed: str = "") -> list[Rendered]:
    deliver(folder, tmp_path / "v.apkg")
    with collection() as col:
        import_package(col, tmp_path / "v.apkg")
        return rendered_cards(col, typed=typed)


def of_kind(cards: list[Rendered], *kinds: str) -> list[Rendered]:
    return [card for card in cards if card.kind in kinds]


SHUFFLES = """
  var orders = [];
  for (var turn = 0; turn < 12; turn++) {
    show(front);
    var asked = texts(".options > li > span, .items > li > span, .rights > li > span");
    show(back);
    orders.push([asked, texts(".options > li > span, .items > li > span, .rights > li > span")]);
  }
  return {orders: orders};
"""


def test_the_back_shows_the_order_of_the_front_and_each_showing_has_its_own(folder: Path, tmp_path: Path) -> None:
    cards = of_kind(cards_of(folder, tmp_path), "choice", "multiple", "order", "match")
    for card, result in zip(cards, look_at(cards, SHUFFLES, tmp_path), strict=True):
        assert all(front == back for front, back in result["orders"]), card.kind
        assert len({tuple(front) for front, _ in result["orders"]}) > 1, f"{card.kind} is never shuffled"
        assert len({tuple(sorted(front)) for front, _ in result["orders"]}) == 1


def test_items_to_order_never_come_in_the_right_order(folder: Path, tmp_path: Path) -> None:
    (card,) = of_kind(cards_of(folder, tmp_path), "order")
    look = """
      var orders = [];
      function places() { return all(".items > li").map(function (i) { return i.dataset.t; }).join(""); }
      for (var turn = 0; turn < 300; turn++) { show(front); orders.push(places()); }
      return {orders: orders};
    """
    (result,) = look_at([card], look, tmp_path)
    assert "01234" not in result["orders"]
    assert len(set(result["orders"])) > 60


def test_true_stands_before_false(folder: Path, tmp_path: Path) -> None:
    cards = of_kind(cards_of(folder, tmp_path), "true-false")
    for result in look_at(cards, "show(front); return {shown: texts('.options > li')};", tmp_path):
        assert result["shown"] == ["True", "False"]


def test_without_storage_both_sides_still_agree(folder: Path, tmp_path: Path) -> None:
    cards = of_kind(cards_of(folder, tmp_path), "choice", "multiple", "order", "match")
    blocked = "Object.defineProperty(window, 'sessionStorage', {get: function () { throw new Error('blocked'); }});" + SHUFFLES
    for card, result in zip(cards, look_at(cards, blocked, tmp_path), strict=True):
        assert all(front == back for front, back in result["orders"]), card.kind


def test_cards_after_one_another_do_not_get_in_each_others_way(folder: Path, tmp_path: Path) -> None:
    card = of_kind(cards_of(folder, tmp_path), "choice")[0]
    look = """
      var faults = []; window.onerror = function (message) { faults.push(message); };
      for (var turn = 0; turn < 5; turn++) { show(front); show(back); }
      return {faults: faults};
    """
    (result,) = look_at([card], look, tmp_path)
    assert result["faults"] == []


def test_a_tapped_option_is_judged_on_the_back(folder: Path, tmp_path: Path) -> None:
    (card,) = of_kind(cards_of(folder, tmp_path), "choice")
    look = """
      function run(right) {
        show(front);
        all(".options > li").filter(function (i) { return i.classList.contains("key") === right; })[0].click();
        show(back);
        return texts(".hit span").concat(["|"], texts(".miss span"));
      }
      return {right: run(true), wrong: run(false)};
    """
    (result,) = look_at([card], look, tmp_path)
    assert result["right"] == ["Schöneberg Town Hall", "|"]
    assert result["wrong"][0] == "|"
    assert len(result["wrong"]) == 2


def test_options_are_chosen_and_unchosen_by_tapping(folder: Path, tmp_path: Path) -> None:
    one, many = of_kind(cards_of(folder, tmp_path), "choice")[0], of_kind(cards_of(folder, tmp_path), "multiple")[0]
    look = """
      show(front); var items = all(".options > li"), counts = [];
      [0, 1, 1, 2, 3].forEach(function (n) { items[n].click(); counts.push(all(".picked").length); });
      return {counts: counts};
    """
    single, several = look_at([one, many], look, tmp_path)
    assert single["counts"] == [1, 1, 0, 1, 1]
    assert several["counts"] == [1, 2, 1, 2, 3]


def test_an_order_is_given_by_tapping_and_judged_place_by_place(folder: Path, tmp_path: Path) -> None:
    (card,) = of_kind(cards_of(folder, tmp_path), "order")
    look = """
      function tap(places) {
        show(front);
        places.forEach(function (place) { all(".items > li").filter(function (i) { return Number(i.dataset.t) === place; })[0].click(); });
        var marks = all(".items > li[data-mark]").length;
        show(back);
        return [marks, all(".solution > .hit").length, all(".solution > .miss").length];
      }
      return {right: tap([0, 1, 2, 3, 4]), swapped: tap([1, 0, 2, 3, 4]), mended: tap([1, 0, 1, 0, 0, 1, 2, 3, 4]), none: tap([])};
    """
    (result,) = look_at([card], look, tmp_path)
    assert result == {"right": [5, 5, 0], "swapped": [5, 3, 2], "mended": [5, 5, 0], "none": [0, 0, 0]}


def test_pairs_are_joined_by_tapping_and_judged_row_by_row(folder: Path, tmp_path: Path) -> None:
    (card,) = of_kind(cards_of(folder, tmp_path), "match")
    look = """
      function partner(place) { return all(".rights > li").filter(function (i) { return Number(i.dataset.t) === place; })[0]; }
      function judge() { show(back); return [all(".pairs .hit").length, all(".pairs .miss").length]; }
      show(front); [0, 1, 2].forEach(function (n) { partner(n).click(); }); var right = judge();
      show(front); [1, 0, 2].forEach(function (n) { partner(n).click(); }); var swapped = judge();
      show(front); all(".lefts > li")[2].click(); partner(2).click(); var one = judge();
      show(front); partner(1).click(); partner(1).click(); var undone = all(".picked").length;
      return {right: right, swapped: swapped, one: one, undone: undone};
    """
    (result,) = look_at([card], look, tmp_path)
    assert result == {"right": [3, 0], "swapped": [1, 2], "one": [1, 0], "undone": 0}


FITS = """
  show(front); var page = document.documentElement, wide = [page.scrollWidth - page.clientWidth];
  show(back); wide.push(page.scrollWidth - page.clientWidth);
  return {wide: wide};
"""


@pytest.mark.parametrize("width", [320, 390, 1000])
def test_no_card_is_wider_than_the_screen(folder: Path, tmp_path: Path, width: int) -> None:
    cards = cards_of(folder, tmp_path) + cards_of(hostile_folder(tmp_path), tmp_path)
    for card, result in zip(cards, look_at(cards, FITS, tmp_path, width), strict=True):
        assert result["wide"] == [0, 0], card.question_id


CONTRAST = """
  function numbers(colour) { return colour.match(/[\\d.]+/g).map(Number); }
  function light(c) {
    return c.slice(0, 3).map(function (v) { v /= 255; return v <= 0.03928 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4); })
      .reduce(function (sum, v, i) { return sum + v * [0.2126, 0.7152, 0.0722][i]; }, 0);
  }
  function ground(item) {
    for (; item; item = item.parentElement) {
      var c = numbers(getComputedStyle(item).backgroundColor);
      if (c.length < 4 || c[3] > 0) { return c; }
    }
    return [255, 255, 255];
  }
  function worst() {
    var low = [99, ""];
    all("#qa *").forEach(function (item) {
      var own = Array.prototype.some.call(item.childNodes, function (n) { return n.nodeType === 3 && n.textContent.trim(); });
      if (!own || item.tagName === "SCRIPT" || !item.offsetParent) { return; }
      var a = light(numbers(getComputedStyle(item).color)), b = light(ground(item));
      var ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
      if (ratio < low[0]) { low = [ratio, item.className + ": " + item.textContent.slice(0, 40)]; }
    });
    return low;
  }
  show(front); all(".tappable").slice(0, 3).forEach(function (i) { i.click(); }); var sides = [worst()];
  show(back); sides.push(worst());
  return {sides: sides};
"""


@pytest.mark.parametrize("night", [False, True], ids=["day", "night"])
def test_all_text_has_contrast_by_day_and_night(folder: Path, tmp_path: Path, night: bool) -> None:
    cards = cards_of(folder, tmp_path, typed="Willi Brand")
    for card, result in zip(cards, look_at(cards, CONTRAST, tmp_path, night=night), strict=True):
        for ratio, where in result["sides"]:
            assert ratio >= 4.5, (card.question_id, where, ratio)


def test_night_is_dark_and_day_is_light(folder: Path, tmp_path: Path) -> None:
    cards = cards_of(folder, tmp_path)[:1]
    look = "show(front); return {ground: getComputedStyle(document.body).backgroundColor};"
    (day,), (night,) = look_at(cards, look, tmp_path), look_at(cards, look, tmp_path, night=True)
    assert (day["ground"], night["ground"]) == ("rgb(251, 250, 247)", "rgb(28, 30, 34)")


def test_the_reasons_of_wrong_options_wait_for_the_back(folder: Path, tmp_path: Path) -> None:
    (card,) = of_kind(cards_of(folder, tmp_path), "choice")
    look = """
      function seen() { return all(".why").filter(function (i) { return i.offsetParent; }).length; }
      show(front); var before = seen(); show(back); return {before: before, after: seen()};
    """
    (result,) = look_at([card], look, tmp_path)
    assert result == {"before": 0, "after": 2}


def test_hostile_text_shows_as_itself_in_the_browser(tmp_path: Path) -> None:
    cards = cards_of(hostile_folder(tmp_path), tmp_path)
    look = """
      var alarms = 0; window.alert = function () { alarms++; };
      show(front); var asked = document.body.innerText; show(back);
      return {asked: asked, told: document.body.innerText, alarms: alarms, marks: all("#qa b, #qa img, #qa script script").length};
    """
    for card, result in zip(cards, look_at(cards, look, tmp_path), strict=True):
        assert HOSTILE in result["asked"], card.kind
        assert HOSTILE in result["told"], card.kind
        assert (result["alarms"], result["marks"]) == (0, 0), card.kind


def test_a_card_asks_for_nothing_from_outside(folder: Path, tmp_path: Path) -> None:
    for card in cards_of(folder, tmp_path):
        for side in (card.front, card.back, card.css):
            assert not re.search(r"\ssrc=|url\(|@import|<link", side), card.question_id


def test_cards_are_whole_without_the_script(folder: Path, tmp_path: Path) -> None:
    for card in cards_of(folder, tmp_path):
        front = card.front.split("<script>")[0]
        if card.kind in {"choice", "multiple", "true-false"}:
            assert front.count("<li ") >= 2
        if card.kind in {"order", "match"}:
            assert front.count("<li ") >= 5
            assert 'class="solution"' in card.back or 'class="pairs"' in card.back
