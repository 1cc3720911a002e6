// Puts the list of pages in the order of what is typed, the best first. Without this script the list is whole.
(() => {
  "use strict";
  const form = document.getElementById("search");
  const field = document.getElementById("words");
  const found = document.getElementById("found");
  const list = document.getElementById("pages");
  const index = window.waymarkIndex;
  const pagesFound = JSON.parse("{scripts.pages.*}");
  const language = document.documentElement.lang;
  const plural = new Intl.PluralRules(language);
  if (!form || !index) { return; }

  // In scripts without spaces every sign is a word.
  const signs = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/gu;
  // Letters that Unicode does not take apart into a letter and an accent.
  const letters = { "ł": "l", "ø": "o", "æ": "ae", "œ": "oe", "ß": "ss", "đ": "d", "ð": "d", "þ": "th", "ı": "i" };

  // The words of a text. It is split at apostrophes and hyphens, as the index is.
  function split(text) {
    const plain = text.toLocaleLowerCase(language).normalize("NFD").replace(/[\u0300-\u036f]/g, "")
      .replace(/[łøæœßđðþı]/g, (letter) => letters[letter]).replace(signs, " $& ");
    return plain.split(/[^\p{L}\p{N}\p{M}]+/u).filter(Boolean);
  }

  // What English words have in common with their plurals and their other forms: choose, chooses, choosing.
  function stem(word) {
    if (!/^en\b/.test(language) || word.length < 4) { return word; }
    const bare = word.replace(/ies$/, "y").replace(/([^s])s$/, "$1");
    const short = bare.replace(/^(.*[aeiouy].*)(ing|ed)$/, "$1");
    const single = short === bare ? short : short.replace(/([bdfgmnprt])\1$/, "$1");
    return single.length > 3 ? single.replace(/e$/, "") : single;
  }

  // True if one letter is too many, missing or wrong, or two have changed places.
  function isSlip(one, other) {
    if (Math.abs(one.length - other.length) > 1) { return false; }
    let start = 0;
    while (start < one.length && one[start] === other[start]) { start += 1; }
    const rest = (word, count) => word.slice(start + count);
    return rest(one, 1) === rest(other, 1) || rest(one, 1) === rest(other, 0) || rest(one, 0) === rest(other, 1)
      || (one[start] === other[start + 1] && one[start + 1] === other[start] && rest(one, 2) === rest(other, 2));
  }

  // Each word of each page, with what it counts for: most in a title, least in the text.
  const everywhere = new Map();
  const pages = Array.from(list.children, (item) => {
    const page = { item: item, words: new Map() };
    const put = (text, worth) => split(text).map(stem).forEach((word) => {
      if (!page.words.has(word)) { everywhere.set(word, (everywhere.get(word) || 0) + 1); }
      page.words.set(word, Math.max(worth, page.words.get(word) || 0));
    });
    put(item.querySelector("a").textContent, 8);
    item.querySelectorAll("li").forEach((heading) => put(heading.textContent, 4));
    put(item.querySelector("p").textContent, 3);
    put(index[item.dataset.page] || "", 1);
    return page;
  });

  // The words of the site that one that was typed may mean, and how much each counts.
  function meant(typed) {
    const means = new Map();
    const root = stem(typed);
    for (const word of everywhere.keys()) {
      if (word === root) { means.set(word, 1); } else if (word.startsWith(typed)) { means.set(word, 0.5); }
    }
    if (typed.length > 4) {
      for (const word of everywhere.keys()) {
        if (!means.has(word) && word.length > 3 && (isSlip(word, root) || isSlip(word, typed))) { means.set(word, 0.3); }
      }
    }
    // Of a question's small words, most pages have each: a page need not have them.
    means.isCommon = (everywhere.get(root) || 0) > pages.length / 2 || /^[a-z]{1,2}$/.test(typed);
    return means;
  }

  // How well a page fits. A word that few pages have says more than one that most have.
  function fit(page, query) {
    let score = 0;
    let isWhole = true;
    for (const means of query) {
      let best = 0;
      for (const [word, share] of means) {
        const rare = Math.log(1 + pages.length / everywhere.get(word));
        best = Math.max(best, share * rare * (page.words.get(word) || 0));
      }
      score += best;
      isWhole = isWhole && (best > 0 || means.isCommon);
    }
    return { page: page, score: score, isWhole: isWhole && score > 0 };
  }

  // How many pages have all words, or else how many have some.
  function say(query, fits) {
    if (!query.length) { return ""; }
    const count = fits.filter((one) => one.isWhole).length || fits.filter((one) => one.score).length;
    if (!count) { return "{scripts.nothing-found}"; }
    return pagesFound[plural.select(count)].replace("{count}", count);
  }

  // Pages with all words come first, then those with some.
  function search() {
    const query = split(field.value).map(meant);
    const fits = pages.map((page) => fit(page, query));
    for (const one of fits) { one.page.item.hidden = query.length > 0 && !one.score; }
    if (query.length) { fits.sort((a, b) => b.isWhole - a.isWhole || b.score - a.score); }
    list.append(...fits.map((one) => one.page.item));
    found.textContent = say(query, fits);
  }

  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  field.addEventListener("input", search);
  search();
})();
