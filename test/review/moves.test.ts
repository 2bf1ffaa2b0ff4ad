import { movesOf } from "../../review/plan/moves";
import type { ResourceChange } from "../../review/plan/plan-schema";

// What a moved block takes, as Terraform 1.11 does: with others it stops, or moves nothing.

const changeOf = (address: string, actions: readonly string[]): ResourceChange => ({
  address,
  module_address: /^(.*)\.x\.\w+$/.exec(address)?.[1],
  mode: "managed",
  type: "x",
  name: "it",
  action_reason: "delete_because_no_module",
  change: {
    actions: [...actions],
    before: actions[0] === "create" ? null : {},
    after: actions[0] === "delete" ? null : {},
  },
});

test.each<[string, readonly (readonly [from: string, to: string])[], readonly string[], readonly string[]]>([
  ["a resource", [["x.old", "x.new"]], [], ["x.old > x.new"]],
  [
    "a module with all that is in it",
    [
      ["module.a.x.one", "module.b.x.one"],
      ["module.a.x.two", "module.b.x.two"],
    ],
    [],
    ["module.a > module.b"],
  ],
  [
    "the outer one of modules, for both together are a cycle",
    [
      ['module.a["old"].module.n.x.in', 'module.a["new"].module.n.x.in'],
      ['module.a["old"].x.out', 'module.a["new"].x.out'],
    ],
    [],
    ['module.a["old"] > module.a["new"]'],
  ],
  [
    "resources into a module that is there already",
    [['module.a["old"].x.one', "module.b.x.one"]],
    ["module.b.x.other"],
    ['module.a["old"].x.one > module.b.x.one'],
  ],
  [
    "resources of a module that go to two",
    [
      ["module.a.x.one", "module.b.x.one"],
      ["module.a.x.two", "module.c.x.two"],
    ],
    [],
    ["module.a.x.one > module.b.x.one", "module.a.x.two > module.c.x.two"],
  ],
  [
    "resources of two modules that come to one",
    [
      ["module.a.x.one", "module.c.x.one"],
      ["module.b.x.two", "module.c.x.two"],
    ],
    [],
    ["module.a.x.one > module.c.x.one", "module.b.x.two > module.c.x.two"],
  ],
  [
    "resources that have other names there",
    [
      ["module.a.x.one", "module.b.x.one"],
      ["module.a.x.two", "module.b.x.second"],
    ],
    [],
    ["module.a.x.one > module.b.x.one", "module.a.x.two > module.b.x.second"],
  ],
])("moves %s", (_, pairs, stay, moves) => {
  const renamed = pairs.map(([from, to]) => ({
    gone: changeOf(from, ["delete"]),
    made: changeOf(to, ["create"]),
    isEqual: true,
    isAlong: false,
  }));
  const changes = [
    ...renamed.flatMap(({ gone, made }) => [gone, made]),
    ...stay.map((address) => changeOf(address, ["no-op"])),
  ];

  expect(movesOf(renamed, changes).map(({ from, to }) => `${from} > ${to}`)).toEqual(moves);
});
