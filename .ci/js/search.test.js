// What the search's script does on its own; that its words are those of the
// index is held by the tests of cmd/rettesnor.
import assert from "node:assert/strict";
import test from "node:test";

import { key, marked, open, spelled, stem, words } from "../../static/js/lib/search.js";

const said = (text) => words(text).map(({ word }) => word);

test("words are in small letters, and numbers keep their marks", () => {
  assert.deepEqual(said("Klag over 70-14 og C-1-01, § 32 a!"), ["klag", "over", "70-14", "og", "c-1-01", "32a"]);
  assert.deepEqual(said("35.247,50 kr."), ["35247,50", "kr"]);
});

test("æ, ø and å are one however they are typed", () => {
  for (const typed of ["børn", "boern", "born", "BØRN", "bo\u0308rn".normalize("NFC")]) assert.equal(key(stem(said(typed)[0])), "born");
});

test("a word has one stem in all its forms", () => {
  for (const forms of [["klage", "klagen", "klager", "klagerne", "klagernes"], ["afgørelse", "afgørelsen", "afgørelser", "afgørelserne"]]) {
    assert.equal(new Set(forms.map(stem)).size, 1, forms.join(" "));
  }
});

test("what is marked is the word as it stands", () => {
  assert.deepEqual(marked("Er klagefristen gået?", ["frist", "klagefrist"]).map((p) => (p.mark ? `[${p.text}]` : p.text)).join(""), "Er [klagefristen] gået?");
  assert.deepEqual(marked("Tag børn.", ["born"]), [{ text: "Tag " }, { text: "børn", mark: "born" }, { text: "." }]);
});

// A made-up index: three pages, one of them with two sections.
const index = () => {
  const fetched = [];
  const files = {
    "/a/0.txt": "klagefrist regnskab",
    // key|stem, also, and page, fits, sections
    "/a/1.txt": "barn\tbørn\t!$!\nborn|børn\tbarn\t!$!\nfa|få\t\t#$!\nfar\t\t!(!\nfrist\t\t#$#\n",
    "/a/2.txt": "klag\t\t!$!#(!\nklagefrist\t\t#&#\nregnskab\t\t$(!\nregnskab klag\t\t$.!\n",
    "/a/3.txt": JSON.stringify([["Børn", "/b/", 0, ["", "", "Et barn må klage. Det er nyt."]], ["Klage", "/k/", 0, ["", "", "Sådan klager I."]]]),
    "/a/4.txt": JSON.stringify([["Klage", "/k/", 1, ["frist", "Hvad er fristen?", "Klagefristen er kort.\nDen regnes i uger."]], ["Regnskab", "/r/", 0, ["", "", "Send det."]]]),
  };
  const search = open({ at: "/a/", shards: ["a", "k"], sections: [1, 2, 1], texts: [2, 2], stop: " er det " }, async (name) => {
    fetched.push(name);
    return files[name];
  });
  return { search, fetched };
};

test("a question is answered with the best page, its section and a sentence", async () => {
  const { search, fetched } = index();
  const { hits, stems } = await search.find("Er det klagefristen?");
  assert.equal(hits.length, 1);
  const hit = await search.show(hits[0], stems);
  assert.equal(hit.href, "/k/#frist");
  assert.deepEqual(hit.sentence.filter((p) => p.mark).map((p) => p.text), ["Klagefristen"]);
  assert.ok(!fetched.includes("/a/0.txt") && !fetched.includes("/a/1.txt") && !fetched.includes("/a/3.txt"), fetched.join(" "));
});

test("a word with its own letters is not taken for another", async () => {
  const { search } = index();
  assert.equal((await search.find("far ")).hits[0].page, 0);
  assert.equal((await search.find("få ")).hits[0].page, 1);
  assert.equal((await search.find("fa ")).hits[0].page, 1);
});

test("a word is found while it is typed, taken apart, or mended, in this order", async () => {
  const { search } = index();
  assert.equal((await search.find("regnsk")).hits[0].page, 2);
  assert.deepEqual((await search.find("regnsk")).instead, []);
  assert.equal((await search.find("klagebarn ")).hits[0].page, 0);
  for (const typed of ["regnskap ", "egnskab "]) { // among what begins alike, and among all
    const mended = await search.find(typed);
    assert.deepEqual(mended.instead, [[typed.trim(), "regnskab"]]);
    assert.equal(mended.hits[0].page, 2);
  }
  assert.equal(spelled("regnskab", [{ title: [{ text: "Om " }, { text: "Regnskabet", mark: "regnskab" }], heading: [], sentence: [] }]), "regnskabet");
  assert.deepEqual((await search.find("xyzzyq ")).hits, []);
  assert.deepEqual((await search.find(" ?! ")).hits, []);
});

test("two words that say something together, or are one, count", async () => {
  const { search } = index();
  assert.equal((await search.find("klage frist ")).hits[0].page, 1);
  assert.equal((await search.find("regnskab klage ")).hits[0].page, 2);
});
