// The first script of a page: it shows the parts that need one, fetches a
// part's own script when a reader touches it, and has the engine on its way
// while the scripts that use it still are. A part with data-engine needs
// WebAssembly; without it the text beside it says the same in words.
import { able } from "./lib/able.js";

const can = able();
const bring = (name, is) => document.head.append(Object.assign(document.createElement(name), is));
const signs = (on, then, ...names) => {
  for (const name of names) on.addEventListener(name, then, { once: true, passive: true });
};

// early asks for what the engine is made of; whoever fetches it later gets
// what is on its way.
function early({ engine, rates, words, fetched }) {
  if (fetched !== undefined || location.protocol === "file:") return; // the other script was first; they stand in a script there
  for (const href of [engine, rates, words]) {
    if (!href || document.querySelector(`link[href="${href}"]`)) continue;
    bring("link", { rel: "preload", as: "fetch", crossOrigin: "anonymous", fetchPriority: "low", href });
  }
}

// On paper every fold is open but those that come along when open. A browser whose styles cannot do that has them
// opened for it, and closed again.
let folds = [];
addEventListener("beforeprint", () => {
  folds = CSS.supports("selector(::details-content)") ? [] : [...document.querySelectorAll("details:not([open], .cite, .when-open)")];
  for (const fold of folds) fold.open = true;
});
addEventListener("afterprint", () => {
  for (const fold of folds) fold.open = false;
});

// A link to a heading that is the name of a fold opens it.
const unfold = () => document.getElementById(location.hash.slice(1))?.closest("summary")?.parentNode.setAttribute("open", "");
addEventListener("hashchange", unfold);

// When all of the page is there: that comes before the scripts that wait for the
// styles, so that the engine is on its way while those still are.
function begin() {
  unfold();
  for (const part of document.querySelectorAll("[data-component]")) {
    if ("engine" in part.dataset && !can) {
      part.remove(); // and with it the room that the styles keep
      continue;
    }
    part.hidden = false;
    const { component } = part.dataset;
    signs(part, () => {
      if (document.querySelector(`script[src="${component}"]`)) return;
      bring("script", { src: component });
      early(part.dataset);
    }, "pointerenter", "pointerdown", "focusin");
    // A press that comes before the script is there is held until it is.
    part.addEventListener("submit", (event) => {
      event.preventDefault();
      part.dataset.pressed = "";
    });
  }

  // The site is kept for when there is no connection once the page has been there a
  // while, so that it takes nothing from what the reader came for.
  const shelf = document.querySelector("link[rel=manifest]");
  if (shelf && navigator.serviceWorker) {
    setTimeout(() => bring("script", { src: shelf.dataset.script }), 5000);
  }

  const tool = can && document.querySelector("[data-engine]:not([data-component])");
  if (tool) {
    const fetchEngine = () => early(tool.dataset);
    signs(self, fetchEngine, "pointermove", "pointerdown", "focusin", "keydown");
    // Idle, or after a moment, while the other script is on its way. Those who save
    // data get it when they show interest.
    if (!navigator.connection?.saveData) {
      (self.requestIdleCallback || setTimeout)(fetchEngine, { timeout: 20 }); // which is no time for setTimeout
    }
  }
}

if (document.readyState === "loading") document.addEventListener("readystatechange", begin, { once: true });
else begin();
