const { setFlagsFromString } = require("node:v8");

// Most of what tests run runs a few times: to optimise it takes longer than it will ever save. V8 up to Node 21
// optimises what ran through some 66 KB of bytecode, later ones what was called three thousand times; here it is some
// fifteen times as much. WebAssembly is never optimised.
const isNewer = Number(process.versions.v8.split(".")[0]) >= 12;
setFlagsFromString(isNewer ? "--invocation-count-for-turbofan=45000" : "--interrupt-budget=1000000");
setFlagsFromString("--liftoff-only");
