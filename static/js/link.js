// Texts to copy, with a name put in where the line for it is, or made of what is
// chosen: #afslag&sag.afgoerelse-om=udgifter, which the guide reads (lib/link.js).
for (const part of document.querySelectorAll("[data-component]:has([data-text])")) {
  for (const each of part.querySelectorAll("[data-needs-script]")) each.hidden = false;
  const status = part.querySelector("[data-status]");
  const line = "________";
  const texts = [...part.querySelectorAll("[data-text]")].map((place) => [place, place.textContent]);
  const choices = [...part.querySelectorAll("[data-brings]")];
  part.addEventListener("input", ({ target }) => {
    if ("place" in target.dataset) {
      for (const [place, text] of texts) place.textContent = text.replace(line, target.value.trim() || line);
    }
    if (!choices.includes(target)) return;
    const brought = choices.filter((each) => each.value).map((each) => (each === choices[0] ? each.value : `${each.dataset.brings}=${each.value}`));
    for (const [place] of texts) place.textContent = place.dataset.start + (brought.length ? `#${brought.join("&")}` : "");
  });
  part.addEventListener("click", async (event) => {
    const press = event.target.closest("[data-copy]");
    if (!press) return;
    const place = press.parentElement.previousElementSibling;
    try {
      await navigator.clipboard.writeText(place.textContent);
      status.textContent = part.dataset.copied;
    } catch { // the reader copies by hand
      getSelection().selectAllChildren(place);
      status.textContent = part.dataset.selected;
    }
  });
}
