// The rules as a page holds them: fetched when they are first asked for, kept,
// and let go where they fail, so that the next press fetches them anew.
"use strict";
(() => {
  // rules gives {ready, step, read}. stopped is called when the engine failed
  // at a case; what failed is in the browser's log, and nowhere else.
  function rules(addresses, stopped) {
    let engine;
    let loading;

    // ready gives whether they had to be fetched, and throws where they could
    // not be had. Those who wait share one fetch, and one that failed is not
    // taken for the next.
    async function ready() {
      if (engine) return false;
      const mine = loading = loading || rettesnor.load(addresses.engine, addresses.rates);
      try {
        engine = await mine;
      } catch (fault) {
        console.error(fault);
        if (loading === mine) loading = undefined;
        throw fault;
      }
      return true;
    }

    function call(name, given) {
      try {
        return engine[name](given);
      } catch (fault) {
        console.error(`the engine stopped at ${name}`, given, fault);
        engine = loading = undefined;
        stopped();
        throw fault;
      }
    }

    return { ready, has: () => !!engine, step: (sag) => call("step", sag), read: (text) => call("read", text) };
  }

  Object.assign(globalThis.rettesnor, { rules });
})();
