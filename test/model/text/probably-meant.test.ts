import { probablyMeant } from "../../../model/text/probably-meant";

test.each([
  ["wbe", ["web", "db"], "web"],
  ["critical", ["Critical"], "Critical"],
  ["webb", ["web"], "web"],
  ["bew", ["db"], undefined],
  ["Reboot", ["RebootIfNeeded", "NoReboot"], "RebootIfNeeded"],
  ["NoRebootIfNeeded", ["RebootIfNeeded", "NoReboot"], undefined],
  ["NoReboott", ["RebootIfNeeded", "NoReboot"], "NoReboot"],
  ["Security", ["SecurityUpdates", "CriticalUpdates"], "SecurityUpdates"],
  ["Offi", ["Office 2010", "Office 2013"], undefined],
])("of %j and %j it is %j", (word, known, meant) => {
  expect(probablyMeant(word, known)).toBe(meant);
});
