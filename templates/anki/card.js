/* Shuffles lists and remembers what the learner tapped, so that the back shows the same order and the choice.
   Everything is in one function: the webview keeps its globals from card to card. The card is complete without this. */
(function () {
  var cards = document.querySelectorAll(".quiz");
  var card = cards[cards.length - 1];
  if (!card) { return; }
  var isBack = card.classList.contains("back");
  var key = "quiz/" + card.getAttribute("data-id") + "/";

  function load(name) {
    try { return window.sessionStorage.getItem(key + name); } catch (e) { return null; }
  }
  function save(name, value) {
    try { window.sessionStorage.setItem(key + name, value); } catch (e) { /* no storage: the day is the seed */ }
  }
  function seed() {
    if (!isBack) { save("seed", String(1 + Math.floor(Math.random() * 2147483645))); save("picks", ""); }
    return Number(load("seed")) || 1 + Math.floor(Date.now() / 86400000);
  }
  var state = seed();
  function chance(below) {
    state = (state * 16807) % 2147483647;
    return state % below;
  }

  function all(selector, root) { return Array.prototype.slice.call((root || card).querySelectorAll(selector)); }
  function attr(item, name) { return item.getAttribute("data-" + name); }

  function shuffle(list) {
    var items = Array.prototype.slice.call(list.children);
    for (var i = items.length - 1; i > 0; i--) {
      var j = chance(i + 1), swap = items[i];
      items[i] = items[j];
      items[j] = swap;
    }
    items.forEach(function (item) { list.appendChild(item); });
    return items;
  }
  function inOrder(items) {
    return items.every(function (item, place) { return Number(attr(item, "t")) === place; });
  }
  all(".one .options, .many .options, .rights").forEach(shuffle);
  all(".items").forEach(function (list) {
    for (var tries = 0; tries < 9 && inOrder(shuffle(list)); tries++) { /* the right order would give it away */ }
  });

  function letter(item) {
    return String.fromCharCode(65 + Array.prototype.indexOf.call(item.parentNode.children, item));
  }
  function numbers(text) { return text ? text.split(",").map(Number) : []; }
  function byNumber(selector, number) {
    return all(selector).filter(function (item) { return Number(attr(item, "n")) === number; })[0];
  }

  /* front: tapping */
  function picksOf(items) {
    return items.map(function (item) { return attr(item, "n"); }).join(",");
  }
  function onTap(items, act) {
    items.forEach(function (item) {
      item.classList.add("tappable");
      item.addEventListener("click", function () { act(item); });
    });
  }
  function choose(root, many) {
    var items = all(".options > li", root);
    onTap(items, function (item) {
      if (!many) { items.forEach(function (other) { if (other !== item) { other.classList.remove("picked"); } }); }
      item.classList.toggle("picked");
      save("picks", picksOf(items.filter(function (one) { return one.classList.contains("picked"); })));
    });
  }
  function arrange(root) {
    var picked = [];
    onTap(all(".items > li", root), function (item) {
      var at = picked.indexOf(item);
      if (at < 0) { picked.push(item); } else { picked.splice(at, 1); item.removeAttribute("data-mark"); item.classList.remove("picked"); }
      picked.forEach(function (one, place) { one.setAttribute("data-mark", place + 1); one.classList.add("picked"); });
      save("picks", picksOf(picked));
    });
  }
  function join(root) {
    var lefts = all(".lefts > li", root), rights = all(".rights > li", root), partner = lefts.map(function () { return null; });
    var now = 0, wanted = false; /* the left side that the next tap serves, and whether the learner tapped it */
    function show() {
      lefts.forEach(function (left, place) {
        left.classList.toggle("now", place === now);
        left.classList.toggle("picked", !!partner[place]);
        if (partner[place]) { left.setAttribute("data-mark", letter(partner[place])); } else { left.removeAttribute("data-mark"); }
      });
      rights.forEach(function (right) { right.classList.toggle("picked", partner.indexOf(right) >= 0); });
      save("picks", partner.map(function (right) { return right ? attr(right, "n") : -1; }).join(","));
    }
    onTap(lefts, function (left) { now = lefts.indexOf(left); wanted = true; show(); });
    onTap(rights, function (right) {
      var before = partner.indexOf(right), moves = before < 0 || (wanted && before !== now);
      if (before >= 0) { partner[before] = null; }
      if (moves && now < lefts.length) { partner[now] = right; }
      wanted = false;
      now = partner.indexOf(null);
      if (now < 0) { now = lefts.length; }
      show();
    });
    show();
  }

  /* back: what was tapped, and whether it was right */
  function judge(item, right) { item.classList.add("picked", right ? "hit" : "miss"); }
  function showChoice(picks) {
    picks.forEach(function (number) {
      var item = byNumber(".options > li", number);
      if (item) { judge(item, item.classList.contains("key")); }
    });
  }
  function showOrder(picks) {
    all(".solution > li").forEach(function (item, place) {
      var asked = byNumber(".items > li", Number(attr(item, "n"))), at = picks.indexOf(Number(attr(item, "n")));
      if (asked) { item.setAttribute("data-mark", letter(asked)); }
      if (at >= 0) { judge(item, at === place); }
    });
  }
  function showPairs(picks) {
    all(".pairs tr").forEach(function (row, place) {
      var right = all(".rights > li").filter(function (item) { return Number(attr(item, "t")) === place; })[0];
      if (right) { row.cells[1].setAttribute("data-mark", letter(right)); }
      if (right && picks[place] >= 0) { judge(row, picks[place] === Number(attr(right, "n"))); }
    });
  }

  if (isBack) {
    var picks = numbers(load("picks"));
    showChoice(picks);
    showOrder(picks);
    showPairs(picks);
  } else {
    all(".one, .verdict").forEach(function (root) { choose(root, false); });
    all(".many").forEach(function (root) { choose(root, true); });
    all(".ordering").forEach(arrange);
    all(".matching").forEach(join);
  }
})();
