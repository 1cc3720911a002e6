// Thins out the list of pages by the words that are typed. Without this script the list is whole.
(() => {
  "use strict";
  const form = document.getElementById("search");
  const field = document.getElementById("words");
  const found = document.getElementById("found");
  const index = window.waymarkIndex;
  const pagesFound = JSON.parse("{scripts.pages.*}");
  const language = document.documentElement.lang;
  const plural = new Intl.PluralRules(language);
  if (!form || !index) { return; }

  // In scripts without spaces every sign is a word.
  const signs = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/gu;
  const plain = (text) =>
    text.toLocaleLowerCase(language).normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(signs, " $& ");

  const pages = Array.from(document.querySelectorAll("#pages > li"), (item) => ({
    item: item,
    text: " " + plain(item.textContent + " " + (index[item.dataset.page] || "")).replace(/\s+/g, " "),
  }));

  function say(words, count) {
    if (!words.length) { return ""; }
    if (!count) { return "{scripts.nothing-found}"; }
    return pagesFound[plural.select(count)].replace("{count}", count);
  }

  function search() {
    const words = plain(field.value).split(/\s+/).filter(Boolean);
    let count = 0;
    for (const page of pages) {
      const fits = words.every((word) => page.text.includes(" " + word));
      page.item.hidden = !fits;
      if (fits) { count += 1; }
    }
    found.textContent = say(words, count);
  }

  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  field.addEventListener("input", search);
  search();
})();
