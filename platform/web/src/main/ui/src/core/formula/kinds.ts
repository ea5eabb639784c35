import { entity, field, type Entity, type Field } from '../metadata.ts';
import type { Kinds } from './formula.ts';

const MAX_HOPS = 3;

/** The kinds of the fields of a record type, and of those that its references lead to. Fields of extensions have a point of their own, so the longest name wins. */
export const kindsOf = (of: Entity): Kinds => (path) => kindAt(of, path, 0);

function kindAt(of: Entity, path: string, hops: number): string | undefined {
  const found = field(of, path);
  if (found !== undefined) return found.multiple === true ? 'several' : found.kind;
  const step = reference(of, path);
  const next = step === undefined ? undefined : entity(step.refs?.[0] ?? '');
  return step === undefined || next === undefined || hops === MAX_HOPS ? undefined : kindAt(next, path.slice(step.name.length + 1), hops + 1);
}

function reference(of: Entity, path: string): Field | undefined {
  for (let dot = path.lastIndexOf('.'); dot > 0; dot = path.lastIndexOf('.', dot - 1)) {
    const found = field(of, path.slice(0, dot));
    if (found !== undefined) return found.kind === 'ref' || found.kind === 'anyRef' ? (found.refs?.length === 1 ? found : undefined) : undefined;
  }
  return undefined;
}
