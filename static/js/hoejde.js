// For a page that shows embeds of Rettesnor: gives each of their frames the height
// that it tells of. Takes a number from the frames of this site's own host alone.
(() => {
  const host = new URL(document.currentScript.src).origin;
  addEventListener("message", ({ origin, source, data }) => {
    if (origin !== host || !data || data.rettesnor !== "hoejde" || !(data.hoejde > 0 && data.hoejde < 1e5)) return;
    for (const frame of document.querySelectorAll("iframe")) if (frame.contentWindow === source) frame.style.height = `${data.hoejde}px`;
  });
})();
