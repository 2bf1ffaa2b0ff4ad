#!/usr/bin/env node
import { consoleOfProcess } from "./console/console";
import { outliveReader } from "./console/early-reader";
import { runCli } from "./run-cli";

outliveReader();

runCli(process.argv.slice(2), consoleOfProcess()).then((exitCode) => {
  process.exitCode = exitCode;
});
