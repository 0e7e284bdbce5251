"use strict";
// Search and filters. Without this the page is a plain list of all maps.
(() => {
  const form = document.querySelector(".tools");
  const fields = [...form.elements].filter((field) => field.name);
  const shown = document.querySelector(".count");
  const whole = shown.textContent;
  const none = document.querySelector(".none");
  const shelves = [...document.querySelectorAll(".shelf")];
  const books = document.querySelector(".books");

  // Without accents, capitals and wide letters, so that nobody has to type them.
  const plain = (text) =>
    text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replaceAll("ß", "ss");

  let maps = null;
  const read = () =>
    [...document.querySelectorAll(".map")].map((map) => {
      const names = [...map.querySelectorAll(".facts dd li")].map((item) => ({
        text: item.textContent,
        plain: plain(item.textContent),
        sort: item.closest("dd").previousElementSibling.textContent,
      }));
      const head = [".title", ".subtitle", ".summary", ".source"].map((place) => map.querySelector(place)?.textContent ?? "");
      const image = map.querySelector(".sheet img");
      return {
        map,
        names,
        head: plain(head.join("\n")),
        all: plain([...head, ...names.map((name) => name.text), map.dataset.also ?? ""].join("\n")),
        rows: [...map.querySelectorAll(".rows li")],
        others: map.querySelector(".others"),
        hits: map.querySelector(".hits"),
        image,
        first: image?.getAttribute("src"),
      };
    });

  // Where the words were found, unless the title says it.
  const tell = (one, words) => {
    const found = words.length
      ? one.names.filter((name) => words.some((word) => !one.head.includes(word) && name.plain.includes(word)))
      : [];
    one.hits.hidden = !found.length;
    one.hits.replaceChildren(
      ...found.slice(0, 3).map((name) => {
        const line = document.createElement("span");
        const strong = document.createElement("b");
        strong.textContent = name.text;
        strong.dir = "auto";
        line.append(`${name.sort}: `, strong, " ");
        return line;
      }),
    );
  };

  const narrow = () => {
    maps ??= read();
    const wanted = Object.fromEntries(fields.map((field) => [field.name, field.value]));
    const words = plain(wanted.q ?? "").split(/\s+/u).filter(Boolean);
    let count = 0;
    for (const one of maps) {
      const rows = one.rows.filter(
        (row) =>
          row.dataset.kind === "page" ||
          ((!wanted.kind || row.dataset.kind === wanted.kind) &&
            (!wanted.language || row.dataset.language === wanted.language)),
      );
      const fits =
        (rows.length > 0 || !(wanted.kind || wanted.language)) &&
        (!wanted.state || one.map.dataset.state === wanted.state) &&
        (!wanted.folder || one.map.dataset.folder === wanted.folder) &&
        words.every((word) => one.all.includes(word));
      one.map.hidden = !fits;
      if (!fits) continue;
      count += 1;
      const kept = new Set(rows);
      for (const row of one.rows) row.hidden = !kept.has(row);
      if (one.others) {
        const inside = rows.filter((row) => one.others.contains(row));
        one.others.hidden = !inside.length;
        one.others.open = Boolean(wanted.language) && inside.length > 0;
      }
      const image = (wanted.kind || wanted.language) && rows.find((row) => row.dataset.image)?.dataset.image;
      if (one.image && one.image.getAttribute("src") !== (image || one.first)) one.image.src = image || one.first;
      tell(one, words);
    }
    const narrowed = fields.some((field) => field.value.trim());
    for (const shelf of shelves) shelf.hidden = !shelf.querySelector(".map:not([hidden])");
    if (books) books.hidden = narrowed;
    none.hidden = count > 0 || !narrowed;
    const number = new Intl.NumberFormat(document.documentElement.lang);
    shown.textContent = narrowed
      ? shown.dataset.pattern.replace("{n}", number.format(count)).replace("{all}", number.format(maps.length))
      : whole;
    const told = new URLSearchParams(Object.entries(wanted).filter(([, value]) => value.trim())).toString();
    try {
      history.replaceState(null, "", told ? `#${told}` : location.pathname + location.search);
    } catch {
      // Some browsers do not let pages from the file system change their address.
    }
  };

  const recall = () => {
    const told = new URLSearchParams(location.hash.slice(1));
    for (const field of fields) field.value = told.get(field.name) ?? "";
    if (fields.some((field) => field.value)) narrow();
  };

  form.hidden = false;
  form.addEventListener("input", narrow);
  form.addEventListener("submit", (event) => event.preventDefault());
  none.querySelector("button").addEventListener("click", () => {
    for (const field of fields) field.value = "";
    narrow();
    fields[0].focus();
  });
  window.addEventListener("hashchange", () => {
    recall();
    narrow();
  });
  recall();
})();
