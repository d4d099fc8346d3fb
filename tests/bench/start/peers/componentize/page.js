// The engine and CPython as one WebAssembly component, started before it was sent, in a worker as ours is.
window.estimate = (request) =>
  new Promise((resolve, reject) => {
    const worker = new Worker("worker.js", { type: "module" });
    worker.onmessage = ({ data }) => resolve(data);
    worker.onerror = ({ message }) => reject(new Error(message));
    worker.postMessage(request);
  });
window.loaded = true;
