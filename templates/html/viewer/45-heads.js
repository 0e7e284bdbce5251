// Stage heads and lane titles that stay in sight: copies in layers that the browser itself keeps at the edge.
(() => {
  "use strict";
  const page = globalThis.blueprint;
  const margin = 6;
  const number = (element, name) => Number(element.getAttribute(name));

  const copies = (elements) =>
    elements.map((element) => {
      const copy = element.cloneNode(true);
      for (const part of [copy, ...copy.querySelectorAll("[id], [tabindex], [role], title")]) {
        if (part.localName === "title") part.remove();
        for (const name of ["id", "tabindex", "role", "aria-label"]) part.removeAttribute(name);
      }
      return copy;
    });
  const layer = (drawing, name, { x, y, width, height }, elements, stick = 0) => {
    const svg = page.drawn("svg", { viewBox: `${x} ${y} ${width} ${height}`, lang: drawing.svg.lang || drawing.section.lang }, ...copies(elements));
    const made = page.make("div", { class: `stuck ${name}`, "aria-hidden": "true" }, svg);
    const place = { "--x": x, "--y": y, "--rw": width, "--rh": height, "--stick": stick };
    for (const [key, value] of Object.entries(place)) made.style.setProperty(key, value);
    return made;
  };
  const bounds = (elements) => {
    const boxes = elements.map((element) => element.getBBox()).filter(({ height }) => height);
    const [y, far] = [Math.min(...boxes.map((b) => b.y)), Math.max(...boxes.map((b) => b.y + b.height))];
    return { y, height: far - y };
  };
  // The name of a stage goes along its band, as long as there is room before what else stands there.
  const names = (drawing, bands, top, side) =>
    bands.flatMap((band) => {
      const parts = [...band.parentNode.children].filter((part) => part.localName === "text" && !part.matches("[data-hidden]"));
      const titles = parts.filter((part) => part.matches(".stage-title"));
      if (!titles.length) return [];
      const [box, said] = [band.getBBox(), union(titles)];
      const asides = parts.filter((part) => part.matches(".stage-aside")).map((part) => part.getBBox());
      const inner = drawing.rtl
        ? { x: Math.max(box.x + 20, ...asides.map((one) => one.x + one.width + 12)), far: said.x + said.width }
        : { x: said.x, far: Math.min(box.x + box.width - 20, ...asides.map((one) => one.x - 12)) };
      const svg = page.drawn("svg", { viewBox: `${said.x} ${said.y} ${said.width} ${said.height}`, class: "name" }, page.drawn("g", { class: "stage", "data-stage": band.parentNode.dataset.stage }, ...copies(titles)));
      const room = page.make("div", { class: drawing.rtl ? "room end" : "room" }, svg);
      const place = { "--x": inner.x, "--y": said.y - top, "--rw": Math.max(said.width, inner.far - inner.x), "--rh": said.height };
      for (const [key, value] of Object.entries(place)) room.style.setProperty(key, value);
      for (const [key, value] of Object.entries({ "--tw": said.width, "--side": side + 14 })) svg.style.setProperty(key, value);
      return [room];
    });
  const union = (elements) => {
    const boxes = elements.map((element) => element.getBBox());
    const [x, y] = [Math.min(...boxes.map((b) => b.x)), Math.min(...boxes.map((b) => b.y))];
    return { x, y, width: Math.max(...boxes.map((b) => b.x + b.width)) - x + 1, height: Math.max(...boxes.map((b) => b.y + b.height)) - y };
  };
  /** Makes the layers of a drawing anew. */
  const build = (drawing) => {
    drawing.section.querySelectorAll(".stuck").forEach((old) => old.remove());
    drawing.stuck = { top: 0, side: 0 };
    const { svg, width, rtl } = drawing;
    const all = (place) => [...svg.querySelectorAll(place)].filter((element) => !element.closest("[data-hidden]"));
    const columns = all("g.step > .column");
    const bands = all(".stage-band");
    const lanes = all(":scope > g.lane");
    if (!columns.length || !bands.length || !lanes.length) return;
    const edges = columns.flatMap((column) => [number(column, "x"), number(column, "x") + number(column, "width")]);
    const [low, high] = [Math.min(...edges), Math.max(...edges)];
    const lane = lanes[0].querySelector(".lane-band");
    const laneStart = number(lane, "x");
    const laneEnd = laneStart + number(lane, "width");
    // The titles stand before the first column.
    const side = rtl ? { x: high + 1, width: laneEnd - high - 1 + margin } : { x: laneStart - margin, width: low - laneStart + margin - 1 };
    const band = bounds(bands);
    const shown = (part) => /^(path|text)$/.test(part.localName) && !part.matches(".stage-goal, .stage-title, [data-hidden]");
    const heads = bands.map((one) => page.drawn("g", { class: "stage", "data-stage": one.parentNode.dataset.stage }, ...copies([...one.parentNode.children].filter(shown))));
    const titles = all(".step-number, .step-title");
    const steps = bounds(titles);
    const labels = all("g.row-labels > text");
    const rows = [[band.y, band.height + margin, heads, 0]];
    if (titles.length) rows.push([steps.y - 2, steps.height + margin, titles, band.height + margin - 1]);
    const made = [];
    for (const [y, height, elements, stick] of rows) {
      made.push(layer(drawing, "head", { x: 0, y, width, height }, elements, stick));
      if (elements === heads) made.at(-1).append(...names(drawing, bands, band.y, side.width));
      if (side.width > 20) made.push(layer(drawing, rtl ? "corner end" : "corner", { ...side, y, height }, labels, stick));
    }
    drawing.stuck.top = rows.reduce((sum, [, height]) => sum + height, 0);
    if (side.width > 20) {
      const tall = bounds(lanes);
      const top = Math.min(band.y, tall.y - margin);
      const words = all(":scope > g.row-labels, :scope > g.lane, :scope > g.line, :scope > g.axis, g.channel-name, :scope > g.of-lane");
      made.push(layer(drawing, rtl ? "side end" : "side", { ...side, y: top, height: tall.y + tall.height + margin - top }, words));
      drawing.stuck.side = side.width;
      drawing.stuck.from = side.x;
    }
    // The names of folded stages go down their columns with the reader.
    for (const { element, box } of drawing.strips ?? []) {
      const words = element.querySelector(".upright");
      if (!words) continue;
      const { y, height } = words.getBBox();
      made.push(layer(drawing, "strip", { x: box.x + 1, y, width: box.width - 2, height }, [element], drawing.stuck.top + 8));
    }
    drawing.stuck.bandTop = band.y;
    drawing.sheet.classList.add("headed");
    drawing.sheet.append(...made);
  };
  /** What the layers cover of the sheet. */
  page.heads = () => {
    const { stuck, rtl } = page.current;
    if (!stuck) return {};
    const k = page.zoom();
    return { top: stuck.top * k, [rtl ? "right" : "left"]: stuck.side * k };
  };
  const lift = () => {
    const { sheet, stuck, rtl, width } = page.current;
    if (!stuck?.top) return;
    const k = page.zoom();
    sheet.classList.toggle("down", sheet.scrollTop > stuck.bandTop * k);
    const gone = rtl ? (width - stuck.from - stuck.side) * k < width * k - sheet.scrollLeft - sheet.clientWidth : sheet.scrollLeft > stuck.from * k;
    sheet.classList.toggle("along", gone);
  };
  page.on("shown", () => {
    if (!page.current.stuck) build(page.current);
    lift();
  });
  page.on("folded", () => {
    build(page.current);
    lift();
  });
  page.on("moved", lift);
})();
