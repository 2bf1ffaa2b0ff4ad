import { compilerMessages } from "../support/compiler";

const PIECES = {
  right: baseline("AMAZON_LINUX_2", 'approveAfterDays: 0, patchFilters: { severity: ["Medium"] }'),
  value: baseline("AMAZON_LINUX_2", 'approveAfterDays: 0, patchFilters: { severity: ["Moderate"] }'),
  key: baseline("AMAZON_LINUX_2", 'approveAfterDays: 0, patchFilters: { msrcSeverity: ["Critical"] }'),
  system: baseline("AMAZON_LINUX_2O23", "approveAfterDays: 0"),
  flag: baseline("WINDOWS", "approveAfterDays: 0, enableNonSecurity: true"),
};

let messages: Readonly<Record<keyof typeof PIECES, readonly string[]>>;

beforeAll(() => {
  const told = compilerMessages(Object.values(PIECES));
  messages = Object.fromEntries(Object.keys(PIECES).map((name, index) => [name, told[index]])) as typeof messages;
});

test("says nothing of a baseline that is right", () => {
  expect(messages.right).toEqual([]);
});

test("names the values of the system when one of another system is written", () => {
  expect(messages.value).toEqual([
    `Type '"Moderate"' is not assignable to type '"Critical" | "Important" | "Low" | "Medium" | Unlisted | "*"'.`,
  ]);
});

test("says that the system has no such filter key, and which one was probably meant", () => {
  expect(messages.key).toEqual([
    "Object literal may only specify known properties, but 'msrcSeverity' does not exist in type " +
      "'PatchFilters<\"AMAZON_LINUX_2\">'. Did you mean to write 'severity'?",
  ]);
});

test("knows the operating system that was probably meant", () => {
  expect(messages.system).toEqual([
    expect.stringMatching(
      /^Type '"AMAZON_LINUX_2O23"' is not assignable to type '.*'\. Did you mean '"AMAZON_LINUX_2023"'\?$/,
    ),
  ]);
});

test("refuses a flag that the system does not have", () => {
  expect(messages.flag).toEqual(["Type 'true' is not assignable to type 'undefined'."]);
});

function baseline(operatingSystem: string, rule: string): string {
  return `
    import { App, TerraformStack } from "cdktf";
    import { PatchBaseline } from "./modules/patch-baseline";

    new PatchBaseline(new TerraformStack(new App(), "fleet"), "Linux", {
      name: "linux",
      operatingSystem: "${operatingSystem}",
      approvalRules: [{ ${rule} }],
    });
  `;
}
