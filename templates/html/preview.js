"use strict";
// Shows what the server sends, keeps zoom and position, and says where things stand in the file.
(() => {
  const given = JSON.parse(document.getElementById("given").textContent);
  const words = given.words;
  const one = (place) => document.querySelector(place);
  const ground = one(".ground");
  const board = one(".board");
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  const space = "http://www.w3.org/2000/svg";
  const fields = [...document.querySelectorAll(".tools select")];

  // What is shown, kept in the address so that a reload shows the same.
  const asked = () => Object.fromEntries(fields.map((field) => [field.name, field.value]));
  const told = new URLSearchParams(location.hash.slice(1));
  const start = Object.fromEntries(fields.map(({ name }) => [name, told.get(name) ?? given.start[name]]));
  const offer = (field, options, value) => {
    const first = field.name === "language" ? [...field.options].filter((o) => !o.value) : [];
    field.replaceChildren(...first, ...options.map(([key, label]) => new Option(label, key)));
    field.value = value;
    if (value && field.value !== value) {
      field.append(new Option(value, value));
      field.value = value;
    }
  };
  for (const field of fields) {
    const wanted = start[field.name];
    if (wanted && ![...field.options].some((option) => option.value === wanted)) field.append(new Option(wanted, wanted));
    field.value = wanted;
  }

  // Place and size of the picture: a point of it stands at (x, y), k screen pixels to its unit.
  const at = { x: 0, y: 0, k: 1 };
  let placed = false;
  let picture = null;
  const size = () => [picture.width.baseVal.value, picture.height.baseVal.value];
  const put = () => {
    if (!picture) return;
    const [width, height] = size();
    const [w, h] = [ground.clientWidth, ground.clientHeight];
    const slack = 80; // so much of the picture always stays in sight
    at.x = Math.min(w - slack, Math.max(slack - width * at.k, at.x));
    at.y = Math.min(h - slack, Math.max(slack - height * at.k, at.y));
    board.style.transform = `translate(${at.x}px, ${at.y}px) scale(${at.k})`;
    one(".zoom output").textContent = `${Math.round(at.k * 100)}%`;
  };
  const zoom = (factor, x = ground.clientWidth / 2, y = ground.clientHeight / 2) => {
    const k = globalThis.blueprint.bounded(at.k * factor);
    at.x = x - ((x - at.x) * k) / at.k;
    at.y = y - ((y - at.y) * k) / at.k;
    at.k = k;
    fitted = false;
    put();
  };
  let fitted = true;
  const fit = () => {
    if (!picture) return;
    const [width, height] = size();
    const edge = 20;
    const lay = (below) => {
      const [w, h] = [ground.clientWidth - 2 * edge, ground.clientHeight - edge - below];
      at.k = globalThis.blueprint.bounded(Math.min(2, w / width, h / height));
      at.x = edge + (w - width * at.k) / 2;
      at.y = edge + Math.max(0, (h - height * at.k) / 2);
    };
    lay(edge);
    // The buttons are not to lie on the picture.
    const buttons = one(".zoom").getBoundingClientRect();
    const view = ground.getBoundingClientRect();
    const [right, left] = [view.x + at.x + width * at.k, view.x + at.x];
    if (view.y + at.y + height * at.k > buttons.top - 6 && right > buttons.left && left < buttons.right) lay(view.bottom - buttons.top + 10);
    fitted = true;
    put();
  };
  const acts = { closer: () => zoom(1.25), farther: () => zoom(0.8), whole: () => zoom(1 / at.k), fit };
  one(".zoom").addEventListener("click", (event) => acts[event.target.closest("button")?.dataset.do]?.());
  new ResizeObserver(() => (fitted ? fit() : put())).observe(ground);

  const move = (dx, dy) => {
    at.x += dx;
    at.y += dy;
    fitted = false;
    put();
  };
  globalThis.blueprint.gestures(ground, { move, zoom, tap: (target) => choose(target.closest("[data-card], .stage, .step"), true) });
  // Links in a drawing would lead away from it.
  board.addEventListener("click", (event) => event.preventDefault());

  const far = 80;
  const moves = { ArrowLeft: [far, 0], ArrowRight: [-far, 0], ArrowUp: [0, far], ArrowDown: [0, -far] };
  const keys = { "+": acts.closer, "=": acts.closer, "-": acts.farther, 0: fit, 1: acts.whole, n: () => next(1), p: () => next(-1), Escape: () => choose(null) };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("select, input")) return;
    const here = event.target === ground || event.target === document.body;
    if (here && moves[event.key]) move(...moves[event.key]);
    else if (here && event.key === "Enter") edit(one(".chosen .edit")?.href);
    else if (keys[event.key]) keys[event.key]();
    else return;
    event.preventDefault();
  });

  // Where things stand in the file.
  let places = null;
  let chosen = null;
  const tell = (text) => {
    const toast = one(".toast");
    toast.textContent = text;
    toast.hidden = false;
    clearTimeout(tell.timer);
    tell.timer = setTimeout(() => (toast.hidden = true), 1800);
  };
  const edit = (address) => {
    if (address) location.href = address;
  };
  const address = (path, line, column) => `vscode://file${path.startsWith("/") ? "" : "/"}${path.split("/").map((part, n) => (n === 0 && part.endsWith(":") ? part : encodeURIComponent(part))).join("/")}:${line}:${column}`;
  const where = ({ file, path, line, column }) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "where";
    button.textContent = `${file}:${line}`;
    button.title = words.place;
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(`${file}:${line}:${column}`);
        tell(words.copied);
      } catch {
        tell(`${file}:${line}:${column}`);
      }
    });
    const made = [button];
    if (path) {
      const link = document.createElement("a");
      link.className = "edit";
      link.href = address(path, line, column);
      link.textContent = words.edit;
      link.title = "VS Code";
      made.push(link);
    }
    return made;
  };
  const keyOf = (group) => (group.dataset.card ? `card:${group.dataset.card}` : group.classList.contains("step") ? `step:${group.dataset.step}` : group.classList.contains("stage") ? `stage:${group.dataset.stage}` : "");
  // What has no place of its own stands in its step.
  const spot = (group) => places?.at[keyOf(group)] ?? places?.at[`step:${group.dataset.step}`] ?? places?.at[`stage:${group.dataset.stage}`];
  const outline = (group, name) => {
    const way = group.querySelector(":scope > .route, :scope > .rule");
    const box = group.querySelector(":scope > .card-box, :scope > .stage-band, :scope > .lane-band") ?? group;
    const { x, y, width, height } = box.getBBox();
    const frame = document.createElementNS(space, way ? "path" : "rect");
    const shape = way ? { d: way.getAttribute("d") } : { x: x - 3, y: y - 3, width: width + 6, height: height + 6, rx: 7 };
    for (const [key, value] of Object.entries({ class: way ? `${name} way` : name, ...shape })) frame.setAttribute(key, value);
    group.ownerSVGElement.append(frame);
    return frame;
  };
  const choose = (group, byHand = false) => {
    board.querySelector(".drawn-choice")?.remove();
    const key = group ? keyOf(group) : "";
    const found = group && spot(group);
    const shown = one(".chosen");
    shown.hidden = !found;
    chosen = found ? key : null;
    if (!found) return;
    outline(group, "drawn-choice");
    const { file, path } = places.files[found[0]];
    const title = document.createElement("span");
    title.className = "words";
    title.dir = "auto";
    title.textContent = [...group.querySelectorAll(":scope > text")].map((text) => text.textContent).join(" ");
    shown.replaceChildren(title, ...where({ file, path, line: found[1], column: found[2] }));
    if (byHand && given.editor) edit(shown.querySelector(".edit")?.href);
  };
  const next = (by) => {
    const cards = [...board.querySelectorAll("[data-card]")].filter(spot);
    if (!cards.length) return;
    const now = cards.findIndex((group) => keyOf(group) === chosen);
    const group = cards[now < 0 ? (by > 0 ? 0 : cards.length - 1) : (now + by + cards.length) % cards.length];
    choose(group);
    const [box, view] = [group.getBoundingClientRect(), ground.getBoundingClientRect()];
    const room = 40;
    if (box.left < view.left + room || box.right > view.right - room) at.x += view.x + view.width / 2 - (box.x + box.width / 2);
    if (box.top < view.top + room || box.bottom > view.bottom - room) at.y += view.y + view.height / 2 - (box.y + box.height / 2);
    fitted = false;
    put();
  };

  // What a group says and how it looks, wherever it stands.
  const geometry = /^(x|y|width|height|d|cx|cy|r|rx|ry|id|points|x1|x2|y1|y2|font-family|class|transform)$/;
  const own = (element) => {
    let made = "";
    for (const { name, value } of element.attributes) if (!geometry.test(name)) made += `${name}=${value};`;
    if (!element.children.length) return `${made}${element.tagName === "text" || element.tagName === "title" ? "" : element.textContent}`;
    for (const child of element.children) if (!(child.tagName === "g" && child.id)) made += own(child);
    return made;
  };
  const says = (group) => [...group.children].filter((c) => c.tagName !== "g" || !c.id).map((c) => c.textContent).join("").replace(/\s+/gu, "");
  // What has no id is known by what it stands for: a connector by its two ends.
  const nameOf = (group) => {
    const { from, to, mark, gap, for: of, end, step } = group.dataset;
    if (group.matches(".link")) return `link ${from} ${to}`;
    if (group.matches(".point")) return `point ${group.closest("[data-series]")?.dataset.series} ${step}`;
    return group.id && !group.matches(".mark, .gap") ? group.id : `${mark ?? "gap"} ${gap} ${of} ${end}`;
  };
  const marks = (svg) => {
    const found = new Map();
    for (const group of svg.querySelectorAll("g.card, g.step, g.stage, g.header, g.lane, g.line, g.link, g.mark, g.gap, g.point")) {
      const looks = new Set(own(group).split(";"));
      const name = nameOf(group);
      let key = name;
      for (let twin = 2; found.has(key); twin += 1) key = `${name} ${twin}`;
      found.set(key, [group, `${says(group)}|${[...looks].sort().join(";")}`]);
    }
    return found;
  };

  // Fonts are made ready before a picture is shown, so that no word is ever missing.
  const rule = /@font-face\{font-family:"([^"]+)";font-weight:(\d+);font-style:(\w+);src:url\(data:[^;]+;base64,([^)]+)\) format\("\w+"\)\}/g;
  let faces = new Map();
  const prepare = async (css) => {
    const wanted = new Map();
    for (const [text, family, weight, style, data] of css.matchAll(rule)) {
      const bytes = () => Uint8Array.from(atob(data), (char) => char.charCodeAt(0));
      wanted.set(text, faces.get(text) ?? new FontFace(family, bytes(), { weight, style }));
    }
    await Promise.all([...wanted.values()].map((face) => face.load()));
    for (const face of wanted.values()) document.fonts.add(face);
    return wanted;
  };

  let shown = "";
  let look = "";
  let marked = null;
  let marking = 0;
  const draw = async (message, forLook) => {
    // The page allows no styles but its own: those of a drawing are taken out before it is parsed.
    const styles = [];
    const bare = message.svg.replace(/<style>([^<]*)<\/style>/g, (_, style) => void styles.push(style) ?? "");
    const css = styles.join("\n");
    // The parser for HTML takes half the time of the one for XML, and makes the same elements of a drawing.
    const svg = new DOMParser().parseFromString(bare, "text/html").body.firstElementChild;
    const fresh = await prepare(css);
    if (forLook !== asking()) return; // another one is wanted by now
    const rest = new CSSStyleSheet();
    rest.replaceSync(css.replace(rule, ""));
    document.adoptedStyleSheets = [rest];
    const before = picture && forLook === look ? marked() : null;
    clearTimeout(marking);
    marked = () => (known ??= marks(svg));
    let known = null;
    picture = document.adoptNode(svg);
    board.replaceChildren(picture);
    for (const [text, face] of faces) if (!fresh.has(text)) document.fonts.delete(face);
    faces = fresh;
    places = message.places;
    if (!placed || forLook !== look) fit();
    else fitted ? fit() : put();
    placed = true;
    look = forLook;
    one(".waiting").hidden = true;
    // What has changed is sought once it is seen.
    if (before) setTimeout(() => svg === picture && light(before, marked()), 40);
    else marking = setTimeout(() => marked(), 200);
    if (chosen) choose([...board.querySelectorAll("[data-card], .step, .stage")].find((group) => keyOf(group) === chosen));
  };
  const light = (before, after) => {
    // What is new at a card that is new itself goes without saying.
    const known = new Set([...before.values()].flatMap(([{ dataset }]) => [dataset.card, dataset.step, dataset.stage]));
    const old = ({ dataset: { from, to, for: of } }) => [from, to, of?.replace(/^\w+:/, "")].every((end) => !end || known.has(end));
    const changed = [...after].filter(([key, [group, says]]) => before.get(key)?.[1] !== says && (!group.matches(".link, .mark, .gap") || old(group))).map(([, [group]]) => group);
    if (changed.length > Math.max(12, after.size * 0.6)) return;
    const frames = changed.map((group) => outline(group, "drawn-change"));
    setTimeout(() => frames.forEach((frame) => frame.remove()), still.matches ? 1600 : 2500);
  };

  const coded = (text) => text.split("`").map((part, n) => {
    if (!(n % 2)) return part;
    const code = document.createElement("code");
    code.textContent = part;
    code.dir = "auto";
    return code;
  });
  const element = (tag, name, ...inside) => {
    const made = document.createElement(tag);
    made.className = name;
    made.append(...inside);
    return made;
  };
  const english = (made) => {
    made.lang = "en";
    made.dir = "ltr";
    return made;
  };
  const list = (findings) => {
    one("aside").hidden = !findings.length;
    one("aside .count").textContent = findings.length;
    one(".findings").replaceChildren(
      ...findings.map((found) => {
        const item = element("li", found.level, element("p", "head", element("span", "level", words[found.level]), element("span", "code", found.code)));
        item.append(english(element("p", "said", ...coded(found.message))));
        if (found.hint) item.append(english(element("p", "hint", ...coded(found.hint))));
        if (found.at) item.append(element("p", "foot", ...where(found.at)));
        return item;
      }),
    );
  };
  // What would do in the place of what cannot be had, as a button.
  const instead = (page) => {
    if (page === null) return [];
    const made = element("button", "instead", page ? words.onto.replace("{page}", page) : words.whole);
    made.type = "button";
    made.addEventListener("click", () => {
      const field = one("[name=page]");
      if (page && ![...field.options].some((option) => option.value === page)) field.append(new Option(page, page));
      field.value = page;
      open();
      ground.focus();
    });
    return [made];
  };
  const complain = (message) => {
    const wrong = message.findings.find((found) => found.level === "error");
    const banner = one(".stale");
    banner.hidden = !message.stale;
    one(".window").classList.toggle("wrong", message.stale);
    ground.classList.toggle("fresh", !picture);
    one(".waiting").hidden = Boolean(picture) || message.stale;
    const said = wrong ? `${wrong.message}${wrong.at ? ` (${wrong.at.file}:${wrong.at.line})` : ""}` : "";
    if (message.refusal) banner.replaceChildren(english(element("span", "", ...coded(message.refusal))), ...instead(message.larger));
    else if (message.stale) banner.replaceChildren(element("b", "", picture ? words.stale : words.undrawn), english(element("span", "", ...coded(said))));
  };

  const asking = () => JSON.stringify(asked());
  let queue = Promise.resolve();
  const receive = async (text, forLook) => {
    const message = JSON.parse(text);
    if (forLook !== asking()) return;
    if (message.svg) {
      offer(one("[name=view]"), message.views, asked().view || message.views[0][0]);
      offer(one("[name=language]"), message.languages, asked().language);
      document.title = message.title;
      forLook = asking();
      if (message.version !== shown || forLook !== look) await draw(message, forLook);
      shown = message.version;
    }
    list(message.findings);
    complain(message);
    requestAnimationFrame(() => setTimeout(() => {
      document.documentElement.dataset.painted = `${Date.now()}`;
      document.documentElement.dataset.version = message.version;
    }));
  };

  // The server sends whatever is new; a line that is lost is taken up again.
  let line = null;
  let heard = Date.now();
  const open = () => {
    line?.close();
    const wanted = asked();
    const forLook = asking();
    line = new EventSource(`events?${new URLSearchParams({ map: given.map, ...wanted })}`);
    const alive = () => {
      heard = Date.now();
      one(".lost").hidden = true;
    };
    line.onopen = alive;
    line.addEventListener("beat", alive);
    line.onmessage = (event) => {
      alive();
      queue = queue.then(() => receive(event.data, settled(forLook))).catch((error) => console.error(error));
    };
    line.onerror = () => (one(".lost").hidden = false);
    const kept = new URLSearchParams(Object.entries(wanted).filter(([name, value]) => value !== given.start[name])).toString();
    history.replaceState(null, "", `${location.pathname}${location.search}${kept ? `#${kept}` : ""}`);
  };
  // The first message names the view that an empty one stands for.
  const settled = (forLook) => {
    const [then, now] = [JSON.parse(forLook), asked()];
    return !then.view && Object.keys(now).every((name) => name === "view" || now[name] === then[name]) && now.view === one("[name=view]").options[0]?.value ? asking() : forLook;
  };
  setInterval(() => {
    if (line.readyState === EventSource.CLOSED || Date.now() - heard > 30000) {
      heard = Date.now();
      open();
    }
  }, 1000);
  addEventListener("online", open);
  one(".tools").addEventListener("change", open);
  open();
})();
