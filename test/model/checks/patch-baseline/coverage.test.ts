import { unlisted } from "../../../../model/values/listed";
import { UNKNOWN } from "../../../../model/values/unknown";
import { baseline, said } from "./given";

/** A baseline of Windows with these rules, each after 7 days. */
function windows(...filters: readonly (object | undefined)[]) {
  return baseline({
    operatingSystem: "WINDOWS",
    approvalRules: filters.map((patchFilters) => ({ patchFilters, approveAfterDays: 7 })),
  });
}

const security = (severity: readonly string[]) => ({
  patchFilters: { classification: ["Security"], severity },
  approveAfterDays: 7,
});

describe("on Windows a rule without a patch set is about the operating system alone", () => {
  test("so a rule about applications is not redundant beside it", () => {
    expect(said("PM127", windows(undefined, { patchSet: ["APPLICATION"] }))).toEqual([]);
    expect(said("PM127", windows({ patchSet: ["*"] }, { patchSet: ["APPLICATION"] }))).toEqual([
      "approvalRules[1]: approves nothing that approvalRules[0] does not approve, and at no higher compliance level; it can be dropped [PM127]",
    ]);
    expect(said("PM127", windows(undefined, { patchSet: ["OS"] }))).toEqual([
      "approvalRules[1]: approves nothing that approvalRules[0] does not approve, and at no higher compliance level; it can be dropped [PM127]",
    ]);
  });

  test("so a rule about applications covers no severity of the system", () => {
    const mixed = windows({ patchSet: ["OS"], msrcSeverity: ["Moderate"] }, { patchSet: ["APPLICATION"] });

    expect(said("PM125", mixed)).toEqual([
      "approvalRules (Critical): no rule approves msrcSeverity Critical (patchSet OS), though less urgent ones are approved (Moderate); add Critical to a rule [PM125]",
      "approvalRules (Important): no rule approves msrcSeverity Important (patchSet OS), though less urgent ones are approved (Moderate); add Important to a rule [PM125]",
    ]);
    expect(said("PM126", mixed)).toEqual([
      "approvalRules: of patchSet OS no rule approves patches of msrcSeverity Critical, Important, Low or Unspecified [PM126]",
    ]);
  });

  test("a product is looked up in the list of its patch set", () => {
    expect(said("PM123", windows({ patchSet: ["APPLICATION"], product: ["Office 2016"] }))).toEqual([]);
    expect(said("PM123", windows({ product: ["MicrosoftDefenderAntivirus", "WindowsServer2019"] }))).toEqual([]);
    expect(said("PM123", windows({ patchSet: ["APPLICATION"], product: ["WindowsServer2019"] }))).toEqual([
      'approvalRules[0].patchFilters.product[0]: "WindowsServer2019" is not a listed product of Windows Server, expected one of Office 2010, Office 2013, Office 2016; it belongs to Windows itself, so give it a rule without patchSet: ["APPLICATION"] [PM123]',
    ]);
    expect(said("PM123", windows({ productFamily: ["Office"] }))).toEqual([
      'approvalRules[0].patchFilters.productFamily[0]: "Office" is not a listed productFamily of Windows Server, expected Windows; it belongs to an application, so add patchSet: ["APPLICATION"] [PM123]',
    ]);
    expect(said("PM123", windows({ patchSet: ["APPLICATION"], product: ["Office2016"] }))).toEqual([
      'approvalRules[0].patchFilters.product[0]: "Office2016" is not a listed product of Windows Server, expected one of Office 2010, Office 2013, Office 2016; did you mean Office 2016 [PM123]',
    ]);
  });
});

describe("a release that is newer than any list", () => {
  const of = (operatingSystem: string, product: string) =>
    said(
      "PM123",
      baseline({ operatingSystem, approvalRules: [{ patchFilters: { product: [product] }, approveAfterDays: 0 }] }),
    );

  test("is told what to do, with the listed ones as people count them", () => {
    const [text = ""] = of("REDHAT_ENTERPRISE_LINUX", "RedhatEnterpriseLinux9");

    expect(text.replaceAll("RedhatEnterpriseLinux", "")).toBe(
      'approvalRules[0].patchFilters.product[0]: "9" is not a listed product of Red Hat Enterprise Linux, expected one of ' +
        "6.5, 6.6, 6.7, 6.8, 6.9, 6.10, 7, 7.0, 7.1, 7.2, 7.3, 7.4, 7.5, 7.6, 7.7, 7.8, 8, 8.0, 8.1, 8.2, 8.5; " +
        "for a newer release leave product out, and the rule is about every release that the nodes have; " +
        'or write unlisted("9") if aws ssm describe-patch-properties --operating-system REDHAT_ENTERPRISE_LINUX ' +
        "--property PRODUCT has it [PM123]",
    );
  });

  test("is told how to ask AWS where unlisted() lets it in, and not the list again", () => {
    expect(of("DEBIAN", unlisted("Debian12"))).toEqual([
      'approvalRules[0].patchFilters.product[0]: "Debian12" is not a listed product of Debian Server; if aws ssm ' +
        "describe-patch-properties --operating-system DEBIAN --property PRODUCT does not have it either, AWS refuses it or it matches nothing [PM123]",
    ]);
  });
});

describe("the order of severities comes from what they mean", () => {
  test("Moderate is another word for Medium", () => {
    const all = ["Critical", "Important", "Moderate", "Low"];
    const redHat = { operatingSystem: "REDHAT_ENTERPRISE_LINUX", approvalRules: [security(all)] };

    expect(said("PM125", baseline(redHat))).toEqual([]);
    expect(said("PM126", baseline({ ...redHat, globalFilters: { classification: ["Security"] } }))).toEqual([]);
  });

  test("of Red Hat's four, what is left out is named as Red Hat spells it", () => {
    const asking = (...severity: string[]) =>
      baseline({
        operatingSystem: "REDHAT_ENTERPRISE_LINUX",
        approvalRules: [{ patchFilters: { severity }, approveAfterDays: 7 }],
      });

    expect(said("PM125", asking("Critical", "Important", "Moderate", "Low"))).toEqual([]);
    expect(said("PM125", asking("Moderate", "Low"))).toEqual([
      "approvalRules (Critical): no rule approves severity Critical, though less urgent ones are approved (Moderate and Low); add Critical to a rule [PM125]",
      "approvalRules (Important): no rule approves severity Important, though less urgent ones are approved (Moderate and Low); add Important to a rule [PM125]",
    ]);
    expect(said("PM126", asking("Moderate", "Low"))).toEqual([
      "approvalRules: no rule approves patches of severity Critical, Important or None [PM126]",
    ]);
  });

  test("None is the least urgent, also where it is confirmed and Low is not", () => {
    const rules = [security(["Important", "Medium", "Low", "None"])];

    expect(said("PM125", baseline({ operatingSystem: "AMAZON_LINUX_2023", approvalRules: rules }))).toEqual([
      "approvalRules (Critical): no rule approves severity Critical of classification Security, though less urgent ones are approved (Important, Medium, Low and None); add Critical to a rule [PM125]",
    ]);
  });
});

describe("what is said of severities is true of every patch that it names", () => {
  test("of each classification its own list", () => {
    const rules = [
      security(["Critical", "Medium"]),
      { patchFilters: { classification: ["Bugfix"], severity: ["Critical", "Low"] }, approveAfterDays: 7 },
    ];

    expect(said("PM125", baseline({ approvalRules: rules }))).toEqual([
      "approvalRules (Important): no rule approves severity Important of classification Security, though less urgent ones are approved (Medium); add Important to a rule [PM125]",
      "approvalRules (Important): no rule approves severity Important of classification Bugfix, though less urgent ones are approved (Low); add Important to a rule [PM125]",
      "approvalRules (Medium): no rule approves severity Medium of classification Bugfix, though less urgent ones are approved (Low); add Medium to a rule [PM125]",
    ]);
  });

  test("nothing of what the global filters exclude", () => {
    const rules = [security(["Medium"])];

    expect(
      said("PM125", baseline({ approvalRules: rules, globalFilters: { severity: ["Important", "Medium"] } })),
    ).toEqual([
      "approvalRules (Important): no rule approves severity Important of classification Security, though less urgent ones are approved (Medium); add Important to a rule [PM125]",
    ]);
    expect(said("PM125", baseline({ approvalRules: rules, globalFilters: { severity: ["Low"] } }))).toEqual([]);
    expect(said("PM126", baseline({ approvalRules: rules, globalFilters: { product: ["AmazonLinux2.0"] } }))).toEqual([
      "approvalRules: no rule approves patches of classification Bugfix, Enhancement, Recommended or Newpackage, nor of severity Critical, Important or Low [PM126]",
    ]);
  });

  test("of the products whose rules leave it out", () => {
    const rules = [
      { patchFilters: { product: ["AmazonLinux2"], severity: ["Critical", "Medium"] }, approveAfterDays: 7 },
      { patchFilters: { product: ["AmazonLinux2.0"] }, approveAfterDays: 7 },
    ];

    expect(said("PM125", baseline({ approvalRules: rules }))).toEqual([
      "approvalRules (Important): no rule approves severity Important (product AmazonLinux2), though less urgent ones are approved (Medium); add Important to a rule [PM125]",
    ]);
  });

  test("a classification of which only an unconfirmed severity is approved is not called left out", () => {
    const rules = [security(["Low"])];

    expect(said("PM126", baseline({ operatingSystem: "AMAZON_LINUX_2023", approvalRules: rules }))).toEqual([
      "approvalRules: no rule approves patches of classification Bugfix, Enhancement, Recommended or Newpackage, nor of severity Critical, Important, Medium or None [PM126]",
    ]);
  });
});

describe("global filters that leave a rule nothing", () => {
  test.each([
    [
      { operatingSystem: "AMAZON_LINUX_2" },
      { product: ["AmazonLinux2"] },
      { product: ["AmazonLinux2.0"] },
      "globalFilters.product lets only AmazonLinux2.0 pass, and the rule asks for AmazonLinux2",
    ],
    [
      {},
      { classification: ["Security"] },
      { classification: ["Bugfix"] },
      "globalFilters.classification lets only Bugfix pass, and the rule asks for Security",
    ],
    [
      { operatingSystem: "WINDOWS" },
      { msrcSeverity: ["Critical", "Important"] },
      { msrcSeverity: ["Low"] },
      "globalFilters.msrcSeverity lets only Low pass, and the rule asks for Critical or Important",
    ],
    [
      { operatingSystem: "WINDOWS" },
      { product: ["WindowsServer2019"] },
      { patchSet: ["APPLICATION"] },
      "globalFilters.patchSet lets only APPLICATION pass, and the rule asks for OS",
    ],
    [
      { operatingSystem: "WINDOWS" },
      { product: ["*"] },
      { productFamily: ["Office"] },
      "globalFilters.productFamily lets only Office pass, and the rule asks for patchSet OS",
    ],
    [
      { operatingSystem: "WINDOWS" },
      { patchSet: ["APPLICATION"] },
      { product: ["WindowsServer2019", "WindowsServer2022"] },
      "globalFilters.product lets only WindowsServer2019 or WindowsServer2022 pass, and the rule asks for patchSet APPLICATION",
    ],
  ])("%j with %j under %j", (system, patchFilters, globalFilters, reason) => {
    const rules = [{ patchFilters, approveAfterDays: 7 }];

    expect(said("PM135", baseline({ ...system, approvalRules: rules, globalFilters }))).toEqual([
      `approvalRules[0]: approves nothing: ${reason} [PM135]`,
    ]);
    expect(said("PM135", { ...baseline({ ...system, approvalRules: rules }), globalFilters: UNKNOWN })).toEqual([]);
  });

  test("a rule that keeps some of its values, or differs in letter case alone, is not meant", () => {
    const rules = [security(["Critical", "Low"])];

    expect(said("PM135", baseline({ approvalRules: rules, globalFilters: { severity: ["Low"] } }))).toEqual([]);
    expect(said("PM135", baseline({ approvalRules: rules, globalFilters: { severity: ["low"] } }))).toEqual([]);
    expect(said("PM135", baseline({ approvalRules: rules, globalFilters: { severity: ["*"] } }))).toEqual([]);
  });

  test.each([
    [{ patchSet: ["APPLICATION"] }, { product: ["WindowsServer2019", "Office 2016"] }],
    [{ patchSet: ["APPLICATION"] }, { product: ["SQL Server 2028"] }],
    [{ patchSet: ["OS", "APPLICATION"] }, { product: ["Office 2016"] }],
    [{}, { productFamily: ["Windows"] }],
  ])("a rule for %j that keeps something, or may, under %j is not meant", (patchFilters, globalFilters) => {
    const rules = [{ patchFilters, approveAfterDays: 7 }];

    expect(said("PM135", baseline({ operatingSystem: "WINDOWS", approvalRules: rules, globalFilters }))).toEqual([]);
  });
});

describe("a value that is not listed is led to what it means", () => {
  test.each([
    ["AMAZON_LINUX", "AmazonLinux2018.09", "did you mean AmazonLinux2018.03"],
    ["REDHAT_ENTERPRISE_LINUX", "RedhatEnterpriseLinux8.4", "did you mean RedhatEnterpriseLinux8.5"],
    ["REDHAT_ENTERPRISE_LINUX", "RedhatEnterpriseLinux9.4", undefined],
    ["SUSE", "Suse15.5", undefined],
    ["SUSE", "Suse12.10", "did you mean Suse12.9"],
    ["UBUNTU", "Ubuntu22.10", "did you mean Ubuntu22.04"],
    ["UBUNTU", "Ubunto22.04", "did you mean Ubuntu22.04"],
  ])("on %s, %s: %s", (operatingSystem, product, hint) => {
    const rules = [{ patchFilters: { product: [product] }, approveAfterDays: 7 }];
    const [line] = said("PM123", baseline({ operatingSystem, approvalRules: rules }));

    expect(/did you mean \S+/.exec(line ?? "")?.[0]).toBe(hint);
  });
});

test.each([
  [
    "9999-12-31",
    [
      'approvalRules[0].approveUntilDate: expected a year from 1000 to 2999, got "9999-12-31"; the provider accepts no other [PM115]',
    ],
  ],
  ["2999-12-31", []],
  [
    "0999-12-31",
    [
      'approvalRules[0].approveUntilDate: expected a year from 1000 to 2999, got "0999-12-31"; the provider accepts no other [PM115]',
    ],
  ],
])("a date is held to what the provider accepts: %s", (approveUntilDate, lines) => {
  expect(said("PM115", baseline({ approvalRules: [{ approveUntilDate }] }))).toEqual(lines);
});
