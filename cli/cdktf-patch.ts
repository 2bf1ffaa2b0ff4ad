#!/usr/bin/env node
import { consoleOfProcess } from "./console";
import { runCli } from "./run-cli";

// A reader that stops early, such as head, is no fault.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit();
});

runCli(process.argv.slice(2), consoleOfProcess()).then((exitCode) => {
  process.exitCode = exitCode;
});
