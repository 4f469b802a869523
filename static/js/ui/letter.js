// A letter on a page: what is typed in the form stands in the letter at once.
// It is copied, shared or printed from here; nothing is stored or sent.
import { offerBack } from "./ask.js";
import { asText, compose, known } from "../lib/letter.js";
import { spoken } from "./words.js";

// letter starts the letter of a part of the page, and gives how it is filled in
// from a case: what the reader has written stays.
export function letter(part) {
  const one = (name) => part.querySelector(`[data-letter-${name}]`);
  const form = part.querySelector("form");
  const paper = one("paper");
  const status = one("status");
  const title = one("title").textContent;
  const paragraphs = [...one("lines").content.children].map((line) => [...line.children].map((version) => version.textContent));
  const fields = [...form.querySelectorAll("[data-slot]")];
  let said = [];

  // value is what a field says in the letter: of a choice, its words.
  function value(field) {
    if (field.tagName !== "SELECT") return field.value;
    return field.selectedIndex > 0 ? field.options[field.selectedIndex].text : "";
  }

  function grow() {
    said = compose(paragraphs, Object.fromEntries(fields.map((field) => [field.dataset.slot, value(field)])));
    paper.replaceChildren(...said.map((text) => Object.assign(document.createElement("p"), { textContent: text })));
  }

  const tell = (name) => { status.textContent = status.dataset[name]; };
  const whole = () => asText(title, said);
  const actions = {
    async copy() {
      try {
        await navigator.clipboard.writeText(whole());
        tell("copied");
      } catch {
        getSelection().selectAllChildren(paper);
        tell("selected");
      }
    },
    async share() {
      try {
        await navigator.share({ title, text: whole() });
      } catch { /* the reader closed the list */ }
    },
    print() {
      const page = document.documentElement;
      page.classList.add("letter-alone");
      addEventListener("afterprint", () => page.classList.remove("letter-alone"), { once: true });
      print();
    },
    mail() {
      location.href = `mailto:?subject=${encodeURIComponent(title)}&body=${encodeURIComponent(said.join("\n\n"))}`;
    },
    clear() {
      const was = fields.map((field) => field.value);
      form.reset();
      grow();
      offerBack(part.querySelector("[data-deleted]"), () => {
        fields.forEach((field, i) => { field.value = was[i]; });
        grow();
      });
    },
  };

  let from = {}; // the case
  const filled = new Map(); // what it said of a field
  function fillFrom(sag) {
    from = sag;
    for (const field of fields) {
      if (field.value !== (filled.get(field) || "")) continue;
      field.value = known(field.dataset.case || "", sag, spoken);
      filled.set(field, field.value);
    }
    grow();
  }
  const share = part.querySelector('[data-letter-do="share"]');
  share.hidden = !navigator.share;
  form.addEventListener("input", grow);
  form.addEventListener("submit", (event) => event.preventDefault());
  part.addEventListener("click", (event) => {
    const press = event.target.closest("[data-letter-do]");
    if (press) actions[press.dataset.letterDo]();
  });
  // Who goes back to the page, or leaves it, finds an empty letter.
  addEventListener("pagehide", () => {
    form.reset();
    filled.clear();
    paper.replaceChildren();
  });
  addEventListener("pageshow", (event) => { if (event.persisted) fillFrom(from); });
  grow();
  return fillFrom;
}
