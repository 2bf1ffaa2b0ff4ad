import { changed, command, kept, TASK, told } from "./given-ways";

// A name that Terraform makes up is another one in each account, and says nothing.

const arnIn = (account: string, name: string) => `arn:aws:iam::${account}:role/patching/${name}`;

/** A role that may do less, with the name that the provider gave it. */
function lessOf(account: string, name: string): readonly string[] {
  const allowing = (Action: string) => ({
    name: `${name.slice(0, -26)}0123456789abcdef0123456789`,
    role: name,
    policy: JSON.stringify({ Statement: [{ Effect: "Allow", Action, Resource: arnIn(account, name) }] }),
  });
  return told(
    kept(TASK, { ...command("AWS-RunPatchBaseline", {}), service_role_arn: arnIn(account, name) }),
    kept("aws_iam_role.TaskRole_5B2A2E41", { name, arn: arnIn(account, name) }),
    changed("aws_iam_role_policy.TaskPolicy", allowing("ssm:SendCommand"), allowing("ssm:GetCommand")),
  );
}

test.each(["terraform-", "patching.run-"])("a name made of the prefix %s is told by the address", (prefix) => {
  const [one, other] = [
    lessOf("111111111111", `${prefix}b68875ddf62acf72c662b66a3d`),
    lessOf("222222222222", `${prefix}20261130180502123400000001`),
  ];

  expect(one).toEqual(other);
  expect(one).toEqual([
    "medium",
    "the policy TaskPolicy changes on role TaskRole, with which window sunday works: allows ssm:GetCommand on TaskRole and no longer allows ssm:SendCommand on TaskRole",
  ]);
});

test("a name that somebody gave stays", () => {
  expect(lessOf("111111111111", "patching-of-the-nodes-of-all-accounts")[1]).toContain(
    "role patching-of-the-nodes-of-all-accounts,",
  );
});
