// Shows the parts of a page that need a script, and fetches a part's own script
// when a reader touches it. A part with data-engine needs WebAssembly besides;
// without it the text beside it says the same in words.
(() => {
  "use strict";
  for (const part of document.querySelectorAll("[data-component]")) {
    if ("engine" in part.dataset && !globalThis.WebAssembly) continue;
    part.hidden = false;
    const { component } = part.dataset;
    const fetchScript = () => {
      if (document.querySelector(`script[src="${component}"]`)) return;
      document.head.append(Object.assign(document.createElement("script"), { src: component }));
    };
    for (const sign of ["pointerenter", "pointerdown", "focusin"]) part.addEventListener(sign, fetchScript, { once: true, passive: true });
    // A press that comes before the script is there is held until it is.
    part.addEventListener("submit", (event) => {
      event.preventDefault();
      part.dataset.pressed = "";
    });
  }
})();
