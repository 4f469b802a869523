// Text as nodes. Amounts, provisions and numbers of decisions stand as they are
// written when a browser translates the page: 35.247 kr. would become 35,247.
// The build marks its own by the same rule (internal/guide/untranslated.go).
import * as t from "../lib/texts.js";

const fixed = /(§§?[ \u00a0]\d+(?:[ \u00a0][a-z]\b)?(?:, stk\.[ \u00a0]\d+)?(?:, nr\.[ \u00a0]\d+)?|(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?[ \u00a0]kr\.|\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+,\d+|\b(?:[A-Z]{1,2}-)?\d+-\d+(?:-\d+)?\b)/;

// words are the nodes of a text, with what is not translated in its own.
export function words(text) {
  return text.split(fixed).map((part, i) => {
    if (i % 2 === 0) return part;
    const made = document.createElement("span");
    made.translate = false;
    made.textContent = part;
    return made;
  }).filter((part) => part !== "");
}

// spoken writes 2026-12-01 as the language does.
export function spoken(day) {
  const [aar, month, dag] = day.split("-");
  return t.dag({ dag: Number(dag), maaned: t.maaneder[month - 1], aar });
}

export const say = (place, text) => place.replaceChildren(...words(text));
