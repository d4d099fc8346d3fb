// Runs one Python program in Pyodide under Node. publisher/runtime/in_pyodide.py calls it and says what the job's parts are.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const job = JSON.parse(readFileSync(0, "utf8"));
try {
  const { loadPyodide } = await import(pathToFileURL(`${job.pyodide}/pyodide.mjs`).href);
  const pyodide = await loadPyodide({
    indexURL: job.pyodide,
    stdLibURL: job.library,
    enableRunUntilComplete: false,
    stdout: (line) => process.stderr.write(`${line}\n`),
    stderr: (line) => process.stderr.write(`${line}\n`),
  });
  for (const [inside, outside] of Object.entries(job.folders)) {
    pyodide.mountNodeFS(inside, outside);
  }
  const main = pyodide.runPython(`${job.program}\nmain`);
  process.stdout.write(main(job.text));
} catch (error) {
  // Node itself would print the line that threw, and Pyodide's lines are a hundred thousand characters long.
  process.stderr.write(String(error.message ?? error));
  process.exitCode = 1;
}
