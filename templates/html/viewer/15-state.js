// What the page knows: the data of the map, words, what is shown, and the address that says so.
(() => {
  "use strict";
  const page = (globalThis.blueprint ??= {});
  page.data = JSON.parse(document.getElementById("map-data").textContent);
  page.one = (id) => document.getElementById(id);
  page.still = matchMedia("(prefers-reduced-motion: reduce)");
  page.narrow = matchMedia("(max-width: 760px)");

  const heard = {};
  /** Calls `act` whenever `name` is told: `shown`, `words`, `zoomed`, `moved`, `folded`, `chosen`. */
  page.on = (name, act) => (heard[name] ??= []).push(act);
  page.tell = (name, ...said) => heard[name]?.forEach((act) => act(...said));

  /** Calls `act` at most once a frame, with what it was last asked with. */
  page.framed = (act) => {
    let due = null;
    return (...asked) => {
      if (!due) requestAnimationFrame(() => { const last = due; due = null; act(...last); });
      due = asked;
    };
  };

  /** An element with attributes and children; texts are texts, never markup. */
  page.make = (tag, given = {}, ...inside) => {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(given)) {
      if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
      else if (value !== undefined && value !== false) made.setAttribute(name, value === true ? "" : value);
    }
    made.append(...inside);
    return made;
  };
  const space = "http://www.w3.org/2000/svg";
  page.drawn = (tag, given = {}, ...inside) => {
    const made = document.createElementNS(space, tag);
    for (const [name, value] of Object.entries(given)) made.setAttribute(name, value);
    made.append(...inside);
    return made;
  };
  page.sign = (d) => page.drawn("svg", { class: "sign", viewBox: "0 0 16 16", width: 16, height: 16, "aria-hidden": "true" }, page.drawn("path", { d }));

  // What is shown. Values that go without saying stay out of the address.
  const groups = ["actor", "channel", "system", "mark", "tag", "status"];
  const { languages, drawings } = page.data;
  const first = { view: drawings[0].name, lang: languages[0].tag, look: "auto", card: "", find: "" };
  const lists = ["fold", ...groups];
  page.groups = groups;
  page.state = { ...first, ...Object.fromEntries(lists.map((name) => [name, []])) };

  const decoded = (text) => {
    try {
      return decodeURIComponent(text.replace(/\+/g, " "));
    } catch {
      return text; // a lone percent sign is what it is
    }
  };
  /**
   * What the address asks for: names and values, a drawing (`#d2`), a card (`#checks-in`), a step or a stage (`#pay`).
   *
   * Besides the state: `place`, a kind and an id, for a step or stage; `missing`, an id that the map does not have.
   */
  page.read = () => {
    const asked = { ...first, ...Object.fromEntries(lists.map((name) => [name, []])) };
    const text = location.hash.slice(1);
    if (!text) return asked;
    const named = text.split("&").map((part) => [part.slice(0, part.indexOf("=")), part.slice(part.indexOf("=") + 1)]);
    if (named.every(([name]) => name in asked)) {
      for (const [name, value] of named) asked[name] = lists.includes(name) ? value.split(",").filter(Boolean).map(decoded) : decoded(value);
      if (!drawings.some((d) => d.name === asked.view)) asked.view = first.view;
      if (!languages.some((l) => l.tag === asked.lang)) asked.lang = first.lang;
      return asked.card && !(asked.card in page.data.elements) ? { ...asked, card: "", missing: asked.card } : asked;
    }
    const plain = decoded(text);
    const now = { ...page.state, card: "" };
    const drawing = drawings.find(({ id }) => plain === id || plain.startsWith(`${id}-`));
    const inside = page.one(plain)?.closest?.("[data-card]")?.dataset.card;
    if (drawing) return { ...now, view: drawing.name, lang: drawing.language, card: inside ?? "" };
    if (plain in page.data.elements) return { ...now, card: plain, view: viewOf(plain) };
    if (plain === "map") return now; // the way past the bar
    const kind = ["step", "stage"].find((one) => Object.hasOwn(page.data.texts[now.lang][`${one}s`], plain));
    if (kind) return { ...now, view: viewWith(kind, plain), place: [kind, plain] };
    return page.one(plain) ? now : { ...now, missing: plain };
  };
  const viewWith = (kind, id) => {
    const { view, lang } = page.state;
    const has = ({ id: section }) => page.one(section).querySelector(`g.${kind}[data-${kind}="${CSS.escape(id)}"]`);
    const own = drawings.filter(({ language }) => language === lang);
    return (own.filter(({ name }) => name === view).find(has) ?? own.find(has))?.name ?? view;
  };
  const viewOf = (card) => {
    if (page.current?.cards.has(card)) return page.state.view;
    return document.querySelector(`.drawing g.card[data-card="${CSS.escape(card)}"]`)?.closest(".drawing").dataset.view ?? page.state.view;
  };
  const coded = (value) => encodeURIComponent(value).replace(/%20/g, "+");
  /** The address of what is shown. */
  page.address = (state = page.state) => {
    const parts = [];
    for (const name of Object.keys(first)) if (state[name] && state[name] !== first[name]) parts.push(`${name}=${coded(state[name])}`);
    for (const name of lists) if (state[name].length) parts.push(`${name}=${state[name].map(coded).join(",")}`);
    return location.href.split("#")[0] + (parts.length ? `#${parts.join("&")}` : "");
  };
  page.keep = (change = {}) => {
    Object.assign(page.state, change);
    history.replaceState(null, "", page.address());
  };

  // Words and texts in the language that is shown.
  page.language = () => languages.find(({ tag }) => tag === page.state.lang);
  page.word = (key, values = {}) => {
    const pattern = page.data.words[page.language().words][key];
    return pattern.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
  };
  page.texts = () => page.data.texts[page.state.lang];
  page.named = (group, id) => page.texts().names[group]?.[id] ?? id;
  page.count = (n) => n.toLocaleString(page.language().words);
  page.say = (text) => {
    page.one("live").textContent = text;
    page.one("live").classList.remove("seen");
  };
  const long = 8000; // milliseconds: time to read a line and to look where it belongs
  let seen = 0;
  /** Says a text to those who see as well, for a moment. */
  page.tellAll = (text) => {
    page.say(text);
    page.one("live").classList.add("seen");
    clearTimeout(seen);
    seen = setTimeout(() => page.one("live").classList.remove("seen"), long);
  };
})();
