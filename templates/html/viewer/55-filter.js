// Filters: cards that do not match step back. Values of one group are alternatives; groups narrow each other.
(() => {
  "use strict";
  const page = globalThis.blueprint;
  const { one, word, make } = page;
  const panel = one("filters");
  const button = one("filter");
  if (!panel || !button) return; // the map has nothing to filter by
  const boxes = () => [...panel.querySelectorAll("input")];
  const fields = { actor: "actor", channel: "channels", system: "systems", mark: "marks", tag: "tags", status: "status" };
  const count = make("output", { id: "filter-count" });
  const badge = make("span", { class: "badge", hidden: true });

  const chosen = () => Object.fromEntries(page.groups.map((group) => [group, boxes().filter(({ name, checked }) => name === group && checked).map(({ value }) => value)]));
  const matches = ({ known, element }, wanted) =>
    Object.entries(wanted).every(([group, values]) => {
      if (!values.length) return true;
      const own = group === "status" ? known.status ?? element.dataset.status : known[fields[group]];
      return values.some((value) => (Array.isArray(own) ? own.includes(value) : own === value));
    });
  const sift = () => {
    const drawing = page.current;
    const wanted = page.state;
    const active = page.groups.reduce((sum, group) => sum + wanted[group].length, 0);
    badge.hidden = !active;
    badge.textContent = active ? page.count(active) : "";
    const picked = Object.fromEntries(page.groups.map((group) => [group, wanted[group]]));
    const kept = new Set([...drawing.cards.values()].filter((card) => matches(card, picked)).map(({ id }) => id));
    drawing.svg.classList.toggle("sifted", active > 0);
    for (const card of drawing.cards.values()) {
      const on = active > 0 && kept.has(card.id);
      for (const element of [card.element, ...card.marks]) element.classList.toggle("kept", on);
    }
    for (const link of drawing.links) link.element.classList.toggle("kept", active > 0 && kept.has(link.from) && kept.has(link.to));
    count.textContent = active ? word("gallery.shown", { n: page.count(kept.size), all: page.count(drawing.cards.size) }) : word("viewer.card-count", { n: page.count(drawing.cards.size) });
    return active;
  };
  const open = (shown) => {
    panel.hidden = !shown;
    button.setAttribute("aria-expanded", String(shown));
    if (shown) {
      page.close();
      panel.querySelector("input").focus();
    }
  };
  page.shut = () => {
    if (panel.hidden) return false;
    const had = panel.contains(document.activeElement);
    open(false);
    if (had) button.focus();
    return true;
  };

  page.on("start", () => {
    button.append(badge);
    const close = make("button", { type: "button", class: "icon", id: "filters-close", "aria-label": word("viewer.close"), "data-word-label": "viewer.close", onclick: () => page.shut() }, page.sign("M4 4l8 8M12 4l-8 8"));
    one("filters-title").after(close);
    one("clear").before(count);
    button.addEventListener("click", () => open(panel.hidden));
    one("filter-form").addEventListener("submit", (event) => event.preventDefault());
    one("filter-form").addEventListener("change", () => {
      page.keep(chosen());
      sift();
      page.say(count.textContent);
    });
    one("filter-form").addEventListener("reset", () =>
      requestAnimationFrame(() => {
        page.keep(chosen());
        sift();
        page.say(count.textContent);
      }),
    );
  });
  page.on("asked", () => {
    for (const box of boxes()) box.checked = page.state[box.name].includes(box.value);
    page.keep(chosen()); // what the map does not have cannot be asked for
    sift();
  });
  page.on("shown", sift);
  page.on("words", () => page.current && sift());
})();
