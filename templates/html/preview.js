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
  const least = 0.04;
  const most = 16;
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
    const k = Math.min(most, Math.max(least, at.k * factor));
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
    const [w, h] = [ground.clientWidth - 2 * edge, ground.clientHeight - 2 * edge];
    at.k = Math.max(least, Math.min(2, w / width, h / height));
    at.x = edge + (w - width * at.k) / 2;
    at.y = edge + Math.max(0, (h - height * at.k) / 2);
    fitted = true;
    put();
  };
  const acts = { closer: () => zoom(1.25), farther: () => zoom(0.8), whole: () => zoom(1 / at.k), fit };
  one(".zoom").addEventListener("click", (event) => acts[event.target.closest("button")?.dataset.do]?.());
  new ResizeObserver(() => (fitted ? fit() : put())).observe(ground);

  ground.addEventListener(
    "wheel",
    (event) => {
      event.preventDefault();
      const box = ground.getBoundingClientRect();
      const unit = event.deltaMode === 1 ? 32 : event.deltaMode === 2 ? 400 : 1;
      if (event.shiftKey) {
        at.x -= (event.deltaX || event.deltaY) * unit;
        put();
      } else zoom(Math.exp(-Math.max(-240, Math.min(240, event.deltaY * unit)) * (event.ctrlKey ? 0.01 : 0.002)), event.clientX - box.x, event.clientY - box.y);
    },
    { passive: false },
  );
  const fingers = new Map();
  let moved = 0;
  let held = null;
  ground.addEventListener("pointerdown", (event) => {
    if (event.button) return;
    moved = fingers.size ? 99 : 0;
    held = event.target;
    fingers.set(event.pointerId, [event.clientX, event.clientY]);
  });
  const centre = () => {
    const all = [...fingers.values()];
    const mean = (n) => all.reduce((sum, point) => sum + point[n], 0) / all.length;
    const wide = all.length > 1 ? Math.hypot(all[0][0] - all[1][0], all[0][1] - all[1][1]) : 0;
    return [mean(0), mean(1), wide];
  };
  ground.addEventListener("pointermove", (event) => {
    if (!fingers.has(event.pointerId)) return;
    const [x, y, wide] = centre();
    fingers.set(event.pointerId, [event.clientX, event.clientY]);
    const [x2, y2, wide2] = centre();
    moved += Math.abs(x2 - x) + Math.abs(y2 - y);
    if (moved < 4) return;
    if (!ground.hasPointerCapture(event.pointerId)) ground.setPointerCapture(event.pointerId);
    ground.classList.add("dragged");
    at.x += x2 - x;
    at.y += y2 - y;
    fitted = false;
    const box = ground.getBoundingClientRect();
    if (wide && wide2) zoom(wide2 / wide, x2 - box.x, y2 - box.y);
    else put();
  });
  const lift = (event) => {
    fingers.delete(event.pointerId);
    if (!fingers.size) ground.classList.remove("dragged");
  };
  ground.addEventListener("pointerup", (event) => {
    if (fingers.has(event.pointerId) && moved < 4) choose(held?.closest?.("[data-card], .stage, .step"), true);
    lift(event);
  });
  ground.addEventListener("pointercancel", lift);
  // Links in a drawing would lead away from it.
  board.addEventListener("click", (event) => event.preventDefault());

  const far = 80;
  const moves = { ArrowLeft: [far, 0], ArrowRight: [-far, 0], ArrowUp: [0, far], ArrowDown: [0, -far] };
  const keys = { "+": acts.closer, "=": acts.closer, "-": acts.farther, 0: fit, 1: acts.whole, n: () => next(1), p: () => next(-1), Escape: () => choose(null) };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("select, input")) return;
    const here = event.target === ground || event.target === document.body;
    if (here && moves[event.key]) {
      at.x += moves[event.key][0];
      at.y += moves[event.key][1];
      fitted = false;
      put();
    } else if (here && event.key === "Enter") edit(one(".chosen .edit")?.href);
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
    const box = group.querySelector(":scope > .card-box, :scope > .stage-band") ?? group;
    const { x, y, width, height } = box.getBBox();
    const frame = document.createElementNS(space, "rect");
    for (const [key, value] of Object.entries({ class: name, x: x - 3, y: y - 3, width: width + 6, height: height + 6, rx: 7 })) frame.setAttribute(key, value);
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
  const marks = (svg) => {
    const found = new Map();
    for (const group of svg.querySelectorAll("g[id].card, g[id].step, g[id].stage, g[id].header")) {
      const looks = new Set(own(group).split(";"));
      found.set(group.id, [group, `${says(group)}|${[...looks].sort().join(";")}`]);
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
    const changed = [...after].filter(([id, [, says]]) => before.get(id)?.[1] !== says).map(([, [group]]) => group);
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
  const complain = (message) => {
    const wrong = message.findings.find((found) => found.level === "error");
    const banner = one(".stale");
    banner.hidden = !message.stale;
    one(".window").classList.toggle("wrong", message.stale);
    ground.classList.toggle("fresh", !picture);
    one(".waiting").hidden = Boolean(picture) || message.stale;
    const said = wrong ? `${wrong.message}${wrong.at ? ` (${wrong.at.file}:${wrong.at.line})` : ""}` : "";
    if (message.refusal) banner.replaceChildren(english(element("span", "", ...coded(message.refusal))));
    else if (message.stale) banner.replaceChildren(element("b", "", words.stale), english(element("span", "", ...coded(said))));
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
