import { isOfOtherSystem } from "../../../cli/overview/findings-of-objects";

const isOther = (text: string, system: string) => isOfOtherSystem({ level: "warning", text }, system, []);

test.each([
  'nodes of Windows Server in patch group "servers" get no patches from emergency-openssl [PM766]',
  'PM766 accepted until 2026-12-06 (platform): nodes of Windows Server in patch group "servers" get no patches from openssl',
  'the deadline of "servers" does not cover Windows Server [PM835]',
])("what is about the nodes of one system stands in no other's row: %s", (text) => {
  expect(isOther(text, "Windows Server")).toBe(false);
  expect(isOther(text, "Ubuntu Server")).toBe(true);
  expect(isOther(text, "(known after apply)")).toBe(false);
});

test("a system is no other one whose name begins so", () => {
  const text = 'nodes of Amazon Linux 2023 in patch group "Amazon Linux 2" get no patches from it [PM766]';

  expect(isOther(text, "Amazon Linux 2023")).toBe(false);
  expect(isOther(text, "Amazon Linux 2")).toBe(true);
});

test("other findings are about all of them, whatever system they name", () => {
  expect(isOther("there is no task for Windows Server [PM640]", "Ubuntu Server")).toBe(false);
});
