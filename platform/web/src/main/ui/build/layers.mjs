// Which modules come in one file: a browser that speaks HTTP/1.1 asks for six files at a time, so that many small ones hold up the first page.

/**
 * The function that Rollup asks for the file of a module. A layer has what its entries need and no layer before it has; {@code shared} is what several of the
 * screens need. What belongs to none is split as Rollup sees fit.
 *
 * @param first the layers that all pages need, as names with their entries, in their order
 * @param screens the entries of the screens with which pages begin, by the names of their layers
 */
export function layers(first, screens) {
  let found;
  return (id, { getModuleInfo }) => {
    found ??= assigned(first, screens, (entry) => closure(entry, getModuleInfo));
    return found.get(id);
  };
}

function assigned(first, screens, closureOf) {
  const found = new Map();
  const take = (layer, modules) => {
    for (const id of modules) if (!found.has(id)) found.set(id, layer);
  };
  for (const [layer, entry] of first) take(layer, closureOf(entry));
  const needed = Object.entries(screens).map(([layer, entries]) => [layer, new Set(entries.flatMap((entry) => [...closureOf(entry)]))]);
  const times = new Map();
  for (const [, modules] of needed) for (const id of modules) times.set(id, (times.get(id) ?? 0) + 1);
  take('shared', [...times.keys()].filter((id) => times.get(id) > 1));
  for (const [layer, modules] of needed) take(layer, modules);
  return found;
}

/** A module and all that it imports. */
function closure(entry, getModuleInfo, found = new Set()) {
  if (found.has(entry)) return found;
  found.add(entry);
  for (const id of getModuleInfo(entry)?.importedIds ?? []) closure(id, getModuleInfo, found);
  return found;
}
