import './page.ts';
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { speak, withTexts } from '../src/core/i18n.ts';
import { session, type Session } from '../src/core/session.ts';
import { settingsTexts } from '../src/i18n/late.ts';
import { counts, summary, type Finding, type HolidayImport } from '../src/screens/settings/holidays.ts';

const FINDING: Finding = {
  items: [
    { day: '2026-01-01', name: 'Año Nuevo', change: 'new', former: null },
    { day: '2026-01-06', name: 'Reyes', change: 'same', former: 'Reyes' },
    { day: '2026-08-15', name: 'Asunción de la Virgen', change: 'changed', former: 'Asunción' },
  ],
  passedOver: 2,
  from: 2026,
  to: 2028,
};

const asked: string[] = [];
let answer: () => Response = () => Response.json(FINDING);
globalThis.fetch = async (input) => {
  asked.push(String(input));
  return answer();
};
AbortSignal.timeout = () => new AbortController().signal;

beforeEach(async () => {
  asked.length = 0;
  answer = () => Response.json(FINDING);
  await withTexts(settingsTexts);
});

async function chosen(): Promise<HolidayImport> {
  const made = document.createElement('k-holiday-import');
  made.calendar = 'standard';
  document.body.append(made);
  await made.updateComplete;
  const input = made.renderRoot.querySelector<HTMLInputElement>('input[type=file]')!;
  Object.defineProperty(input, 'files', { value: [new File(['BEGIN:VCALENDAR'], 'festivos.ics')] });
  input.dispatchEvent(new Event('change'));
  await settled(made);
  return made;
}

async function settled(made: HolidayImport): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 0));
  await made.updateComplete;
}

const text = (made: HolidayImport): string => made.renderRoot.textContent!.replace(/\s+/g, ' ');
const takeButton = (made: HolidayImport): HTMLButtonElement => made.renderRoot.querySelector<HTMLButtonElement>('button.pri')!;

test('what was found is counted by what it is to the calendar', async () => {
  await speak('en');
  assert.deepEqual(counts(FINDING.items), { new: 1, changed: 1, same: 1 });
  assert.equal(summary(FINDING), '1 new · 1 with another name · 1 already there · 2 events are not of whole days');
  assert.equal(summary({ ...FINDING, items: [], passedOver: 0 }), 'There are no holidays in these years.');
  await speak('es');
  assert.equal(summary({ ...FINDING, passedOver: 1 }), '1 nuevo · 1 con otro nombre · 1 ya existente · 1 evento no es de día completo');
  await speak('en');
});

test('a file is looked at first, and taken when the person says so', async () => {
  const made = await chosen();
  assert.deepEqual(asked, ['/api/v1/calendars/standard/holidays/import?from=&to=&apply=false']);
  assert.match(text(made), /Año Nuevo.*New.*Reyes.*There.*Asunción de la Virgen.*until now “Asunción”.*Other name/);
  assert.match(takeButton(made).textContent!, /2/);

  let taken = 0;
  made.addEventListener('taken', () => taken++);
  takeButton(made).click();
  await settled(made);
  assert.equal(asked[1], '/api/v1/calendars/standard/holidays/import?from=2026&to=2028&apply=true');
  assert.equal(taken, 1);
  assert.equal(made.renderRoot.querySelector('k-dialog'), null, 'and the window closes');
  made.remove();
});

test('where nothing is new there is nothing to take', async () => {
  answer = () => Response.json({ ...FINDING, items: [FINDING.items[1]!] });
  const made = await chosen();
  assert.equal(takeButton(made).disabled, true);
  made.remove();
});

test('what is no calendar is said in the window, which stays', async () => {
  answer = () => Response.json({ code: 'no-calendar-file', detail: 'This is no calendar file.' }, { status: 422 });
  const made = await chosen();
  assert.match(made.renderRoot.querySelector('[role=alert]')!.textContent!, /This is no calendar file/);
  assert.equal(takeButton(made).disabled, true);
  made.remove();
});

test('the holidays of the country are looked at at once, those of a region when it is chosen', async () => {
  answer = () => Response.json({ ...FINDING, items: asked.at(-1)!.includes('/holidays/public') ? FINDING.items : [{ code: 'ES', name: 'Spain' }, { code: 'an', name: 'Andalusia' }] });
  session.set({ region: 'ES' } as Session);
  const made = document.createElement('k-holiday-import');
  made.calendar = 'standard';
  document.body.append(made);
  await made.updateComplete;
  made.renderRoot.querySelector<HTMLButtonElement>('button')!.click();
  for (let turn = 0; turn < 5; turn++) await settled(made);
  assert.deepEqual(asked, ['/api/v1/holidays', '/api/v1/holidays/ES', '/api/v1/calendars/standard/holidays/public?country=ES&region=&from=&to=&apply=false']);

  const region = made.renderRoot.querySelector<HTMLSelectElement>('#region')!;
  region.value = 'an';
  region.dispatchEvent(new Event('change'));
  await settled(made);
  assert.equal(asked[3], '/api/v1/calendars/standard/holidays/public?country=ES&region=an&from=2026&to=2028&apply=false');
  takeButton(made).click();
  await settled(made);
  assert.match(asked[4]!, /region=an&from=2026&to=2028&apply=true$/);
  made.remove();
});
