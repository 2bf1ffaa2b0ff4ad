// Writes the generated parts of the documentation anew: `npm run docs`.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { checksPage } from "../cli/checks/checks-page";
import { CHECK_SECTIONS } from "../model/checks/all-checks";
import { CHANGE_KINDS } from "../review/risk/change-kinds";
import { changesPage } from "./changes-page";
import { withPublishedRules } from "./deadlines-table";
import { exampleSummary } from "./example-summary";
import { withFactsTables } from "./facts-tables";
import { withReaderPolicy } from "./reader-policy";
import { snapshotSchemaText } from "./snapshot-schema-file";
import { terminalPicture } from "./terminal-picture";

const docs = join(__dirname, "../docs");
const facts = join(docs, "facts.md");
writeFileSync(facts, withFactsTables(readFileSync(facts, "utf8")));
writeFileSync(join(docs, "checks.md"), checksPage(CHECK_SECTIONS));
writeFileSync(join(docs, "changes.md"), changesPage(CHANGE_KINDS));
writeFileSync(join(docs, "snapshot.schema.json"), snapshotSchemaText());
const deadlines = join(docs, "deadlines.md");
writeFileSync(deadlines, withPublishedRules(readFileSync(deadlines, "utf8")));
const account = join(docs, "account.md");
writeFileSync(account, withReaderPolicy(readFileSync(account, "utf8")));
writeFileSync(join(docs, "summary.svg"), terminalPicture("npm run synth", exampleSummary().trimEnd().split("\n")));
