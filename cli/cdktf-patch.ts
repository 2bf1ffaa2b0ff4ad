#!/usr/bin/env node
import { consoleOfProcess } from "./console/console";
import { endWithReader } from "./console/early-reader";
import { runCli } from "./run-cli";

endWithReader();

runCli(process.argv.slice(2), consoleOfProcess()).then((exitCode) => {
  process.exitCode = exitCode;
});
