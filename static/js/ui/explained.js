// Has what an answer is shown with: the provisions, the letters and the longer
// explanations. They are a file of their own, fetched when the rules are there,
// so that a first answer need not wait for them.
import { fetched } from "./engine.js";

const place = document.querySelector("[data-explained]");

// explained fetches once. What failed is fetched anew when it is next asked for.
let coming;
export function explained() {
  coming = coming || had();
  coming.catch(() => { coming = undefined; });
  return coming;
}

async function had() {
  const made = document.createElement("template");
  made.innerHTML = await (await fetched(place.dataset.explained)).text();
  document.body.append(made.content);
}
