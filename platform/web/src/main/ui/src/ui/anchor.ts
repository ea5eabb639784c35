const EDGE = 8;

/** Where a small window of that width begins, from the left: along the beginning of what it belongs to, along its end where there is no room, and never over an edge. */
export function along(anchor: DOMRect, width: number): number {
  const fromRight = document.documentElement.dir === 'rtl';
  const wanted = fromRight ? anchor.right - width : anchor.left;
  const other = fromRight ? anchor.left : anchor.right - width;
  const fits = wanted >= EDGE && wanted + width <= innerWidth - EDGE;
  return Math.max(EDGE, Math.min(fits ? wanted : other, innerWidth - width - EDGE));
}
