// The fields of the search. Nothing is fetched before something is asked, and
// what is asked stands in the address's fragment, which no browser sends.
import { open, spelled } from "../lib/search.js";

const PAUSE = 160; // ms after the last key
const FIRST = 5; // hits, and so many texts
const MORE = 10;

// index opens the index once. Its manifest may be older than its files, which
// are others after each change: then it is asked for anew.
let opened;
function index(form) {
  return opened ||= load(form.dataset.index, "default");
}
async function load(address, cache) {
  const kept = new Map();
  const get = (name) => {
    if (!kept.has(name)) {
      kept.set(name, fetch(name).then((r) => {
        if (!r.ok) throw new Error(name);
        return r.text();
      }));
      kept.get(name).catch(() => kept.delete(name));
    }
    return kept.get(name);
  };
  const manifest = await fetch(address, { cache }).then((r) => r.json());
  return open(manifest, get);
}

function element(tag, children) {
  const e = document.createElement(tag);
  e.append(...children);
  return e;
}

const pieces = (list) => list.map((p) => (p.mark ? element("mark", [p.text]) : p.text));

function item(hit) {
  const link = element("a", [...pieces(hit.title), ...(hit.heading.length ? [": ", ...pieces(hit.heading)] : [])]);
  link.href = hit.href;
  return element("li", [link, ...(hit.sentence.length ? [element("p", pieces(hit.sentence))] : [])]);
}

// inAddress is what the address asks for: #q=mormor, or #mormor where no part
// of the page has that name.
function inAddress() {
  const hash = location.hash.slice(1);
  const named = hash.startsWith("q=");
  let text = named ? hash.slice(2).replaceAll("+", " ") : hash;
  try {
    text = decodeURIComponent(text);
  } catch { /* as it is */ }
  return named || !document.getElementById(text) ? text : "";
}

const toFragment = (question) => (question ? "#q=" + encodeURIComponent(question) : location.pathname);

// field starts a form. onOwn tells that it is the one of the page of hits.
function field(form, onOwn) {
  const input = form.querySelector("input");
  const found = form.querySelector("[data-search-found]");
  const status = form.querySelector("[data-search-status]");
  const list = form.querySelector("[data-hits]");
  const more = form.querySelector("[data-search-more]");
  const rest = onOwn && document.querySelector("[data-search-index]");
  let turn = 0, timer, shown = "";

  const say = (name, slots) => {
    const words = form.querySelector(`[data-search-says=${name}]`).content.cloneNode(true);
    for (const slot of words.querySelectorAll("[data-slot]")) slot.replaceWith(slots[slot.dataset.slot]);
    return words;
  };
  const links = () => [...form.querySelectorAll("[data-hits] a, [data-search-more]:not([hidden]) > *")];
  const shut = () => {
    turn++;
    clearTimeout(timer);
    found.hidden = true;
    shown = "";
    if (rest) rest.hidden = false;
  };

  async function ask(again) {
    clearTimeout(timer);
    const question = input.value.trim();
    if (question === shown) return;
    if (!question) {
      shut();
      list.replaceChildren();
      status.replaceChildren();
      if (onOwn) history.replaceState(history.state, "", toFragment(""));
      return;
    }
    const mine = ++turn;
    if (onOwn) history.replaceState(history.state, "", toFragment(question));
    try {
      const search = await index(form);
      const { hits, stems, instead } = await search.find(question);
      const first = await Promise.all(hits.slice(0, FIRST).map((hit) => search.show(hit, stems)));
      if (mine !== turn) return;
      shown = question;
      list.replaceChildren(...first.map(item));
      status.replaceChildren(...(hits.length
        ? [say("found", { n: String(hits.length) }), ...instead.flatMap(([typed, used]) => [". ", say("instead", { typed, used: spelled(used, first) })])]
        : [say("none", { word: question })]));
      more.hidden = hits.length <= FIRST;
      if (onOwn) {
        more.firstElementChild.onclick = async () => {
          const from = list.children.length;
          const next = await Promise.all(hits.slice(from, from + MORE).map((hit) => search.show(hit, stems))).catch(() => undefined);
          if (mine !== turn) return; // another question stands there, or is on its way
          if (!next) {
            status.replaceChildren(say("failed", {}));
            return;
          }
          list.append(...next.map(item));
          more.hidden = list.children.length >= hits.length;
          list.children[from]?.querySelector("a").focus();
        };
      } else {
        more.firstElementChild.hash = toFragment(question);
      }
      found.hidden = false;
      if (rest) rest.hidden = true;
    } catch {
      if (mine !== turn) return;
      if (!again) { // the index may be a new one
        opened = load(form.dataset.index, "reload");
        return ask(true);
      }
      opened = undefined;
      list.replaceChildren();
      more.hidden = true;
      status.replaceChildren(say("failed", {}));
      found.hidden = false;
    }
  }

  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (onOwn) ask();
    else leave();
  });
  const leave = () => {
    const question = input.value.trim();
    const own = document.querySelector("[data-search=soeg]");
    if (own) { // the page of hits is here
      const there = own.querySelector("input");
      there.value = question;
      input.value = "";
      shut();
      there.focus();
      there.dispatchEvent(new Event("input"));
    } else {
      const all = more.firstElementChild;
      all.hash = question ? toFragment(question) : "";
      location.href = all.href;
    }
  };
  form.addEventListener("keydown", (event) => {
    const way = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Escape") {
      if (!onOwn && !found.hidden) {
        event.preventDefault(); // a first press leaves the words
        shut();
      }
      input.focus();
    } else if (way && !found.hidden) {
      const all = [input, ...links()];
      const next = all[all.indexOf(document.activeElement) + way];
      if (next && (document.activeElement !== input || way > 0)) {
        event.preventDefault();
        next.focus();
      }
    }
  });
  if (!onOwn) {
    form.addEventListener("focusout", (event) => { if (event.relatedTarget && !form.contains(event.relatedTarget)) shut(); });
    document.addEventListener("pointerdown", (event) => { if (!form.contains(event.target)) shut(); });
    // Who comes back to the field finds the hits of what it says.
    input.addEventListener("focus", () => { if (found.hidden && input.value.trim()) ask(); });
  } else {
    const follow = () => {
      const asked = inAddress();
      if (asked === input.value.trim() || (!asked && location.hash)) return;
      input.value = asked;
      ask();
    };
    addEventListener("hashchange", follow);
    follow();
  }
  // What was typed, or pressed, before the script was there.
  if ("pressed" in form.dataset && !onOwn) leave();
  else if (input.value.trim()) ask();
}

export function start() {
  for (const form of document.querySelectorAll("[data-search]")) {
    const { look } = form.dataset;
    if (!document.querySelector(`link[href="${look}"]`)) document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href: look }));
    form.hidden = false;
    field(form, form.dataset.search === "soeg");
  }
}
