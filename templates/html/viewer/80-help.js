// The keys, told in a window of their own.
(() => {
  "use strict";
  const page = globalThis.blueprint;
  const { make, word } = page;
  const lines = [
    [["←", "→", "↑", "↓"], "viewer.key-cards"], [["Home", "End"], "viewer.key-lane"], [["Ctrl", "Home", "End"], "viewer.key-corners"],
    [["Enter"], "viewer.key-details"], [["Esc"], "viewer.close"], [["/"], "gallery.search"], [["Shift", "←", "→", "↑", "↓"], "viewer.key-pan"],
    [["+"], "preview.closer"], [["−"], "preview.farther"], [["1"], "viewer.actual-size"], [["0"], "preview.fit"], [["W"], "viewer.fit-width"],
    [["F"], "viewer.fold-lane"], [["Shift", "F"], "viewer.fold-stage"], [["U"], "viewer.unfold-all"],
  ];
  let dialog = null;
  page.help = () => {
    if (!dialog) {
      dialog = make("dialog", { id: "keys", "aria-labelledby": "keys-title" });
      dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
      document.body.append(dialog);
    }
    const close = make("button", { type: "button", class: "icon", "aria-label": word("viewer.close"), onclick: () => dialog.close() }, page.sign("M4 4l8 8M12 4l-8 8"));
    const rows = lines.map(([keys, said]) => make("div", {}, make("dt", {}, ...keys.map((key) => make("kbd", {}, key))), make("dd", {}, word(said))));
    dialog.replaceChildren(make("h2", { id: "keys-title" }, word("viewer.keys")), close, make("dl", {}, ...rows));
    dialog.showModal();
  };
})();
