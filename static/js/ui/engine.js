// Has the rules: the same engine as the rettesnor command, as WebAssembly. It
// is fetched when a reader shows interest in the page, so that it is there
// before the first answer is. Nothing ever leaves the page: a case goes into
// the module's memory, and the answer is read out of it.
//
//   const engine = await load();
//   engine.step({format: "rettesnor-sag/1", clocks: {}, facts: {}});
import { able } from "../lib/able.js";

// Where the page says what to fetch: data-engine, data-rates, data-words.
const place = document.querySelector("[data-engine]");

export const can = able();
for (const words of document.querySelectorAll("[data-no-engine]")) words.hidden = can;

export async function fetched(address) {
  const response = await fetch(address, { priority: "low" }); // what the reader sees goes before
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response;
}
const bytes = async (address) => new Uint8Array(await (await fetched(address)).arrayBuffer());

async function compiled(address) {
  const response = await fetched(address);
  // Streaming insists on the media type, and not every host knows it.
  if ((response.headers.get("Content-Type") || "").startsWith("application/wasm")) {
    return WebAssembly.compileStreaming(response);
  }
  return WebAssembly.compile(await response.arrayBuffer());
}

// once fetches once. What failed is fetched anew when it is next asked for.
export function once(fetching) {
  let coming;
  return () => {
    coming = coming || fetching();
    coming.catch(() => { coming = undefined; });
    return coming;
  };
}

const parts = once(() => {
  const { engine, rates, words } = place.dataset;
  place.dataset.fetched = ""; // the first script, where it comes later, need not
  return Promise.all([compiled(engine), bytes(rates), bytes(words)]);
});

// Idle, so that the page's first script has asked for it before and it comes
// once. Those who save data wait until the engine is asked for; the first script
// has it on its way when they show interest.
if (place && can && !navigator.connection?.saveData) (self.requestIdleCallback || setTimeout)(parts);

// What the standard compiler's engine asks of a system: a time that is not
// zero, no folders, and an end. To the rest the answer is that it went well,
// and nothing is written. The small engine asks for nothing.
const world = (memory) => {
  const given = {
    clock_time_get(id, precision, at) {
      new DataView(memory().buffer).setBigUint64(at, 1n, true);
      return 0;
    },
    fd_prestat_get: () => 8, // no such descriptor
    proc_exit(code) {
      throw new Error(`the engine stopped with ${code}`);
    },
  };
  const named = new Proxy(given, { get: (of, name) => of[name] || (() => 0) });
  return new Proxy({}, { get: () => named });
};

export async function load() {
  const [module, rates, words] = await parts();
  let exports;
  exports = (await WebAssembly.instantiate(module, world(() => exports.memory))).exports;
  exports._initialize();

  const put = (given) => {
    const at = exports.input(given.length);
    if (!at) throw new RangeError("more than the engine has room for");
    new Uint8Array(exports.memory.buffer, at, given.length).set(given);
    return given.length;
  };
  if (!exports.load(put(rates))) throw new Error("the rates could not be read");
  if (!exports.say(put(words))) throw new Error("the words could not be read");

  // The day it is for the reader, as the number 20261126.
  const day = () => {
    const now = new Date();
    return now.getFullYear() * 10000 + (now.getMonth() + 1) * 100 + now.getDate();
  };

  const ask = (name, text) => {
    const length = exports[name](put(new TextEncoder().encode(text)), day());
    return new Uint8Array(exports.memory.buffer, exports.output(), length);
  };
  const told = (bytes) => JSON.parse(new TextDecoder().decode(bytes));
  // read answers a case file as it is written, step a case.
  const read = (text) => told(ask("step", text));
  return {
    read,
    step: (sag) => read(JSON.stringify(sag)),
    local: (text) => told(ask("local", text)),
    curve: ({ sag, fact }) => told(ask("curve", `${fact}\n${JSON.stringify(sag)}`)),
    calendar: (sag) => ask("calendar", JSON.stringify(sag)).slice(),
  };
}

// waits has a button say what it waits for until that is there, and gives
// what came of it. What is there at once is not told.
export async function waits(button, words, what) {
  if (!button) return what;
  const own = [...button.childNodes];
  const told = setTimeout(() => {
    button.setAttribute("aria-disabled", "true");
    button.replaceChildren(words);
  }, 50);
  try {
    return await what;
  } finally {
    clearTimeout(told);
    button.removeAttribute("aria-disabled");
    button.replaceChildren(...own);
  }
}
