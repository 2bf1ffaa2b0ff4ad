interface WithResources {
  readonly resource?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

interface WithComment {
  readonly "//"?: { readonly metadata?: { readonly path?: unknown } };
}

/** Where each resource stands in the program, by its address: cdktf writes it as a comment. */
export function constructPaths(configuration: unknown): ReadonlyMap<string, string> {
  const { resource } = (configuration ?? {}) as WithResources;
  return new Map(
    Object.entries(resource ?? {}).flatMap(([type, named]) =>
      Object.entries(named ?? {}).flatMap(([name, block]): readonly (readonly [string, string])[] => {
        const path = (block as WithComment | null)?.["//"]?.metadata?.path;
        return typeof path === "string" ? [[`${type}.${name}`, path]] : [];
      }),
    ),
  );
}
