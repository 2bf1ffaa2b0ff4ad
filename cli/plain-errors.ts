import { plainErrorText } from "./console/plain-error-text";

// Preloaded by the `app` command of cdktf.json, `node --import cdktf-patch-manager/plain-errors main.js` or
// `npx tsx -r cdktf-patch-manager/plain-errors main.ts`: what is wrong with somebody's input is told once, in words
// alone, without the frames of a stack trace.
process.on("uncaughtException", (error) => {
  process.stderr.write(`${plainErrorText(error)}\n`);
  process.exit(1);
});
