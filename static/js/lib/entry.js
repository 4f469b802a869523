// What somebody typed, read as a Dane means it, into the spelling of the case
// file. Nothing here looks at the page: each reading is a function of the text
// and gives {value} or {error}, where what was typed says nothing, or can mean two
// things.

// asks is an error: what is asked back, as messages of the catalogue
// (content/data/words/da-entry.txt), each {id, and what its slots are filled with}.
const asks = (...messages) => ({ error: messages.map((each) => (typeof each === "string" ? { id: each } : each)) });

// sentences says messages in the words of a catalogue, {id: text with {slots}}.
// A slot may be a message itself, or a day, {day: "2026-12-01"}, which spoken
// writes.
export function sentences(said, messages, spoken) {
  const filled = (value) => (value.id ? one(value) : value.day ? spoken(value.day) : value);
  const one = ({ id, ...slots }) => said[id].replace(/\{([a-z-]+)\}/g, (_, name) => filled(slots[name]));
  return messages.map(one).join(" ");
}

const monthNames = ["januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september", "oktober", "november", "december"];
const periods = ["uge", "måned", "år", "dag", "time"];
const inID = (period) => period.replace("å", "aa");
const about = (period) => ({ om: { id: `om.${inID(period)}` } });

// plain takes away what keyboards, copied text and other scripts bring: signs
// that are not seen, hyphens and minus signs of other kinds, digits of other
// kinds, the letters of å apart.
const zeros = [0xff10, 0x660, 0x6f0, 0x966]; // full width, Arabic, Persian, Hindi
const plain = (text) => text.normalize("NFC").replace(/\p{Cf}/gu, "").replace(/[\uff01-\uff5e]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
  .replace(/\p{Nd}/gu, (c) => {
    const zero = zeros.find((z) => c.charCodeAt(0) >= z && c.charCodeAt(0) < z + 10);
    return zero ? String(c.charCodeAt(0) - zero) : c;
  })
  .replace(/[\u066b]/g, ",").replace(/[\u066c’‘´`]/g, "'").replace(/[\u2010-\u2015\u2212\ufe63]/g, "-").replace(/\u2044/g, "/")
  .replace(/\s+/g, " ").trim().toLowerCase();

// Numbers in words, as twenty is said: tyve, syvogtredive.
const ones = ["nul", "en", "to", "tre", "fire", "fem", "seks", "syv", "otte", "ni", "ti", "elleve", "tolv", "tretten", "fjorten", "femten", "seksten", "sytten", "atten", "nitten"];
const tens = ["tyve", "tredive", "fyrre", "halvtreds", "tres", "halvfjerds", "firs", "halvfems"];
const numbers = new Map([...ones.entries()].map(([n, name]) => [name, n]).concat([["et", 1], ["én", 1], ["ét", 1], ["fyrretyve", 40], ["hundrede", 100]],
  tens.flatMap((name, i) => [[name, 20 + 10 * i], ...ones.slice(1, 10).map((one, n) => [`${one}og${name}`, 21 + 10 * i + n])])));

// written puts digits for a number in words, alone or before what it counts.
function written(text) {
  const halves = text.replace(/^halvanden(?= |$)/, "1,5").replace(/^en halv(?= |$)/, "0,5").replace(/^(\p{L}+|\d+)(?: og)? en halv(?= |$)/u, "$1,5");
  const found = halves.match(/^(\p{L}+)(?= |,|$)/u);
  return found && numbers.has(found[1]) && !/^\p{L}+ halv/u.test(halves) ? numbers.get(found[1]) + halves.slice(found[1].length) : halves;
}

// alone is the one number in a text with other words, as in "ca. 20": the
// reader says whether it is the one to reckon with. Otherwise is asked where there
// is none.
function alone(text, read, shown, otherwise) {
  const found = text.match(/\d[\d.,']*(?: \d{3})*/g) || [];
  const number = found.length === 1 ? found[0].replace(/[.,']+$/, "") : "";
  const around = text.replace(found[0], "");
  const value = number && /[\p{L}~<>+≈?]/u.test(around) && !/[-/:%]/.test(around) ? read(number) : undefined;
  return value === undefined ? asks(otherwise) : asks({ id: "kun-tallet", tal: shown(value) });
}

// period takes "om ugen", "pr. måned", "/md." and the like off the end, and
// says which it was.
function period(text) {
  const word = "(uge|ugen|ugentligt|måned|måneden|md|mdr|mnd|månedligt|år|året|årligt|dag|dagen|dagligt|time|timen)\\.?";
  const found = text.match(new RegExp(`^(.*?[^a-zæøå])(?:(?:om|pr\\.?|per|i|hver|/) ?)?${word}$`));
  if (!found) return { rest: text };
  const [, rest, name] = found;
  const id = name.startsWith("uge") ? "uge" : name.startsWith("år") ? "år" : name.startsWith("dag") ? "dag" : name.startsWith("time") ? "time" : "måned";
  return { rest: rest.replace(/ ?(om|pr\.?|per|i|hver|\/)? ?$/, "").trim(), id };
}

// Moving the point is done on the digits, so that nothing is rounded.
function times10(text, places) {
  const [whole, part = ""] = text.split(".");
  const digits = whole + part.padEnd(places, "0");
  const left = part.slice(places);
  const moved = `${digits.slice(0, digits.length - left.length)}${left ? `.${left}` : ""}`.replace(/^0+(?=\d)/, "");
  return moved;
}

// digits reads a bare number with Danish signs, or with English where both
// of its signs stand there; undefined where it is no number.
function digits(text) {
  if (/^\d{1,3}((\.\d{3})+|( \d{3})+|('\d{3})+)([,.]\d{1,2})?$/.test(text) && !/\.\d{3}\.\d{1,2}$/.test(text)) return text.replace(/[. '](?=\d{3})/g, "").replace(",", ".");
  if (/^\d{1,3}(,\d{3})+\.\d{1,2}$/.test(text) || /^\d{1,3}(,\d{3}){2,}$/.test(text)) return text.replaceAll(",", "");
  if (/^\d+([.,]\d{1,2})?$/.test(text)) return text.replace(",", ".");
  return undefined;
}

const several = (text) => /\d\s*(-|til|eller|\+)\s*\d/.test(text) || /^\d+( \d+)+$/.test(text);

// money reads an amount in kroner. unit is what the field asks for, as "kr.
// om måneden".
export function money(typed, unit = "") {
  let { rest, id } = period(written(plain(typed)));
  const asked = periods.find((each) => unit.includes(each));
  if (id && asked && id !== asked) {
    return id === "år" && asked === "måned" ? asks("del-med-tolv") : asks({ id: `for.${inID(asked)}`, ...about(id) });
  }
  rest = rest.replace(/^(kr\.?|kroner|dkk) ?/, "").replace(/[,.] ?-*-$/, "").trim();
  let shift = 0;
  const many = rest.match(/^(.*\d) ?(tusind(?:e)?|t\.?kr\.?|k|mio\.?|million(?:er)?)( ?(kr\.?|kroner|dkk))?$/);
  if (many) {
    rest = many[1];
    shift = many[2].startsWith("m") ? 6 : 3;
  } else rest = rest.replace(/ ?(kr\.?|kroner|dkk)( ?,-)?$/, "").replace(/[,.] ?-*-$/, "").trim();
  const value = digits(rest);
  if (value !== undefined) return { value: shift ? times10(value, shift) : value };
  const odd = rest.match(/^(\d{1,3}),(\d{3})$/);
  if (odd) return asks({ id: "tusinder", foer: odd[1], efter: odd[2] });
  if (/^-\s*\d/.test(rest)) return asks("under-nul");
  return several(rest) ? asks("et-tal", "beloeb") : alone(rest, digits, kroner, "beloeb");
}

const quarters = { "½": "5", "¼": "25", "¾": "75", "1/2": "5", "1/4": "25", "3/4": "75" };
const minutes = (n) => String(Math.round((n * 100) / 60)).padStart(2, "0");

// hours reads hours a week, at most two decimals: "22½", "22:30" and "7 timer
// 30 minutter" too.
export function hours(typed) {
  const all = written(plain(typed));
  const { rest: whole, id } = /[\d½¼¾] ?time$/.test(all) ? { rest: all } : period(all); // 1 time is no price
  if (id && id !== "uge") return asks({ id: "om-ugen", ...about(id) });
  let text = whole;
  const both = text.match(/^(\d+) ?(?:timer|time|t|h)\.? ?(?:og )?(\d{1,2}) ?(?:minutter|minut|min|m)\.?$/);
  if (both) text = `${both[1]}:${both[2].padStart(2, "0")}`;
  text = text.replace(/ ?(timer|time|t|h)\.?$/, "");
  const clock = text.match(/^(\d+):(\d\d)$/);
  if (clock) {
    if (Number(clock[2]) > 59) return asks("minutter");
    return { value: `${Number(clock[1])}.${minutes(Number(clock[2]))}`.replace(/\.00$/, "") };
  }
  const quarter = text.match(/^(\d*) ?(½|¼|¾|1\/2|1\/4|3\/4)$/);
  if (quarter && (quarter[1] || quarter[2].length === 1)) return { value: `${Number(quarter[1])}.${quarters[quarter[2]]}` };
  const either = text.match(/^(\d+)\.([0-5]\d)$/);
  if (either && either[2] !== "00") {
    return asks({ id: "minutter-eller-ej", timer: either[1], minutter: String(Number(either[2])), cifre: either[2] });
  }
  const fine = text.match(/^(\d+)[.,](\d{3,})$/);
  if (fine) {
    const near = (Math.round(Number(`${fine[1]}.${fine[2]}`) * 100) / 100).toFixed(2).replace(".", ",").replace(/,?0+$/, "");
    return asks({ id: "for-fint", timer: fine[1], cifre: fine[2], naer: near });
  }
  if (/^\d+([.,]\d{1,2})?$/.test(text)) return { value: text.replace(",", ".") };
  if (/^-\s*\d/.test(text)) return asks("under-nul");
  const comma = (value) => value.replace(".", ",");
  return several(text) ? asks("et-tal", "timer") : alone(text, (number) => (/^\d+([.,]\d{1,2})?$/.test(number) ? comma(number) : undefined), (value) => value, "timer");
}

// percent reads a percentage, at most 100: "38", "38,5 %".
export function percent(typed) {
  const value = digits(plain(typed).replace(/ ?(%|pct\.?|procent)$/, ""));
  return value <= 100 ? { value } : asks("procent");
}

// month gives 1 to 12 for a number, a name, or the beginning of a name.
export function month(typed) {
  const text = plain(typed).replace(/\.$/, "");
  if (/^\d{1,2}$/.test(text)) return Number(text);
  const found = text.length < 3 ? [] : monthNames.filter((name) => name.startsWith(text));
  return found.length === 1 ? monthNames.indexOf(found[0]) + 1 : undefined;
}

// year gives four digits: "26" is 2026, and what may be another hundred years
// is asked about.
export function year(typed) {
  const text = plain(typed).replace(/^'/, "");
  if (/^[0-4]\d$/.test(text)) return `20${text}`;
  return /^(19|20|21)\d\d$/.test(text) ? text : undefined;
}

function made(y, m, d) {
  const day = new Date(0);
  day.setUTCFullYear(Number(y), m - 1, d);
  if (day.getUTCMonth() !== m - 1 || day.getUTCDate() !== d) return asks("dag");
  return { value: `${y}-${String(m).padStart(2, "0")}-${String(d).padStart(2, "0")}` };
}

// date reads the three parts of a date, or one of them with all of it, as
// "1/2-26" or "1. februar 2026".
export function date(day, monthText, yearText) {
  const typed = [day, monthText, yearText].map(plain);
  const given = typed.filter((text) => text !== "");
  if (given.length === 1) {
    const written = given[0].replace(/^(?:(?:man|tirs|ons|tors|fre|lør|søn)(?:dag)?\.?,? ?)?(?:(?:den|d\.?) ?(?=\d))?/, "").replace(/ ?(?:kl\.?.*)$/, "").replace(/^(\d{1,2})(?:te|de|ende)\b/, "$1.");
    if (/^\d{6}-?\d{4}$/.test(written) && !(/^\d{8}$/.test(written))) return asks("cpr");
    const packed6 = written.match(/^(\d\d)(\d\d)(\d\d)$/);
    if (packed6) return date(packed6[1], packed6[2], packed6[3]);
    const turned = written.match(/^((?:19|20|21)\d\d)(\d\d)(\d\d)$/);
    if (turned && !made(turned[1], Number(turned[2]), Number(turned[3])).error) return date(turned[3], turned[2], turned[1]);
    const yearless = written.match(/^\d{1,2}(?:\.? ?([a-zæøå]{3,})|(?:\. ?|[-/])\d{1,2})\.?$/);
    if (yearless && (!yearless[1] || month(yearless[1]))) return asks("uden-aar");
    if (/^[a-zæøå]{3,}\.? \d{4}$/.test(written) && month(written.split(" ")[0])) return asks("uden-dag");
    const backwards = written.match(/^(\d{4})[-./ ](\d{1,2})[-./ ](\d{1,2})$/);
    if (backwards) return date(backwards[3], backwards[2], backwards[1]);
    const packed = written.match(/^(\d\d)(\d\d)((?:19|20|21)\d\d)$/);
    if (packed) return date(packed[1], packed[2], packed[3]);
    const forwards = written.match(/^(\d{1,2})(?:\.? ?|[-/])([a-zæøå]{3,}|\d{1,2})(?:\.? ?|[-/ ])('?\d{2}|\d{4})$/);
    if (forwards && /[^\d]/.test(written)) return date(forwards[1], forwards[2], forwards[3]);
    return asks("dato");
  }
  const [d, m, y] = typed;
  if (y !== "" && !year(y)) return asks("aar");
  if (given.length < 3) return asks("dato");
  const named = month(m);
  if (!named) return asks(/^\d+$/.test(m) ? "dag" : "maaned");
  if (!/^\d{1,2}\.?$/.test(d)) return asks("dato");
  return made(year(y), named, parseInt(d, 10));
}

export function monthOf(monthText, yearText) {
  const y = plain(yearText);
  if (y !== "" && !year(y)) return asks("aar");
  const m = month(monthText);
  if (y === "" || !m || m > 12 || m < 1) return asks("maaned-og-aar");
  return { value: `${year(y)}-${String(m).padStart(2, "0")}` };
}

// kroner prints "37000.50" as "37.000,50", and whole kroner without ører.
export function kroner(value) {
  const [whole, part = ""] = value.split(".");
  return whole.replace(/\B(?=(\d{3})+$)/g, ".") + (part ? `,${part.padEnd(2, "0")}` : "");
}

// doubt asks whether a value is right; nothing where it is a usual one: what is
// seldom so is asked about, never refused. usual is the least and the most that a
// number is as a rule, as "0 60". today is the reader's day, and past says that
// the day asked for has been.
export function doubt(kind, unit, usual, value, today, past) {
  if (kind === "date" && past && value > today) return [{ id: "fremtid", dag: { day: value } }];
  if (!usual) return [];
  const [least, most] = usual.split(" ");
  const n = Number(value);
  if (n === 0 || (n >= least && n <= most)) return [];
  const written = kind === "money" ? `${kroner(value)} ${unit}` : `${value.replace(".", ",")} ${unit}`;
  return [{ id: "rigtigt", hvad: written }];
}
