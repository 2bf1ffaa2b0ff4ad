import { installed, lazily } from "../../modules/framework/installed";

/** What Node throws for a module that is in none of its folders. */
function notFound(name: string): () => never {
  return () => {
    const message = `Cannot find module '${name}'\nRequire stack:\n- /project/main.js`;
    throw Object.assign(new Error(message), { code: "MODULE_NOT_FOUND" });
  };
}

const nothing = () => false;

test.each([
  ["cdktf", "cdktn", 'cdktf is not installed, but cdktn is: import from "cdktf-patch-manager/cdktn" instead'],
  ["cdktn", "cdktf", 'cdktn is not installed, but cdktf is: import from "cdktf-patch-manager" instead'],
  [
    "@cdktf/provider-aws/lib/ssm-patch-group",
    "cdktn",
    'cdktf is not installed, but cdktn is: import from "cdktf-patch-manager/cdktn" instead',
  ],
])("throws with the right import when %s is missing and %s is there", (missing, there, sentence) => {
  expect(() => installed(notFound(missing), (name) => name === there)).toThrow(new Error(sentence));
});

test.each([
  ["cdktf", "cdktf is not installed: npm install cdktf @cdktf/provider-aws constructs@10.7"],
  ["cdktn", "cdktn is not installed: npm install cdktn @cdktn/provider-aws@25 constructs@10.7"],
])("throws with what to install when %s is missing and no other framework is there", (missing, sentence) => {
  expect(() => installed(notFound(missing), nothing)).toThrow(new Error(sentence));
});

test("throws with what to install when only the bindings are missing, whichever else is there", () => {
  expect(() =>
    installed(notFound("@cdktn/provider-aws/lib/provider"), (name) => name !== "@cdktn/provider-aws"),
  ).toThrow(
    new Error("@cdktn/provider-aws is not installed: npm install cdktn @cdktn/provider-aws@25 constructs@10.7"),
  );
});

test("leaves any other failure as it is", () => {
  const broken = new Error("Unexpected token");

  expect(() => installed(notFound("semver"), nothing)).toThrow("Cannot find module 'semver'");
  expect(() =>
    installed(() => {
      throw broken;
    }, nothing),
  ).toThrow(broken);
});

test("a package is loaded once, when the first of its names is asked for", () => {
  const load = jest.fn(() => ({ first: 1, second: 2 }));
  const names: { first?: number; second?: number } = {};

  lazily(names, ["first", "second"], load);
  expect(Object.keys(names)).toEqual(["first", "second"]);
  expect(load).not.toHaveBeenCalled();

  expect([names.second, names.first, names.second]).toEqual([2, 1, 2]);
  expect(load).toHaveBeenCalledTimes(1);
});
