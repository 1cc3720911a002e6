// Keeps what is typed into a long text field until the service has it: a page that is lost, a server that is down and a
// session that is over take no word away. On the site the words are kept for the tab, or on the device for a week if the
// reader says so; on the service's own pages on the device, until they have arrived, 30 days at most. Forms without
// `data-draft` keep nothing, and without this script none does.
(() => {
  "use strict";
  const day = 86400000;
  const isService = document.currentScript.dataset.on === "service";
  const owner = (document.querySelector("[data-owner]") || { dataset: {} }).dataset.owner || "";
  const prefix = "waymark.draft:";
  const mine = prefix + (isService ? "service:" + owner : "site") + ":";
  const life = { service: 30 * day, site: 7 * day };

  // A browser may be told to keep nothing.
  function storage(kind) {
    try { return window[kind]; } catch (e) {
      return { getItem: () => null, removeItem: () => {}, setItem: () => { throw e; } };
    }
  }

  const tab = storage("sessionStorage");
  const device = storage("localStorage");

  function parse(text) {
    try { return JSON.parse(text); } catch (e) { return null; }
  }

  function read(store, key) { return parse(store.getItem(key)); }

  function each(use) {
    for (const store of [tab, device]) {
      for (const key of Object.keys(store).filter((key) => key.startsWith(prefix))) { use(store, key, read(store, key)); }
    }
  }

  // MARK: What need not be kept any more

  each((store, key, draft) => {
    const kind = key.startsWith(prefix + "site:") ? "site" : "service";
    if (!draft || Date.now() - draft.at > life[kind]) { store.removeItem(key); }
  });

  // Whose a draft is: on the service of who is signed in there; and of whoever sits here, if it was typed signed out.
  const isOf = (key, person) => ["service:" + person + ":", "service::", "site:"].some((name) => key.startsWith(prefix + name));

  // A form has arrived: the service says so in the address that it leads to, or on the page itself. What was changed
  // after it was sent has not.
  const said = document.querySelector("meta[name=kept]");
  const arrived = said ? said.content : location.hash.startsWith("#kept=") ? location.hash.slice(6) : "";
  if (arrived) {
    const end = ":" + arrived + ":";
    each((store, key, draft) => { if (draft.sent && isOf(key, owner) && key.includes(end)) { store.removeItem(key); } });
    if (!said) { history.replaceState(history.state, "", location.pathname + location.search); }
  }

  // Signing out takes along what the person has typed, once the session has ended; but for what they chose to keep on
  // this device.
  const leaving = "waymark.leaving";
  for (const form of document.querySelectorAll("form[action='/my/sign-out']")) {
    form.addEventListener("submit", () => { try { tab.setItem(leaving, "of " + owner); } catch (e) { /* Nothing is kept. */ } });
  }
  const left = tab.getItem(leaving);
  if (isService && location.hash === "#signed-out" && left) {
    tab.removeItem(leaving);
    each((store, key) => {
      const isChosen = store === device && key.startsWith(prefix + "site:");
      if (isOf(key, left.slice(3)) && !isChosen) { store.removeItem(key); }
    });
  }

  // MARK: Fields

  function element(name, properties, ...children) {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  }

  function attend(form, field) {
    const key = mine + form.dataset.draft + ":" + field.name;
    const count = element("span", {});
    const news = element("span", {});
    const box = element("input", { type: "checkbox", id: field.id + "-keep" });
    const choice = element("span", { className: "choice" }, box,
      element("label", { htmlFor: box.id }, "Keep on this device for 7 days"));
    const button = element("button", { type: "button", className: "quiet" }, "Forget it");
    const line = element("div", { className: "kept", hidden: true },
      count, " ", news, " ", isService ? "" : choice, " ", button);
    let forgotten = null;
    news.setAttribute("role", "status");
    // The browser's own memory would bring back, with the page before, what has arrived or was forgotten.
    field.setAttribute("autocomplete", "off");
    field.after(line);

    const store = () => isService || box.checked ? device : tab;

    function keep(sent) {
      try {
        store().setItem(key, JSON.stringify({ text: field.value, over: field.defaultValue, at: Date.now(), sent: sent }));
        return true;
      } catch (e) { return false; }
    }

    function drop() {
      tab.removeItem(key);
      device.removeItem(key);
    }

    function tell(words) {
      const number = field.value.trim().split(/\s+/).filter(Boolean).length;
      const length = Array.from(field.value).length;
      const most = Number(field.dataset.most);
      count.textContent = (number === 1 ? "1 word" : number + " words")
        + (most && length > most * 0.9 ? ", " + length + " of " + most + " characters" : "") + ".";
      const isTooLong = most > 0 && length > most;
      line.classList.toggle("too-long", isTooLong);
      if (isTooLong) { words = "Too long to be sent: shorten it. " + words; }
      if (news.textContent !== words) { news.textContent = words; }
      button.textContent = forgotten === null ? "Forget it" : "Bring it back";
      line.hidden = field.value === field.defaultValue && forgotten === null && !store().getItem(key);
    }

    function where() {
      if (isService) { return "Kept on this device until you send it, for 30 days at most."; }
      return box.checked ? "Kept on this device." : "Kept in this tab until you close it.";
    }

    function type() {
      forgotten = null;
      tell(keep(false) ? where() : "This browser keeps nothing: copy long texts before you send them.");
    }

    field.addEventListener("input", type);
    box.addEventListener("change", () => { drop(); type(); });
    form.addEventListener("submit", () => { if (store().getItem(key)) { keep(true); } });
    button.addEventListener("click", () => {
      if (forgotten === null) {
        drop();
        forgotten = field.value;
        field.value = field.defaultValue;
        tell("Forgotten.");
      } else {
        field.value = forgotten;
        type();
      }
    });

    // Another tab has sent or forgotten it. What was typed here besides is kept again.
    window.addEventListener("storage", (event) => {
      if (event.key !== key || event.newValue !== null || field.value === field.defaultValue) { return; }
      const gone = parse(event.oldValue);
      if (gone && gone.text === field.value) { tell("Sent or forgotten in another tab."); } else { type(); }
    });

    // The page as it was left, from the browser's memory: what is kept no longer has arrived, or was forgotten.
    window.addEventListener("pageshow", (event) => {
      if (!event.persisted || store().getItem(key)) { return; }
      forgotten = null;
      field.value = field.defaultValue;
      tell("");
    });

    const kept = read(device, key) || read(tab, key);
    box.checked = device.getItem(key) !== null;
    if (!kept || kept.text === field.value) { return tell(kept ? where() : ""); }
    if ("over" in kept && kept.over !== field.defaultValue) {
      // Somebody has written here since: their words stay until the reader says otherwise.
      forgotten = kept.text;
      return tell("What stands here is newer than what you typed, which is kept.");
    }
    field.value = kept.text;
    tell(kept.sent ? "You sent this from here; it has been kept in case it did not arrive." : "This is what you typed here before.");
  }

  for (const form of document.querySelectorAll("form[data-draft]")) {
    for (const field of form.elements) { if (field.type === "textarea") { attend(form, field); } }
  }
})();
