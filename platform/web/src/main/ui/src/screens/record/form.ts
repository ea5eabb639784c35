import { css, html, type TemplateResult } from 'lit';
import type { Field } from '../../core/metadata.ts';
import type { Values } from '../../core/overlays.ts';
import { Problem } from '../../core/problem.ts';
import { wording } from '../../core/notices.ts';
import { isEmpty } from '../../ui/fields/check.ts';
import type { FieldEditor } from '../../ui/field-editor.ts';
import { violation } from './model.ts';
import '../../ui/field-editor.ts';

/** What went wrong with a form: what can be said at a field, and the rest. */
export interface Faults {
  readonly fields: Readonly<Record<string, string>>;
  readonly general: string;
}

export const NO_FAULTS: Faults = { fields: {}, general: '' };

/** Sorts a failure by the fields that are on the form. */
export function faultsOf(failure: unknown, shown: readonly Field[]): Faults {
  if (!(failure instanceof Problem) || failure.violations.length === 0) return { fields: {}, general: wording(failure) };
  const said = shown.map((field) => [field.name, violation(failure, field.name)] as const).filter((each): each is readonly [string, string] => each[1] !== undefined);
  const placed = (name: string): boolean => shown.some((field) => name === field.name || name.startsWith(`${field.name}.`) || name.startsWith(`${field.name}[`));
  const rest = failure.violations.filter((each) => !placed(each.field)).map((each) => each.message);
  return { fields: Object.fromEntries(said), general: rest.join(' ') };
}

/** An editor for each of the fields; the first that is empty takes the focus. */
export function editors(shown: readonly Field[], values: Values, faults: Faults, set: (name: string, value: unknown) => void, done: () => void): TemplateResult[] {
  const first = Math.max(0, shown.findIndex((field) => isEmpty(values[field.name])));
  return shown.map(
    (field, at) => html`<k-field-editor
      class=${['address', 'longText', 'richText'].includes(field.kind) ? 'wide' : ''}
      ?autofocus=${at === first}
      .field=${field}
      .label=${field.label}
      .value=${values[field.name] ?? null}
      .among=${values}
      .error=${faults.fields[field.name] ?? ''}
      @input-value=${(event: CustomEvent<unknown>) => set(field.name, event.detail)}
      @commit=${(event: CustomEvent<unknown>) => {
        set(field.name, event.detail);
        done();
      }}
    ></k-field-editor>`,
  );
}

/** Whether every editor finds its value in order; the first that does not takes the focus. */
export function allInOrder(root: DocumentFragment | HTMLElement): boolean {
  const wrong = [...root.querySelectorAll<FieldEditor>('k-field-editor')].filter((each) => !each.check());
  wrong[0]?.focus();
  return wrong.length === 0;
}

export const formStyles = css`
  form {
    display: grid;
    gap: 16px;
  }
  .text {
    color: var(--fg-2);
    font-size: var(--t-4);
  }
  .general {
    padding: 8px 12px;
    border-radius: var(--r-m);
    background: var(--bad-soft);
    color: var(--bad);
    font-size: var(--t-3);
  }
`;
