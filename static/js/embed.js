// Tells the page around an embed how high the embed is, and nothing else: when its
// height changes, and when hoejde.js, which may come after the embed, asks.
//
//   {rettesnor: "hoejde", hoejde: 812}
const tell = () => parent.postMessage({ rettesnor: "hoejde", hoejde: Math.ceil(document.body.getBoundingClientRect().height) }, "*");

new ResizeObserver(tell).observe(document.body);
addEventListener("message", ({ source, data }) => {
  if (source === parent && data?.rettesnor === "hoejde?") tell();
});
tell();
