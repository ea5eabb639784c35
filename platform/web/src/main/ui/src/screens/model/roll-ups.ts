import type { Entity, Field } from '../../core/metadata.ts';

/** Records that point to those of a record type by a field. */
export interface Source {
  readonly entity: Entity;
  readonly field: Field;
}

/** All that a roll-up of a record type can be made of, the likeliest first: what people keep a history of. */
export function sources(of: Entity, all: Iterable<Entity>): readonly Source[] {
  const found = [...all]
    .filter((entity) => entity.available)
    .flatMap((entity) => entity.fields.filter((field) => (field.kind === 'ref' || field.kind === 'anyRef') && !field.multiple && !field.standard && field.refs?.includes(of.name)).map((field) => ({ entity, field })));
  const main = (each: Source): number => (each.entity.traits.includes('timeline') ? 0 : 1);
  return found.sort((one, other) => main(one) - main(other) || one.entity.pluralLabel.localeCompare(other.entity.pluralLabel));
}
