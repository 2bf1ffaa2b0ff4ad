import { REBOOT_MARK } from "./marks";
import type { Opening } from "./openings";

/** What the looks of a month mean: those that are in it. */
export function legend(openings: readonly Opening[], body: string): string {
  const has = (look: string) => body.includes(look);
  const installs = openings.some(({ does, mayReboot, closed }) => does === "install" && !mayReboot && !closed);
  const parts = [
    ...(has(REBOOT_MARK) ? [`${REBOOT_MARK} if needed`] : []),
    ...(has('class="beside"')
      ? [`<span class="beside">${REBOOT_MARK} of</span> another day: by another clock, or a command goes on`]
      : []),
    ...(installs ? ['<span class="opening install"></span> installs without a reboot'] : []),
    ...(has('class="beyond"') ? ['<span class="beyond"></span> not shown'] : []),
  ];
  return parts.length === 0 ? "" : `<p class="legend">${parts.map((part) => `<span>${part}</span>`).join(" ")}</p>\n`;
}
