// Search in the index that package search makes. Pure: what it needs of the
// index it asks for by name. Its words and keys are those of the package, which
// a test holds for every word of the site.

// What is looked up: a number with its marks, or letters.
const WORD = /\p{N}+(?:[-.,/]\p{N}+)*|\p{L}[\p{L}\p{N}]*/gu;
const UNSEEN = /[\u00ad\u200b-\u200d\ufeff\u2060]/g;
const AS_ONE = { ae: "æ", oe: "ø", aa: "å", ä: "æ", ö: "ø" };
const SIGNS = "!#$%&'()*+,-./0123456789:;<>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{}~";
const LAST = SIGNS.length - 1;
const MOST = 7; // words of a question are looked up
const SPARE = 3; // shards are fetched for what a word may be besides
const ENOUGH = 3; // words that are found make a mistyped one unimportant

// words are those of a text with their places in it.
export function words(text) {
  const all = [];
  let end = 0;
  for (const { 0: found, index } of text.matchAll(WORD)) {
    const between = text.slice(end, index);
    const before = all[all.length - 1];
    let word = found.toLowerCase();
    end = index + found.length;
    if (/^\d/.test(word)) {
      word = word.replaceAll(".", "");
      if (before && between === "-" && /^[a-z]$/.test(before.word)) {
        before.word += "-" + word;
        before.end = end;
        continue;
      }
    } else if (before && /^[a-h]$/.test(word) && /\d$/.test(before.word) && /^[ \u00a0\u202f]?$/.test(between)) {
      before.word += word;
      before.end = end;
      continue;
    } else {
      word = word.replace(/ae|oe|aa|ä|ö/g, (two) => AS_ONE[two]);
    }
    all.push({ word, start: index, end });
  }
  return all;
}

export const clean = (text) => text.normalize("NFC").replace(UNSEEN, "").replace(/[\u00a0\u202f]/g, " ");

// key is a stem without what is typed in more than one way.
export const key = (stem) => stem.normalize("NFD").replace(/\p{M}/gu, "").replaceAll("æ", "a").replaceAll("ø", "o");

// stem is Snowball's Danish one: endings are taken off behind the first
// consonant that follows a vowel, but never within the first three letters.
const BEGINNING = /^[^aeiouyæåø]*[aeiouyæåø]+[^aeiouyæåø]/u;
const ENDING = /(?:erendes|erende|hedens|erede|erens|erets|endes|ernes|ethed|heden|heder|ende|enes|eren|erer|erne|eres|eret|ered|heds|ene|ens|ere|ers|ets|hed|en|er|es|et|e)$/;
export function stem(word) {
  const beginning = word.match(BEGINNING);
  if (!beginning || word.length < 3) return word;
  const kept = Math.max(3, beginning[0].length);
  const cut = (ending, n) => {
    const found = word.slice(kept).match(ending);
    if (found) word = word.slice(0, -(n || found[0].length));
    return found;
  };
  const pair = () => cut(/(?:gd|[dgk]t)$/, 1);
  if (!cut(ENDING) && /[abcdfghjklmnoprtvyzå]s$/.test(word)) cut(/s$/);
  pair();
  if (/igst$/.test(word)) word = word.slice(0, -2);
  if (cut(/løst$/, 1) || !cut(/(?:elig|els|lig|ig)$/)) { /* as it is */ } else pair();
  if (word.length > kept && /([^aeiouyæåø])\1$/u.test(word)) word = word.slice(0, -1);
  return word;
}

// distance is how many letters are to be changed, put in, left out or swapped,
// and most + 1 where they are more.
function distance(a, b, most) {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before = [], row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) next[j] = Math.min(next[j], before[j - 2] + 1);
    }
    [before, row] = [row, next];
  }
  return row[b.length];
}

// longest keeps the words that say most, in their order.
function longest(list) {
  const kept = new Set([...list].sort((a, b) => b.word.length - a.word.length).slice(0, MOST));
  return list.filter((w) => kept.has(w));
}

// open gives the search of an index. get(name) fetches a file of it and is to
// remember it; the manifest is given.
export function open(manifest, get) {
  const { at, shards, sections, texts } = manifest;
  const stop = manifest.stop;
  const starts = [0];
  for (const n of sections) starts.push(starts[starts.length - 1] + n);

  const file = (n) => get(`${at}${n}.txt`);

  // place is the shard among whose entries a key is, if it is anywhere.
  const place = (of) => {
    let n = shards.length;
    while (n && shards[n - 1] > of) n--;
    return n;
  };
  const shard = async (of) => (place(of) ? (await file(place(of))).split("\n") : []);

  function entry(line) {
    const [name, also, list] = line.split("\t");
    const pages = new Map();
    let page = 0, i = 0;
    const next = () => SIGNS.indexOf(list[i++]);
    while (i < list.length) {
      let step = next();
      for (; step === LAST; step = next()) page += LAST;
      page += step;
      const sign = next();
      const hit = { fits: (sign >> 1) + 1, sections: [next()] };
      if (sign & 1) hit.sections.push(next());
      pages.set(page, hit);
    }
    return { stem: name.slice(name.indexOf("|") + 1), also: also ? also.split(",") : [], pages };
  }

  // look finds a stem: as it is written, or else as it can be typed.
  async function look(wanted) {
    const k = key(wanted);
    const lines = (await shard(k.split(" ")[0])).filter((line) => line.startsWith(k) && (line[k.length] === "\t" || line[k.length] === "|"));
    const entries = lines.map(entry);
    const exact = entries.filter((e) => e.stem === wanted);
    return exact.length ? exact : entries;
  }

  // begun finds what begins as a word that is still being typed.
  async function begun(word) {
    const k = key(word);
    if (k.length < 3) return [];
    const lines = (await shard(k)).filter((line) => line.startsWith(k) && !line.slice(0, line.indexOf("\t")).includes(" "));
    return lines.slice(0, 12).map(entry);
  }

  // near finds a long word that is one letter away, among those that begin alike.
  async function near(wanted) {
    const k = key(wanted);
    if (k.length < 6) return [];
    const line = (await shard(k)).find((line) => distance(k, line.split(/[\t|]/, 1)[0], 1) < 2);
    return line ? [entry(line)] : [];
  }

  // parts finds a compound by what it is made of. cheap tells whether a key may be
  // looked up.
  async function parts(word, cheap) {
    for (let at = word.length - 3; at > 2; at--) {
      const [first, last] = [stem(word.slice(0, at)), stem(word.slice(at))];
      if (!cheap(key(first))) continue;
      const found = await look(first);
      if (!found.length || !cheap(key(last))) continue;
      const rest = await look(last);
      if (rest.length) return [found, rest];
    }
    return [];
  }

  // meant finds what a mistyped word was to be among the words of titles and
  // headings.
  async function meant(word) {
    const most = word.length > 7 ? 2 : word.length > 3 ? 1 : 0;
    let best = "", least = most + 1;
    const typed = key(word);
    for (const other of (await file(0)).split(" ")) {
      const d = distance(typed, key(other), least - 1 < 0 ? 0 : Math.min(most, least));
      if (d < least) [best, least] = [other, d];
    }
    return best;
  }

  // find answers a question: the pages that fit, the best first, each with its
  // best section; the stems to mark; and for each mistyped word the one that was
  // looked up.
  async function find(question) {
    const asked = words(clean(question)).map(({ word }) => ({ word, stem: stem(word) }));
    const told = asked.filter((w) => !stop.includes(` ${w.word} `));
    const list = longest(told.length ? told : asked);
    const typing = /[\p{L}\p{N}]$/u.test(question) && list[list.length - 1] === asked[asked.length - 1];
    const groups = []; // of entries, one for each thing asked for
    const lost = []; // words that are in no entry
    const instead = [];
    // What may help, but is not asked for, may fetch a few shards more.
    const have = new Set(list.map((w) => place(key(w.stem))));
    let spare = SPARE;
    const cheap = (k) => have.has(place(k)) || (spare > 0 && (spare--, have.add(place(k)), true));
    await Promise.all(list.map((w) => shard(key(w.stem))));
    for (const [i, w] of list.entries()) {
      let found = await look(w.stem);
      if (!found.length && typing && i === list.length - 1) found = await begun(w.word);
      if (found.length) groups.push(found);
      else lost.push(w);
    }
    for (const w of lost) {
      const number = /^\d/.test(w.word);
      const close = number ? [] : await near(w.stem);
      if (close.length) instead.push([w.word, close[0].stem]);
      const both = number || close.length ? [] : await parts(w.word, cheap);
      if (close.length || both.length) {
        groups.push(...(both.length ? both : [close]));
        continue;
      }
      // One word of a few is put right only where it is long, mand is no måned,
      // and where the others say little.
      const other = !number && groups.length < ENOUGH && (list.length < 2 || w.word.length > 4) ? await meant(w.word) : "";
      groups.push(other ? await look(stem(other)) : []);
      if (other) instead.push([w.word, other]);
    }
    // What is one word may be written as two: klage frist.
    let together = 0;
    for (let i = 0; i + 1 < list.length; i++) {
      const joined = stem(list[i].word + list[i + 1].word);
      if (!have.has(place(key(joined)))) continue; // it is to cost no fetch
      const found = await look(joined);
      if (!found.length) continue;
      groups.push(found);
      together++;
    }
    // Some words say something together: gå ned i tid.
    for (let n = 3; n > 1; n--) {
      for (let i = 0; i + n <= list.length; i++) {
        const phrase = await look(list.slice(i, i + n).map((w) => w.stem).join(" "));
        if (!phrase.length) continue;
        groups.push(phrase);
        together++;
      }
    }
    return { hits: ranked(groups, groups.length - together), stems: [...new Set(groups.flat().flatMap((e) => [...e.stem.split(" "), ...e.also.flatMap((s) => s.split(" "))]))], instead };
  }

  // ranked puts pages in order: all that fits counts, and more of it where more
  // of the question is found.
  function ranked(groups, asked) {
    const pages = new Map();
    for (const entries of groups) {
      const best = new Map();
      for (const e of entries) {
        for (const [page, hit] of e.pages) {
          const known = best.get(page);
          if (!known || known.fits < hit.fits) best.set(page, hit);
        }
      }
      for (const [page, hit] of best) {
        const p = pages.get(page) || { page, fits: 0, words: 0, sections: new Map() };
        p.fits += hit.fits;
        p.words++;
        hit.sections.forEach((s, i) => p.sections.set(s, (p.sections.get(s) || 0) + hit.fits / (i + 1)));
        pages.set(page, p);
      }
    }
    const all = [...pages.values()].map((p) => {
      const [section] = [...p.sections].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0];
      return { page: p.page, section, fits: p.fits * (0.35 + 0.65 * Math.min(1, p.words / asked)) };
    }).sort((a, b) => b.fits - a.fits || a.page - b.page);
    return all.filter((hit) => hit.fits >= 0.25 * all[0].fits).slice(0, 40);
  }

  // show gives a hit its words: title, address, heading and the sentence that
  // says most of what was asked, in pieces, those to mark apart.
  async function show(hit, stems) {
    const at = starts[hit.page] + hit.section;
    let n = 0, first = 0;
    while (first + texts[n] <= at) first += texts[n++];
    let seen = first;
    for (const [title, path, , ...list] of JSON.parse(await file(1 + shards.length + n))) {
      if (at >= seen + list.length) {
        seen += list.length;
        continue;
      }
      const [id, heading, text] = list[at - seen];
      const keys = stems.map(key);
      let best = [], most = -1;
      for (const sentence of text.split("\n")) {
        const pieces = marked(sentence, keys);
        const said = new Set(pieces.filter((p) => p.mark).map((p) => p.mark)).size - (sentence.length > 240 ? 0.5 : 0);
        if (said > most) [best, most] = [pieces, said];
      }
      return { title: marked(title, keys), href: path + (id ? "#" + id : ""), heading: marked(heading, keys), sentence: best };
    }
    return null;
  }

  return { find, show };
}

// spelled is the shortest form of a word that the shown hits have: what was looked
// up for a mistyped one may be known by its stem alone.
export function spelled(word, shown) {
  const k = key(stem(word));
  const forms = shown.flatMap((hit) => [...hit.sentence, ...hit.title, ...hit.heading]).filter((piece) => piece.mark && key(stem(words(piece.text)[0].word)) === k);
  return forms.length ? forms.map((piece) => piece.text.toLowerCase()).reduce((a, b) => (b.length < a.length ? b : a)) : word;
}

// marked parts a text; a piece that is to be marked has the key that it was
// found by.
export function marked(text, keys) {
  const pieces = [];
  let end = 0;
  for (const { word, start, end: stopsAt } of words(text)) {
    const k = key(stem(word));
    const by = keys.find((wanted) => k === wanted || (wanted.length > 3 && (k.startsWith(wanted) || k.endsWith(wanted))));
    if (!by) continue;
    if (start > end) pieces.push({ text: text.slice(end, start) });
    pieces.push({ text: text.slice(start, stopsAt), mark: by });
    end = stopsAt;
  }
  if (end < text.length) pieces.push({ text: text.slice(end) });
  return pieces;
}
