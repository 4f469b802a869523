// Texts to copy, with a name put in where the line for it is.
for (const part of document.querySelectorAll("[data-component]:has([data-text])")) {
  for (const each of part.querySelectorAll("[data-needs-script]")) each.hidden = false;
  const status = part.querySelector("[data-status]");
  const line = "________";
  const texts = [...part.querySelectorAll("[data-text]")].map((place) => [place, place.textContent]);
  part.querySelector("[data-place]").addEventListener("input", (event) => {
    for (const [place, text] of texts) place.textContent = text.replace(line, event.target.value.trim() || line);
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
