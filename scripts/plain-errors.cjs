// Preloaded by the app command (`node --import`): what is wrong with somebody's input is told in words alone.
// A stack trace stays where the error is not about input.
const ABOUT_INPUT = [/ is not valid\n/, /validation failed with the following errors/i];

process.on("uncaughtException", (error) => {
  const message = error instanceof Error ? error.message : String(error);
  const aboutInput = ABOUT_INPUT.some((pattern) => pattern.test(message));
  process.stderr.write(`${aboutInput || !(error instanceof Error) ? message : error.stack}\n`);
  process.exit(1);
});
