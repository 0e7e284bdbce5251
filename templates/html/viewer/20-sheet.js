// The sheet that the drawing lies on: size, position, what of it is in sight.
(() => {
  "use strict";
  const page = globalThis.blueprint;
  const { one } = page;
  const edge = 16;
  const readable = 0.62; // below this the words of a drawing are too small to begin with
  let k = 1;
  let fitted = ""; // "page" or "width" while nobody has zoomed since
  /** The drawing that is shown: `section`, `sheet`, `svg`, `width` and `height` in its own units. */
  page.current = null;
  page.zoom = () => k;

  const opened = new WeakMap();
  page.open = (section) => {
    if (!opened.has(section)) {
      const sheet = section.querySelector(".sheet");
      const svg = sheet.querySelector("svg");
      const { width, height } = svg.viewBox.baseVal;
      const drawing = { section, sheet, svg, width, height, rtl: svg.dataset.direction === "rtl", placed: false };
      svg.classList.add("drawn");
      opened.set(section, drawing);
      page.gestures(sheet, { move: page.move, zoom: byHand, tap: (target, event) => page.tap?.(target, event) }, { scrolls: true });
      sheet.addEventListener("scroll", page.framed(() => page.tell("moved")), { passive: true });
    }
    return opened.get(section);
  };

  /** How large the drawing is: to be told again when stages or lanes are folded. */
  page.resize = (drawing, width, height) => {
    Object.assign(drawing, { width, height });
    drawing.sheet.style.setProperty("--w", width);
    drawing.sheet.style.setProperty("--h", height);
    drawing.section.classList.toggle("tall", height > width);
  };

  const put = () => {
    page.current.sheet.style.setProperty("--k", k);
    one("zoom-level").textContent = `${Math.round(k * 100)}%`;
    page.tell("zoomed");
  };
  // Where the drawing begins in the sheet: it stands in the middle of a sheet that is larger.
  const start = ({ sheet, width, height }) => [Math.max(0, (sheet.clientWidth - width * k) / 2), Math.max(0, (sheet.clientHeight - height * k) / 2)];
  page.pointAt = (x, y) => {
    const { sheet } = page.current;
    const [left, top] = start(page.current);
    return [(sheet.scrollLeft + x - left) / k, (sheet.scrollTop + y - top) / k];
  };
  /** Puts a point of the drawing at a point of the window of the sheet. */
  page.hold = ([px, py], x, y) => {
    const { sheet } = page.current;
    const [left, top] = start(page.current);
    sheet.scrollTo({ left: px * k + left - x, top: py * k + top - y, behavior: "instant" });
  };
  page.middle = () => [page.current.sheet.clientWidth / 2, page.current.sheet.clientHeight / 2];

  const zoomTo = (to, x, y) => {
    const point = page.pointAt(x, y);
    k = page.bounded(to);
    put();
    page.hold(point, x, y);
  };
  /** Zooms at once, at a point of the window of the sheet. */
  page.zoomBy = (factor, [x, y] = page.middle()) => {
    commit();
    fitted = "";
    zoomTo(k * factor, x, y);
  };
  page.zoomTo = (to) => page.zoomBy(page.bounded(to) / k);

  // While a hand zooms, the layers that are painted already are scaled: painting a large map anew takes longer than a frame.
  // A point that stood at b of the sheet's window is seen at r * b + t. When the hand rests, the drawing is painted anew.
  const patience = 150;
  let hand = null;
  const layers = ({ sheet, rtl }) => {
    const origin = sheet.getBoundingClientRect();
    return [...sheet.children].map((element) => {
      const box = element.getBoundingClientRect();
      const stays = {
        x: element.matches(".side, .corner") && sheet.classList.contains("along"),
        y: element.matches(".head, .corner") && sheet.classList.contains("down"),
      };
      return { element, at: [box.x - origin.x, box.y - origin.y], stays, edge: rtl ? sheet.clientWidth : 0 };
    });
  };
  const follow = page.framed(() => {
    if (!hand) return;
    const { r, t } = hand;
    for (const { element, at, stays, edge: side } of hand.layers) {
      const to = [stays.x ? side * (1 - r) : t[0], stays.y ? 0 : t[1]];
      element.style.transform = `translate(${at[0] * (r - 1) + to[0]}px, ${at[1] * (r - 1) + to[1]}px) scale(${r})`;
    }
    one("zoom-level").textContent = `${Math.round(k * r * 100)}%`;
  });
  const commit = () => {
    if (!hand) return;
    clearTimeout(hand.due);
    const { r, t, last, layers: moved } = hand;
    hand = null;
    for (const { element } of moved) element.style.removeProperty("transform");
    page.current.sheet.classList.remove("zoomed");
    const point = page.pointAt((last[0] - t[0]) / r, (last[1] - t[1]) / r);
    k = page.bounded(k * r);
    put();
    page.hold(point, ...last);
    page.tell("moved");
  };
  const byHand = (factor, x, y) => {
    if (!hand) {
      hand = { r: 1, t: [0, 0], layers: layers(page.current) };
      page.current.sheet.classList.add("zoomed");
    }
    fitted = "";
    const f = page.bounded(k * hand.r * factor) / (k * hand.r);
    hand.r *= f;
    hand.t = [x - f * (x - hand.t[0]), y - f * (y - hand.t[1])];
    hand.last = [x, y];
    clearTimeout(hand.due);
    hand.due = setTimeout(commit, patience);
    follow();
  };
  page.move = (dx, dy) => {
    if (hand) {
      hand.t = [hand.t[0] + dx, hand.t[1] + dy];
      follow();
    } else page.current.sheet.scrollBy({ left: -dx, top: -dy, behavior: "instant" });
  };

  const across = ({ sheet, width }) => (sheet.clientWidth - edge) / width;
  const whole = (drawing) => Math.min(2, across(drawing), (drawing.sheet.clientHeight - edge) / drawing.height);
  const lay = () => {
    const point = page.pointAt(...page.middle());
    k = page.bounded(fitted === "page" ? whole(page.current) : Math.min(2, across(page.current)));
    put();
    page.hold(point, ...page.middle());
  };
  /** Shows all of the drawing, or all of its width; asked without saying which, the one that it is not. */
  page.fit = (how) => {
    commit();
    fitted = how ?? (fitted === "page" ? "width" : "page");
    lay();
  };

  const inset = { top: 0, left: 0, right: 0, bottom: 0 };
  /** How much of the sheet is covered at its sides: by heads that stay, by panels. */
  page.covered = () => ({ ...inset, ...page.heads?.(), ...page.panels?.() });
  /**
   * Brings a box of the drawing into sight, with the least movement or, if asked, into the middle.
   *
   * Returns where the box will stand in the window of the sheet.
   */
  page.reveal = ({ x, y, width, height }, { centre = false, smooth = true } = {}) => {
    const { sheet } = page.current;
    const cover = page.covered();
    const [left, top] = start(page.current);
    const along = (near, size, at, room, before, after) => {
      const far = near + size;
      const [low, high] = [at + before + edge, at + room - after - edge];
      if (near >= low && far <= high) return at;
      if (centre) return (near + far) / 2 - before - (room - before - after) / 2;
      return near < low || size > high - low ? near - before - edge : far - room + after + edge;
    };
    const to = {
      left: along(x * k + left, width * k, sheet.scrollLeft, sheet.clientWidth, cover.left, cover.right),
      top: along(y * k + top, height * k, sheet.scrollTop, sheet.clientHeight, cover.top, cover.bottom),
    };
    sheet.scrollTo({ ...to, behavior: smooth && !page.still.matches ? "smooth" : "instant" });
    const held = (at, inside, room) => Math.max(0, Math.min(at, inside - room));
    return {
      x: x * k + left - held(to.left, sheet.scrollWidth, sheet.clientWidth), width: width * k,
      y: y * k + top - held(to.top, sheet.scrollHeight, sheet.clientHeight), height: height * k,
    };
  };

  /** Shows a drawing: the first one so that it can be read, the others at the same zoom. */
  page.place = (drawing) => {
    commit();
    const isFirst = !page.current;
    page.current = drawing;
    page.resize(drawing, drawing.width, drawing.height);
    if (isFirst) {
      const width = across(drawing);
      k = width >= readable ? Math.min(1.25, width) : page.narrow.matches ? 0.75 : 1;
      fitted = width >= readable && width <= 1.25 ? "width" : "";
    }
    put();
    if (!isFirst && fitted) lay();
    else drawing.sheet.scrollTo({ left: drawing.rtl ? drawing.width * k : 0, top: 0, behavior: "instant" });
  };
  /** Whether the drawing is seen from its beginning. */
  page.atStart = () => {
    const { sheet, rtl } = page.current;
    const along = rtl ? sheet.scrollWidth - sheet.clientWidth - sheet.scrollLeft : sheet.scrollLeft;
    return sheet.scrollTop < 2 && along < 2;
  };
  new ResizeObserver(() => {
    if (!page.current) return;
    document.documentElement.style.setProperty("--bar", `${one("map").getBoundingClientRect().top}px`);
    if (fitted) lay();
    page.tell("moved");
  }).observe(one("map"));

  page.on("start", () => {
    one("zoom-in").addEventListener("click", () => page.zoomBy(1.25));
    one("zoom-out").addEventListener("click", () => page.zoomBy(0.8));
    one("zoom-level").addEventListener("click", () => page.zoomTo(1));
    one("zoom-fit").addEventListener("click", () => page.fit());
  });
})();
