// Search: cards, steps and stages whose words hold what was typed, however they are written.
(() => {
  "use strict";
  const page = globalThis.blueprint;
  const { one, word } = page;
  const field = one("query");
  let hits = [];
  let at = -1;
  let due = 0;

  /** Without case, accents and the width of characters: "Café １" is "cafe 1". */
  const folded = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/ß/g, "ss").replace(/\s+/gu, " ").trim();

  const words = (drawing) => {
    if (drawing.words) return drawing.words;
    const texts = page.data.texts[drawing.section.dataset.language];
    const cards = [...drawing.cards.values()].map((item) => {
      const told = texts.elements[item.id];
      return { item, text: folded([told?.text ?? item.element.textContent, ...(told?.facts ?? []).map(([, fact]) => fact)].join("\n")) };
    });
    const heads = [...drawing.svg.querySelectorAll("g.stage, g.step")].map((group) => {
      const kind = group.matches(".stage") ? "stage" : "step";
      const titles = [...group.querySelectorAll(`:scope > .${kind}-title`)];
      const key = group.dataset[kind];
      return { item: { head: kind, titles, element: group, key }, text: folded(texts[`${kind}s`][key]?.title ?? titles.map((t) => t.textContent).join(" ")) };
    });
    drawing.words = [...cards, ...heads.filter(({ item }) => item.titles.length)];
    return drawing.words;
  };
  const boxOf = (item) => {
    if (!item.head) return item.box;
    const boxes = item.titles.map((text) => text.getBBox());
    const [x, y] = [Math.min(...boxes.map((b) => b.x)), Math.min(...boxes.map((b) => b.y))];
    return { x, y, width: Math.max(...boxes.map((b) => b.x + b.width)) - x, height: Math.max(...boxes.map((b) => b.y + b.height)) - y };
  };
  const head = ({ element }, sign) => {
    const column = element.querySelector(".column, .stage-band").getBBox();
    return { x: sign > 0 ? column.x : column.x + column.width, y: column.y };
  };
  const wipe = () => page.current?.section.querySelectorAll("svg > g.hits").forEach((group) => group.remove());
  const frame = (item, now) => {
    const { x, y, width, height } = boxOf(item);
    return page.drawn("rect", { class: now ? "hit now" : "hit", x: x - 4, y: y - 4, width: width + 8, height: height + 8, rx: 9 });
  };
  const paint = () => {
    wipe();
    const seen = hits.filter((item) => !item.hidden);
    const { svg } = page.current;
    if (seen.length) svg.insertBefore(page.drawn("g", { class: "hits", "aria-hidden": "true" }, ...seen.map((item) => frame(item, item === hits[at]))), svg.querySelector(":scope > g.mark, :scope > g.legend"));
    const typed = folded(field.value);
    one("hits").textContent = !typed ? "" : hits.length ? word("gallery.shown", { n: page.count(at + 1), all: page.count(hits.length) }) : word("viewer.nothing");
    for (const name of ["previous", "next"]) one(name).hidden = hits.length < 2;
  };
  const seek = ({ go = true } = {}) => {
    const drawing = page.current;
    const typed = folded(field.value);
    const sign = drawing.rtl ? -1 : 1;
    hits = typed ? words(drawing).filter(({ text }) => typed.split(" ").every((part) => text.includes(part))).map(({ item }) => item) : [];
    // In the order of the journey: column by column, its head before its cards, from the top.
    const places = new Map(hits.map((item) => [item, item.head ? head(item, sign) : item.box]));
    hits.sort((a, b) => sign * (places.get(a).x - places.get(b).x) || places.get(a).y - places.get(b).y);
    at = hits.length ? 0 : -1;
    paint();
    page.keep({ find: field.value.trim() });
    if (at >= 0 && go) show();
  };
  const show = () => {
    const item = hits[at];
    if (item.hidden) page.unfoldFor?.(item);
    page.reveal(boxOf(item), { centre: true });
    page.say(`${one("hits").textContent}: ${item.head ? item.titles.map((t) => t.textContent).join(" ") : item.element.getAttribute("aria-label")}`);
  };
  const step = (by) => {
    if (!hits.length) return;
    at = (at + by + hits.length) % hits.length;
    paint();
    show();
  };
  const end = () => {
    const item = hits[at];
    field.value = "";
    seek({ go: false });
    if (item && !item.head) page.goTo(item);
    else field.blur();
  };
  page.find = (text) => {
    field.value = text;
    seek();
  };
  page.endSearch = () => Boolean(field.value) && (end(), true);

  page.on("start", () => {
    one("search").addEventListener("submit", (event) => event.preventDefault());
    field.addEventListener("input", () => {
      clearTimeout(due);
      due = setTimeout(seek, 120);
    });
    field.addEventListener("keydown", (event) => {
      if (event.isComposing) return; // an input method is still choosing characters
      if (event.key === "Enter") {
        event.preventDefault();
        const waits = page.state.find !== field.value.trim();
        clearTimeout(due);
        if (waits) seek();
        else step(event.shiftKey ? -1 : 1);
      } else if (event.key === "Escape") {
        event.preventDefault();
        event.stopImmediatePropagation();
        end();
      }
    });
    one("next").addEventListener("click", () => step(1));
    one("previous").addEventListener("click", () => step(-1));
  });
  page.on("leaving", wipe);
  page.on("shown", () => field.value && seek({ go: false }));
  page.on("folded", () => hits.length && paint());
})();
