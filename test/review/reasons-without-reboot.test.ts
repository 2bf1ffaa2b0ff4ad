import type { GivenResource } from "./given-plans";
import { changed, command, kept, made, reasonsOf } from "./given-ways";

const T = "aws_ssm_maintenance_window_task.install";
const patching = (parameters: object, concurrency = "1") => ({
  ...command("AWS-RunPatchBaseline", parameters),
  max_concurrency: concurrency,
});
const installing = (rebootOption: string, concurrency?: string) =>
  patching({ Operation: "Install", RebootOption: rebootOption }, concurrency);
const TARGET = "aws_ssm_maintenance_window_target.db";
const DB = {
  window_id: "mw-0123456789abcdef0",
  resource_type: "INSTANCE",
  targets: [{ key: "tag:PatchGroup", values: ["db"] }],
};

test.each<[string, (option: string) => readonly GivenResource[], string, string]>([
  [
    "a new task",
    (option) => [made(T, installing(option))],
    "nodes change, and may reboot, from the next run on",
    "nodes change from the next run on",
  ],
  [
    "a new task on many nodes",
    (option) => [made(T, installing(option, "50%"))],
    "a quarter or more of them may be down together from the next run on",
    "a quarter or more of them change together from the next run on",
  ],
  [
    "more nodes at once",
    (option) => [changed(T, installing(option, "2"), installing(option, "3"))],
    "more of them are down at the same time",
    "more of them change at the same time",
  ],
  [
    "new nodes",
    (option) => [kept(T, installing(option)), made(TARGET, DB)],
    "it works on them, and may reboot them",
    "it works on them",
  ],
])("the reason of %s speaks of a reboot where there may be one", (_, resources, reboots, doesNot) => {
  expect(reasonsOf(...resources("RebootIfNeeded"))).toEqual([`medium: ${reboots}`]);
  expect(reasonsOf(...resources("NoReboot"))).toEqual([`medium: ${doesNot}`]);
});

test("a scan reboots nobody", () => {
  expect(reasonsOf(kept(T, patching({ Operation: "Scan" })), made(TARGET, DB))).toEqual(["medium: it works on them"]);
});
