// The panel of one card: everything that the map says of it, and where it leads.
(() => {
  "use strict";
  const page = globalThis.blueprint;
  const { one, make, word } = page;
  const panel = one("details");
  const body = one("details-body");
  let returns = null;
  page.chosen = () => (panel.hidden ? "" : page.state.card);

  const textOf = (id) => page.texts().elements[id]?.text || page.current.cards.get(id)?.element.textContent.trim() || id;
  const pair = (label, ...inside) => make("div", {}, make("dt", {}, label), make("dd", {}, ...inside));
  const lineName = (id) => {
    const titles = page.current.svg.querySelectorAll(`g.line[data-line="${CSS.escape(id)}"] .line-title`);
    const said = [...titles].map((text) => text.textContent).join(" ");
    return said === said.toLocaleUpperCase(page.language().words) ? said.charAt(0) + said.slice(1).toLocaleLowerCase(page.language().words) : said;
  };
  const leads = (title, links, end) => {
    if (!links.length) return [];
    const seen = new Set();
    const entries = links.filter((link) => !seen.has(link[end]) && seen.add(link[end])).map((link) => {
      const label = page.texts().links.find(({ from, to, label: said }) => said && from === link.from && to === link.to)?.label;
      const go = make("button", { type: "button", class: "go", onclick: () => page.visit(link[end]) }, textOf(link[end]));
      const aside = [label, link.crosses.length ? word("viewer.crosses", { lines: link.crosses.map(lineName).join(word("format.list")) }) : ""].filter(Boolean);
      return make("li", {}, go, ...aside.map((text) => make("span", { class: "aside" }, text)));
    });
    return [make("h3", {}, title), make("ul", { class: "leads" }, ...entries)];
  };
  const fill = (card) => {
    const texts = page.texts();
    const told = texts.elements[card.id] ?? {};
    one("details-title").removeAttribute("data-word");
    one("details-title").textContent = textOf(card.id);
    panel.lang = page.state.lang;
    const place = [texts.lanes[card.lane], texts.steps[card.step]?.title, texts.stages[card.stage]?.title].filter(Boolean);
    const facts = (told.facts ?? []).filter(([, text]) => text);
    const href = card.known.href;
    const step = texts.steps[card.step];
    body.replaceChildren(
      make("p", { class: "place" }, place.join(" · ")),
      ...(facts.length ? [make("dl", {}, ...facts.map(([label, text]) => pair(label, text)))] : []),
      ...leads(word("viewer.comes-from"), card.links.filter(({ to, from }) => to === card.id && from !== card.id), "from"),
      ...leads(word("viewer.leads-to"), card.links.filter(({ from }) => from === card.id), "to"),
      ...(step?.door && !step.href ? [make("p", { class: "place to-map" }, step.door)] : []),
      make(
        "p", { class: "acts" },
        ...(href ? [make("a", { class: "act", href, rel: "noopener" }, word("viewer.open"))] : []),
        ...(step?.href ? [make("a", { class: "act to-map", href: step.href }, step.door)] : []),
        make("button", { type: "button", class: "act", onclick: (event) => copy(event.currentTarget) }, word("viewer.copy")),
        ...(page.foldButtons?.(card) ?? []),
      ),
    );
  };
  const copy = async (button) => {
    const address = page.address();
    let done = false;
    try {
      await navigator.clipboard.writeText(address);
      done = true;
    } catch {
      // Pages from a file may not write to the clipboard; the old way still may.
      const field = make("textarea", { class: "unseen", "aria-hidden": "true" });
      field.value = address;
      panel.append(field);
      field.select();
      done = document.execCommand("copy");
      field.remove();
      button.focus();
    }
    if (!done) return;
    button.textContent = word("viewer.copied");
    page.say(word("viewer.copied"));
    setTimeout(() => (button.textContent = word("viewer.copy")), 1600);
  };

  /** Shows the details of a card. inside: whether the focus goes into the panel. */
  page.choose = (card, { inside = false } = {}) => {
    page.current.cards.get(page.state.card)?.element.classList.remove("chosen");
    page.keep({ card: card.id });
    card.element.classList.add("chosen");
    page.shut?.("filters");
    fill(card);
    panel.hidden = false;
    panel.scrollTop = 0;
    returns = card.element;
    if (inside) one("details-close").focus();
    page.tell("chosen", card);
    uncover(card);
  };
  // The panel gives way to its card: where the drawing cannot be scrolled far enough, it goes to the other side.
  const uncover = (card) => {
    const seen = page.reveal(card.box);
    if (page.narrow.matches) return;
    const [mine, sheet] = [panel.getBoundingClientRect(), page.current.sheet.getBoundingClientRect()];
    const box = { left: sheet.left + seen.x, right: sheet.left + seen.x + seen.width, bottom: sheet.top + seen.y + seen.height };
    if (box.right > mine.left && box.left < mine.right && box.bottom > mine.top) panel.classList.toggle("start");
  };
  page.close = () => {
    if (panel.hidden) return false;
    const had = panel.contains(document.activeElement);
    panel.hidden = true;
    page.current.cards.get(page.state.card)?.element.classList.remove("chosen");
    page.keep({ card: "" });
    if (had) returns?.focus({ preventScroll: true });
    page.tell("chosen", null);
    return true;
  };
  /** Goes to a card, focuses it and flashes it. */
  page.visit = (id, { open = true } = {}) => {
    const card = page.current.cards.get(id);
    if (!card) return;
    page.unfoldFor?.(card);
    if (open) page.choose(card);
    page.settle(card);
    card.element.focus({ preventScroll: true });
    page.reveal(card.box, { centre: true });
    if (open) uncover(card);
    flash(card);
  };
  /** Goes to the head of a step or stage that has no card, and flashes it. */
  page.visitHead = (box) => {
    page.reveal(box, { centre: true });
    flash({ box });
  };
  const flash = ({ box }) => {
    page.current.svg.querySelector(".flash")?.remove();
    const frame = page.drawn("rect", { class: "flash", x: box.x - 5, y: box.y - 5, width: box.width + 10, height: box.height + 10, rx: 10 });
    page.current.svg.append(frame);
    setTimeout(() => frame.remove(), 1800);
  };
  /** What the panel covers of the sheet. */
  page.panels = () => {
    if (panel.hidden) return {};
    const [mine, sheet] = [panel.getBoundingClientRect(), page.current.sheet.getBoundingClientRect()];
    if (page.narrow.matches) return { bottom: Math.max(0, sheet.bottom - mine.top) };
    return mine.left > sheet.left + sheet.width / 2 ? { right: Math.max(0, sheet.right - mine.left) } : { left: Math.max(0, mine.right - sheet.left) };
  };

  page.tap = (target, event) => {
    if (target.closest("g.door")) return; // leads to another map
    if (page.foldAt?.(target)) return;
    const card = target.closest("g.card") && page.itemOf(target);
    if (card) page.choose(card, { inside: false });
    else if (event.pointerType !== "touch" || !target.closest("g.link")) page.close();
  };
  // A card with a link shows its details; the link stands in them, and opens with Ctrl as anywhere.
  document.addEventListener("click", (event) => {
    const card = event.target.closest?.("svg a") && page.itemOf(event.target);
    if (card && !event.ctrlKey && !event.metaKey && !event.shiftKey) event.preventDefault();
    // Screen readers click without a pointer.
    if (event.detail === 0 && page.itemOf(event.target)?.links) page.choose(page.itemOf(event.target), { inside: true });
  });
  document.addEventListener("keydown", (event) => {
    const item = page.itemOf(event.target);
    if ((event.key !== "Enter" && event.key !== " ") || !item?.links || event.ctrlKey) return;
    event.preventDefault();
    page.choose(item, { inside: true });
  });
  page.on("focused", (item) => {
    if (!panel.hidden && item.links && item.id !== page.state.card && item.element.matches(":focus-visible")) page.choose(item);
  });
  page.on("shown", () => {
    const card = page.current.cards.get(page.state.card);
    if (card && !panel.hidden) {
      card.element.classList.add("chosen");
      returns = card.element;
      fill(card);
    } else if (!panel.hidden) page.close();
  });
  page.on("start", () => one("details-close").addEventListener("click", page.close));
})();
