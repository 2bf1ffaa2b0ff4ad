const { rmSync } = require("node:fs");

module.exports = () => {
  const { folder, variables } = globalThis.BEFORE_TESTS;
  rmSync(folder, { recursive: true, force: true });
  for (const [name, value] of Object.entries(variables)) {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
};
