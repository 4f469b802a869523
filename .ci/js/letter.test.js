import assert from "node:assert/strict";
import { test } from "node:test";
import { asText, compose, known } from "../../static/js/lib/letter.js";

const letter = [["Til {kommune}"], ["Vi klager over jeres afgørelse af {dato} om {om}.", "Vi klager over jeres afgørelse om {om}.", "Vi klager over jeres afgørelse."], ["Fast."]];

test("the first version whose slots are filled in is said", () => {
  assert.deepEqual(compose(letter, {}), ["Vi klager over jeres afgørelse.", "Fast."]);
  assert.deepEqual(compose(letter, { om: "timer" }), ["Vi klager over jeres afgørelse om timer.", "Fast."]);
  assert.deepEqual(compose(letter, { dato: "1. maj 2026" }), ["Vi klager over jeres afgørelse.", "Fast."]);
  assert.deepEqual(compose(letter, { kommune: "Kommunen", dato: "1. maj 2026", om: "timer" }), ["Til Kommunen", "Vi klager over jeres afgørelse af 1. maj 2026 om timer.", "Fast."]);
});

test("blanks are no answer, and what is typed is never read as a slot", () => {
  assert.deepEqual(compose(letter, { kommune: "  \n" }), ["Vi klager over jeres afgørelse.", "Fast."]);
  assert.deepEqual(compose([["A {x}", "B"]], { x: "{y} $& $1" }), ["A {y} $& $1"]);
  assert.deepEqual(compose([["{constructor}", "nej"]], {}), ["nej"]);
});

const spoken = (day) => `den ${day}`; // the page has it of the catalogue
test("what a case knows is told as it is written in a letter", () => {
  const sag = { clocks: { modtaget: "2026-11-03", klaget: "ved-ikke" }, facts: { "ta.bevilgede-timer-uge": "7.50", "ta.oenskede-timer-uge": "22.00", "sag.afgoerelse-om": "flere" } };
  assert.equal(known("clocks.modtaget", sag, spoken), "den 2026-11-03");
  assert.equal(known("clocks.klaget clocks.modtaget", sag, spoken), "den 2026-11-03");
  assert.equal(known("facts.ta.bevilgede-timer-uge", sag, spoken), "7,5");
  assert.equal(known("facts.ta.oenskede-timer-uge", sag, spoken), "22");
  assert.equal(known("facts.sag.afgoerelse-om", sag, spoken), "flere");
  assert.equal(known("facts.findes-ikke", sag, spoken), "");
  assert.equal(known("", sag, spoken), "");
  assert.equal(known("clocks.modtaget", {}, spoken), "");
});

test("a copied letter is its title and paragraphs", () => {
  assert.equal(asText("Klage", ["Et.", "To."]), "Klage\n\nEt.\n\nTo.");
});
