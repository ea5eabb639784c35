export function layers(
  first: readonly (readonly [string, string])[],
  screens: Readonly<Record<string, readonly string[]>>,
): (id: string, graph: { getModuleInfo(id: string): { readonly importedIds: readonly string[] } | null }) => string | undefined;
