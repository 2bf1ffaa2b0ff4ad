import { UNKNOWN } from "../../../../model/values/unknown";
import { baseline, said } from "./given";

const centos = (props: object = {}) => baseline({ operatingSystem: "CENTOS", ...props });

test("a baseline of CentOS that approves nothing is told: its repositories have no advisories", () => {
  expect(said("PM138", centos())).toEqual([
    "approvalRules: approve nothing from CentOS's own repositories, which have no advisories; set enableNonSecurity: true on a rule without filters of classification and severity, or give sources that have them [PM138]",
  ]);
  expect(said("PM138", centos({ approvalRules: [], approvedPatches: ["openssl"] }))).toEqual([
    "approvedPatches: approve nothing from CentOS's own repositories, which have no advisories; set approvedPatchesEnableNonSecurity: true, or give sources that have them [PM138]",
  ]);
});

const rule = { approveAfterDays: 7 };
const source = { name: "own", configuration: "[own]\nbaseurl=https://example.com", products: ["*"] };

test.each<[string, object]>([
  ["a rule has the flag", { approvalRules: [rule, { ...rule, enableNonSecurity: true }] }],
  ["the list has its own", { approvalRules: [], approvedPatches: ["curl"], approvedPatchesEnableNonSecurity: true }],
  ["other repositories take their place", { sources: [source] }],
  ["the system has advisories", { operatingSystem: "AMAZON_LINUX_2" }],
])("nothing is told where %s", (_, props) => {
  expect(said("PM138", centos(props))).toEqual([]);
});

test("what is not known passes", () => {
  const flagged = {
    ...centos(),
    approvalRules: [{ ...(centos().approvalRules as readonly object[])[0], enableNonSecurity: UNKNOWN }],
  };

  for (const model of [flagged, { ...centos(), approvalRules: UNKNOWN }, { ...centos(), sources: UNKNOWN }]) {
    expect(said("PM138", model as never)).toEqual([]);
  }
});
