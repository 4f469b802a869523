// A case that a link brings: what follows # in its address.
//
//   #afslag&modtaget=2026-09-04&ta.bruttoloen=37000
//
// A part without = is where the family stands; the others are facts and clocks by
// their public names (docs/contract.md). No sentence and no ten digits fit in it.

import { home } from "./casefile.js";

const names = /^[a-z\d.-]{2,40}$/;
const values = /^([a-z-]{2,30}|\d{1,9}(\.\d+)?|\d{4}(-\d\d){1,2})$/;
const fit = (text, form) => (form.test(text) ? text : "");

// inLink gives the text of a case file, of what stands after #, and nothing where
// that brings none. standing is the fact of where the family stands.
// What does not fit stands in it empty, so that the engine tells of it, as of a
// name that it does not know or that stands twice.
export function inLink(told, standing) {
  if (!told.includes("=")) return "";
  const of = { clocks: [], facts: [] };
  for (const part of told.split("&")) {
    const [id, value] = part.includes("=") ? part.split("=") : [standing, part];
    home(of, id).push(`"${fit(id, names)}":"${fit(value, values)}"`);
  }
  return `{"format":"rettesnor-sag/1","clocks":{${of.clocks}},"facts":{${of.facts}}}`;
}
