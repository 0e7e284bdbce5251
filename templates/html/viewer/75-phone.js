// On a narrow window the tools lie in a sheet that a button opens.
(() => {
  "use strict";
  const page = globalThis.blueprint;
  const { one, make, sign, word } = page;
  const bar = document.querySelector(".bar");
  const tools = one("tools");
  const open = (shown) => {
    bar.classList.toggle("unfolded", shown);
    one("menu").setAttribute("aria-expanded", String(shown));
  };
  page.showTools = () => page.narrow.matches && open(true);
  page.on("start", () => {
    const spoken = (key, given) => ({ "aria-label": word(key), title: word(key), "data-word-label": key, "data-word-title": key, type: "button", ...given });
    tools.before(make("button", { id: "menu", "aria-expanded": "false", "aria-controls": "tools", ...spoken("viewer.menu", { onclick: () => open(!bar.classList.contains("unfolded")) }) }, sign("M2.5 4.5h11M2.5 8h11M2.5 11.5h11")));
    tools.append(make("button", { id: "help", class: "icon", "aria-haspopup": "dialog", ...spoken("viewer.keys", { onclick: () => page.help() }) }, sign("M1.5 4.5h13v7h-13zM4 7h.5M7 7h.5M10 7h.5M4.5 9.3h7")));
  });
  page.hideTools = () => {
    const shown = page.narrow.matches && bar.classList.contains("unfolded");
    if (shown) open(false);
    return shown;
  };
  page.on("shown", () => open(false));
  page.on("chosen", (card) => card && open(false));
  document.addEventListener("pointerdown", (event) => {
    if (page.narrow.matches && event.target.closest?.(".sheet")) open(false);
  });
})();
