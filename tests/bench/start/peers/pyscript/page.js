// PyScript with Pyodide, on the page itself: imports the engine's wheel as it is, and makes an estimate.
const CODE = `
import sys
sys.path.insert(0, "./engine.whl")
import js
import reckoner
with open("policy.json", encoding="utf-8") as file:
    policy = reckoner.load(file.read())
js.finish(reckoner.estimate_text(policy, js.request))
`;

window.estimate = (request) =>
  new Promise((resolve) => {
    Object.assign(window, { request, finish: resolve });
    const script = document.createElement("script");
    script.type = "py";
    script.setAttribute("config", "./pyscript.json");
    script.textContent = CODE;
    document.body.append(script);
    import("./assets/runtime/pyscript/core.js");
  });
window.loaded = true;
