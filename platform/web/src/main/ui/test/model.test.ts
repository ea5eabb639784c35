import './page.ts';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Entity, Field } from '../src/core/metadata.ts';
import { Problem } from '../src/core/problem.ts';
import { builtInDraftOf, builtInPatch, kept, shown } from '../src/screens/model/built-in-draft.ts';
import { added, choiceBodies, choiceDrafts, discarded, moved, pasted } from '../src/screens/model/choices.ts';
import type { BuiltIn, CustomEntity, CustomField } from '../src/screens/model/definitions.ts';
import { blank, bodyOf, draftOf, patchOf } from '../src/screens/model/draft.ts';
import { blankEntity, entityBody, entityDraftOf, entityPatch, firstField, lines, namedFields } from '../src/screens/model/entity-draft.ts';
import { DefinitionFaults } from '../src/screens/model/faults.ts';
import { FUNCTIONS, MOVING, nameOf } from '../src/screens/model/functions.ts';
import { functions } from '../src/core/formula/functions.ts';
import { KINDS, has, placesOf, retypes } from '../src/screens/model/kinds.ts';
import { choiceValue, proposed } from '../src/screens/model/names.ts';
import { exampleOf } from '../src/screens/model/numbering.ts';
import { sources } from '../src/screens/model/roll-ups.ts';
import { TONES, contrast, hardToSee, toneAt } from '../src/screens/model/tones.ts';
import { defaults } from '../src/screens/record/defaults.ts';

const never = (): boolean => false;

const stored: CustomField = {
  name: 'urgency', kind: 'choice', label: { en: 'Urgency', es: 'Urgencia' }, help: {}, required: false, unique: false, default: null, tracked: true, in: ['list'], filterable: false,
  length: null, min: null, max: null, pattern: null, choices: [{ value: 'high', label: { en: 'High' }, colour: '#d6336c', retired: false }], refs: [], onDelete: 'clear', numbering: null, gapFree: false,
  validation: null, visibleWhen: null, entity: 'pipeline.deal', state: 'active', layer: 'admin', package: null, version: 3,
};

test('a name follows the label as the server proposes it', () => {
  assert.equal(proposed('Presupuesto máximo', 'field', never), 'presupuestoMaximo');
  assert.equal(proposed('2 VAT numbers', 'field', never), 'vatNumbers');
  assert.equal(proposed('预算', 'field', (name) => name === 'field1'), 'field2');
  assert.equal(proposed('Budget', 'field', (name) => name === 'budget'), 'budget2');
});

test('the value of a choice keeps letters of any script and is there once', () => {
  assert.equal(choiceValue('En curso', never), 'en-curso');
  assert.equal(choiceValue('高', never), '高');
  assert.equal(choiceValue('!', (value) => value === 'value'), 'value-2');
});

test('a list that is pasted becomes choices without doubles, bullets and blanks', () => {
  const begun = added(added([]));
  const all = pasted(begun, '- High\n2. Normal\r\n\n  low ;High\tLast', 'en');
  assert.deepEqual(all.map((each) => each.label['en']), ['High', 'Normal', 'low', 'Last']);
  assert.equal(new Set(all.map((each) => each.colour)).size, 4);
  assert.equal(pasted(all, 'HIGH', 'en').length, 4);
});

test('choices go to another place and not beyond the ends', () => {
  const all = pasted([], 'a\nb\nc', 'en');
  assert.deepEqual(moved(all, 0, 2).map((each) => each.label['en']), ['b', 'c', 'a']);
  assert.equal(moved(all, 0, -1), all);
  assert.equal(moved(all, 2, 3), all);
});

test('a choice that is stored is retired, one that is not is taken away', () => {
  const [known] = choiceDrafts(stored.choices);
  const all = added([known!], 'New', 'en');
  assert.deepEqual(discarded(all, known!.key).map((each) => each.retired), [true, false]);
  assert.deepEqual(discarded(discarded(all, known!.key), known!.key)[0], known);
  assert.equal(discarded(all, all[1]!.key).length, 1);
});

test('new choices get values after what they are called, stored ones keep theirs', () => {
  const all = added(added(choiceDrafts(stored.choices), 'High', 'en'), ' ', 'en');
  assert.deepEqual(choiceBodies(all).map((each) => each.value), ['high', 'high-2']);
});

test('all colours that are proposed are seen in both themes', () => {
  for (const tone of TONES) assert.deepEqual(hardToSee(tone), [], tone);
  assert.deepEqual(hardToSee('#ffffee'), ['light']);
  assert.deepEqual(hardToSee('#101020'), ['dark']);
  assert.equal(Math.round(contrast('#000000', '#ffffff')), 21);
  assert.equal(toneAt([TONES[0]!]), TONES[1]);
});

test('an example shows what numbers will look like', () => {
  const day = new Date(2026, 0, 5);
  assert.equal(exampleOf('INM-{yyyy}-{0000}', day), 'INM-2026-0042');
  assert.equal(exampleOf('{yy}{MM}{dd}/{00}', day, 123), '260105/123');
  for (const wrong of ['INM-{yyyy}', '{00}{00}', '{00', '{hh}{00}', '{}{00}', 'x'.repeat(60) + '{0}']) assert.equal(exampleOf(wrong, day), null, wrong);
});

test('what fields of a kind cannot have is not sent', () => {
  const body = bodyOf({ ...blank('boolean'), label: { en: ' Active ', es: ' ' }, unique: true, length: '5', min: '1', pattern: 'x', numbering: 'N-{00}', required: true });
  assert.deepEqual([body['label'], body['unique'], body['length'], body['min'], body['pattern'], body['numbering'], body['required']], [{ en: 'Active' }, false, null, null, null, null, true]);
  assert.deepEqual(bodyOf({ ...blank('text'), in: ['list', 'board', 'search'] })['in'], ['list', 'search']);
  assert.equal('formula' in body, false);
});

test('numbers are sent as such, also with a comma; what is none is left to the server', () => {
  const body = bodyOf({ ...blank('decimal'), min: '1,5', max: 'many' });
  assert.deepEqual([body['min'], body['max']], [1.5, 'many']);
});

test('a count is of no field, and a unique field has no default', () => {
  assert.deepEqual(bodyOf({ ...blank('rollUp'), rollUp: { entity: 'pipeline.deal', field: 'company', function: 'count', of: 'amount', filter: '' } })['rollUp'], { entity: 'pipeline.deal', field: 'company', function: 'count', of: null, filter: null });
  assert.equal(bodyOf({ ...blank('text'), unique: true, default: 'x' })['default'], null);
});

test('a change is a patch of what differs, with languages that are taken away', () => {
  const draft = draftOf(stored);
  assert.equal(patchOf(stored, draft), null);
  assert.deepEqual(patchOf(stored, { ...draft, label: { en: 'Haste' }, required: true, name: 'haste' }), { label: { en: 'Haste', es: null }, required: true });
  assert.deepEqual(patchOf(stored, { ...draft, expression: 'true', message: { en: 'No' } }), { validation: { expression: 'true', message: { en: 'No' } } });
  const asked: CustomField = { ...stored, validation: { expression: 'true', message: {} } };
  assert.deepEqual(patchOf(asked, { ...draftOf(asked), expression: '' }), { validation: null });
});

test('every kind of the contract is offered once and has places', () => {
  const kinds = KINDS.flatMap((group) => group.kinds).map((each) => each.kind);
  assert.equal(kinds.length, 29);
  assert.equal(new Set(kinds).size, kinds.length);
  for (const kind of kinds) assert.ok(placesOf(kind).includes('list'), kind);
  assert.equal(has('unique', 'formula', 'text'), false);
  assert.equal(has('filterable', 'formula', 'longText'), false);
});

test('a field can be made of another kind only where nothing is lost by it', () => {
  assert.ok(retypes('text').includes('choice') && retypes('choice').includes('text') && retypes('integer').includes('decimal'));
  assert.deepEqual(retypes('ref'), ['refs', 'anyRef']);
  assert.ok(retypes('choice').includes('multiChoice'));
  assert.deepEqual(retypes('multiChoice'), []);
  assert.deepEqual(retypes('money'), []);
  assert.equal(retypes('text').includes('text'), false);
});

test('every function that is offered is one that formulas know', () => {
  const offered = [...FUNCTIONS.flatMap(({ all }) => all), ...MOVING].map(nameOf);
  const known = new Set([...Object.keys(functions), 'if', 'coalesce']);
  assert.deepEqual(offered.filter((name) => !known.has(name.toLowerCase())), []);
  assert.deepEqual([...known].filter((name) => !offered.some((each) => each.toLowerCase() === name)), []);
});

test('faults stand at what they are about, and the rest above the form', () => {
  const faults = new DefinitionFaults(new Problem(422, 'invalid-fields', 'Invalid', [
    { field: 'choices[1].colour', code: 'wrong-format', message: 'No colour' },
    { field: 'validation.expression', code: 'formula-syntax', message: 'At 3', position: 3 },
    { field: 'entity', code: 'x', message: 'Elsewhere' },
  ]));
  assert.equal(faults.of('choices'), 'No colour');
  assert.equal(faults.at('validation')?.position, 3);
  assert.equal(faults.rest(['choices', 'validation']), 'Elsewhere');
  assert.equal(new DefinitionFaults(new Problem(409, 'duplicate-name', 'Taken')).rest(['name']), 'Taken');
});

test('a new record type is sent with its first fields, each called once', () => {
  const draft = { ...blankEntity('Name'), label: { en: 'Vehicle' }, plural: { en: 'Vehicles' }, fields: [firstField('Plate', true), firstField('Plate'), { ...firstField('State'), kind: 'choice' as const, choices: 'Free\nRented, Free' }, firstField(' ')] };
  assert.deepEqual(namedFields(draft).map((field) => field.name), ['plate', 'plate2', 'state']);
  const body = entityBody(draft, 'en') as { fields: { name: string; required: boolean; choices?: readonly { label: unknown; colour: string }[] }[]; traits: string[]; access: string };
  assert.deepEqual(body.fields.map((field) => [field.name, field.required]), [['plate', true], ['plate2', false], ['state', false]]);
  assert.deepEqual(body.fields[2]!.choices?.map((choice) => choice.label), [{ en: 'Free' }, { en: 'Rented' }]);
  assert.deepEqual([body.traits, body.access], [['timeline'], 'all']);
  assert.deepEqual(lines('a; b\n\na'), ['a', 'b']);
});

test('a record type is changed by what differs, and keeps what the form does not show', () => {
  const vehicle: CustomEntity = { name: 'custom.vehicle', label: { en: 'Vehicle', es: 'Vehículo' }, plural: { en: 'Vehicles' }, icon: 'car', title: '{plate}', traits: ['timeline', 'files'], order: [], state: 'active', version: 1 };
  const draft = entityDraftOf(vehicle);
  assert.equal(entityPatch(vehicle, draft), null);
  assert.deepEqual(entityPatch(vehicle, { ...draft, label: { en: 'Car' }, timeline: false }), { label: { es: null, en: 'Car' }, traits: ['files'] });
});

test('a roll-up is made of what points to the record type', () => {
  const field = (name: string, refs: readonly string[], more: Partial<Field> = {}): Field => ({ name, kind: 'ref', label: name, required: false, refs, ...more });
  const of = (name: string, fields: readonly Field[], traits: readonly string[] = []): Entity => ({ name, module: 'x', label: name, pluralLabel: name, title: '', icon: '', available: true, traits, rights: {}, fields, actions: [] });
  const company = of('x.company', []);
  const all = [of('x.line', [field('company', ['x.company'])]), of('x.deal', [field('company', ['x.company']), field('owner', ['x.user']), field('many', ['x.company'], { kind: 'refs' })], ['timeline'])];
  assert.deepEqual(sources(company, all).map((each) => `${each.entity.name}/${each.field.name}`), ['x.deal/company', 'x.line/company']);
});

test('a new record begins with the defaults of its fields, today among them', () => {
  const field = (name: string, kind: Field['kind'], value: unknown, more: Partial<Field> = {}): Field => ({ name, kind, label: name, required: false, default: value, ...more });
  const of = { fields: [field('a', 'text', 'x'), field('day', 'date', 'today'), field('at', 'dateTime', 'now'), field('sum', 'decimal', 3, { readOnly: true }), { name: 'b', kind: 'text', label: 'b', required: false }] } as unknown as Entity;
  const now = new Date('2026-03-04T12:00:00Z');
  assert.deepEqual(defaults(of, now), { a: 'x', day: '2026-03-04', at: '2026-03-04T12:00:00.000Z' });
});

const amount: BuiltIn = {
  entity: 'pipeline.deal',
  name: 'amount',
  kind: 'money',
  label: { en: 'Amount', es: 'Valor' },
  help: {},
  required: false,
  tracked: true,
  min: 1,
  choices: [],
  changeable: ['label', 'help', 'tracked', 'required', 'min'],
  changed: ['label'],
  module: { label: { en: 'Amount', es: 'Importe' }, required: false, min: null },
  conflicts: { label: { was: { es: 'Cuantía' }, now: { es: 'Importe' } } },
  layers: [{ layer: 'admin', package: null, parts: { label: { es: 'Valor' } } }],
  version: 3,
};

test('of what a module brings only the parts that can be changed are sent, where they differ', () => {
  const draft = builtInDraftOf(amount);
  assert.equal(builtInPatch(amount, draft), null);
  assert.deepEqual(builtInPatch(amount, { ...draft, label: { en: 'Amount', es: '' }, min: '', required: true, max: '5', visibleWhen: 'true' }), { label: { es: null }, required: true, min: null });
});

test('who keeps what is theirs sends it again, and not what the module says', () => {
  assert.deepEqual(kept(amount, 'label'), { label: { es: 'Valor' } });
  assert.deepEqual(kept({ ...amount, layers: [] }, 'min'), { min: 1 });
});

test('what was and what is are told in words', () => {
  assert.equal(shown({ en: 'Amount', es: 'Importe' }, 'es'), 'Importe');
  assert.equal(shown({ en: 'Amount' }, 'es'), 'Amount');
  assert.equal(shown([{ value: 'a', label: { en: 'One' } }, { value: 'b', label: {} }], 'en'), 'One, b');
  assert.equal(shown(null, 'en'), '—');
  assert.equal(shown({ expression: 'amount > 1', message: {} }, 'en'), 'amount > 1');
});
