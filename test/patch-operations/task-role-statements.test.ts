import { taskRoleStatements } from "../../model/patch-operations/task-role/task-role-permissions";

test("roles that are not known yet stand in the order in which they were made, whatever their tokens' numbers are", () => {
  const roles = ["${TfToken[TOKEN.100]}", "${TfToken[TOKEN.99]}"];
  const tasks = roles.map((notificationRoleArn) => ({
    document: "AWS-RunPatchBaseline",
    selections: [],
    notificationRoleArn,
  }));
  const place = { partition: "aws", region: "eu-central-1", accountId: "123456789012" };

  const passed = taskRoleStatements(tasks, place).find(({ sid }) => sid === "PassNotificationRole");

  expect(passed?.resources).toEqual(["${TfToken[TOKEN.99]}", "${TfToken[TOKEN.100]}"]);
});
