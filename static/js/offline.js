// Has the site work without a connection, and tells of a new release where
// nothing is under way. Fetched by boot.js when the page has been there a while.
async function keep() {
  const base = new URL(".", document.querySelector("link[rel=manifest]").href).pathname;
  const notice = document.querySelector("[data-new-release]");
  const tool = document.querySelector("[data-wizard], [data-calculator], [data-letter]");
  const registration = await navigator.serviceWorker.register(`${base}sw.js`, { scope: base });
  const offer = () => { if (notice && !tool && registration.waiting && navigator.serviceWorker.controller) notice.hidden = false; };
  registration.addEventListener("updatefound", () => registration.installing.addEventListener("statechange", offer));
  offer();
  let pressed = false;
  navigator.serviceWorker.addEventListener("controllerchange", () => { if (pressed) location.reload(); });
  if (notice) {
    const take = () => {
      pressed = true;
      registration.active?.postMessage("stop");
      if (!registration.waiting) return;
      registration.waiting.postMessage("now");
      setTimeout(take, 1000); // a worker that is being started or ended may have lost it
    };
    notice.querySelector("button").addEventListener("click", take);
  }
  if (navigator.connection?.saveData) return;
  const { active } = await navigator.serviceWorker.ready;
  const fill = (whose) => (globalThis.requestIdleCallback || setTimeout)(() => active.postMessage(whose));
  addEventListener("appinstalled", () => fill("installed"));
  fill(matchMedia("(display-mode: standalone)").matches ? "installed" : "rest");
}

keep().catch(() => {}); // a browser that keeps nothing has the site as it was
