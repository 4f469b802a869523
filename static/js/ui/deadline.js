// Counts a deadline on a page: the day it runs from is typed, and the engine
// says the last day, what is left, and writes the calendar file.
import { can, load, waits } from "./engine.js";
import { entered, fault } from "./fields.js";
import { home } from "../lib/casefile.js";
import { rules as made } from "../lib/rules.js";
import * as t from "../lib/texts.js";
import { say } from "./words.js";

function tool(part) {
  const one = (selector) => part.querySelector(selector);
  const form = one("form");
  const answer = one("[data-deadline-answer]");
  const status = one("[data-deadline-status]");
  const questions = [...part.querySelectorAll("[data-question]")];
  const rules = made(load, () => { status.textContent = t.stopFrist; });
  const time = document.createElement("time"); // it stands in the page when it has a day
  time.dataset.deadline = part.dataset.deadlineTool;
  let calendar;

  function read() {
    const given = { format: "rettesnor-sag/1", clocks: {}, facts: {} };
    let wrong;
    for (const question of questions) {
      const id = question.dataset.question;
      const { value, error } = entered(question);
      const missing = !value && !error && id === questions[0].dataset.question ? t.fristMangler : "";
      const field = fault(question, error || missing);
      if (error || missing) wrong = wrong || field;
      else if (value) home(given, id)[id] = value;
    }
    if (wrong) wrong.focus();
    return wrong ? undefined : given;
  }

  function show(found) {
    time.dateTime = found.date;
    time.textContent = found.words;
    one("[data-deadline-day]").replaceChildren(time);
    one("[data-deadline-left]").textContent = found.left || "";
    say(one("[data-deadline-text]"), found.text);
    one("[data-ics]").hidden = !!found.passed;
    answer.classList.toggle("passed", !!found.passed);
    answer.hidden = false;
    status.textContent = `${found.title}: ${found.words}. ${found.left || ""}`;
  }

  async function count(press) {
    const given = read();
    if (!given) return;
    try {
      await waits(press, t.hentRegler, rules.ready());
    } catch {
      status.classList.remove("visually-hidden");
      status.textContent = t.hentIkkeFrist;
      return;
    }
    const { local } = part.dataset; // a municipality's own, as its data have it
    const step = local ? rules.local(`${local}|${given.clocks.dag}`) : rules.step(given);
    const problem = step.problems[0];
    if (problem) {
      const question = questions.find((q) => q.dataset.question === problem.id) || questions[0];
      fault(question, problem.message).focus();
      return;
    }
    const found = step.deadlines.find((d) => d.id === part.dataset.deadlineTool);
    if (!found || !found.date) return;
    calendar = () => step.calendar || rules.calendar(given);
    show(found);
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    count(event.submitter);
  });
  // What was counted from another day is not left standing.
  form.addEventListener("input", () => { answer.hidden = true; });
  one("[data-ics]").addEventListener("click", () => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([calendar()], { type: "text/calendar;charset=utf-8" }));
    link.download = `frist-${part.dataset.deadlineTool}-${time.dateTime}.ics`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  });
  if ("pressed" in part.dataset) count(form.querySelector("[type=submit]"));
}

if (can) for (const part of document.querySelectorAll("[data-deadline-tool]")) tool(part);
