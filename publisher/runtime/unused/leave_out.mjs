// Makes Pyodide's script and WebAssembly smaller: without what a reckoner that loads no other WebAssembly can never use.
//
// publisher/runtime/leave_out.py calls it with two folders: Pyodide's, and the one to write to.
import { readFileSync, writeFileSync } from "node:fs";
import * as script from "./script.mjs";
import * as webAssembly from "./webassembly.mjs";

const [from, to] = process.argv.slice(2);
const SCRIPT = "pyodide.asm.js";
const WASM = "pyodide.asm.wasm";

const others = readFileSync(`${from}/pyodide.mjs`, "utf8");
let wasm = new Uint8Array(readFileSync(`${from}/${WASM}`));
let text = readFileSync(`${from}/${SCRIPT}`, "utf8");
let size = 0;
// What the one leaves out the other may not need any more.
while (size !== wasm.length + text.length) {
  size = wasm.length + text.length;
  const imports = WebAssembly.Module.imports(new WebAssembly.Module(wasm)).map(({ name }) => name);
  const { text: shorter, said } = script.withoutUnused(text, imports, others);
  text = shorter;
  wasm = webAssembly.withoutUnused(wasm, said);
}
writeFileSync(`${to}/${SCRIPT}`, text);
writeFileSync(`${to}/${WASM}`, wasm);
