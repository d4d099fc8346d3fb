self.onmessage = async ({ data }) => {
  const [{ load, estimate }, policy] = await Promise.all([
    import("./assets/runtime/component/engine.js"),
    fetch("policy.json").then((response) => response.text()),
  ]);
  load(policy);
  self.postMessage(estimate(data));
};
