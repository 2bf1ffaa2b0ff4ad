import { TerraformVariable } from "cdktf";
import { PatchBaseline } from "../../modules/patch-baseline";
import { PatchGroup } from "../../modules/patch-group";
import { PatchLogs } from "../../modules/patch-operations";
import type { Fleet } from "../support/fleet";

import { linux, OPENSSL, refused, tags } from "./given-emergency";

const problem = (line: string) => `emergency patch fleet/OpenSsl is not valid\n  - ${line}`;

test.each<[string, (given: Fleet) => unknown, string]>([
  [
    "neither patches nor baselines",
    () => ({ ...OPENSSL, patches: undefined }),
    problem("patches: expected patches or baselines, got neither [PM752]"),
  ],
  [
    "something wrong with its window and its task as well",
    () => ({ ...OPENSSL, name: "x", duration: 30, rebootOption: "No", maxErrors: "200%" }),
    [
      "emergency patch fleet/OpenSsl is not valid",
      "  - duration: expected a whole number from 1 to 24, got 30 [PM310]",
      '  - rebootOption: expected one of RebootIfNeeded, NoReboot, got "No" [PM541]',
      '  - maxErrors: expected a count from 0, or a percentage from "0%" to "100%", got "200%" [PM520]',
      '  - name: expected 3 to 120 characters out of letters, digits, "_", "-" and ".", got "x" [PM751]',
    ].join("\n"),
  ],
  [
    "a patch group and a baseline under misspelt keys",
    (given) => {
      const baselines = { Linux: linux(given) };
      const patchGroups = {
        Web: new PatchGroup(given.stack, "Web", { patchGroup: "web", baselines: [baselines.Linux] }),
      };
      const misspelt = { ...OPENSSL, patches: undefined, name: "x" };
      return { ...misspelt, patchGroups: [patchGroups["Wbe" as "Web"]], baselines: [baselines["Linx" as "Linux"]] };
    },
    [
      "emergency patch fleet/OpenSsl is not valid",
      "  - patchGroups[0]: expected a patch group, got undefined, as of a misspelt key; this stack has Web [PM001]",
      "  - baselines[0]: expected a patch baseline, got undefined, as of a misspelt key; this stack has Linux [PM001]",
      '  - name: expected 3 to 120 characters out of letters, digits, "_", "-" and ".", got "x" [PM751]',
    ].join("\n"),
  ],
  [
    "no patch group, where the stack has none",
    () => ({ ...OPENSSL, patchGroups: [undefined] }),
    problem("patchGroups[0]: expected a patch group, got undefined, as of a misspelt key; this stack has none [PM001]"),
  ],
  [
    "patch groups that are none at all",
    () => ({ ...OPENSSL, patchGroups: "web" }),
    problem('patchGroups: expected a list of patch groups, got "web" [PM001]'),
  ],
  [
    "nothing said of patch groups",
    () => ({ ...OPENSSL, patchGroups: undefined }),
    problem("patchGroups: missing, expected a list of patch groups [PM001]"),
  ],
  [
    "both patches and baselines",
    (given) => ({ ...OPENSSL, baselines: [linux(given)] }),
    problem(
      "patches: expected one of patches or baselines, got patches and baselines; a run with both fails on every node [PM752]",
    ),
  ],
  [
    "an empty list of patches",
    () => ({ ...OPENSSL, patches: [] }),
    problem("patches: expected at least one patch, got an empty list; nothing would be installed [PM752]"),
  ],
  [
    "a patch without an id",
    () => ({ ...OPENSSL, patches: [{ title: "*" }] }),
    problem("patches[0].id: missing, expected a string [PM001]"),
  ],
  [
    "an id that is too long",
    () => ({ ...OPENSSL, patches: ["a".repeat(101)] }),
    problem(`patches[0]: expected 1 to 100 characters, got "${"a".repeat(60)}"… (101 characters) [PM752]`),
  ],
  [
    "an id that is too long, beside a version",
    () => ({ ...OPENSSL, patches: [{ id: "", title: "*" }] }),
    problem('patches[0].id: expected 1 to 100 characters, got "" [PM752]'),
  ],
  [
    "a version that is empty",
    () => ({ ...OPENSSL, patches: ["kernel", { id: "openssl", title: "" }] }),
    problem('patches[1].title: expected a version of "openssl" such as "*", got ""; leave it out [PM752]'),
  ],
  [
    "a number",
    () => ({ ...OPENSSL, patches: ["kernel", 5] }),
    problem("patches[1]: expected the id of a patch, or { id, title }, got 5 [PM001]"),
  ],
  [
    "no place for the document",
    () => ({ ...OPENSSL, overrideUrl: undefined, logs: PatchLogs.fromBucket({ bucket: "output" }) }),
    problem("overrideUrl: expected overrideUrl, or logs that are a PatchLogs, got neither [PM753]"),
  ],
  [
    "two baselines of one system",
    (given) => ({ ...OPENSSL, patches: undefined, baselines: [linux(given), linux(given, "Other")] }),
    problem(
      "baselines[1]: expected one baseline for Amazon Linux 2, got a second (linux) beside baselines[0] (linux); keep one of them [PM754]",
    ),
  ],
  [
    "a baseline of which only the id is known",
    () => ({
      ...OPENSSL,
      patches: undefined,
      baselines: [PatchBaseline.fromBaselineId({ baselineId: "pb-0123456789abcdef0", operatingSystem: "UBUNTU" })],
    }),
    problem(
      "baselines[0]: expected a PatchBaseline, got an object; of one that is kept elsewhere the rules are not known here [PM001]",
    ),
  ],
  [
    "a baseline with a value that only Terraform knows",
    ({ stack }) => ({
      ...OPENSSL,
      patches: undefined,
      baselines: [
        new PatchBaseline(stack, "Linux", {
          name: "linux",
          operatingSystem: "AMAZON_LINUX_2",
          approvalRules: [{ approveAfterDays: new TerraformVariable(stack, "days", {}).numberValue }],
        }),
      ],
    }),
    problem(
      'baselines[0]: expected values that are known now, got approvalRules[0].approveAfterDays of "linux", which is known after apply [PM754]',
    ),
  ],
  [
    "a tag more than the document accepts",
    ({ stack }) => ({ ...OPENSSL, overrideUrl: undefined, logs: new PatchLogs(stack, "Logs"), tags: tags(11) }),
    problem(
      "tags: expected at most 10 tags, got 11; the document in the bucket accepts no more, so leave some out or give overrideUrl [PM756]",
    ),
  ],
  [
    "a time that only Terraform knows",
    ({ stack }) => ({ ...OPENSSL, at: new TerraformVariable(stack, "at", {}).stringValue }),
    problem("at: expected a string, got a value that is known after apply [PM751]"),
  ],
  [
    "a time with a zone",
    () => ({ ...OPENSSL, at: "2026-11-29T22:00:00Z" }),
    problem('at: expected a time in UTC, YYYY-MM-DDThh:mm:ss without a zone, got "2026-11-29T22:00:00Z" [PM751]'),
  ],
  [
    "an address that is none",
    () => ({ ...OPENSSL, overrideUrl: "patch-output/list.yaml" }),
    'patch task fleet/OpenSsl/Default/Task is not valid\n  - installOverrideList: expected https://… or s3://bucket/key, got "patch-output/list.yaml" [PM544]',
  ],
])("throws when there is %s", (_, props, message) => {
  expect(refused(props)).toBe(message);
});
