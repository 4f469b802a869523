// A list of names that is cut to those with what somebody types, without a
// page being fetched. Its groups are folds, which stay as they are without it.
const plain = (text) => text.toLowerCase().replaceAll("å", "aa").replaceAll("é", "e").trim();

for (const field of document.querySelectorAll("[data-filter]")) {
  const said = field.parentElement.querySelector("[data-filter-found]");
  const found = field.parentElement.querySelector("template");
  field.addEventListener("input", () => {
    const typed = plain(field.value);
    let n = 0;
    for (const list of document.querySelectorAll(field.dataset.filter)) {
      let here = 0;
      for (const row of list.children) {
        row.hidden = !plain(row.textContent).includes(typed);
        if (!row.hidden) here++;
      }
      const group = list.closest("details");
      group.hidden = here === 0;
      group.open = typed !== "";
      n += here;
    }
    said.replaceChildren(found.content.cloneNode(true));
    said.querySelector("[data-slot]").textContent = String(n);
    said.hidden = typed === "";
  });
}
