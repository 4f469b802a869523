// What if: one answer is moved through a row of values. The engine gives the
// curve, with a point wherever something else begins to decide; here is only
// where to draw it. The amounts stand as a curve, as a table and in words.
import * as t from "../lib/texts.js";
import { amountOf, element, kroner, leading, table, words } from "./show.js";

const space = "http://www.w3.org/2000/svg";

const decimal = (n) => String(Math.round(n * 100) / 100).replace(".", ",");
const said = {
  hours: (x) => t.kurveTimetal({ tal: decimal(x), n: x }),
  money: (x) => t.kurveLoental({ beloeb: t.kr({ tal: kroner(x.toFixed(2)).replace(",00", "") }) }),
};

function drawn(name, attributes, text) {
  const made = document.createElementNS(space, name);
  for (const [key, to] of Object.entries(attributes)) made.setAttribute(key, to);
  if (text) made.textContent = text;
  return made;
}

// short is an amount for a cell: the head says that it is a month's.
const short = (amount, none) => (amount ? amount.figure : none);
const number = (point, end) => (point[end] === undefined ? undefined : Number(point[end]));

// height is the amount that a point is drawn at.
const height = (point) => number(point, "hi") ?? number(point, "best") ?? number(point, "lo") ?? 0;

// turns says in words where something else begins to decide.
function turns(axis, points) {
  const found = [];
  for (let i = 1; i < points.length; i++) {
    const [before, point] = [points[i - 1], points[i]];
    if (point.binding !== before.binding) found.push({ x: point.at, words: t.kurveFra({ hvor: axis.words(point.at), hvad: point.bindingText || `${t.kurveIntet}.` }) });
    for (const amount of point.amounts) {
      const was = amountOf(before.amounts, amount.name);
      if (amount.classed && was && was.figure !== amount.figure) found.push({ x: point.at, words: t.kurveSpringer({ hvor: axis.words(point.at), titel: amount.title, foer: short(was, ""), efter: short(amount, "") }) });
    }
  }
  return found;
}

const has = (sag, fact) => sag.facts[fact] !== undefined && sag.facts[fact] !== "ved-ikke";

// moves are the answers that the page lets one try other values of and that have a
// curve in this case, with where the slider begins and how far apart its stops are.
function moves(engine, sag) {
  return [...document.querySelectorAll("template[data-move]")].map((made) => {
    const { move, kind, step, first } = made.dataset;
    const facts = move.split(" ");
    const fact = facts.find((each) => has(sag, each)) || facts.at(-1);
    return { fact, title: made.content.textContent, words: said[kind], step: Number(step), at: has(sag, fact) ? sag.facts[fact] : first };
  }).filter(({ fact }) => engine.curve({ sag, fact: `${fact}=0` }).points.length);
}

export function whatIf(into, engine, sag) {
  const box = element("div", "", "what-if");
  const choose = element("select");
  choose.id = "hvad-nu-hvis-valg";
  const chooseLabel = element("label", t.kurveValg);
  chooseLabel.htmlFor = choose.id;
  const slide = element("input");
  slide.type = "range";
  slide.id = "hvad-nu-hvis-tal";
  const slideLabel = element("label");
  slideLabel.htmlFor = slide.id;
  const spoken = element("p", "", "what-if-said");
  const picture = element("div", "", "chart");
  const told = element("div");
  const numbers = element("details");

  const choices = moves(engine, sag);
  if (!choices.length) return;
  choices.forEach((each, i) => choose.append(new Option(each.title, i)));
  box.append(chooseLabel, choose, slideLabel, slide, spoken, picture, told, numbers);

  let axis;
  let place; // draws where the slider stands

  const points = (fact) => engine.curve({ sag, fact }).points.map((point) => ({ ...point, at: Number(point.x) }));

  // pointAt is the case at one value: a stop of the slider, or as answered.
  const pointAt = (x) => axis.points.find((point) => point.at === x) || points(`${axis.fact}=${x.toFixed(2)}`)[0];

  function draw() {
    const { points } = axis;
    const most = points.at(-1).at;
    const width = Math.max(280, Math.min(700, picture.clientWidth || 320));
    const tall = 260;
    const left = 12, right = 12, top = 34, bottom = 34;
    const open = points.some((point) => point.lo !== undefined && point.hi === undefined);
    const highest = Math.max(1, ...points.map(height));
    const title = (leading(points.flatMap((point) => point.amounts)) || { title: axis.title }).title;
    const px = (x) => left + (width - left - right) * (x / most);
    const py = (y) => tall - bottom - (tall - top - bottom) * (y / highest);
    const svg = drawn("svg", { viewBox: `0 0 ${width} ${tall}`, role: "img", translate: "no", "aria-label": t.kurveBillede({ titel: title, hvad: axis.title.toLowerCase() }) });
    const line = (end) => points.filter((point) => point[end] !== undefined).map((point) => `${px(point.at).toFixed(1)},${py(number(point, end)).toFixed(1)}`);
    const low = line("lo"), high = line("hi");
    svg.append(drawn("line", { class: "axis", x1: left, x2: width - right, y1: py(0), y2: py(0) }));
    if (high.length > 1) svg.append(drawn("polygon", { class: "between", points: [...low.slice(0, high.length), ...high.toReversed()].join(" ") }));
    svg.append(drawn("polyline", { class: "curve", points: low.join(" ") }));
    if (high.length > 1) svg.append(drawn("polyline", { class: "curve", points: high.join(" ") }));
    const changed = turns(axis, points);
    for (const turn of changed) svg.append(drawn("line", { class: "turn", x1: px(turn.x), x2: px(turn.x), y1: top - 8, y2: py(0) }));
    svg.append(drawn("line", { class: "turn", x1: left, x2: width - right, y1: py(highest), y2: py(highest) }));
    svg.append(drawn("text", { x: left, y: py(highest) - 8 }, t.kr({ tal: kroner(highest.toFixed(2)) })));
    svg.append(drawn("text", { x: left, y: tall - 10 }, "0"));
    svg.append(drawn("text", { x: width - right, y: tall - 10, "text-anchor": "end" }, axis.words(most)));
    const knot = drawn("circle", { class: "knot", r: 7 });
    const label = drawn("text", { class: "value" });
    svg.append(knot, label);
    picture.replaceChildren(svg);
    place = (point) => {
      const y = height(point);
      knot.setAttribute("cx", px(point.at));
      knot.setAttribute("cy", py(y));
      knot.classList.toggle("ring", point.lo === undefined || point.hi !== point.lo);
      label.textContent = short(leading(point.amounts), t.kurveIntet);
      label.setAttribute("y", py(y) < top + 20 ? py(y) + 26 : py(y) - 14); // clear of the figure at the top
      const long = label.getComputedTextLength();
      const beside = px(point.at) > width / 2 ? px(point.at) - 12 - long : px(point.at) + 12;
      label.setAttribute("x", Math.max(2, Math.min(beside, width - 2 - long)));
    };
    const notes = changed.map((turn) => turn.words);
    if (open) notes.push(t.kurveAaben);
    const list = element("ul");
    list.append(...notes.map((each) => element("li", each)));
    told.replaceChildren(...(notes.length ? [element("p", t.kurveSkifter, "title"), list] : []));
    const shown = points.filter((point, i) => i % 4 === 0 || i === points.length - 1);
    const heads = points.find((point) => point.amounts.length)?.amounts.filter((amount) => !amount.bound) || [];
    numbers.replaceChildren(element("summary", t.kurveSomTabel),
      table(t.kurveTabel({ hvad: axis.title.toLowerCase() }), [axis.title, ...heads.map((amount) => amount.title)],
        shown.map((point) => [axis.words(point.at), ...heads.map(({ name }) => short(amountOf(point.amounts, name), "–"))])));
  }

  function move(x) {
    const point = pointAt(x);
    const amount = leading(point.amounts);
    const text = amount ? amount.text : t.kurveIntet;
    slide.setAttribute("aria-valuetext", `${axis.words(x)}, ${text}`);
    spoken.replaceChildren(element("strong", axis.words(x)), ": ", ...words(text));
    place(point);
  }

  function pick() {
    axis = choices[Number(choose.value)];
    axis.points = axis.points || points(axis.fact);
    const most = axis.points.at(-1).at;
    const at = Math.min(Number(axis.at ?? most), most);
    slide.min = 0;
    slide.step = axis.step;
    slide.max = Math.ceil(most / axis.step) * axis.step; // so that the end can be reached
    slide.value = at;
    slideLabel.textContent = axis.title;
    draw();
    move(at); // as answered, between two steps of the slider too
  }

  choose.addEventListener("change", pick);
  slide.addEventListener("input", () => move(Math.min(Number(slide.value), axis.points.at(-1).at)));
  choose.value = 0;
  into.replaceChildren(box);
  pick();
}
