// Has what an answer is shown with: the provisions, the letters and the longer
// explanations. They are a file of their own, fetched when the rules are there,
// so that a first answer need not wait for them.
const place = document.querySelector("[data-explained]");

// explained fetches once. What failed is fetched anew when it is next asked for.
let coming;
export function explained() {
  coming = coming || fetched();
  coming.catch(() => { coming = undefined; });
  return coming;
}

async function fetched() {
  const address = place.dataset.explained;
  const response = await fetch(address, { priority: "low" });
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  const made = document.createElement("template");
  made.innerHTML = await response.text();
  document.body.append(made.content);
}
