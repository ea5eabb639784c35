import { entity as entityOf, type Entity, type Field } from '../../core/metadata.ts';
import { columns } from '../../core/layouts.ts';
import { t } from '../../core/i18n.ts';
import { testsOf, type Condition } from './conditions.ts';
import { titleParts } from './columns.ts';

/** A field that can be asked about, directly or through a reference. */
export interface FieldChoice {
  readonly path: string;
  readonly label: string;
  readonly field: Field;
}

/** Those of one entity: its own fields, or those of what a field refers to. */
export interface FieldChoices {
  readonly label: string;
  readonly choices: readonly FieldChoice[];
}

const HIDDEN: readonly string[] = ['password'];
const LED: readonly string[] = ['owner', 'team', 'createdAt', 'createdBy', 'modifiedAt', 'modifiedBy'];

/** What can be asked about: the fields of the entity first, then those that are one reference away. */
export function fieldChoices(of: Entity): readonly FieldChoices[] {
  const own = fieldsOf(of, '');
  const through = of.fields
    .filter((field) => field.refs?.length === 1 && (field.kind === 'ref' || field.kind === 'refs') && !['createdBy', 'modifiedBy'].includes(field.name))
    .flatMap((field): readonly FieldChoices[] => {
      const target = entityOf(field.refs![0]!);
      if (!target || target.rights['read'] === 'none') return [];
      return [{ label: field.label, choices: fieldsOf(target, `${field.name}.`).filter(({ field: each }) => !each.standard || each.name === 'owner' || each.name === 'team') }];
    });
  return [{ label: of.label, choices: own }, ...through];
}

function fieldsOf(of: Entity, start: string): readonly FieldChoice[] {
  const fields = of.fields.filter((field) => !HIDDEN.includes(field.name));
  const plain = fields.filter((field) => !field.standard);
  const standard = LED.flatMap((name) => fields.filter((field) => field.standard && field.name === name));
  const choices = [...plain, ...standard].map((field) => ({ path: start + field.name, label: field.label, field }));
  return choices.flatMap((choice) =>
    choice.field.kind === 'money'
      ? [choice, { path: `${choice.path}.currency`, label: `${choice.label}: ${t('list.currency')}`, field: { name: 'currency', kind: 'text', label: t('list.currency'), required: false } }]
      : [choice],
  );
}

/** The condition that a new line begins with. */
export function firstCondition(of: Entity): Condition {
  const likely = columns(of).find((name) => !titleParts(of).includes(name)) ?? of.fields[0]!.name;
  const field = of.fields.find((each) => each.name === likely)!;
  return { path: field.name, test: testsOf(field)[0]!, values: [] };
}
