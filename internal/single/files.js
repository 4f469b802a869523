// Stands in for the host where the site is a folder: a page that is opened from a
// disk may fetch nothing, a disk has no root of its own and no index of a folder.
//
// What a script fetches stands beside its own name in a script, which is loaded
// when it is asked for:
//
//   assets/words.3f2a….txt.js   rettesnorFile("assets/words.3f2a….txt", "base64…");
(() => {
  const root = new URL(document.currentScript.dataset.root, location.href).href;
  const types = { wasm: "application/wasm", csv: "text/csv", txt: "text/plain", json: "application/json" };

  // nameOf is a file's name in the folder. Scripts have addresses from the page
  // and from the root of a host, which on Windows becomes that of a disk.
  const nameOf = (url) => {
    const at = url.href.replace(/[?#].*/, "");
    return at.startsWith(root) ? at.slice(root.length) : url.pathname.replace(/^\/([A-Za-z]:\/)?/, "");
  };

  const asked = new Map(); // by name
  globalThis.rettesnorFile = (name, text) => asked.get(name).there(Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0)));
  function bytesOf(name) {
    if (!asked.has(name)) {
      const one = {};
      one.bytes = new Promise((there, gone) => {
        one.there = there;
        const script = Object.assign(document.createElement("script"), { src: `${root}${name}.js` });
        script.onload = () => script.remove();
        script.onerror = () => {
          asked.delete(name); // it may be asked for anew
          gone(new TypeError(`the folder has no ${name}`));
        };
        document.head.append(script);
      });
      asked.set(name, one);
    }
    return asked.get(name).bytes;
  }
  const real = globalThis.fetch;
  globalThis.fetch = async (from, how) => {
    const url = new URL(from.url || from, location.href);
    if (url.protocol !== "file:" && !url.href.startsWith(root)) return real(from, how);
    const name = nameOf(url);
    const bytes = await bytesOf(name);
    return new Response(bytes.slice(), { headers: { "Content-Type": types[name.split(".").pop()] || "application/octet-stream" } });
  };

  // A link that a script has made leads to a file, too.
  const lead = (link) => {
    if (link.protocol !== "file:" || link.href.startsWith(root) && !link.pathname.endsWith("/")) return;
    const name = nameOf(new URL(link.href));
    link.href = root + name + (name === "" || name.endsWith("/") ? "index.html" : "") + link.hash;
  };
  new MutationObserver((changes) => {
    for (const { target, addedNodes } of changes) {
      if (target.matches && target.matches("a[href]")) lead(target);
      for (const node of addedNodes) {
        if (node.matches && node.matches("a[href]")) lead(node);
        if (node.querySelectorAll) node.querySelectorAll("a[href]").forEach(lead);
      }
    }
  }).observe(document, { childList: true, subtree: true, attributes: true, attributeFilter: ["href"] });
})();
