// Folding: a lane to a strip with its name, a stage to a narrow column with its name.
(() => {
  "use strict";
  const page = globalThis.blueprint;
  const { drawn, word } = page;
  const strip = 30;
  const column = 48;
  const tip = 18; // of a stage's arrow, which reaches into the next stage
  const elasticParts = ".lane-band, .lane-bar, .rule, .route, .route-drawn, .curve-line, .curve-area, .axis-level, .channel-track, .channel-leg, .channel-tie, .stage-band, .column";
  const fixed = "title, desc, style, .paper";

  const number = (element, name) => Number(element.getAttribute(name));
  const span = (rects, from, size) => [Math.min(...rects.map((r) => number(r, from))), Math.max(...rects.map((r) => number(r, from) + number(r, size)))];
  /** What of a drawing is folded: groups with the stretch that each takes. */
  const wanted = (drawing) => {
    const found = { lane: [], stage: [] };
    for (const name of page.state.fold) {
      const kind = name.slice(0, name.indexOf(":"));
      const id = CSS.escape(name.slice(kind.length + 1));
      if (kind === "lane") {
        const group = drawing.svg.querySelector(`:scope > g.lane[data-lane="${id}"]`);
        const band = group?.querySelector(".lane-band");
        if (band && number(band, "height") > strip) found.lane.push({ name, group, stretch: [...span([band], "y", "height"), strip] });
      } else if (kind === "stage") {
        const group = drawing.svg.querySelector(`:scope > g.stage[data-stage="${id}"]`);
        const columns = [...(group?.querySelectorAll(".column") ?? [])];
        if (columns.length) found.stage.push({ name, group, stretch: [...span(columns, "x", "width"), column] });
      }
    }
    return found;
  };

  const part = (element, move, x, y) => {
    if (element.matches(elasticParts)) {
      const [cx, cy] = move.middle(element);
      const inside = y.gone(cy) && !element.matches(".lane-band, .lane-bar, .column, .route, .route-drawn");
      if (inside || (x.gone(cx) && element.matches(".curve-area"))) return "hide";
      move.elastic(element);
    } else move.rigid(element);
    return "";
  };
  const place = (drawing, x, y, changes, aside) => {
    const move = page.mover(x, y, changes);
    const { svg } = drawing;
    const each = (elements) => {
      for (const element of elements) if (part(element, move, x, y)) changes.hide(element);
    };
    for (const card of drawing.cards.values()) {
      const { home } = card;
      const [cx, cy] = [home.x + home.width / 2, home.y + home.height / 2];
      const across = home.width > 0 && x.touches(home.x, home.x + home.width);
      const gone = y.gone(cy) || (across && (x.gone(cx) || x(home.x + home.width) - x(home.x) <= column));
      card.hidden = gone;
      const [dx, dy] = [x(across ? home.x : cx) - (across ? home.x : cx), y(cy) - cy];
      card.box = { x: home.x + dx, y: home.y + dy, width: across ? x(home.x + home.width) - x(home.x) : home.width, height: home.height };
      const link = card.element.closest("a");
      if (gone) [link ?? card.element, ...card.marks].forEach(changes.hide);
      else if (across) {
        for (const child of card.element.children) {
          if (child.matches(".card-box")) move.elastic(child);
          else if (child.localName !== "title") move.rigid(child);
        }
        card.marks.forEach(move.rigid);
      } else for (const element of [card.element, ...card.marks]) move.shift(element, dx, dy);
    }
    for (const link of drawing.links) {
      const ends = [link.from, link.to].map((id) => drawing.cards.get(id));
      if (ends.some((card) => card?.hidden)) changes.hide(link.element);
      else each(link.element.children);
    }
    for (const group of svg.children) {
      if (group.matches(`${fixed}, g.link, g.hits, g.folded, .flash`)) continue;
      if (group.matches("g.legend, g.footer")) move.shift(group, aside, y(drawing.full.height) - drawing.full.height);
      else if (group.matches("g.header")) move.shift(group, aside, 0);
      else if (group.matches("g.stage")) {
        each([...group.children].filter((child) => /^(path|text)$/.test(child.localName)));
        for (const step of group.querySelectorAll("g.step")) each([...step.children].filter((child) => child.localName !== "g" && child.localName !== "a"));
      } else if (group.matches("g.lane, g.line, g.axis, g.curve, g.channel-path, g.row-labels")) each(group.children);
      else if (!group.dataset.for?.startsWith("card:")) each([group.localName === "a" ? group.firstElementChild : group]);
    }
  };

  const made = (drawing, { name, group, stretch }, x, y) => {
    const [kind, id] = [name.slice(0, name.indexOf(":")), name.slice(name.indexOf(":") + 1)];
    const texts = page.data.texts[drawing.section.dataset.language];
    const own = [...drawing.cards.values()].filter((card) => card[kind] === id);
    const title = kind === "lane" ? texts.lanes[id] : texts.stages[id]?.title;
    const said = word("viewer.card-count", { n: page.count(own.length) });
    const text = group.querySelector(kind === "lane" ? ".lane-title" : ".stage-title");
    const columns = [...drawing.svg.querySelectorAll(".column")];
    const open = columns.filter((one) => number(one, "width") > column);
    let box;
    let words;
    if (kind === "lane") {
      const band = group.querySelector(".lane-band");
      box = { x: number(band, "x"), y: y(stretch[0]), width: number(band, "width"), height: strip };
      const base = box.y + strip / 2 + 4.5;
      const [start, end] = span(open.length ? open : columns, "x", "width");
      const edge = drawing.rtl ? end - 17 : start + 17;
      words = [
        drawn("text", { class: "folded-title", x: text?.getAttribute("x") ?? box.x + 16, y: base, fill: text?.getAttribute("fill") ?? "", "text-anchor": text?.getAttribute("text-anchor") ?? "start" }, title ?? id),
        drawn("text", { class: "folded-count", x: edge, y: base, "text-anchor": drawing.rtl ? "end" : "start" }, said),
      ];
    } else {
      const [top, bottom] = span([...drawing.svg.querySelectorAll(":scope > g.lane > .lane-band")], "y", "height");
      box = { x: x(stretch[0]) + 4, y: top, width: column - 8, height: bottom - top };
      const at = { x: box.x + box.width / 2, y: box.y + 16 };
      words = [drawn("text", { class: "folded-title upright", ...at }, title ?? id, drawn("tspan", { class: "folded-count" }, ` · ${said}`))];
    }
    const element = drawn(
      "g", { class: `folded of-${kind}`, "data-fold": name, role: "button", tabindex: "-1", "aria-expanded": "false", "aria-label": `${words.map((text) => text.textContent).join(" ")}, ${word("viewer.folded")}` },
      drawn("rect", { class: "folded-box", ...box, rx: 6 }), ...words.flatMap((text) => ["\n", text]),
    );
    drawing.svg.insertBefore(element, drawing.svg.querySelector(":scope > g.legend, :scope > g.footer"));
    return { element, box, name, [kind]: id };
  };

  /** Folds a drawing as the state asks. */
  const fold = (drawing) => {
    drawing.full ??= { width: drawing.width, height: drawing.height };
    drawing.changes ??= page.changes();
    drawing.changes.undo();
    drawing.strips?.forEach(({ element }) => element.remove());
    drawing.strips = [];
    const { lane, stage } = wanted(drawing);
    const narrowed = page.squeeze(stage.map(({ stretch }) => stretch), drawing.rtl ? -tip : tip);
    const y = page.squeeze(lane.map(({ stretch }) => stretch));
    // The head above keeps its width; read from the right, it is the right end that stays.
    const head = drawing.svg.querySelector(":scope > g.header")?.getBBox();
    const least = !head || !stage.length ? 0 : drawing.rtl ? drawing.full.width - head.x + 40 : head.x + head.width + 40;
    const across = Math.max(narrowed(drawing.full.width), Math.min(drawing.full.width, least));
    const aside = drawing.rtl ? across - narrowed(drawing.full.width) : 0;
    const x = Object.assign((v) => Math.round((narrowed(v) + aside) * 100) / 100, { gone: narrowed.gone, touches: narrowed.touches });
    Object.assign(drawing, { x, y });
    for (const card of drawing.cards.values()) Object.assign(card, { box: card.home, hidden: false });
    let { width, height } = drawing.full;
    if (lane.length || stage.length) {
      place(drawing, x, y, drawing.changes, drawing.rtl ? across - width : 0);
      [width, height] = [across, y(height)];
      for (const [name, value] of [["viewBox", `0 0 ${width} ${height}`], ["width", width], ["height", height]]) drawing.changes.set(drawing.svg, name, value);
      for (const { group } of lane) for (const text of group.querySelectorAll("text")) drawing.changes.hide(text);
      for (const { group } of stage) for (const text of group.querySelectorAll(":scope > text, .step > text")) drawing.changes.hide(text);
      drawing.strips = [...lane, ...stage].map((one) => made(drawing, one, x, y));
    }
    drawing.folds = page.state.fold.join();
    page.resize(drawing, width, height);
  };

  const change = (list, focus = "") => {
    const drawing = page.current;
    const before = page.state.fold;
    const name = [...list, ...before].find((one) => list.includes(one) !== before.includes(one));
    const { lane, stage } = wanted(drawing);
    const [old] = [...lane, ...stage].filter((one) => one.name === name);
    const [oldX, oldY] = [drawing.x ?? ((v) => v), drawing.y ?? ((v) => v)];
    page.keep({ fold: list });
    const fresh = wanted(drawing);
    const [now] = [...fresh.lane, ...fresh.stage].filter((one) => one.name === name);
    const from = (old ?? now)?.stretch[0] ?? 0;
    // What was folded stays under the hand.
    const isLane = name?.startsWith("lane:");
    const [left, top] = page.pointAt(0, 0);
    fold(drawing);
    page.hold([left + (isLane ? 0 : drawing.x(from) - oldX(from)), top + (isLane ? drawing.y(from) - oldY(from) : 0)], 0, 0);
    page.tell("folded");
    const item = drawing.strips.find((one) => one.name === focus) ?? (drawing.at?.element.isConnected && !drawing.at.hidden ? drawing.at : page.firstItem());
    if (item) page.settle(item);
    if (focus && item) item.element.focus({ preventScroll: true });
  };
  page.toggle = (name, { focus = false } = {}) => {
    const { fold: list } = page.state;
    const folded = list.includes(name);
    const first = folded && focus ? [...page.current.cards.values()].find((card) => `lane:${card.lane}` === name || `stage:${card.stage}` === name) : null;
    change(folded ? list.filter((one) => one !== name) : [...list, name], folded || !focus ? "" : name);
    if (first && !first.hidden) page.goTo(first);
  };
  page.unfold = () => page.state.fold.length && change([]);
  page.unfoldFor = ({ lane, stage }) => {
    const rest = page.state.fold.filter((name) => name !== `lane:${lane}` && name !== `stage:${stage}`);
    if (rest.length < page.state.fold.length) change(rest);
  };
  const here = () => page.itemOf(document.activeElement);
  const foldOf = (kind, item) => item?.[kind] && page.toggle(`${kind}:${item[kind]}`, { focus: true });
  page.foldLane = () => foldOf("lane", here());
  page.foldStage = () => foldOf("stage", here());
  page.foldButtons = (card) =>
    ["lane", "stage"].filter((kind) => card[kind]).map((kind) => page.make("button", { type: "button", class: "act", onclick: () => { page.close(); page.toggle(`${kind}:${card[kind]}`, { focus: true }); } }, word(`viewer.fold-${kind}`)));

  document.addEventListener("keydown", (event) => {
    const name = event.target.closest?.("g.folded")?.dataset.fold;
    if (!name || (event.key !== "Enter" && event.key !== " ")) return;
    event.preventDefault();
    page.toggle(name, { focus: true });
  });
  document.addEventListener("click", (event) => {
    const strip = event.detail === 0 && event.target.closest?.("g.folded");
    if (strip) page.toggle(strip.dataset.fold, { focus: true });
  });
  page.foldAt = (target) => {
    const name = target.closest("g.folded")?.dataset.fold ?? (target.closest(".stuck.side g.lane") && `lane:${target.closest("g.lane").dataset.lane}`) ?? null;
    const stage = target.closest(".stuck.head g.stage");
    if (!name && !stage) return false;
    page.toggle(name || `stage:${stage.dataset.stage}`);
    return true;
  };
  const current = () => {
    if ((page.current.folds ?? "") === page.state.fold.join()) return;
    fold(page.current);
    page.tell("folded");
  };
  page.on("shown", current);
  page.on("asked", current);
})();
