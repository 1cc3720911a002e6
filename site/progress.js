// Remembers in this browser, and nowhere else, which guides were read to their end, and marks them in the list of guides.
(() => {
  "use strict";
  const name = "waymark.read";
  let read = {};
  try { read = JSON.parse(localStorage.getItem(name)) || {}; } catch (e) { read = {}; }

  function keep() {
    try { localStorage.setItem(name, JSON.stringify(read)); } catch (e) { /* It holds for this page. */ }
  }

  // A guide is read once its end was in the window.
  const guide = document.querySelector("article[data-page]");
  if (guide && window.IntersectionObserver) {
    const watch = new IntersectionObserver((seen) => {
      if (!seen.some((entry) => entry.isIntersecting)) { return; }
      read[guide.dataset.page] = 1;
      keep();
      watch.disconnect();
    });
    watch.observe(guide.lastElementChild);
  }

  for (const list of document.querySelectorAll("ol.guides")) {
    const items = Array.from(list.children).filter((item) => read[item.dataset.page]);
    if (!items.length) { continue; }
    const marks = items.map((item) => {
      const mark = document.createElement("span");
      mark.className = "read";
      mark.textContent = "{scripts.read}";
      item.firstElementChild.after(" ", mark);
      return mark;
    });
    const line = document.createElement("p");
    const forget = document.createElement("button");
    line.className = "progress";
    line.textContent = "{scripts.read-so-far} ".replace("{count}", items.length).replace("{all}", list.children.length);
    forget.type = "button";
    forget.className = "quiet";
    forget.textContent = "{scripts.forget}";
    forget.addEventListener("click", () => {
      items.forEach((item) => { delete read[item.dataset.page]; });
      keep();
      marks.forEach((mark) => mark.remove());
      line.textContent = "{scripts.forgotten}";
      line.tabIndex = -1;
      line.focus();
    });
    line.append(forget);
    list.before(line);
  }
})();
