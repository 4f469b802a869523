// How answers are read and results are shown; the wizard and the calculator
// share it. All text goes in as text, never as markup.
"use strict";
(() => {
  const clocks = ["maaned", "ansoegning", "afgoerelse", "bevilling"];
  const verdicts = {
    "opfyldt": "opfyldt",
    "ikke-opfyldt": "ikke opfyldt",
    "skoen": "kommunen skal vurdere",
    "mangler": "mangler oplysninger",
  };
  const amountNames = {
    "brutto": "Tabt arbejdsfortjeneste før skat",
    "pension": "Bidrag til pension",
    "atp-egen": "ATP, jeres egen del",
    "loft": "Loftet ved jeres timer",
  };
  const unsure = "ved-ikke";

  const template = (selector) => document.querySelector(`template${selector}`);

  function element(name, text, className) {
    const made = document.createElement(name);
    if (text) made.textContent = text;
    if (className) made.className = className;
    return made;
  }

  function clone(form) {
    const made = template(`[data-form="${form}"]`).content.firstElementChild.cloneNode(true);
    const slot = (name) => made.querySelector(`[data-slot="${name}"]`);
    return { made, slot };
  }

  const mark = (verdict) => template(`[data-mark="${verdict}"]`).content.firstElementChild.cloneNode(true);

  // kroner prints "37000.50" as "37.000,50".
  function kroner(text) {
    const [whole, parts = "00"] = text.split(".");
    return `${whole.replace(/\B(?=(\d{3})+$)/g, ".")},${parts.padEnd(2, "0")}`;
  }

  function sentence(amount) {
    if (amount.hi === undefined) {
      return Number(amount.lo) ? `Mindst ${kroner(amount.lo)} kr. om måneden` : "Vi kan ikke sætte tal på endnu";
    }
    if (amount.hi === amount.lo) return `${kroner(amount.lo)} kr. om måneden`;
    return `Mellem ${Number(amount.lo) ? kroner(amount.lo) : 0} og ${kroner(amount.hi)} kr. om måneden`;
  }

  // provisions lists the places in the law, as links where the page has them.
  function provisions(ids) {
    const line = element("span", "", "cite");
    const known = template("[data-provisions]").content;
    (ids || []).forEach((id, i) => {
      if (i) line.append(" · ");
      const found = known.querySelector(`[data-id="${CSS.escape(id)}"]`);
      if (!found) return line.append(id);
      if (!found.hasAttribute("href")) return line.append(found.textContent);
      const link = element("a", found.textContent);
      link.href = found.getAttribute("href");
      line.append(link);
    });
    return line;
  }

  function bar(amount) {
    const { made } = clone("bar");
    const lo = Number(amount.lo);
    const top = Number(amount.hi === undefined ? Math.max(lo, Number(amount.best || 0)) * 1.5 : amount.hi) || 1;
    const share = (value) => (100 * value) / top;
    const span = made.querySelector(".span");
    span.setAttribute("x", share(lo));
    span.setAttribute("width", amount.hi === undefined ? 100 - share(lo) : Math.max(share(Number(amount.hi) - lo), 0.8));
    const best = made.querySelector(".best");
    if (amount.best === undefined) best.remove();
    else best.setAttribute("x", share(Number(amount.best)));
    const ends = element("span", "", "ends small");
    ends.setAttribute("aria-hidden", "true");
    ends.append(element("span", "0 kr."), element("span", amount.hi === undefined ? "intet øvre tal" : `${kroner(amount.hi)} kr.`));
    return [made, ends];
  }

  function amountList(list, amounts) {
    for (const name of Object.keys(amountNames)) {
      const amount = amounts && amounts[name];
      if (!amount) continue;
      const value = element("dd");
      value.append(element("span", sentence(amount), "figure"));
      const open = amount.hi !== amount.lo;
      if (name === "brutto" && open && (amount.hi !== undefined || Number(amount.lo))) value.append(...bar(amount));
      if (open && amount.best !== undefined) {
        value.append(element("span", `Beregnet, ikke offentliggjort: ${kroner(amount.best)} kr.`, "small"));
      }
      list.append(element("dt", amountNames[name]), value);
    }
    list.hidden = !list.children.length;
  }

  const looksAt = {
    for: "Det lægger kommunen vægt på",
    against: "Det taler imod eller er ikke nok",
    evidence: "Papirer, der hjælper",
  };

  // discretion says what the municipality looks at where it must assess.
  function discretion(line) {
    const box = element("details");
    box.append(element("summary", "Hvad ser kommunen på?"));
    const list = element("dl");
    for (const [key, words] of Object.entries(looksAt)) {
      if (!line[key] || !line[key].length) continue;
      list.append(element("dt", words), ...line[key].map((text) => element("dd", text)));
    }
    box.append(list);
    return box;
  }

  function traceLine(line) {
    const item = element("li");
    if (verdicts[line.verdict]) {
      item.dataset.verdict = line.verdict;
      item.append(mark(line.verdict), element("span", verdicts[line.verdict], "word"));
    }
    item.append(element("p", line.text));
    if (line.cite && line.cite.length) item.append(provisions(line.cite));
    if (line.decider) item.append(discretion(line));
    return item;
  }

  // The reasons come first in a trace, then the sum.
  function parts(trace) {
    const lines = trace || [];
    const first = lines.findIndex((line) => line.amount);
    return first < 0 ? { reasons: lines, sum: [] } : { reasons: lines.slice(0, first), sum: lines.slice(first) };
  }

  function heading(fact) {
    const section = document.querySelector(`[data-question="${CSS.escape(fact)}"]`);
    const title = section && section.querySelector("h1, label, legend");
    return title ? title.textContent.trim() : fact;
  }

  // missing lists what nobody has answered, each with a way to its question.
  function missingList(list, found, change) {
    (found.missing || []).forEach((fact, i) => {
      const item = element("li", found.misses[i]);
      if (change && document.querySelector(`[data-question="${CSS.escape(fact)}"]`)) {
        const button = element("button", "Svar", "plain no-print");
        button.type = "button";
        button.append(element("span", ` på: ${heading(fact)}`, "visually-hidden"));
        button.addEventListener("click", () => change(fact));
        item.append(" ", button);
      }
      list.append(item);
    });
    return list.children.length > 0;
  }

  function assumedList(list, found) {
    list.append(...(found.assumes || []).map((text) => element("li", text)));
    return list.children.length > 0;
  }

  // named keeps ids apart where several texts with the same ids meet.
  function named(text, prefix) {
    for (const each of text.querySelectorAll("[id]")) each.id = prefix + each.id;
    for (const each of text.querySelectorAll("[popovertarget]")) each.setAttribute("popovertarget", prefix + each.getAttribute("popovertarget"));
    for (const each of text.querySelectorAll('[href^="#"]')) each.setAttribute("href", `#${prefix}${each.getAttribute("href").slice(1)}`);
    return text;
  }

  // headline is a finding in one line, for the top of the result.
  function headline(found) {
    const item = element("li");
    const link = element("a", found.heading);
    link.href = `#svar-${found.id}`;
    item.dataset.verdict = found.verdict;
    item.append(mark(found.verdict), element("span", verdicts[found.verdict], "word"), document.createElement("br"), link);
    const brutto = found.amounts && found.amounts.brutto;
    if (brutto) item.append(element("p", `${amountNames.brutto}: ${sentence(brutto).toLowerCase()}`));
    return item;
  }

  // finding is one finding as a card; change(fact) opens the question again.
  function finding(found, change) {
    const { made, slot } = clone("finding");
    made.dataset.outcome = found.id;
    made.dataset.verdict = found.verdict;
    slot("mark").replaceWith(mark(found.verdict));
    slot("word").textContent = verdicts[found.verdict];
    slot("heading").textContent = found.heading;
    slot("heading").id = `svar-${found.id}`;
    slot("heading").tabIndex = -1;
    amountList(slot("amounts"), found.amounts);
    slot("missing").hidden = !missingList(slot("missing-list"), found, change);
    slot("assumed").hidden = !assumedList(slot("assumed-list"), found);
    const { reasons, sum } = parts(found.trace);
    slot("trace").append(...reasons.map(traceLine));
    slot("why").hidden = !reasons.length;
    if (sum.length) slot("sum").append(receipt(found));
    slot("sum").hidden = !sum.length;
    const explanation = template(`[data-explanation="${found.id}.${found.verdict}"]`);
    if (explanation) slot("explanation").append(named(explanation.content.cloneNode(true), `${found.id}-`));
    return made;
  }

  // receipt is the sum, a line a step, with the figure each step arrives at.
  function receipt(found) {
    const list = element("ol", "", "receipt-lines");
    for (const line of parts(found.trace).sum) {
      const item = element("li");
      const text = element("span", line.text, "line-text");
      if (line.cite && line.cite.length) text.append(provisions(line.cite));
      item.append(text);
      if (line.figure) item.append(element("span", line.figure, "line-figure"));
      list.append(item);
    }
    return list;
  }

  // Entries: what a question's fields say, as the case file spells it.
  const wanted = {
    choice: "Vælg et svar. Er I i tvivl, så vælg Ved ikke.",
    date: "Skriv datoen med dag, måned og år, for eksempel 4 3 2016.",
    month: "Vælg måned, og skriv året med fire cifre, for eksempel maj 2024.",
    money: "Skriv beløbet som et tal, for eksempel 37.000 eller 37.000,50.",
    hours: "Skriv timerne som et tal, for eksempel 22 eller 22,5.",
  };

  // number reads "37.000,50" as "37000.50"; empty when it is not a number.
  function number(text) {
    const bare = text.replace(/[\s\u00a0]|kr\.?$|timer$/gi, "");
    if (/^\d{1,3}(\.\d{3})+(,\d{1,2})?$/.test(bare)) return bare.replace(/\./g, "").replace(",", ".");
    if (/^\d+([.,]\d{1,2})?$/.test(bare)) return bare.replace(",", ".");
    return "";
  }

  function date(year, month, day) {
    if (!/^\d{4}$/.test(year) || !/^\d{1,2}$/.test(month) || !/^\d{1,2}$/.test(day)) return "";
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
    return value ? { value } : { value, error: wanted[kind] };
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

  addEventListener("beforeprint", () => {
    for (const details of document.querySelectorAll(".finding details")) details.open = true;
  });
  // Choosing "Ved ikke" and typing an answer exclude each other.
  addEventListener("input", (event) => {
    const question = event.target.closest("[data-question]");
    const doubt = question && question.querySelector("[data-unsure]");
    if (!doubt) return;
    if (event.target === doubt && doubt.checked) {
      for (const field of question.querySelectorAll("[data-part]")) field.value = "";
    } else if (event.target !== doubt) doubt.checked = false;
  });

  Object.assign(globalThis.rettesnor, {
    clocks, wanted, element, mark, headline, finding, receipt, amountList, assumedList, heading, entered, fill, fault, problemAt,
  });
})();
