// The cards of the drawing that is shown: where they stand, what they are called, the way from one to the next.
(() => {
  "use strict";
  const page = globalThis.blueprint;

  const boxOf = (group) => {
    const box = group.querySelector(":scope > .card-box");
    const number = (name) => Number(box.getAttribute(name));
    return box ? { x: number("x"), y: number("y"), width: number("width"), height: number("height") } : group.getBBox();
  };
  /** Finds cards, connectors and marks of a drawing, once. */
  page.index = (drawing) => {
    if (drawing.cards) return;
    const { svg } = drawing;
    drawing.cards = new Map();
    for (const element of svg.querySelectorAll("g.card")) {
      const { card, lane, step, stage } = element.dataset;
      const known = page.data.elements[card] ?? {};
      drawing.cards.set(card, {
        id: card, element, lane, step, stage: stage ?? known.stage ?? element.closest("g.stage")?.dataset.stage,
        home: boxOf(element), box: null, hidden: false, known, marks: [], doors: [], links: [],
      });
    }
    for (const card of drawing.cards.values()) card.box = card.home;
    for (const mark of svg.querySelectorAll("g.mark, g.gap")) {
      const [kind, ...of] = (mark.dataset.for ?? "").split(":");
      if (kind === "card") drawing.cards.get(of.join(":"))?.marks.push(mark);
    }
    // A door stands on one card of its step, else at the head over all of them.
    const { doors } = page.data.drawings.find(({ id }) => id === drawing.section.id);
    for (const door of svg.querySelectorAll("g.door")) {
      const step = door.dataset.for.replace(/^step:/, "");
      const own = step in doors ? [drawing.cards.get(doors[step])] : [...drawing.cards.values()].filter((card) => card.step === step);
      for (const card of own) card?.doors.push(door);
    }
    drawing.links = [...svg.querySelectorAll("g.link")].map((element) => {
      const { from, to, kind, crosses } = element.dataset;
      const link = { element, from, to, kind, crosses: crosses ? crosses.split(" ") : [] };
      for (const end of new Set([from, to])) drawing.cards.get(end)?.links.push(link);
      return link;
    });
    // One stop for the tabulator: the card that one was at last.
    for (const { element } of drawing.cards.values()) {
      element.setAttribute("role", "button");
      element.setAttribute("tabindex", "-1");
      element.setAttribute("focusable", "true");
    }
    for (const link of svg.querySelectorAll("a")) link.setAttribute("tabindex", "-1");
    svg.setAttribute("role", "application");
    if (drawing.cards.size) drawing.sheet.removeAttribute("tabindex");
    settle(drawing, inOrder(drawing)[0]);
    label(drawing);
  };
  // The words as they stand there come first: people say what they see to the software that listens to them.
  const seen = (element) => [...element.querySelectorAll("text")].map((text) => text.textContent).join(" ");
  const marksOf = ({ marks, doors }) => [...marks, ...doors].map((mark) => mark.querySelector("title")?.textContent).filter(Boolean);
  const label = (drawing) => {
    const texts = page.data.texts[drawing.section.dataset.language];
    const { words } = page.data.languages.find(({ tag }) => tag === drawing.section.dataset.language);
    for (const card of drawing.cards.values()) {
      const said = [seen(card.element) || texts.elements[card.id]?.text, texts.lanes[card.lane], texts.steps[card.step]?.title, texts.stages[card.stage]?.title, ...marksOf(card)];
      if (card.links.length) said.push(page.data.words[words]["viewer.connector-count"].replace("{n}", card.links.length));
      card.element.setAttribute("aria-label", said.filter(Boolean).join(", ").replace(/\s+/gu, " "));
    }
  };
  const settle = (drawing, item) => {
    if (!item) return;
    drawing.at?.element.setAttribute("tabindex", "-1");
    drawing.at = item;
    item.element.setAttribute("tabindex", "0");
  };

  // What can be gone to: cards, and the strips of what is folded.
  const items = (drawing) => [...[...drawing.cards.values()].filter((card) => !card.hidden), ...(drawing.strips ?? [])];
  const centre = ({ box }) => [box.x + box.width / 2, box.y + box.height / 2];
  const inOrder = (drawing) => {
    const sign = drawing.rtl ? -1 : 1;
    return items(drawing).sort((a, b) => centre(a)[1] - centre(b)[1] || sign * (centre(a)[0] - centre(b)[0]));
  };
  const overlap = (a, b, from, size) => Math.min(a[from] + a[size], b[from] + b[size]) - Math.max(a[from], b[from]);
  /** The next item as the eye goes: along its lane, or in its column. */
  const beside = (drawing, item, dx, dy) => {
    const [x, y] = centre(item);
    let best = null;
    let least = Infinity;
    for (const other of items(drawing)) {
      if (other === item) continue;
      const [ox, oy] = centre(other);
      const ahead = dx ? (ox - x) * dx : (oy - y) * dy;
      if (ahead <= 0.5) continue;
      const inLine = dx ? other.lane === item.lane || (!(other.lane && item.lane) && overlap(item.box, other.box, "y", "height") > 0) : overlap(item.box, other.box, "x", "width") > 0;
      if (!inLine) continue;
      // Cards that stand on each other in one column are not beside each other.
      if (dx && overlap(item.box, other.box, "x", "width") > Math.min(item.box.width, other.box.width) / 2) continue;
      const way = ahead + 0.3 * Math.abs(dx ? oy - y : ox - x);
      if (way < least) [best, least] = [other, way];
    }
    return best;
  };
  const sorted = (drawing, lane) => inOrder(drawing).filter((item) => item.lane === lane).sort((a, b) => (drawing.rtl ? -1 : 1) * (centre(a)[0] - centre(b)[0]) || centre(a)[1] - centre(b)[1]);
  const ways = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  const target = (drawing, item, event) => {
    if (ways[event.key]) return beside(drawing, item, ...ways[event.key]);
    if (event.key !== "Home" && event.key !== "End") return undefined;
    return (event.ctrlKey || event.metaKey ? inOrder(drawing) : sorted(drawing, item.lane)).at(event.key === "Home" ? 0 : -1);
  };

  /** Goes to a card or a folded strip: focus, and the place in sight. */
  page.goTo = (item, { centre: middle = false } = {}) => {
    settle(page.current, item);
    item.element.focus({ preventScroll: true });
    page.reveal(item.box, { centre: middle });
  };
  page.itemOf = (element) => {
    const group = element?.closest?.("g.card, g.folded");
    if (!group || !page.current.svg.contains(group)) return null;
    return group.matches(".folded") ? page.current.strips?.find((strip) => strip.element === group) : page.current.cards.get(group.dataset.card);
  };
  page.settle = (item) => settle(page.current, item);
  /** The first card of a step or stage: of the customer, else from the top. Folded ones count as well. */
  page.firstOf = (kind, id) => {
    const sign = page.current.rtl ? -1 : 1;
    const own = [...page.current.cards.values()].filter((card) => card[kind] === id);
    const acts = own.filter(({ lane }) => page.current.svg.querySelector(`g.lane[data-lane="${CSS.escape(lane)}"][data-zone="customer"]`));
    return (acts.length ? acts : own).sort((a, b) => a.home.y - b.home.y || sign * (a.home.x - b.home.x))[0] ?? null;
  };
  page.firstItem = () => inOrder(page.current)[0];
  /** The card nearest to the middle of what is seen, and where in the window of the sheet it stands. */
  page.nearest = () => {
    const [x, y] = page.middle();
    const [px, py] = page.pointAt(x, y);
    const far = (item) => Math.hypot(centre(item)[0] - px, centre(item)[1] - py);
    const card = [...page.current.cards.values()].filter((one) => !one.hidden).reduce((a, b) => (a && far(a) <= far(b) ? a : b), null);
    if (!card) return null;
    const [cx, cy] = centre(card);
    return { id: card.id, at: [x + (cx - px) * page.zoom(), y + (cy - py) * page.zoom()], shift: [px - cx, py - cy] };
  };

  document.addEventListener("keydown", (event) => {
    const item = page.itemOf(event.target);
    if (!item || event.altKey) return;
    if (event.shiftKey && ways[event.key]) return;
    const next = target(page.current, item, event);
    if (next === undefined) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (next) page.goTo(next);
  });
  document.addEventListener("focusin", (event) => {
    const item = page.current && page.itemOf(event.target);
    if (!item) return;
    page.settle(item);
    page.tell("focused", item);
    if (event.target.matches(":focus-visible")) page.reveal(item.box);
  });
})();
