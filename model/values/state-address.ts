/** What cdktf keeps of an id in the address that Terraform's state has for it. */
export const ADDRESSABLE = {
  pattern: /^[A-Za-z0-9_-]+$/,
  inWords: 'letters, digits, "_" and "-"',
  source: "cdktf",
} as const;

/** cdktf leaves this id out of every address, and the other one out of those of several ids. */
export const HIDDEN_ID = "Default";
export const HALF_HIDDEN_ID = "Resource";

/** With what Terraform lets the name of a resource begin. */
export const ADDRESS_START = { pattern: /^[A-Za-z_]/, inWords: 'a letter or "_"', source: "Terraform" } as const;

/** What is left of the ids below a stack in the address of a resource. */
export function idsInAddress(ids: readonly string[]): readonly string[] {
  const visible = ids.filter((id) => id !== HIDDEN_ID);
  return visible.length > 1 ? visible.filter((id) => id !== HALF_HIDDEN_ID) : visible;
}
