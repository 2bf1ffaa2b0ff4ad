import { OTHER_SERVICES_AFTER, OTHER_SERVICES_BEFORE } from "../offline-aws/other-services-cases";
import { configuration, describeWithTerraform, inParts, withOfflineAws } from "../support/terraform";

describeWithTerraform("what stands around patching", () => {
  test(
    "is applied, changed and applied again, and each time nothing is left to do",
    withOfflineAws(async ({ terraform, offline }) => {
      const one = terraform(inParts(OTHER_SERVICES_BEFORE), { state: "in memory" });

      await one.apply();
      const afterFirst = (await one.plan()).steps;
      one.configure(inParts(OTHER_SERVICES_AFTER));
      await one.apply();
      const afterSecond = (await one.plan()).steps;
      await one.destroy();

      expect([afterFirst, afterSecond]).toEqual([[], []]);
      expect(offline.aws.account().list()).toEqual([]);
    }),
  );

  test(
    "is looked up with the same answer to the same question",
    withOfflineAws(async ({ terraform }) => {
      const ami = { owners: ["amazon"], filter: [{ name: "name", values: ["al2023"] }] };
      const parts = {
        data: {
          aws_ami: { one: ami, same: ami, other: { ...ami, most_recent: true } },
          aws_vpc: { default: { default: true }, named: { id: "vpc-1" } },
          aws_subnets: {
            all: {},
            named: { filter: [{ name: "subnet-id", values: ["subnet-2", "subnet-1"] }] },
          },
        },
        output: {
          ami: { value: ["one", "same", "other"].map((name) => `\${data.aws_ami.${name}.id}`) },
          vpc: { value: ["${data.aws_vpc.default.id}", "${data.aws_vpc.named.id}"] },
          subnets: { value: ["${data.aws_subnets.all.ids}", "${data.aws_subnets.named.ids}"] },
        },
      };

      const { outputs } = await terraform(configuration(parts)).apply();

      const [one, same, other] = outputs.ami as string[];
      expect(one).toMatch(/^ami-[0-9a-f]{17}$/);
      expect([same === one, other === one]).toEqual([true, false]);
      expect(outputs.vpc).toEqual([expect.stringMatching(/^vpc-[0-9a-f]{17}$/), "vpc-1"]);
      expect(outputs.subnets).toEqual([
        [expect.stringMatching(/^subnet-[0-9a-f]{17}$/), expect.stringMatching(/^subnet-[0-9a-f]{17}$/)],
        ["subnet-1", "subnet-2"],
      ]);
    }),
  );
});
