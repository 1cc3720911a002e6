// Keeps what is typed, ticked and chosen in a form until the service has it: a page that is lost, a server that is down
// and a mistake on the way take no word. A form is kept as one, and comes back as one. Forms without `data-draft` keep
// nothing, hidden fields and those with `data-unkept` are never kept, and without this script nothing is.
//
// What is kept belongs to whoever was signed in when it was typed. It stays on the device until it has arrived, and goes
// with their session, however that ended. Typed by somebody who is not signed in, it stays in the tab, or on the device
// for a week if they say so. Whoever signs in next is asked whether they wrote it before they see a word of it, and when
// they leave it goes.
(() => {
  "use strict";
  const day = 86400000;
  const words = JSON.parse("{scripts.words.*}");
  const plural = new Intl.PluralRules(document.documentElement.lang);
  const page = document.currentScript.dataset;
  const isService = page.on === "service";
  const prefix = "waymark.draft:";
  // Who was signed in when this was last known. Empty once they signed out themselves.
  const ownerKey = "waymark.owner";
  // Nobody's session lives longer than this after the last form that was sent.
  const life = (owner) => Number(owner ? "{number.signed-in-unused}" : "{number.keep-on-device}") * day;

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

  function write(store, key, text) {
    try { store.setItem(key, text); return true; } catch (e) { return false; }
  }

  const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);
  const keyOf = (place, owner, name) => prefix + [place, owner, name].join(":");

  function each(use) {
    for (const store of [tab, device]) {
      for (const key of Object.keys(store).filter((key) => key.startsWith(prefix))) {
        use(store, key, read(store, key), ...key.slice(prefix.length).split(":"));
      }
    }
  }

  // MARK: Whose it is

  // The service's pages say who is signed in: a handle, nothing for nobody, and `undefined` where it is not known. A page
  // of the site asks, where somebody was signed in when that was last known.
  async function whoIsHere() {
    if (isService) { return page.owner; }
    const form = document.querySelector("form[data-draft]");
    if (!form || !device.getItem(ownerKey)) { return undefined; }
    const address = new URL("../signed-in", new URL(form.getAttribute("action"), document.baseURI));
    try {
      const reply = await fetch(address, { signal: AbortSignal.timeout(5000) });
      return reply.ok ? (await reply.text()).trim() : undefined;
    } catch (e) { return undefined; }
  }

  // Clears what is left of anybody else. The first line comes first: other tabs then keep nothing more of theirs.
  function settle(person) {
    const last = device.getItem(ownerKey);
    if (person || location.hash === "#signed-out") { write(device, ownerKey, person); } else { device.removeItem(ownerKey); }
    if (last && last !== person) { device.removeItem("waymark.read"); }
    each((store, key, draft, place, owner, name) => {
      if (owner === person && !(draft && draft.passed)) { return; }
      if (owner || !person) { return store.removeItem(key); }
      // Nobody's yet: it may be theirs.
      if (draft) { write(store, key, JSON.stringify(Object.assign(draft, { passed: true }))); }
    });
  }

  // A form has arrived: the service says so in the address that it leads to, or on the page itself. What was changed
  // after it was sent has not.
  function forgetArrived(me) {
    const said = document.querySelector("meta[name=kept]");
    const arrived = said ? said.content : location.hash.startsWith("#kept=") ? location.hash.slice(6) : "";
    if (!arrived) { return; }
    each((store, key, draft, place, owner, name) => {
      if (draft.sent && name === arrived && (owner === me || !owner)) { store.removeItem(key); }
    });
    if (!said) { history.replaceState(history.state, "", location.pathname + location.search); }
  }

  // MARK: Forms

  const isTick = (field) => field.type === "checkbox" || field.type === "radio";

  function isKept(field) {
    return /^(textarea|text|email|date|checkbox|radio)$/.test(field.type) && field.name && !("unkept" in field.dataset);
  }

  // What stands in a date's field although it is no date is not its value.
  function given(field) {
    return field.type === "date" && !/^\d{4,}-\d\d-\d\d$/.test(field.defaultValue) ? "" : field.defaultValue;
  }

  // All fields by their names: the ticked ones' values, or what was typed into each.
  function values(fields, isTicked, text) {
    const all = {};
    for (const field of fields) {
      const list = all[field.name] = all[field.name] || [];
      if (!isTick(field)) { list.push(text(field)); } else if (isTicked(field)) { list.push(field.value); }
    }
    return all;
  }

  function element(name, properties, ...children) {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  }

  function attend(form, owner) {
    const fields = Array.from(form.elements).filter(isKept);
    const key = keyOf(isService ? "service" : "site", owner, form.dataset.draft);
    const news = element("span", {});
    const box = element("input", { type: "checkbox", id: form.getAttribute("id") + "-keep" });
    const choice = element("span", { className: "choice" }, box,
      element("label", { htmlFor: box.id }, "{scripts.keep}"));
    const button = element("button", { type: "button" });
    const line = element("div", { className: "kept", hidden: true }, news, " ", isService || owner ? "" : choice, " ", button);
    // Other answers than those that stand here: what was forgotten just now, or what is offered.
    let aside = null;
    let isOffered = false;
    // What somebody typed here while nobody was signed in.
    const nobodys = keyOf(isService ? "service" : "site", "", form.dataset.draft);
    let earlier = owner ? read(tab, nobodys) || read(device, nobodys) : null;
    news.setAttribute("role", "status");
    // The browser's own memory would bring back, with the page before, what has arrived or was forgotten.
    form.setAttribute("autocomplete", "off");
    (form.querySelector(".buttons") || form.appendChild(element("span", {}))).before(line);

    const now = () => values(fields, (field) => field.checked, (field) => field.value);
    const blank = () => values(fields, (field) => field.defaultChecked, given);
    const store = () => owner || box.checked ? device : tab;
    const isOver = () => owner !== "" && device.getItem(ownerKey) !== owner;

    function put(all) {
      const rest = parse(JSON.stringify(all));
      for (const field of fields.filter((field) => rest[field.name])) {
        if (isTick(field)) { field.checked = all[field.name].includes(field.value); } else {
          field.value = rest[field.name].length ? rest[field.name].shift() : field.value;
        }
      }
      count();
    }

    function keep(sent) {
      const draft = { fields: now(), over: blank(), at: Date.now(), sent: sent };
      if (isOffered) { draft.aside = aside; }
      return !isOver() && write(store(), key, JSON.stringify(draft));
    }

    function drop() {
      tab.removeItem(key);
      device.removeItem(key);
    }

    function tell(words) {
      if (news.textContent !== words) { news.textContent = words; }
      button.textContent = aside === null ? "{scripts.discard}" : "{scripts.bring-back}";
      button.hidden = isOver() && aside === null;
      line.hidden = aside === null && !store().getItem(key) && same(now(), blank());
      count();
    }

    function where() {
      if (isOver()) { return "{scripts.over}"; }
      if (owner) { return "{scripts.kept-until-sent}"; }
      return box.checked ? "{scripts.kept-on-device}" : "{scripts.kept-in-tab}";
    }

    function type() {
      if (!isOffered) { aside = null; }
      if (aside === null && same(now(), blank())) {
        drop();
        return tell("");
      }
      const isTold = keep(false) || isOver();
      tell(isTold ? where() : "{scripts.not-kept}");
    }

    function clear(words) {
      aside = null;
      isOffered = false;
      form.reset();
      tell(words);
    }

    // MARK: How long a text is

    const counts = fields.filter((field) => field.type === "textarea").map((field) => {
      const shown = element("span", { className: "count", hidden: true });
      if (fields.length === 1) { line.prepend(shown, " "); } else { field.after(shown); }
      return { field: field, shown: shown };
    });

    function count() {
      for (const { field, shown } of counts) {
        const number = field.value.trim().split(/\s+/).filter(Boolean).length;
        const length = Array.from(field.value).length;
        const most = Number(field.dataset.most);
        const isTooLong = most > 0 && length > most;
        const said = [words[plural.select(number)].replace("{count}", number)];
        if (most && length > most * 0.9) {
          said.push("{scripts.characters}".replace("{length}", length).replace("{most}", most));
        }
        shown.textContent = said.join(" · ") + (isTooLong ? ". {scripts.too-long}" : ".");
        shown.classList.toggle("too-long", isTooLong);
        shown.hidden = field.value === field.defaultValue && !isTooLong;
      }
    }

    // MARK: What happens to the form

    for (const field of fields) { field.addEventListener("input", type); }
    box.addEventListener("change", () => { drop(); type(); });
    form.addEventListener("submit", () => { if (store().getItem(key)) { keep(true); } });
    button.addEventListener("click", () => {
      const typed = now();
      if (earlier) {
        [tab, device].forEach((store) => store.removeItem(nobodys));
        earlier = null;
      }
      if (aside === null) {
        drop();
        form.reset();
        aside = typed;
        return tell("{scripts.discarded}");
      }
      put(aside);
      aside = isOffered && !same(typed, blank()) ? typed : null;
      isOffered = aside !== null;
      keep(false);
      tell(where());
    });

    window.addEventListener("storage", (event) => {
      // Somebody signed out or in, in another tab. Whose session ended by itself may be sitting here, in the middle of a word.
      if (event.key === ownerKey && isOver()) { return event.newValue === null ? tell(where()) : clear(where()); }
      // Another tab has sent or forgotten it. What was typed here besides is kept again.
      if (event.key !== key || event.newValue !== null || same(now(), blank())) { return; }
      const gone = parse(event.oldValue);
      if (gone && same(gone.fields, now())) { tell("{scripts.gone}"); } else { type(); }
    });

    // The page as it was left, from the browser's memory: what is kept no longer has arrived, was forgotten, or was
    // somebody else's.
    window.addEventListener("pageshow", (event) => {
      if (!event.persisted) { return; }
      if (owner && !isService) { return location.reload(); }
      if (isOver() || !store().getItem(key)) { clear(""); }
    });

    const kept = read(device, key) || read(tab, key);
    box.checked = device.getItem(key) !== null;
    if (!kept && earlier && !same(earlier.fields, now())) {
      aside = earlier.fields;
      return tell("{scripts.someone}");
    }
    if (!kept) { return tell(""); }
    if (kept.aside) { [aside, isOffered] = [kept.aside, true]; }
    if (same(kept.fields, now())) { return tell(where()); }
    // A form that is not as the service drew it says so where its reader begins.
    if (fields.length > 1) { form.prepend(line); }
    if (!same(kept.over, blank()) || !same(now(), blank())) {
      // Somebody has written here since: their words stay until the reader says otherwise.
      [aside, isOffered] = [kept.fields, true];
      return tell("{scripts.newer}");
    }
    put(kept.fields);
    tell(kept.sent ? "{scripts.sent-before}" : "{scripts.before}");
  }

  (async () => {
    const person = await whoIsHere();
    each((store, key, draft, place, owner) => {
      if (!draft || !draft.fields || Date.now() - draft.at >= life(owner)) { store.removeItem(key); }
    });
    if (person !== undefined) { settle(person); }
    forgetArrived(person || "");
    for (const form of document.querySelectorAll("form[data-draft]")) { attend(form, person || ""); }
  })();
})();
