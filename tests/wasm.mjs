// Runs tests/run_conformance.py in MicroPython's WebAssembly port, under Node. It has no sockets:
// for the fake port only.
//
//     node wasm.mjs MICROPYTHON.MJS --fake PERSONALITY FILE...
//
// Copies the sources into the interpreter's file system, at the same paths.

import fs from "fs";
import path from "path";
import { pathToFileURL } from "url";

const HEAP = 64 * 1024 * 1024;
const ROOT = path.resolve(path.dirname(process.argv[1]), "..");
const [interpreter, ...words] = process.argv.slice(2);
const { loadMicroPython } = await import(pathToFileURL(path.resolve(interpreter)));

const mp = await loadMicroPython({ heapsize: HEAP, stdout: (line) => console.log(line) });

function copy(file) {
  if (fs.statSync(file).isDirectory()) {
    mp.FS.mkdirTree(file);
    for (const name of fs.readdirSync(file)) copy(path.join(file, name));
  } else if (file.endsWith(".py")) {
    mp.FS.writeFile(file, fs.readFileSync(file));
  }
}

const files = words.slice(2).map((file) => path.resolve(file));
mp.FS.mkdirTree(path.join(ROOT, "tests"));
for (const file of fs.readdirSync(path.join(ROOT, "tests"))) {
  if (file.endsWith(".py")) copy(path.join(ROOT, "tests", file));
}
for (const folder of ["lib/net", "ports/micropython/net_micropython", "tests/fake/net_fake"]) {
  copy(path.join(ROOT, folder));
}
for (const file of files) {
  mp.FS.mkdirTree(path.dirname(file));
  copy(file);
}

const folders = ["lib", "ports/micropython", "tests", "tests/fake"].map((f) => path.join(ROOT, f));
mp.globals.set("paths", [...folders, ".frozen"]);
mp.globals.set("words", [...words.slice(0, 2), ...files]);
mp.runPython(`
import sys
sys.path[:] = list(paths)
import run_conformance
code = run_conformance.main(list(words))
`);
process.exit(mp.globals.get("code"));
