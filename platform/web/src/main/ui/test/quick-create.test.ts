import './page.ts';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { entities, type Entity, type Field } from '../src/core/metadata.ts';
import { creation } from '../src/core/overlays.ts';
import { Problem } from '../src/core/problem.ts';
import { session, type Session } from '../src/core/session.ts';
import type { FieldEditor } from '../src/ui/field-editor.ts';
import type { QuickCreate } from '../src/screens/record/quick-create.ts';

const field = (name: string, more: Partial<Field> = {}): Field => ({ name, kind: 'text', label: name, required: false, length: 100, ...more }) as Field;

async function opened(): Promise<QuickCreate> {
  await import('../src/screens/record/quick-create.ts');
  const person = {
    name: 'contacts.person', label: 'Person', pluralLabel: 'People', module: 'contacts', title: '{name}', available: true, traits: [], rights: { create: 'all', read: 'all' },
    fields: [field('name', { required: true }), field('nick'), field('code')],
  } as unknown as Entity;
  entities.set(new Map([[person.name, person]]));
  session.set({ rights: { 'contacts.person': { create: 'all' } }, user: { id: 'ana', entity: 'security.user', title: 'Ana', login: 'ana' } } as unknown as Session);
  const form = document.createElement('k-quick-create');
  document.body.append(form);
  await form.updateComplete;
  return form;
}

const editors = (form: QuickCreate): FieldEditor[] => [...form.renderRoot.querySelectorAll<FieldEditor>('k-field-editor')];

test('a record that was refused stands in the form with what was wrong at its fields, mended it goes to who asked', async () => {
  const taken: unknown[] = [];
  const problem = new Problem(422, 'invalid-fields', 'no', [{ field: 'code', code: 'taken', message: 'is taken' }]);
  creation.set({ entity: 'contacts.person', values: { name: 'Ana', code: 'A1' }, stay: true, created: () => {}, mends: { problem, take: async (values) => void taken.push(values) } });
  const form = await opened();

  const faulty = editors(form).find((each) => each.error !== '');
  assert.equal(faulty?.field.name, 'code', 'a field beyond the short form is shown, too');
  assert.equal(faulty?.error, 'is taken');
  assert.equal(faulty?.value, 'A1');

  faulty!.dispatchEvent(new CustomEvent('input-value', { detail: 'A2' }));
  await form.updateComplete;
  assert.equal(editors(form).find((each) => each.field.name === 'code')?.error, '', 'what is changed is no longer wrong');
  form.renderRoot.querySelector<HTMLButtonElement>('button.pri')!.click();
  await new Promise((resolve) => setTimeout(resolve, 0));
  assert.deepEqual(taken, [{ name: 'Ana', code: 'A2' }]);
  assert.equal(creation.value, null, 'and the form closes');
  form.remove();
});
