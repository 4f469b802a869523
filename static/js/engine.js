// Loads the rules: the same engine as the rettesnor command, as WebAssembly.
// Nothing is fetched before load is called, and nothing ever leaves the page:
// a case goes into the module's memory, and the answer is read out of it.
//
//   const engine = await rettesnor.load("/assets/engine.wasm", "/assets/rates.csv");
//   engine.step({format: "rettesnor-sag/1", clocks: {}, facts: {}});
"use strict";
(() => {
  const badDescriptor = 8;

  async function fetched(address) {
    const response = await fetch(address);
    if (!response.ok) throw new Error(`${address}: ${response.status}`);
    return response;
  }

  async function compiled(address) {
    const response = await fetched(address);
    // Streaming insists on the media type, and not every host knows it.
    if ((response.headers.get("Content-Type") || "").startsWith("application/wasm")) {
      return WebAssembly.compileStreaming(response);
    }
    return WebAssembly.compile(await response.arrayBuffer());
  }

  // The little of a system that the Go runtime asks for.
  function world(memory) {
    const view = () => new DataView(memory().buffer);
    const none = (count, size) => {
      view().setUint32(count, 0, true);
      view().setUint32(size, 0, true);
      return 0;
    };
    return {
      args_sizes_get: none,
      environ_sizes_get: none,
      fd_prestat_get: () => badDescriptor,
      fd_write(descriptor, parts, count, written) {
        let total = 0;
        for (let i = 0; i < count; i++) total += view().getUint32(parts + 8 * i + 4, true);
        view().setUint32(written, total, true);
        return 0;
      },
      random_get(at, length) {
        crypto.getRandomValues(new Uint8Array(memory().buffer, at, length));
        return 0;
      },
      clock_time_get(id, precision, at) {
        view().setBigUint64(at, BigInt(Math.round(performance.now() * 1e6)), true);
        return 0;
      },
      poll_oneoff(subscriptions, events, count, happened) {
        view().setUint32(happened, count, true);
        return 0;
      },
      proc_exit(code) {
        throw new Error(`the engine stopped with ${code}`);
      },
    };
  }

  async function load(enginePath, ratesPath) {
    const [module, rates] = await Promise.all([
      compiled(enginePath),
      fetched(ratesPath).then((response) => response.arrayBuffer()),
    ]);
    let exports;
    const given = world(() => exports.memory);
    const imports = {};
    for (const { module: from, name } of WebAssembly.Module.imports(module)) {
      imports[from] = imports[from] || {};
      imports[from][name] = given[name] || (() => 0);
    }
    exports = (await WebAssembly.instantiate(module, imports)).exports;
    exports._initialize();

    const put = (bytes) => {
      const at = exports.input(bytes.length);
      if (!at) throw new RangeError("more than the engine has room for");
      new Uint8Array(exports.memory.buffer, at, bytes.length).set(bytes);
      return bytes.length;
    };
    if (!exports.load(put(new Uint8Array(rates)))) throw new Error("the rates could not be read");

    // read answers a case file as it is written, step a case.
    const read = (text) => {
      const length = exports.step(put(new TextEncoder().encode(text)));
      const bytes = new Uint8Array(exports.memory.buffer, exports.output(), length);
      return JSON.parse(new TextDecoder().decode(bytes));
    };
    return { read, step: (sag) => read(JSON.stringify(sag)) };
  }

  globalThis.rettesnor = { load };
})();
