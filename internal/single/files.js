// The files that the scripts of a site ask for, inside a script: a page that is
// opened from a folder may fetch nothing. The build puts the files before this:
//
//	const files = {"assets/words.3f2a….txt": ["text/plain", "base64…"], …};
//
// Addresses are as the scripts have them, from the root of the site; root is the
// way there from the page.
(() => {
  const root = new URL(document.currentScript.dataset.root, location.href);
  const real = globalThis.fetch;
  globalThis.fetch = async (asked, options) => {
    const url = new URL(typeof asked === "string" ? asked : asked.url, location.href);
    const name = url.href.startsWith(root.href) ? url.href.slice(root.href.length) : url.pathname.slice(1);
    const found = files[name];
    if (!found) return real(asked, options);
    const [type, text] = found;
    const bytes = Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
    return new Response(bytes, { headers: { "Content-Type": type } });
  };
  // A host leads from its root, and shows the index of a folder; a disk does
  // neither.
  addEventListener("click", (event) => {
    const link = event.target.closest && event.target.closest("a[href]");
    if (!link || link.protocol !== "file:") return;
    if (!link.href.startsWith(root.href)) link.href = root.href + link.pathname.slice(1) + link.hash;
    if (link.pathname.endsWith("/")) link.pathname += "index.html";
  }, true);
})();
