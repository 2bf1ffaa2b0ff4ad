const { setFlagsFromString } = require("node:v8");

// Most of what tests run runs a few times: to optimise it takes longer than it will ever save. V8 optimises what ran
// through some 66 KB of bytecode; here it is a million bytes, and WebAssembly is never optimised. A V8 without these
// flags says so and goes on.
setFlagsFromString("--interrupt-budget=1000000");
setFlagsFromString("--liftoff-only");
