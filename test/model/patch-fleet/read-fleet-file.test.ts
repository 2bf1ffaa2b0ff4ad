import { readFleetFile } from "../../../model/patch-fleet/read-fleet-file";

const YAML = `# Who is patched when.
accounts:
  - id: "111111111111"
    name: dev-eu
    ring: dev
  - id: "222222222222"
    name: prod-us
    ring: prod
    regions: [us-east-1, us-west-2]
    roleArn: arn:aws:iam::222222222222:role/patching
    backend: { kind: s3, bucket: states, region: us-east-1 }
    tags: { Team: platform }
    overrides:
      rebootOption: NoReboot
      maintenanceWindows:
        Sunday: { scheduleTimezone: America/New_York }
`;

test("reads accounts from YAML", () => {
  expect(readFleetFile(YAML, "accounts.yaml").accounts).toEqual([
    { id: "111111111111", name: "dev-eu", ring: "dev" },
    {
      id: "222222222222",
      name: "prod-us",
      ring: "prod",
      regions: ["us-east-1", "us-west-2"],
      roleArn: "arn:aws:iam::222222222222:role/patching",
      backend: { kind: "s3", bucket: "states", region: "us-east-1" },
      tags: { Team: "platform" },
      overrides: {
        rebootOption: "NoReboot",
        maintenanceWindows: { Sunday: { scheduleTimezone: "America/New_York" } },
      },
    },
  ]);
});

test("reads accounts from JSON", () => {
  const accounts = [{ id: "111111111111", name: "dev-eu", ring: "dev" }];

  expect(readFleetFile(JSON.stringify({ accounts }), "accounts.json").accounts).toEqual(accounts);
});

test("knows where each property stands, and where what lacks it begins", () => {
  const { shownPath } = readFleetFile(YAML, "accounts.yaml");

  expect(shownPath(["accounts", 1, "ring"])).toBe("line 8, accounts[1].ring");
  expect(shownPath(["accounts", 0, "roleArn"])).toBe("line 3, accounts[0].roleArn");
});

test("says everything that is wrong with the form, line by line, with how to fix it", () => {
  const text = [
    "accounts:",
    "  - id: 012345678901",
    "    name: dev-eu",
    "    rng: dev",
    "  - id: '222222222222'",
    "    name: prod-us",
    "    ring: prod",
    "    regions: us-east-1",
    "    backend: { kind: gcs }",
    "    overrides:",
    "      rebootOption: noReboot",
    "      maintenanceWindows:",
    "        Sunday:",
    "          schedul: rate(7 days)",
    "          duration: three",
    "          schedule: 7",
  ].join("\n");

  expect(() => readFleetFile(text, "accounts.yaml")).toThrow(
    [
      "accounts.yaml is not valid",
      "  - line 2, accounts[0].id: expected a string, got 12345678901; write it in quotes [PM001]",
      "  - line 4, accounts[0].rng: there is no such property; did you mean ring [PM001]",
      '  - line 8, accounts[1].regions: expected a list, got "us-east-1"; write it in square brackets [PM001]',
      '  - line 9, accounts[1].backend.kind: expected a kind of s3, hcp or local, got "gcs" [PM001]',
      "  - line 11, accounts[1].overrides.rebootOption: expected one of RebootIfNeeded, NoReboot, " +
        'got "noReboot"; did you mean NoReboot [PM001]',
      "  - line 16, accounts[1].overrides.maintenanceWindows.Sunday.schedule: expected a Schedule or a string such as " +
        '"cron(0 2 ? * SUN *)", got 7 [PM001]',
      '  - line 15, accounts[1].overrides.maintenanceWindows.Sunday.duration: expected a number, got "three" [PM001]',
      "  - line 14, accounts[1].overrides.maintenanceWindows.Sunday.schedul: there is no such property; " +
        "did you mean schedule [PM001]",
    ].join("\n"),
  );
});

test.each([
  ["", "accounts.yaml is not valid\n  - expected a list named accounts, got an empty file [PM001]"],
  ["- a\n- b", "accounts.yaml is not valid\n  - expected a list named accounts, got a list of 2 entries [PM001]"],
  ["accounts: [", "accounts.yaml is not valid\n  - line 1: expected YAML or JSON of plain data; "],
  [
    "accounts: !secret [a]",
    "accounts.yaml is not valid\n  - line 1: expected YAML or JSON of plain data; it has a tag (!…) or a directive (%…) " +
      "here; leave it out [PM001]",
  ],
  [
    "%SECRET a\n---\naccounts: []",
    "line 1: expected YAML or JSON of plain data; it has a tag (!…) or a directive (%…) ",
  ],
  ["a: b: c", "accounts.yaml is not valid\n  - line 1: expected YAML or JSON of plain data; "],
  [
    "accounts: {}",
    "accounts.yaml is not valid\n  - line 1, accounts: expected a list, got an object; write it in square brackets [PM001]",
  ],
  ["accounts: 7", "accounts.yaml is not valid\n  - line 1, accounts: expected a list, got 7 [PM001]"],
])("says in words what is wrong with %j", (text, message) => {
  expect(() => readFleetFile(text, "accounts.yaml")).toThrow(message);
});

test("an alias that grows without end is refused", () => {
  const lines = Array.from({ length: 12 }, (_, level) => {
    const entries = Array(12).fill(level === 0 ? "x" : `*a${level - 1}`);
    return `a${level}: &a${level} [${entries.join(", ")}]`;
  });

  expect(() => readFleetFile(lines.join("\n"), "accounts.yaml")).toThrow("Excessive alias count");
});

test("five thousand accounts are read, with the line of the one that is wrong", () => {
  const lines = Array.from(
    { length: 5000 },
    (_, index) =>
      `  - { id: "${100_000_000_000 + index}", name: account-${index}, ring: ${index === 4321 ? 7 : "dev"} }`,
  );

  expect(() => readFleetFile(["accounts:", ...lines].join("\n"), "accounts.yaml")).toThrow(
    "accounts.yaml is not valid\n  - line 4323, accounts[4321].ring: expected a string, got 7; write it in quotes [PM001]",
  );
});
