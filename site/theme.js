// Light or dark, as the reader chooses at the foot of the page; without a choice, or without this script, as the device.
(() => {
  "use strict";
  const root = document.documentElement;
  const name = "waymark.theme";
  const choices = [["", "{scripts.as-device}"], ["light", "{scripts.light}"], ["dark", "{scripts.dark}"]];
  let theme = "";
  try { theme = localStorage.getItem(name) || ""; } catch (e) { /* As the device. */ }

  function show() {
    if (theme) { root.dataset.theme = theme; } else { delete root.dataset.theme; }
  }

  function offer() {
    const foot = document.querySelector(".bottom");
    if (!foot) { return; }
    const line = document.createElement("p");
    const label = document.createElement("label");
    const select = document.createElement("select");
    line.className = "theme";
    label.htmlFor = select.id = "_theme";
    label.textContent = "{scripts.theme}";
    for (const [value, words] of choices) { select.add(new Option(words, value, false, value === theme)); }
    select.addEventListener("change", () => {
      theme = select.value;
      show();
      try { localStorage.setItem(name, theme); } catch (e) { /* It holds for this page. */ }
    });
    line.append(label, " ", select);
    foot.append(line);
  }

  show();
  document.addEventListener("DOMContentLoaded", offer);
})();
