// What a question's fields say, as the case file spells it; the wizard and the
// calculator share it.
"use strict";
(() => {
  const clocks = ["maaned", "til", "ansoegning", "afgoerelse", "bevilling"];
  const unsure = "ved-ikke";

  const fourDigits = /^(19|20|21)\d\d$/; // the years that the engine takes

  const wanted = {
    choice: "Vælg et svar. Er I i tvivl, så vælg Ved ikke.",
    date: "Skriv datoen med dag, måned og år, for eksempel 4 3 2016.",
    month: "Vælg måned, og skriv året med fire cifre, for eksempel maj 2024.",
    money: "Skriv beløbet som et tal, for eksempel 37.000 eller 37.000,50.",
    hours: "Skriv timerne som et tal, for eksempel 22 eller 22,5.",
  };

  // number reads "37.000,50" as "37000.50", with the unit before or behind as
  // people write it; empty when it is not one number.
  function number(text) {
    const bare = text.trim().replace(/\s+/g, " ").replace(/^kr\.? ?/i, "").replace(/ om (ugen|måneden|året)$/i, "").replace(/ ?(kr\.?|timer?|t\.?)$/i, "").replace(/,-$/, "");
    if (/^\d{1,3}([. ]\d{3})+(,\d{1,2})?$/.test(bare)) return bare.replace(/[. ]/g, "").replace(",", ".");
    if (/^\d+([.,]\d{1,2})?$/.test(bare)) return bare.replace(",", ".");
    return "";
  }

  function date(year, month, day) {
    if (!fourDigits.test(year) || !/^\d{1,2}$/.test(month) || !/^\d{1,2}$/.test(day)) return "";
    const made = new Date(0);
    made.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
    if (made.getUTCMonth() !== month - 1 || made.getUTCDate() !== Number(day)) return "";
    return `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  }

  const part = (question, name) => question.querySelector(`[data-part="${name}"]`);

  // entered gives {value} or {error}; an empty value means nothing was typed.
  function entered(question) {
    const kind = question.dataset.kind;
    const doubt = question.querySelector("[data-unsure]");
    if (doubt && doubt.checked) return { value: unsure };
    if (kind === "choice") {
      const chosen = question.querySelector("input:checked");
      return { value: chosen ? chosen.value : "" };
    }
    const typed = [...question.querySelectorAll("[data-part]")].map((field) => field.value.trim());
    if (typed.every((text) => text === "")) return { value: "" };
    let value;
    if (kind === "date") {
      value = date(...["year", "month", "day"].map((name) => part(question, name).value.trim()));
    } else if (kind === "month") {
      value = date(part(question, "year").value.trim(), part(question, "month").value, "1").slice(0, 7);
    } else {
      value = number(typed[0]);
    }
    return value ? { value } : { value, error: amiss(question, kind) };
  }

  // amiss says what is wrong with a date, the likely slips first.
  function amiss(question, kind) {
    const year = part(question, "year");
    if (year && year.value.trim() && !fourDigits.test(year.value.trim())) return "Skriv året med fire cifre, for eksempel 2016.";
    const whole = [...question.querySelectorAll("[data-part]")].every((field) => /^\d+$/.test(field.value.trim()));
    return kind === "date" && whole ? "Den dato findes ikke. Tjek dag og måned." : wanted[kind];
  }

  // fill puts a value of the case file back into the question's fields.
  function fill(question, value) {
    const kind = question.dataset.kind;
    const doubt = question.querySelector("[data-unsure]");
    if (doubt) doubt.checked = value === unsure;
    if (kind === "choice") {
      for (const field of question.querySelectorAll("input")) field.checked = field.value === value;
      return;
    }
    const text = value === undefined || value === unsure ? "" : value;
    const [year = "", month = "", day = ""] = text.split("-");
    const pieces = { year, month, day, number: text.replace(".", ",") };
    for (const field of question.querySelectorAll("[data-part]")) field.value = pieces[field.dataset.part];
  }

  // fault shows a message at the question, or takes it away, and gives the
  // field to mend.
  function fault(question, message) {
    const line = question.querySelector("[data-error]");
    const hint = question.querySelector(".hint[id]");
    line.hidden = !message;
    line.querySelector("[data-error-text]").textContent = message || "";
    const fields = question.querySelectorAll("input:not([data-unsure]), select");
    for (const field of fields) {
      field.toggleAttribute("aria-invalid", false);
      if (message) field.setAttribute("aria-invalid", "true");
      field.setAttribute("aria-describedby", [hint && hint.id, message && line.id].filter(Boolean).join(" "));
    }
    return fields[0];
  }

  const problemAt = (step, fact) =>
    (step.problems || step.result.problems || []).find((p) => p.fact === fact || p.fact.endsWith(`/${fact}`));

  // Choosing "Ved ikke" and typing an answer exclude each other.
  addEventListener("input", (event) => {
    const question = event.target.closest("[data-question]");
    const doubt = question && question.querySelector("[data-unsure]");
    if (!doubt) return;
    if (event.target === doubt && doubt.checked) {
      for (const field of question.querySelectorAll("[data-part]")) field.value = "";
    } else if (event.target !== doubt) doubt.checked = false;
  });

  Object.assign(globalThis.rettesnor, { clocks, wanted, entered, fill, fault, problemAt, number });
})();
