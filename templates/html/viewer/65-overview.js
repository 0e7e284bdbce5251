// The whole drawing in a corner, with a frame around what is in sight: to see where one is, and to go elsewhere.
(() => {
  "use strict";
  const page = globalThis.blueprint;
  const place = page.one("overview");
  const most = { width: 220, height: 130 };
  const enough = 0.75; // who sees so much of a drawing needs no overview
  const { drawn } = page;
  const parts = { picture: null, frame: null, drawing: null };

  const shape = (kind, { x, y, width, height }) => drawn("rect", { class: kind, x, y, width, height });
  const boxes = (elements) => elements.map((element) => element.getBBox());
  const build = () => {
    const { svg, width, height, cards } = page.current;
    const find = (what) => boxes([...svg.querySelectorAll(what)].filter((element) => !element.closest("[data-hidden]")));
    const seen = [...cards.values()].filter((card) => !card.hidden);
    const scale = Math.min(most.width / width, most.height / height);
    const pixel = 1 / scale;
    parts.frame = drawn("rect", { class: "frame", "stroke-width": 2 * pixel });
    parts.picture = drawn(
      "svg", { viewBox: `0 0 ${width} ${height}`, width: width * scale, height: height * scale },
      ...find(":scope > g.lane > .lane-band").map((box) => shape("lane", box)),
      ...find(".stage-band").map((box) => shape("stage", box)),
      ...[...svg.querySelectorAll(".curve-line:not([data-hidden])")].map((line) => drawn("path", { class: "course", d: line.getAttribute("d"), "stroke-width": 1.2 * pixel })),
      ...seen.map(({ box, element }) => shape(element.querySelector(":scope > .card-box[stroke]") ? "card" : "card bare", box)),
      parts.frame,
    );
    parts.drawing = page.current;
    place.replaceChildren(parts.picture);
  };
  /** Gives way to the card whose details are shown. */
  const giveWay = () => {
    const chosen = page.current.cards.get(page.chosen());
    const [mine, card] = [place, chosen?.element].map((element) => element?.getBoundingClientRect());
    place.classList.toggle("yields", Boolean(card) && card.right > mine.left && card.left < mine.right && card.bottom > mine.top && card.top < mine.bottom);
  };
  const follow = () => {
    const { sheet, width, height } = page.current;
    const k = page.zoom();
    const share = Math.min(1, sheet.clientWidth / (width * k)) * Math.min(1, sheet.clientHeight / (height * k));
    place.hidden = share > enough || page.narrow.matches;
    if (place.hidden) return;
    if (parts.drawing !== page.current) build();
    const [x, y] = page.pointAt(0, 0);
    const [fx, fy] = page.pointAt(sheet.clientWidth, sheet.clientHeight);
    const low = [Math.max(0, x), Math.max(0, y)];
    const far = [Math.min(width, fx), Math.min(height, fy)];
    const frame = { x: low[0], y: low[1], width: Math.max(1, far[0] - low[0]), height: Math.max(1, far[1] - low[1]) };
    for (const [name, value] of Object.entries(frame)) parts.frame.setAttribute(name, value);
    giveWay();
  };
  const go = (event) => {
    const box = parts.picture.getBoundingClientRect();
    const { width, height } = page.current;
    page.hold([((event.clientX - box.x) / box.width) * width, ((event.clientY - box.y) / box.height) * height], ...page.middle());
  };
  page.on("start", () => {
    let held = false;
    place.addEventListener("pointerdown", (event) => {
      if (event.button) return;
      held = true;
      place.setPointerCapture(event.pointerId);
      go(event);
    });
    place.addEventListener("pointermove", (event) => held && go(event));
    for (const end of ["pointerup", "pointercancel"]) place.addEventListener(end, () => (held = false));
    place.addEventListener("wheel", (event) => page.current.sheet.scrollBy(event.deltaX, event.deltaY), { passive: true });
  });
  const again = page.framed(follow);
  page.on("moved", again);
  page.on("zoomed", again);
  page.on("chosen", again);
  page.on("shown", () => {
    parts.drawing = null;
    again();
  });
  page.on("folded", () => {
    parts.drawing = null;
    again();
  });
})();
