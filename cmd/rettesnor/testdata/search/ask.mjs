// Asks a built site's index as a page does. Questions come as JSON on standard
// input; the answers go out with the files that each of them fetched.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [, , lib, site, manifest] = process.argv;
const { open, words, stem, key, clean } = await import(pathToFileURL(lib).href);
const told = JSON.parse(readFileSync(0, "utf8"));
if (told.words) {
  process.stdout.write(JSON.stringify(told.words.map((text) => words(clean(text)).map(({ word }) => [word, stem(word), key(stem(word))]))));
} else {
  const answers = [];
  for (const question of told.questions) {
    const files = new Set();
    const search = open(JSON.parse(readFileSync(site + manifest, "utf8")), async (name) => {
      files.add(name);
      return readFileSync(site + name, "utf8");
    });
    const { hits, stems, instead } = await search.find(question);
    const shown = await Promise.all(hits.slice(0, 5).map((hit) => search.show(hit, stems)));
    answers.push({ found: hits.length, instead, files: [...files], hits: shown.map((h) => ({ href: h.href, sentence: h.sentence.map((p) => (p.mark ? `[${p.text}]` : p.text)).join(""), title: [...h.title, ...h.heading].map((p) => p.text).join("") })) });
  }
  process.stdout.write(JSON.stringify(answers));
}
