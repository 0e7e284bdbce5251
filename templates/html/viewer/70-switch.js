// Which drawing is shown, in which language, by day or by night.
(() => {
  "use strict";
  const page = globalThis.blueprint;
  const { one, word } = page;
  const every = (place) => document.querySelectorAll(place);
  const root = document.documentElement;

  const speak = () => {
    const language = page.language();
    root.lang = language.words;
    root.dir = language.direction;
    const spots = { "data-word": null, "data-word-label": "aria-label", "data-word-placeholder": "placeholder", "data-word-title": "title" };
    for (const [name, attribute] of Object.entries(spots)) {
      for (const element of every(`[${name}]`)) {
        const said = word(element.getAttribute(name));
        if (attribute) element.setAttribute(attribute, said);
        else element.textContent = said;
      }
    }
    for (const name of every("[data-name]")) {
      const { value } = name.parentElement.querySelector("input");
      name.textContent = ["mark", "status"].includes(name.dataset.name) ? word(`${name.dataset.name}.${value}`) : page.named(name.dataset.name, value);
    }
    one("title").textContent = language.title;
    one("title").lang = language.tag;
    document.title = language.title;
    page.tell("words");
  };
  const show = (isFirst) => {
    const { view, lang } = page.state;
    const { id } = page.data.drawings.find((d) => d.name === view && d.language === lang) ?? page.data.drawings.find((d) => d.language === lang);
    const section = one(id);
    if (section === page.current?.section) return;
    const anchor = page.current && !page.atStart() && page.nearest();
    const focused = page.current && page.itemOf(document.activeElement)?.id;
    if (page.current) page.tell("leaving");
    for (const list of every("#views ul")) {
      list.classList.toggle("shown", list.dataset.language === lang);
      list.classList.toggle("other", list.dataset.language !== lang);
    }
    for (const link of every("#views a")) {
      if (link.dataset.drawing === id) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
    for (const drawing of every(".drawing")) drawing.classList.toggle("shown", drawing === section);
    const drawing = page.open(section);
    page.index(drawing);
    page.place(drawing);
    const same = anchor && drawing.cards.get(anchor.id);
    if (same) page.hold([same.box.x + same.box.width / 2, same.box.y + same.box.height / 2], ...anchor.at);
    if (focused && drawing.cards.has(focused)) drawing.cards.get(focused).element.focus({ preventScroll: true });
    page.tell("shown", isFirst);
    page.tell("moved");
  };
  /** Shows what the state asks for. */
  page.show = (change = {}, isFirst = false) => {
    const before = page.language();
    page.keep(change);
    if (page.language() !== before || isFirst) speak();
    show(isFirst);
    if (one("language")) one("language").value = page.state.lang;
    if (!one("appearance")) return;
    if (!["auto", "light", "dark"].includes(page.state.look)) page.keep({ look: "auto" });
    root.dataset.appearance = page.state.look;
    one("appearance").value = page.state.look;
  };

  page.on("start", () => {
    one("views").addEventListener("click", (event) => {
      const link = event.target.closest("a[data-view]");
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      page.show({ view: link.dataset.view });
    });
    one("language")?.addEventListener("change", (event) => page.show({ lang: event.target.value }));
    one("appearance")?.addEventListener("change", (event) => page.show({ look: event.target.value }));
  });
})();
