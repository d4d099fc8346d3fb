// What publisher/runtime/unused/ leaves of a script or a WebAssembly: JSON in, JSON out, for test_leave_out.py.
import { readFileSync } from "node:fs";
import * as script from "../../../publisher/runtime/unused/script.mjs";
import * as webAssembly from "../../../publisher/runtime/unused/webassembly.mjs";

const { text, imports, others, wasm, used } = JSON.parse(readFileSync(0, "utf8"));
if (text !== undefined) {
  process.stdout.write(JSON.stringify(script.withoutUnused(text, imports, others).text));
} else {
  const bytes = new Uint8Array(wasm.endsWith(".wasm") ? readFileSync(wasm) : Buffer.from(wasm, "hex"));
  const all = WebAssembly.Module.exports(new WebAssembly.Module(bytes)).map(({ name }) => name);
  const left = webAssembly.withoutUnused(bytes, new Set(used ?? all));
  const compiled = new WebAssembly.Module(left);
  const found = {
    same: Buffer.compare(bytes, left) === 0,
    imports: WebAssembly.Module.imports(compiled).map(({ name }) => name),
    exports: WebAssembly.Module.exports(compiled).map(({ name }) => name),
    smaller: bytes.length - left.length,
  };
  process.stdout.write(JSON.stringify(found));
}
