// Reloads an open page when the site has been edited, and lists what the checks
// have found, as they find it. Only rettesnor serve adds this.
(() => {
  const mine = document.currentScript.dataset.version;
  const show = async () => {
    const problems = await (await fetch("/_rettesnor/problems")).json();
    document.querySelector(".rettesnor-problems")?.remove();
    if (!problems?.length) return;
    const box = document.createElement("aside");
    box.className = "rettesnor-problems";
    box.setAttribute("aria-label", "Fejl i indholdet");
    const head = document.createElement("h2");
    head.textContent = "Fejl i indholdet: det kan ikke bygges sådan";
    const list = document.createElement("ul");
    for (const p of problems) {
      const item = document.createElement("li");
      item.textContent = p;
      list.append(item);
    }
    box.append(head, list);
    document.body.prepend(box);
  };
  const told = (kind, version) => {
    if (version !== mine) location.reload();
    else if (!document.querySelector("main.rettesnor-problems")) show();
  };
  const alone = () => {
    const events = new EventSource("/_rettesnor/events");
    for (const kind of ["good", "bad"]) events.addEventListener(kind, (e) => told(kind, e.data));
    addEventListener("pagehide", () => events.close());
  };
  if (globalThis.SharedWorker) {
    const worker = new SharedWorker("/_rettesnor/worker.js");
    worker.onerror = alone;
    worker.port.onmessage = (e) => told(e.data.kind, e.data.version);
    addEventListener("pagehide", () => worker.port.postMessage("away"));
  } else {
    alone();
  }
  addEventListener("pageshow", (e) => e.persisted && location.reload());
})();
