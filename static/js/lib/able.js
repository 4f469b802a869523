// able tells whether the engine can run here: a browser may lack WebAssembly,
// and a policy may forbid it.
export function able() {
  try {
    return !!new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0));
  } catch {
    return false;
  }
}
