// Begins: keys of the whole page, and what the address asks for.
(() => {
  "use strict";
  const page = globalThis.blueprint;
  const { one } = page;
  const far = 80;
  const moves = { ArrowLeft: [far, 0], ArrowRight: [-far, 0], ArrowUp: [0, far], ArrowDown: [0, -far] };
  const keys = {
    "+": () => page.zoomBy(1.25), "=": () => page.zoomBy(1.25), "-": () => page.zoomBy(0.8), "−": () => page.zoomBy(0.8),
    0: () => page.fit("page"), w: () => page.fit("width"), 1: () => page.zoomTo(1),
    "/": () => page.seek(), "?": () => page.help(),
    f: () => page.foldLane?.(), F: () => page.foldStage?.(), u: () => page.unfold?.(),
    Escape: () => page.close() || page.shut?.("filters") || page.endSearch() || page.hideTools(),
  };
  page.seek = () => {
    page.showTools?.();
    one("query").focus();
    one("query").select();
  };
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.target.closest("input, select, textarea, dialog")) {
      if (event.key !== "Escape" || event.target.closest("dialog")) return;
    }
    if (event.target.closest(".table, .panel") && event.key !== "Escape") return;
    if (moves[event.key]) page.move(...moves[event.key]);
    else if (keys[event.key]) keys[event.key]();
    else return;
    event.preventDefault();
  });

  const most = 60; // characters of an id that are repeated to the reader
  const shortened = (id) => ([...id].length > most ? `${[...id].slice(0, most).join("")}…` : id);
  const goToPlace = (kind, id) => {
    const card = page.firstOf(kind, id);
    if (card) return page.visit(card.id);
    const head = page.current.svg.querySelector(`g.${kind}[data-${kind}="${CSS.escape(id)}"]`);
    const name = head?.querySelector(`.${kind}-title`);
    if (!name) return undefined;
    page.say(page.texts()[`${kind}s`][id].title);
    return page.visitHead(name.getBBox());
  };

  const apply = (isFirst = false) => {
    const { place, missing, ...asked } = page.read();
    const { card } = asked;
    if (!card) page.close?.();
    page.show({ ...asked, card: "" }, isFirst);
    page.tell("asked");
    if (asked.find || !isFirst) if (one("query").value !== asked.find) page.find(asked.find);
    if (card && page.current.cards.has(card)) page.visit(card);
    if (place) goToPlace(...place);
    if (missing) page.tellAll(page.word("viewer.missing", { id: shortened(missing) }));
  };
  addEventListener("hashchange", () => apply());
  page.tell("start");
  one("tools").hidden = false;
  apply(true);
})();
