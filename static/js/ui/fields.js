// What a question's fields say, as the case file spells it; the wizard and the
// calculator share it.
import * as entry from "../lib/entry.js";
import { said } from "../lib/said.js"; // which the build makes of content/data/words/da-entry.txt
import * as t from "../lib/texts.js";
import { say, spoken } from "./words.js";

const unsure = "ved-ikke";

const text = (messages) => entry.sentences(said, messages, spoken);

// wanted says what a question of a kind is to be answered with.
const asked = { choice: "valg", date: "dato", month: "maaned-og-aar", money: "beloeb", hours: "timer", percent: "procent" };
export const wanted = (kind) => text([{ id: asked[kind] }]);

const part = (question, name) => question.querySelector(`[data-part="${name}"]`);

// The reader's day, by the clock of the device.
export function today() {
  const now = new Date();
  return `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, "0")}-${String(now.getDate()).padStart(2, "0")}`;
}

// entered gives {value} or {error}; an empty value means nothing was typed.
// doubt asks about a value that is seldom right, until it is confirmed.
export function entered(question) {
  const { kind, unit = "", usual } = question.dataset;
  const unknown = question.querySelector("[data-unsure]");
  if (unknown && unknown.checked) return { value: unsure };
  if (kind === "choice") {
    const chosen = question.querySelector("input:checked");
    return { value: chosen ? chosen.value : "" };
  }
  if ([...question.querySelectorAll("[data-part]")].every((field) => field.value.trim() === "")) return { value: "" };
  const typed = (...names) => names.map((name) => part(question, name).value);
  const read = {
    date: () => entry.date(...typed("day", "month", "year")),
    month: () => entry.monthOf(...typed("month", "year")),
    money: () => entry.money(...typed("number"), unit),
    hours: () => entry.hours(...typed("number")),
    percent: () => entry.percent(...typed("number")),
  }[kind]();
  if (read.error) return { value: "", error: text(read.error) };
  const doubt = entry.doubt(kind, unit, usual, read.value, today(), "past" in question.dataset);
  if (!doubt.length || question.dataset.confirmed === read.value) return read;
  if (question.closest("[data-calculator]")) return { ...read, doubt: text(doubt) };
  const press = (question.closest("form") || question).querySelector("[type=submit]").textContent.trim();
  return { ...read, doubt: text([...doubt, { id: "tryk-igen", knap: press }]) };
}

// fill puts a value of the case file back into the question's fields.
export function fill(question, value) {
  const kind = question.dataset.kind;
  const doubt = question.querySelector("[data-unsure]");
  if (doubt) doubt.checked = value === unsure;
  delete question.dataset.confirmed;
  if (kind === "choice") {
    for (const field of question.querySelectorAll("input")) field.checked = field.value === value;
    return;
  }
  const text = value === undefined || value === unsure ? "" : value;
  const [year = "", month = "", day = ""] = text.split("-");
  const whole = text.replace(/\.00$/, ""); // as it was typed, not as the engine writes it
  const pieces = { year, month, day, number: kind === "money" ? entry.kroner(whole) : whole.replace(".", ",") };
  for (const field of question.querySelectorAll("[data-part]")) field.value = pieces[field.dataset.part];
}

// fault shows a message at the question, or takes it away, and gives the
// field to mend. asks is for what may be right. A group of fields has its
// hint and its message said once, of the group.
export function fault(question, message, asks) {
  const line = question.querySelector("[data-error]");
  const hint = question.querySelector(".hint[id]");
  line.hidden = !message;
  line.classList.toggle("asks", !!asks);
  line.querySelector(".visually-hidden").textContent = `${asks ? t.retRigtigt : t.feltFejl} `;
  say(line.querySelector("[data-error-text]"), message || "");
  const fields = question.querySelectorAll("[data-part], .rows input");
  const described = fields.length > 1 ? question.querySelector("fieldset") : fields[0];
  const by = [hint && hint.id, message && line.id].filter(Boolean).join(" ");
  if (by) described.setAttribute("aria-describedby", by);
  else described.removeAttribute("aria-describedby");
  for (const field of fields) {
    field.toggleAttribute("aria-invalid", false);
    if (message && !asks) field.setAttribute("aria-invalid", "true");
  }
  return fields[0];
}

// problemAt finds what the engine says of an answer, within an element of a
// list where inside names one.
export const problemAt = (step, fact, inside) =>
  step.problems.find((p) => (inside ? p.id === inside && p.own === fact : p.id === fact || p.id.endsWith(`/${fact}`)));

// Choosing "Ved ikke" and typing an answer exclude each other.
addEventListener("input", (event) => {
  const question = event.target.closest("[data-question]");
  const doubt = question && question.querySelector("[data-unsure]");
  if (!doubt) return;
  if (event.target === doubt && doubt.checked) {
    for (const field of question.querySelectorAll("[data-part]")) field.value = "";
  } else if (event.target !== doubt) doubt.checked = false;
});

// Who has not applied yet is answered as who applies today.
addEventListener("click", (event) => {
  if (event.target.matches("[data-today]")) fill(event.target.closest("[data-question]"), today());
});
