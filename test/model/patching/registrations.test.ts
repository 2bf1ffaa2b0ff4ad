import type { BaselineReference, PatchGroupModel } from "../../../model/patch-group/patch-group-model";
import { type Knowable, UNKNOWN } from "../../../model/values/unknown";
import { environment, type Given, installing, said } from "../checks/across/given";

const own = (key: string, region?: string, operatingSystem: Knowable<string> = "UBUNTU"): BaselineReference => ({
  kind: "managed",
  key,
  operatingSystem,
  region,
});
function web(baseline: BaselineReference, region?: string, patchGroup: Knowable<string> = "web"): PatchGroupModel {
  return { patchGroup, registrations: [{ baseline }], region };
}

test("two baselines for one group and system are refused where AWS would refuse the second", () => {
  const aws: BaselineReference = { kind: "predefined", operatingSystem: "UBUNTU" };

  expect(said("PM610", { groups: { One: web(own("Base")), Two: web(aws) } })).toEqual([
    'Two: the patch group "web" has a second baseline for Ubuntu Server [PM610]\n' +
      "    One registers Base for it, this one registers AWS's own baseline. AWS accepts one baseline for a " +
      "group and system, and refuses the second with AlreadyExistsException.\n" +
      "    → register the group once, or give one of the two another name",
  ]);
});

test("another Region, another system or a name that is not known is another matter", () => {
  const windows: BaselineReference = {
    kind: "existing",
    operatingSystem: "WINDOWS",
    baselineId: "pb-0123456789abcdef0",
  };
  const groups = {
    One: web(own("Base"), "eu-west-1"),
    Two: web(own("Base"), "us-east-1"),
    Three: web(windows, "eu-west-1"),
    Four: web(own("Base"), "eu-west-1", UNKNOWN),
    Five: web(own("Base", undefined, UNKNOWN), "eu-west-1"),
  };

  expect(said("PM610", { groups })).toEqual([]);
});

test("the provider's Region counts for a group that names none", () => {
  expect(
    said("PM610", { region: "eu-west-1", groups: { One: web(own("A")), Two: web(own("B"), "eu-west-1") } }),
  ).toHaveLength(1);
  expect(
    said("PM610", { region: UNKNOWN as never, groups: { One: web(own("A")), Two: web(own("B"), "eu-west-1") } }),
  ).toEqual([]);
});

const stack = (key: string, account: string | undefined): Given => ({
  account,
  region: "eu-west-1",
  baselines: {},
  groups: { [key]: web(own("Base")) },
});

test("two stacks of one account are held together, and the first keeps the group", () => {
  expect(said("PM611", stack("b/Web", "111111111111"), [stack("a/Web", "111111111111")])).toEqual([
    'b/Web: the patch group "web" has a second baseline for Ubuntu Server [PM611]\n' +
      "    a/Web registers Base for it in the same account, this one registers Base. AWS accepts one baseline " +
      "for a group and system, and refuses the second with AlreadyExistsException.\n" +
      "    → register the group once, or give one of the two another name",
  ]);
  expect(said("PM611", stack("b/Web", "111111111111"))).toEqual([]);
});

test.each([
  ["111111111111", "222222222222"],
  [undefined, "222222222222"],
  [undefined, undefined],
])("accounts %s and %s are not taken for one", (one, other) => {
  expect(said("PM611", stack("b/Web", one), [stack("a/Web", other)])).toEqual([]);
});

test("two default baselines of one system would push each other out", () => {
  const defaults = [
    { key: "One", baseline: own("One") },
    { key: "Two", baseline: own("Two") },
    { key: "Three", baseline: own("Three", "us-east-1") },
    { key: "Four", baseline: own("Four", undefined, UNKNOWN) },
  ];

  expect(said("PM612", { defaults, region: "eu-west-1" })).toEqual([
    "Two: Ubuntu Server has a second default baseline [PM612]\n" +
      "    One is registered as the default of Ubuntu Server as well. An account has one in a Region: each " +
      "apply would put the other in its place.\n" +
      "    → register one of them as default",
  ]);
});

const atOnce = { approvalRules: [{ approveAfterDays: 0 }, { approveAfterDays: 7 }] };

test("patches that are installed the day they come out, with no ring before, are pointed at", () => {
  const given: Given = { baselines: { Base: atOnce }, groups: { prod: {} }, windows: { Sunday: installing("prod") } };

  expect(said("PM613", given)).toEqual([
    "Base: patches are approved the day they are released, and no ring is earlier [PM613]\n" +
      '    approvalRules[0] waits 0 days, and Sunday installs on "prod". No baseline for Amazon Linux 2023 ' +
      "waits longer, so that a patch which breaks something meets every node in its next run.\n" +
      "    → let the rule wait some days and a smaller group go first, or accept this (acceptFinding) with a reason",
  ]);
});

test.each<[string, Given, Given[]]>([
  ["something waits, here", { baselines: { Base: atOnce, Prod: {} } }, []],
  ["something waits, in another stack", { baselines: { Base: atOnce } }, [{ baselines: { Prod: {} } }]],
  ["the system heeds no delay", { baselines: { Base: { operatingSystem: "UBUNTU", ...atOnce } } }, []],
  [
    "the window only scans",
    { windows: { Sunday: { ...installing("prod"), tasks: { Scan: { operation: "Scan", rebootOption: undefined } } } } },
    [],
  ],
  ["no window installs", { windows: {} }, []],
])("nothing is said of 0 days where %s", (_, given, neighbours) => {
  const base: Given = { baselines: { Base: atOnce }, groups: { prod: {} }, windows: { Sunday: installing("prod") } };

  expect(said("PM613", { ...base, ...given }, neighbours)).toEqual([]);
});

test("a delay that is known after apply may be long enough, here or in another ring", () => {
  const given: Given = { baselines: { Base: atOnce }, groups: { prod: {} }, windows: { Sunday: installing("prod") } };
  const model = environment(given);
  const [base] = model.baselines;
  if (base === undefined) throw new Error("expected a baseline");
  const unknownRule = { ...model, baselines: [{ ...base, approvalRules: [UNKNOWN] as const }] };
  const other = { ...base, key: "Other", approvalRules: UNKNOWN } as const;

  expect(said("PM613", unknownRule)).toEqual([]);
  expect(said("PM613", { ...model, baselines: [...model.baselines, other] })).toEqual([]);
});
