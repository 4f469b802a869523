import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { money, hours, percent, date, month, monthOf, doubt, sentences } from "../../static/js/lib/entry.js";

// The words are those of the catalogue, as the build gives them to the page, and
// those of a date in one field, which only the program says.
const said = Object.fromEntries(["da-entry.txt", "da-guide.txt"].flatMap((name) => readFileSync(new URL(`../../content/data/words/${name}`, import.meta.url), "utf8").split("\n"))
  .filter((line) => line.startsWith("indtast.")).map((line) => [line.slice("indtast.".length, line.indexOf(" = ")), line.slice(line.indexOf(" = ") + 3)]));
const spoken = (day) => `den ${day}`; // the page has it of the catalogue
const text = (messages) => messages && sentences(said, messages, spoken);
const perMonth = "kr. om måneden";

// read runs a table: what is typed, and the value or a part of what is said.
function read(name, table, of) {
  test(name, () => {
    for (const [typed, want] of Object.entries(table)) {
      const got = of(typed);
      if (want instanceof RegExp) {
        assert.equal(got.value, undefined, `${typed} gives ${got.value}`);
        assert.match(text(got.error), want, typed);
      } else assert.equal(got.value, want, `${typed}: ${text(got.error)}`);
    }
  });
}

read("amounts are read as they are written", {
  "37.000,50": "37000.50", "37000": "37000", "37 000": "37000", "37\u00a0000,50\u00a0kr.": "37000.50", "37.000 kr.": "37000", "kr. 37.000": "37000",
  "37.000,-": "37000", "37.000.-": "37000", "37.000,--": "37000", "37000 kroner": "37000", "37000 DKK": "37000", "DKK 37.000": "37000", "Kr 37.000": "37000",
  "37.000 kr. om måneden": "37000", "37.000 kr. pr. måned": "37000", "37.000 kr pr måned": "37000", "37.000 kr/md": "37000", "37.000 kr./md.": "37000", "37.000/mdr.": "37000",
  "37.000 kr. i måneden": "37000", "37000 kr per måned": "37000", "37.000 månedligt": "37000", "37.5": "37.5", "0": "0", "1.234.567,89": "1234567.89",
  "37,000.50": "37000.50", "1,234,567": "1234567", "37 tusind": "37000", "37,5 tusind kr.": "37500", "37 tkr.": "37000", "37 t.kr.": "37000", "37 tusind kroner om måneden": "37000", "0,5 t.kr.": "500", "37k": "37000", "1,2 mio. kr.": "1200000", "0,5 mio": "500000",
  "-1": /ikke er under nul/, "−500": /ikke er under nul/, "37,000": /Mener I 37\.000 kr\./, "444.000 kr. om året": /del det med 12/, "9.000 kr. pr. uge": /for en måned, ikke om ugen/,
  "1e5": /^Skriv beløbet/, "treogtyve": "23", "20 25": /^Skriv ét tal/, "35.000-37.000": /^Skriv ét tal/, "37.0000": /^Skriv beløbet/, "5,": /^Skriv beløbet/, "ca. 30": /^Skriv kun tallet\. Vil I regne med 30,/, "kr.": /^Skriv beløbet/,
  "1.0 00": /^Skriv/, "12.34 567": /^Skriv/,
}, (typed) => money(typed, perMonth));

read("a year's amount is asked for a year", {
  "60.000 kr. om året": "60000", "60.000/år": "60000", "60.000 årligt": "60000", "5.000 kr. om måneden": /for et år, ikke om måneden/,
}, (typed) => money(typed, "kr. om året"));

read("hours are read as they are written", {
  "22": "22", "22,5": "22.5", "22.5": "22.5", "22,5 timer": "22.5", "22 t.": "22", "22 timer om ugen": "22", "22 t/uge": "22", "22 timer pr. uge": "22", "37 ugentligt": "37",
  "22½": "22.5", "22 ½": "22.5", "½": "0.5", "7¼": "7.25", "22 1/2": "22.5", "22:30": "22.50", "7:24": "7.40", "22:00": "22", "7 timer 30 min": "7.50", "7 timer og 30 minutter": "7.50", "7 t 5 m": "7.08", "22,30": "22.30", "22.75": "22.75", "22.00": "22.00",
  "7.125": /Mener I 7,125 timer\? .*for eksempel 7,13/, "7,125": /7,13/, "1.500": /for eksempel 1,5\./, "22.30": /22 timer og 30 minutter eller 22,30 timer/, "7.24": /Skriv 7:24 eller 7,24/, "7:75": /højst 59/,
  "30 timer om måneden": /om ugen, ikke om måneden/, "7 timer om dagen": /om ugen, ikke om dagen/, "7 5": /^Skriv ét tal/, "20-25": /^Skriv ét tal/, "-3": /under nul/, "mange": /^Skriv timerne/, "1/2": /^Skriv/, "5,": /^Skriv/,
}, hours);

read("a date may stand in one field", {
  "1/2-26": "2026-02-01", "1/2 26": "2026-02-01", "1/2/2026": "2026-02-01", "01.02.2026": "2026-02-01", "1. februar 2026": "2026-02-01", "1 feb 2026": "2026-02-01", "den 1. februar 2026": "2026-02-01", "1-2-2026": "2026-02-01",
  "2026-02-01": "2026-02-01", "01022026": "2026-02-01", "29.2.2024": "2024-02-29", "31. dec. 2025": "2025-12-31",
  "29.2.2023": /findes ikke/, "1/13-26": /findes ikke/, "0/1/2026": /findes ikke/, "1/2": /også året/, "1/2-96": /fire cifre/, "i går": /dag, måned og år/, "1. ju 2026": /dag, måned og år/, "1. jux 2026": /måneden med navn/, "2016": /dag, måned og år/, "1122026": /dag, måned og år/,
}, (typed) => date(typed, "", ""));

// The same table is read by the program (TestEntry).
const table = JSON.parse(readFileSync(new URL("entry.json", import.meta.url), "utf8"));
for (const [kind, of] of Object.entries({ money: (typed) => money(typed, perMonth), hours, percent, date: (typed) => date(typed, "", "") })) {
  test(`${kind} as people write it`, () => {
    for (const [typed, want] of Object.entries(table[kind])) {
      const got = of(typed);
      if (want.startsWith("?")) assert.ok(got.error && text(got.error).includes(want.slice(1)), `${typed}: ${JSON.stringify(got)}`);
      else assert.equal(got.value, want, `${typed}: ${text(got.error)}`);
    }
  });
}

test("a date in its three parts", () => {
  for (const [parts, want] of [
    [["4", "3", "2016"], "2016-03-04"], [["4", "marts", "2016"], "2016-03-04"], [["4.", "Mar.", "16"], "2016-03-04"], [["", "4. marts 2016", ""], "2016-03-04"],
    [["31", "2", "2016"], /findes ikke/], [["4", "13", "2016"], /findes ikke/], [["4", "3", ""], /dag, måned og år/], [["4", "3", "96"], /fire cifre/], [["4", "3", "1016"], /fire cifre/], [["4", "march", "2016"], /navn eller tal/], [["x", "3", "2016"], /dag, måned/],
  ]) {
    const got = date(...parts);
    if (want instanceof RegExp) assert.match(text(got.error) || got.value, want, parts.join());
    else assert.equal(got.value, want, parts.join());
  }
});

test("months by name, by number, by how they begin", () => {
  assert.deepEqual(["marts", "Mar.", "3", "03", "ju", "juni", "jul", "okt", "13", "m", ""].map((text) => month(text)), [3, 3, 3, 3, undefined, 6, 7, 10, 13, undefined, undefined]);
  assert.equal(monthOf("05", "2024").value, "2024-05");
  assert.equal(monthOf("maj", "24").value, "2024-05");
  for (const [m, y] of [["", "2024"], ["05", ""], ["13", "2024"], ["00", "2024"], ["05", "96"]]) assert.ok(monthOf(m, y).error, `${m} ${y}`);
});

test("what is seldom so is asked about", () => {
  const today = "2026-11-25";
  const pay = "2000 200000";
  for (const [kind, unit, usual, value, want] of [
    ["money", perMonth, pay, "450000", "Er 450.000 kr. om måneden rigtigt?"], ["money", perMonth, pay, "35.50", "Er 35,50 kr. om måneden rigtigt?"],
    ["money", perMonth, pay, "37000", ""], ["money", perMonth, pay, "0", ""], ["money", perMonth, "0 100000", "35.50", ""], ["money", perMonth, undefined, "9999999", ""],
    ["hours", "timer om ugen", "0 60", "75.5", "Er 75,5 timer om ugen rigtigt?"], ["hours", "timer om ugen", "0 60", "37", ""],
  ]) assert.equal(text(doubt(kind, unit, usual, value, today, false)), want);
  assert.equal(text(doubt("date", "", undefined, "2030-03-04", today, true)), "den 2030-03-04 er ikke kommet endnu. Er det rigtigt?");
  assert.equal(doubt("date", "", undefined, "2026-11-25", today, true).length, 0);
  assert.equal(doubt("date", "", undefined, "2030-03-04", today, false).length, 0);
});

// Whatever is typed, a reading gives a value that the case file takes, or says
// what is wrong, and never both.
test("a reading is a value or an error", () => {
  let seed = 7;
  const random = (n) => (seed = (seed * 48271) % 2147483647) % n;
  const pieces = ["1", "37", "000", ".", ",", " ", "-", ":", "½", "/", "kr.", "t", "om", "måned", "uge", "år", "tusind", "mio", "februar", "2026", "'", "md"];
  for (let i = 0; i < 20000; i++) {
    const typed = Array.from({ length: 1 + random(6) }, () => pieces[random(pieces.length)]).join(random(2) ? " " : "");
    for (const [read, form] of [[(text) => money(text, perMonth), /^\d+(\.\d{1,2})?$/], [hours, /^\d+(\.\d{1,2})?$/], [percent, /^\d+(\.\d{1,2})?$/], [(text) => date(text, "", ""), /^\d{4}-\d\d-\d\d$/]]) {
      const { value, error } = read(typed);
      assert.ok((value === undefined) !== (error === undefined), typed);
      if (value !== undefined) assert.match(value, form, typed);
    }
  }
});
