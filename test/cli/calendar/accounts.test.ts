import { withoutBreaks } from "../../support/without-breaks";
import { matrixFleet } from "../given-matrix";
import { run } from "../given-stacks";

test("calendar and page name the account of a fleet with its id", async () => {
  const folder = matrixFleet({});
  const told = async (form: string) => (await run(folder, ["calendar", "--until", "2026-12-07", "--format", form])).out;

  expect((await told("ics")).replaceAll("\r\n ", "")).toContain(
    String.raw`\, account dev-eu (111111111111)\, ring dev`,
  );
  expect(JSON.parse(await told("json")).windows[0]).toMatchObject({ account: "dev-eu", accountId: "111111111111" });
  expect(withoutBreaks(await told("html"))).toContain("dev-eu (111111111111) · ring dev");
});
