// Shows the parts of a page that need a script, and fetches a part's own scripts
// when a reader touches it.
"use strict";
(() => {
  if (!globalThis.WebAssembly) return; // the text beside it says the same in words
  for (const part of document.querySelectorAll("[data-component]")) {
    part.hidden = false;
    const fetchScripts = () => {
      for (const address of part.dataset.component.split(" ")) {
        if (document.querySelector(`script[src="${address}"]`)) continue;
        const script = document.createElement("script");
        script.src = address;
        script.async = false; // in their order
        document.head.append(script);
      }
    };
    for (const sign of ["pointerenter", "pointerdown", "focusin"]) part.addEventListener(sign, fetchScripts, { once: true, passive: true });
    // A press that comes before the scripts are there is held until they are.
    part.addEventListener("submit", (event) => {
      event.preventDefault();
      part.dataset.pressed = "";
    });
  }
})();
