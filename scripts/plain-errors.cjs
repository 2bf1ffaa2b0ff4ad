// Preloaded by the app command (`node --import`, behind tsx): what is wrong with somebody's input is told in words alone.
// How is loaded only when there is something to say, so that a synthesis does not wait for it.
process.on("uncaughtException", (error) => {
  const { errorText } = require("./error-text.cjs");
  process.stderr.write(`${errorText(error)}\n`);
  process.exit(1);
});
