// Zooming and moving by hand, the same for every page that shows a drawing: wheel, drag, pinch.
(() => {
  "use strict";
  const page = (globalThis.blueprint ??= {});
  const least = 0.04;
  const most = 16;
  const slack = 4; // pixels that a click may slip

  /** A zoom that is neither too small to see nor too large to find anything. */
  page.bounded = (k) => Math.min(most, Math.max(least, k));

  /**
   * Listens to hands on an element.
   *
   * acts: `move(dx, dy)` and `zoom(factor, x, y)` in pixels of the element, `tap(target)` at the end of a click that did not
   * drag. scrolls: whether the element scrolls by itself; then a plain wheel and one finger are left to the browser.
   */
  page.gestures = (ground, acts, { scrolls = false } = {}) => {
    const inside = (x, y) => {
      const box = ground.getBoundingClientRect();
      return [x - box.x, y - box.y];
    };
    ground.addEventListener(
      "wheel",
      (event) => {
        if (scrolls && !event.ctrlKey && !event.metaKey) return;
        event.preventDefault();
        const unit = event.deltaMode === 1 ? 32 : event.deltaMode === 2 ? 400 : 1;
        if (event.shiftKey) acts.move(-(event.deltaX || event.deltaY) * unit, 0);
        else acts.zoom(Math.exp(-Math.max(-240, Math.min(240, event.deltaY * unit)) * (event.ctrlKey && Math.abs(event.deltaY) < 50 ? 0.01 : 0.002)), ...inside(event.clientX, event.clientY));
      },
      { passive: false },
    );

    // One pointer drags. Fingers drag too, where the element does not scroll by itself.
    let held = null;
    let moved = 0;
    ground.addEventListener("pointerdown", (event) => {
      if (event.button || !event.isPrimary) return;
      held = { x: event.clientX, y: event.clientY, drags: !(scrolls && event.pointerType === "touch") };
      moved = 0;
    });
    ground.addEventListener("pointermove", (event) => {
      if (!held || !event.isPrimary) return;
      const [dx, dy] = [event.clientX - held.x, event.clientY - held.y];
      moved += Math.abs(dx) + Math.abs(dy);
      [held.x, held.y] = [event.clientX, event.clientY];
      if (moved < slack || !held.drags || pinch) return;
      if (!ground.hasPointerCapture(event.pointerId)) ground.setPointerCapture(event.pointerId);
      ground.classList.add("dragged");
      acts.move(dx, dy);
    });
    const lift = () => {
      held = null;
      ground.classList.remove("dragged");
    };
    ground.addEventListener("pointerup", (event) => event.isPrimary && lift());
    // A click comes last: whatever it moves, nothing else happens any more where the pointer is.
    ground.addEventListener("click", (event) => {
      if (event.detail && moved < slack) acts.tap?.(event.target, event);
    });
    ground.addEventListener("pointercancel", lift);

    // Two fingers pinch.
    let pinch = null;
    const spread = ([a, b]) => [(a.clientX + b.clientX) / 2, (a.clientY + b.clientY) / 2, Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY)];
    ground.addEventListener(
      "touchstart",
      (event) => {
        pinch = event.touches.length === 2 ? spread(event.touches) : null;
        if (!pinch) return;
        moved = slack;
        event.preventDefault();
      },
      { passive: false },
    );
    ground.addEventListener(
      "touchmove",
      (event) => {
        if (!pinch || event.touches.length !== 2) return;
        event.preventDefault();
        const now = spread(event.touches);
        acts.move(now[0] - pinch[0], now[1] - pinch[1]);
        if (pinch[2] && now[2]) acts.zoom(now[2] / pinch[2], ...inside(now[0], now[1]));
        pinch = now;
      },
      { passive: false },
    );
    const apart = (event) => {
      if (event.touches.length < 2) pinch = null;
    };
    ground.addEventListener("touchend", apart);
    ground.addEventListener("touchcancel", apart);
  };
})();
