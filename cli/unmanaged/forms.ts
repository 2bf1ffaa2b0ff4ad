/** How it can be told what no stack has. */
export const UNMANAGED_FORMS = ["terminal", "json"] as const;
export type UnmanagedForm = (typeof UNMANAGED_FORMS)[number];
