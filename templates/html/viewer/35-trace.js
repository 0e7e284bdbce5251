// The card under the pointer or the focus: its connectors end to end stand out, everything else steps back.
(() => {
  "use strict";
  const page = globalThis.blueprint;
  const patience = 90; // milliseconds: a pointer that only passes by changes nothing
  let traced = null;
  let due = 0;
  let touched = [];

  const mark = (element, name) => {
    element.classList.add(name);
    touched.push([element, name]);
  };
  /** What leads from a card onwards (`from`, `to`) or to it (`to`, `from`), as far as it goes. */
  const chain = (drawing, card, here, there) => {
    const seen = new Set([card.id]);
    const links = new Set();
    const open = [card.id];
    while (open.length) {
      const id = open.pop();
      for (const link of drawing.cards.get(id)?.links ?? []) {
        if (link[here] !== id) continue;
        links.add(link);
        if (!seen.has(link[there])) open.push(link[there]);
        seen.add(link[there]);
      }
    }
    return [seen, links];
  };
  const clear = () => {
    for (const [element, name] of touched) element.classList.remove(name);
    touched = [];
    traced = null;
  };
  const show = (card) => {
    if (traced === card) return;
    clear();
    const drawing = page.current;
    if (!card || !card.links || card.hidden || !card.links.length) return;
    traced = card;
    mark(drawing.svg, "traced");
    const near = new Set([card.id, ...card.links.flatMap(({ from, to }) => [from, to])]);
    const [ahead, onwards] = chain(drawing, card, "from", "to");
    const [behind, back] = chain(drawing, card, "to", "from");
    for (const id of new Set([...near, ...ahead, ...behind])) {
      const other = drawing.cards.get(id);
      for (const element of other ? [other.element, ...other.marks, ...other.doors] : []) mark(element, near.has(id) ? "near" : "further");
    }
    mark(card.element, "source");
    for (const link of new Set([...card.links, ...onwards, ...back])) mark(link.element, card.links.includes(link) ? "near" : "further");
    const crossed = new Set(card.links.flatMap(({ crosses }) => crosses));
    for (const line of drawing.section.querySelectorAll("g.line")) if (crossed.has(line.dataset.line)) mark(line, "crossed");
  };
  const focused = () => {
    const item = page.itemOf(document.activeElement);
    return document.activeElement?.matches(":focus-visible") || page.chosen?.() === item?.id ? item : null;
  };
  const soon = (card, wait = patience) => {
    clearTimeout(due);
    due = setTimeout(() => show(card ?? focused()), wait);
  };

  document.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch" || event.buttons || !page.current) return;
    const drawing = page.current;
    const link = event.target.closest?.("g.link");
    const card = event.target.closest?.("g.card") && page.itemOf(event.target);
    soon(card ?? (link && drawing.svg.contains(link) ? drawing.cards.get(link.dataset.from) : null));
  });
  page.on("focused", (item) => soon(item, 0));
  page.on("chosen", () => soon(null, 0));
  document.addEventListener("focusout", () => soon(null));
  page.on("leaving", () => { clearTimeout(due); clear(); });
})();
