// Tells the page around an embed how high the embed is, and nothing else.
//
//   {rettesnor: "hoejde", hoejde: 812}
const tell = () => parent.postMessage({ rettesnor: "hoejde", hoejde: Math.ceil(document.body.getBoundingClientRect().height) }, "*");

if (parent !== self) {
  new ResizeObserver(tell).observe(document.body);
  tell();
}
