// Squeezing a drawing: where things stand when some stretches of it are narrower, and how they are put there.
//
// All coordinates of a drawing are absolute, so each axis has one function from old places to new ones: it is flat inside
// what is folded and keeps all distances outside. What has a shape of its own moves as a whole, what leads from one place to
// another follows point by point; right angles stay right.
(() => {
  "use strict";
  const page = globalThis.blueprint;
  const rounded = (n) => Math.round(n * 100) / 100;

  /**
   * The function of one axis.
   *
   * spans: [from, to, new length], apart from each other. tip: so much at their start keeps its shape (of a negative one: at
   * their end), because the tip of what stands before lies in it.
   */
  page.squeeze = (spans, tip = 0) => {
    const soft = spans.map(([from, to, size]) => [from + Math.max(0, tip), to - Math.max(0, -tip), size - Math.abs(tip)]);
    const place = (v) => rounded(soft.reduce((sum, [from, to, size]) => sum - Math.max(0, Math.min(v, to) - from) * (1 - size / (to - from)), v));
    place.gone = (v) => spans.some(([from, to]) => v > from && v < to);
    place.touches = (from, to) => spans.some(([low, high]) => from < high && to > low);
    return place;
  };

  const axes = { M: "xy", L: "xy", H: "x", V: "y", C: "xyxyxy", Q: "xyxy", S: "xyxy", T: "xy", Z: "" };
  const course = (d, x, y) => {
    let at = 0;
    let order = "";
    return d.replace(/[A-Za-z]|-?\d*\.?\d+/g, (token) => {
      if (/[A-Za-z]/.test(token)) {
        [order, at] = [axes[token], 0];
        return token;
      }
      const axis = order[at++ % order.length];
      return (axis === "x" ? x : y)(Number(token));
    });
  };

  /** Changes attributes of elements and puts them back as they were. */
  page.changes = () => {
    const saved = [];
    const set = (element, name, value) => {
      saved.push([element, name, element.getAttribute(name)]);
      element.setAttribute(name, value);
    };
    return {
      set,
      hide: (element) => set(element, "data-hidden", ""),
      undo: () => {
        for (const [element, name, value] of saved.reverse()) {
          if (value === null) element.removeAttribute(name);
          else element.setAttribute(name, value);
        }
        saved.length = 0;
      },
    };
  };

  /** What puts the parts of a drawing to their new places. */
  page.mover = (x, y, changes) => {
    const middle = (element) => {
      const box = element.getBBox();
      return [box.x + box.width / 2, box.y + box.height / 2];
    };
    const shift = (element, dx, dy) => (dx || dy) && changes.set(element, "transform", `translate(${rounded(dx)} ${rounded(dy)})`);
    const rigid = (element) => {
      const [cx, cy] = middle(element);
      if (x.gone(cx) || y.gone(cy)) changes.hide(element);
      else shift(element, x(cx) - cx, y(cy) - cy);
    };
    const elastic = (element) => {
      if (element.localName === "path") changes.set(element, "d", course(element.getAttribute("d"), x, y));
      else {
        const [left, top, width, height] = ["x", "y", "width", "height"].map((name) => Number(element.getAttribute(name)));
        const box = { x: x(left), y: y(top), width: x(left + width) - x(left), height: y(top + height) - y(top) };
        for (const [name, value] of Object.entries(box)) changes.set(element, name, rounded(value));
      }
    };
    return { rigid, elastic, shift, middle };
  };
})();
