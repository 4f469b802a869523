// Has what an answer is shown with: the provisions, the letters and the longer
// explanations. They are a file of their own, fetched when the rules are there,
// so that a first answer need not wait for them.
import { fetched, once } from "./engine.js";

export const explained = once(async () => {
  const made = document.createElement("template");
  made.innerHTML = await (await fetched(document.querySelector("[data-explained]").dataset.explained)).text();
  document.body.append(made.content);
});
