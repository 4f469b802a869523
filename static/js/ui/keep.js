// Keeping a case: as a file, as text to paste, and on the device where the
// reader asks for it. Nothing is kept otherwise, and nothing is ever sent.
import * as entry from "../lib/entry.js";
import { today } from "./fields.js";
import { amountLines, element, lineFigure, month, names as provisionNames, subjects, verdicts } from "./show.js";

const place = "rettesnor-sag";

export function downloadFile(content, type, name) {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = element("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}
export const download = (sag) => downloadFile(`${JSON.stringify(sag, null, 1)}\n`, "application/json", `rettesnor-sag-${today()}.json`);

// The device: there may be none to keep on, as in a private window.
export const device = {
  get() {
    try { return localStorage.getItem(place); } catch { return null; }
  },
  set(sag) {
    try { localStorage.setItem(place, JSON.stringify(sag)); return true; } catch { return false; }
  },
  forget() {
    try { localStorage.removeItem(place); } catch { /* nothing was kept */ }
  },
  // forgotten calls then when another tab has deleted the case.
  forgotten(then) {
    addEventListener("storage", (event) => {
      if (event.newValue === null && (event.key === place || event.key === null)) then();
    });
  },
};

// plain is the result as text for a letter or a mail.
export function plain(said, question) {
  const lines = ["Vejledende svar fra Rettesnor. Kun kommunen kan afgøre sagen.", "", said.answer.headline.text, said.answer.summary];
  lines.push(...said.answer.money.map((each) => each.text), "", "DET GØR I NU", ...said.answer.steps.map((each) => `- ${each.title}: ${each.text}`), "");
  if (said.deadlines.length) lines.push("FRISTER", ...said.deadlines.map((each) => `- ${each.title}: ${each.text}`), "");
  for (const found of said.result.findings) {
    lines.push(`${subjects[found.id].toUpperCase()}: ${verdicts[found.verdict]}`, found.heading);
    lines.push(...amountLines(found.amounts));
    for (const line of found.trace) {
      const word = line.verdict ? `[${verdicts[line.verdict]}] ` : "";
      const figure = line.figure ? ` ${lineFigure(found, line)}` : "";
      const law = provisionNames(line.cite).join("; ");
      lines.push(`- ${word}${line.text}${figure}${law ? ` (${law})` : ""}`);
    }
    lines.push("");
  }
  lines.push("JERES SVAR");
  for (const answer of said.answered) lines.push(`- ${question(answer.fact)} ${answer.label}`);
  const receipt = said.result.receipt;
  if (receipt) lines.push("", receiptLine(receipt));
  return lines.join("\n");
}

const clockNames = { ansoegning: "ansøgt", maaned: "måned", til: "til og med", afgoerelse: "afgørelse", bevilling: "ydelsen fra", modtaget: "modtaget", klaget: "klaget", "aktindsigt-bedt": "bedt om aktindsigt", "kendt-behov": "behovet kendt" };
const day = (text) => (/^\d{4}-\d\d$/.test(text) ? month(text) : /^\d{4}-\d\d-\d\d$/.test(text) ? entry.spoken(text) : text);

export function receiptLine(receipt) {
  const clocks = Object.entries(receipt.clocks).map(([id, value]) => `${clockNames[id] || id} ${day(value)}`).join(", ");
  return `Kvittering: regler ${receipt.rules}, satser ${receipt.data}, ${receipt.law}${clocks ? `, ${clocks}` : ""}.`;
}

export async function copy(text, shown) {
  shown.hidden = false;
  shown.value = text;
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch { // the reader copies by hand
    shown.focus();
    shown.select();
    return false;
  }
}
