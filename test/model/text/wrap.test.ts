import { indented, wrap } from "../../../model/text/wrap";

test("a mark stays with the word behind it, however long that is: a line with a dash alone says nothing", () => {
  const path = "environment.maintenanceWindows.BeforeFreeze.patchTasks.Install.rebootOptions:";

  expect(wrap(`- ${path} there is no such property`, 40)).toEqual([`- ${path}`, "there is no such property"]);
  expect(indented(`- ${path}`, "    ", "  ", 40)).toEqual([`  - ${path}`]);
});
