// PyScript with MicroPython, on the page itself. It cannot run the engine, which is written in newer Python: it reads the
// same policy, and follows the diagram of each kind of help to one outcome.
const CODE = `
import json
import js
with open("policy.json") as file:
    edition = json.loads(file.read())["editions"][0]

def status(decision):
    place = decision["root"]
    while place >= edition["ends"]:
        place = edition["nodes"][place - edition["ends"]][1][0]
    return decision["outcomes"][place]["status"]

js.finish(json.dumps({"strands": [status(edition["decisions"][strand["decision"]]) for strand in edition["strands"]]}))
`;

window.estimate = () =>
  new Promise((resolve) => {
    window.finish = resolve;
    const script = document.createElement("script");
    script.type = "mpy";
    script.setAttribute("config", "./pyscript.json");
    script.textContent = CODE;
    document.body.append(script);
    import("./assets/runtime/pyscript/core.js");
  });
window.loaded = true;
