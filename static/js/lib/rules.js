// The rules as a page holds them: fetched when they are first asked for, kept,
// and let go where they fail, so that the next press fetches them anew.

// A stop has been told and logged where it happened, and ends what was going
// on; it is not to be told again.
class Stopped extends Error {}
addEventListener("error", (event) => { if (event.error instanceof Stopped) event.preventDefault(); });
addEventListener("unhandledrejection", (event) => { if (event.reason instanceof Stopped) event.preventDefault(); });

// rules gives {ready, has, step, calendar, curve, local, read}. load fetches the engine; stopped is called when the engine failed
// at a case; what failed is in the browser's log, and nowhere else.
export function rules(load, stopped) {
  let engine;
  let loading;

  // ready throws where they could not be had. Those who wait share one fetch,
  // and one that failed is not taken for the next.
  async function ready() {
    if (engine) return;
    const mine = loading = loading || load();
    try {
      engine = await mine;
    } catch (fault) {
      console.error(fault);
      if (loading === mine) loading = undefined;
      throw fault;
    }
  }

  function call(name, given) {
    try {
      return engine[name](given);
    } catch (fault) {
      console.error(`the engine stopped at ${name}`, given, fault);
      engine = loading = undefined;
      stopped();
      throw new Stopped(name);
    }
  }

  const calls = ["step", "calendar", "curve", "local", "read"].map((name) => [name, (given) => call(name, given)]);
  return { ready, has: () => !!engine, ...Object.fromEntries(calls) };
}
