// What if: one answer is moved through a row of values, the engine answers
// each, and the amounts stand as a curve, as a table and, where the way they
// go changes, in words. Nothing is computed here but where to draw.
import { amountNames, amountWords, element, kroner, shortWords, table } from "./show.js";

const finding = "tabt-arbejdsfortjeneste";
const shown = ["brutto", "pension", "atp-egen"];
const space = "http://www.w3.org/2000/svg";

const has = (sag, fact) => sag.facts[fact] !== undefined && sag.facts[fact] !== "ved-ikke";
const value = (sag, fact, otherwise) => (has(sag, fact) ? Number(sag.facts[fact]) : otherwise);
const decimal = (n) => String(Math.round(n * 100) / 100).replace(".", ",");
const granted = "ta.bevilgede-timer-uge";
const wanted = "ta.oenskede-timer-uge";
const pay = "ta.bruttoloen";
const teaching = "skole.hjemmeundervisning-timer-uge";
const usual = 37; // where the axis ends when nobody has said how long they worked

// axes are what can be moved: from nothing to most, and how a value is set.
function axes(sag) {
  const jobs = (sag.lists && sag.lists.job) || [];
  const worked = jobs.length ? jobs.reduce((sum, job) => sum + Number(job["arbejdstid-uge"]), 0) : value(sag, "ta.arbejdstid-uge", usual);
  const asked = has(sag, granted) ? granted : wanted;
  const hours = value(sag, asked, worked);
  const income = value(sag, pay, 30000);
  const set = (facts) => ({ ...sag, clocks: rest(sag.clocks, "til"), facts: { ...sag.facts, ...facts } });
  const all = [];
  const hour = (x) => `${decimal(x)} ${x === 1 ? "time" : "timer"} om ugen`;
  all.push({ name: "Timer om ugen", at: hours, most: worked, step: 0.5, grain: 0.01, put: (x) => set({ [asked]: x.toFixed(2) }), words: hour });
  if (!jobs.length) all.push({
    name: "Løn om måneden", at: income, most: Math.ceil(Math.max(income * 1.5, 45000) / 5000) * 5000, step: 500, grain: 1,
    put: (x) => set({ [pay]: x.toFixed(2) }), words: (x) => `${kroner(x.toFixed(2)).replace(",00", "")} kr. om måneden`,
  });
  if (hours > 0) {
    all.push({
      name: "Timer med hjemmeundervisning", at: Math.min(value(sag, teaching, 0), hours), most: hours, step: 0.5, grain: 0.01,
      put: (x) => {
        const made = set({ "skole.form": "hjemmeundervisning", [teaching]: x.toFixed(2), [wanted]: hours.toFixed(2) });
        return { ...made, facts: rest(made.facts, granted) };
      },
      words: hour,
    });
  }
  return all;
}

function rest(of, key) {
  const { [key]: gone, ...others } = of;
  return others;
}

function drawn(name, attributes, text) {
  const made = document.createElementNS(space, name);
  for (const [key, to] of Object.entries(attributes)) made.setAttribute(key, to);
  if (text) made.textContent = text;
  return made;
}

const number = (amount, end) => (amount && amount[end] !== undefined ? Number(amount[end]) : undefined);
const plainText = (text) => text.replace(/[\d.,]+/g, "#");

export function whatIf(into, engine, sag) {
  const cache = new Map();
  let axis;
  const choices = axes(sag);

  function ask(x) {
    const key = x.toFixed(2);
    if (!cache.has(key)) cache.set(key, engine.step(axis.put(x)).result.findings.find((found) => found.id === finding));
    return cache.get(key);
  }
  const text = (x, rule) => (ask(x).trace.find((line) => line.rule === rule) || { text: "" }).text;
  // height tells amounts apart, by both their ends.
  const height = (x, name) => (number(ask(x).amounts[name], "lo") || 0) + (number(ask(x).amounts[name], "hi") || 0);

  const lower = (text) => text[0].toLowerCase() + text.slice(1);
  const short = (amount, none) => (amount ? shortWords(amount) : none);
  const said = (x, name) => short(ask(x).amounts[name], "intet").replace(/\.$/, "");

  // points are the values to ask about, ends included.
  function points() {
    const steps = 40;
    const stride = Math.max(axis.step, Math.ceil(axis.most / steps / axis.step) * axis.step);
    const all = [];
    for (let x = 0; x < axis.most; x += stride) all.push(x);
    return [...all, axis.most];
  }

  // between halves the way from a to b down to the grain, on the side where
  // differs says that something happens.
  function between(a, b, differs) {
    while (b - a > axis.grain * 1.5) {
      const middle = Math.round((a + b) / 2 / axis.grain) * axis.grain;
      if (middle <= a || middle >= b) break;
      if (differs(a, middle)) b = middle;
      else a = middle;
    }
    return [a, b];
  }

  // turns are the knees, where the engine gives another reason, and the
  // cliffs, where an amount jumps.
  function turns(xs) {
    const found = [];
    for (const name of shown) {
      const steps = xs.slice(1).map((x, i) => Math.abs(height(x, name) - height(xs[i], name)));
      const usualStep = [...steps].sort((a, b) => a - b)[steps.length >> 1];
      const rule = `ta.${name}`;
      for (let i = 1; i < xs.length; i++) {
        const [a, b] = [xs[i - 1], xs[i]];
        if (a > 0 && plainText(text(a, rule)) !== plainText(text(b, rule)) && name === "brutto") {
          const [, x] = between(a, b, (l, r) => plainText(text(l, rule)) !== plainText(text(r, rule)));
          found.push({ x, words: `Fra ${axis.words(x)}: ${text(x, rule)}` });
        }
        if (steps[i - 1] > 3 * usualStep + 1) {
          const [l, r] = between(a, b, (l, m) => Math.abs(height(m, name) - height(l, name)) > steps[i - 1] / 2);
          if (Math.abs(height(r, name) - height(l, name)) > steps[i - 1] / 2) {
            found.push({ x: r, words: `Ved ${axis.words(r)} springer beløbet »${amountNames[name]}«. Før: ${said(l, name)}. Derefter: ${said(r, name)}.` });
          }
        }
      }
    }
    return found.sort((a, b) => a.x - b.x);
  }

  const box = element("div", "", "what-if");
  const choose = element("select");
  choose.id = "hvad-nu-hvis-valg";
  choices.forEach((each, i) => {
    const option = element("option", each.name);
    option.value = i;
    choose.append(option);
  });
  const chooseLabel = element("label", "Hvad vil I prøve at ændre?");
  chooseLabel.htmlFor = choose.id;
  const slide = element("input");
  slide.type = "range";
  slide.id = "hvad-nu-hvis-tal";
  const slideLabel = element("label");
  slideLabel.htmlFor = slide.id;
  const spoken = element("p", "", "what-if-said");
  const picture = element("div", "", "chart");
  const words = element("div");
  const numbers = element("details");
  box.append(chooseLabel, choose, slideLabel, slide, spoken, picture, words, numbers);
  into.replaceChildren(box);

  let place; // draws where the slider stands

  function draw() {
    const xs = points();
    const width = Math.max(280, Math.min(700, picture.clientWidth || 320));
    const tall = 260;
    const left = 12, right = 12, top = 34, bottom = 34;
    const bound = (x, end) => number(ask(x).amounts.brutto, end);
    const open = xs.some((x) => bound(x, "hi") === undefined);
    const most = Math.max(1, ...xs.map((x) => bound(x, "hi") ?? bound(x, "best") ?? bound(x, "lo") ?? 0));
    const px = (x) => left + (width - left - right) * (x / axis.most);
    const py = (y) => tall - bottom - (tall - top - bottom) * (y / most);
    const svg = drawn("svg", { viewBox: `0 0 ${width} ${tall}`, role: "img", "aria-label": `${amountNames.brutto} efter ${axis.name.toLowerCase()}. De samme tal står i tabellen nedenfor.` });
    const line = (end) => xs.filter((x) => bound(x, end) !== undefined).map((x) => `${px(x).toFixed(1)},${py(bound(x, end)).toFixed(1)}`);
    const low = line("lo"), high = line("hi");
    svg.append(drawn("line", { class: "axis", x1: left, x2: width - right, y1: py(0), y2: py(0) }));
    if (high.length > 1) svg.append(drawn("polygon", { class: "between", points: [...low.slice(0, high.length), ...high.reverse()].join(" ") }));
    svg.append(drawn("polyline", { class: "curve", points: low.join(" ") }));
    if (high.length > 1) svg.append(drawn("polyline", { class: "curve", points: line("hi").join(" ") }));
    const changed = turns(xs);
    for (const turn of changed) svg.append(drawn("line", { class: "turn", x1: px(turn.x), x2: px(turn.x), y1: top - 8, y2: py(0) }));
    svg.append(drawn("line", { class: "turn", x1: left, x2: width - right, y1: py(most), y2: py(most) }));
    svg.append(drawn("text", { x: left, y: py(most) - 8 }, `${kroner(most.toFixed(2))} kr.`));
    svg.append(drawn("text", { x: left, y: tall - 10 }, "0"));
    svg.append(drawn("text", { x: width - right, y: tall - 10, "text-anchor": "end" }, axis.words(axis.most)));
    const knot = drawn("circle", { class: "knot", r: 7 });
    const label = drawn("text", { class: "value" });
    svg.append(knot, label);
    picture.replaceChildren(svg);
    place = (x) => {
      const amount = ask(x).amounts.brutto;
      const y = number(amount, "hi") ?? number(amount, "best") ?? number(amount, "lo") ?? 0;
      knot.setAttribute("cx", px(x));
      knot.setAttribute("cy", py(y));
      knot.classList.toggle("ring", !amount || amount.hi !== amount.lo);
      label.textContent = short(amount, "intet beløb");
      label.setAttribute("y", py(y) < top + 20 ? py(y) + 26 : py(y) - 14); // clear of the figure at the top
      const long = label.getComputedTextLength();
      const beside = px(x) > width / 2 ? px(x) - 12 - long : px(x) + 12;
      label.setAttribute("x", Math.max(2, Math.min(beside, width - 2 - long)));
    };
    const notes = changed.map((turn) => turn.words);
    if (open) notes.push("Hvor kurven kun har den nederste linje, kender vi intet øvre tal.");
    const list = element("ul");
    list.append(...notes.map((each) => element("li", each)));
    words.replaceChildren(...(notes.length ? [element("p", "Hvor det skifter", "title"), list] : []));
    const rows = xs.filter((x, i) => i % 4 === 0 || i === xs.length - 1).map((x) => [axis.words(x), ...shown.map((name) => short(ask(x).amounts[name], "–"))]);
    numbers.replaceChildren(element("summary", "De samme tal som tabel"),
      table(`Beløb om måneden efter ${axis.name.toLowerCase()}`, [axis.name, ...shown.map((name) => amountNames[name])], rows));
  }

  function move(x) {
    const amount = ask(x).amounts.brutto;
    const words = amount ? amountWords(amount) : "Intet beløb";
    slide.setAttribute("aria-valuetext", `${axis.words(x)}, ${lower(words)}`);
    spoken.replaceChildren(element("strong", axis.words(x)), `: ${words}`);
    place(x);
  }

  function pick() {
    axis = choices[Number(choose.value)];
    cache.clear();
    slide.min = 0;
    slide.step = axis.step;
    slide.max = Math.ceil(axis.most / axis.step) * axis.step; // so that the end can be reached
    slide.value = axis.at;
    slideLabel.textContent = axis.name;
    draw();
    move(axis.at); // as answered, between two steps of the slider too
  }

  choose.addEventListener("change", pick);
  slide.addEventListener("input", () => move(Math.min(Number(slide.value), axis.most)));
  choose.value = 0;
  pick();
}
