#!/usr/bin/env node
import { consoleOfProcess } from "./console";
import { endWithReader } from "./early-reader";
import { runCli } from "./run-cli";

endWithReader();

runCli(process.argv.slice(2), consoleOfProcess()).then((exitCode) => {
  process.exitCode = exitCode;
});
