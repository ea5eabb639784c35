import './page.ts';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isFile, thumbnail, type StoredFile } from '../src/core/files.ts';
import { problemOf } from '../src/core/http.ts';
import type { Entity, Field } from '../src/core/metadata.ts';
import type { CrmRecord } from '../src/core/records.ts';
import { speak, withTexts } from '../src/core/i18n.ts';
import { Problem } from '../src/core/problem.ts';
import { pictureOf } from '../src/screens/record/portrait.ts';
import { upload } from '../src/core/uploads.ts';
import { fieldTexts } from '../src/i18n/late.ts';

const field = (name: string, kind: Field['kind']): Field => ({ name, kind, label: name, required: false });
const file = (id: string, more: Partial<StoredFile> = {}): StoredFile => ({ entity: 'file', id, title: `${id}.png`, type: 'image/png', size: 12, url: `/api/v1/files/${id}/content`, ...more });
const picture = (id: string): StoredFile => file(id, { width: 2, height: 1, thumbnail: `/api/v1/files/${id}/thumbnail` });

/** What a server would answer, and what it was asked. */
class FakeRequest {
  static last: FakeRequest;
  static answer: { status: number; text: string } | 'lost' = 'lost';
  readonly headers: Record<string, string> = {};
  readonly upload: { onprogress?: (event: { lengthComputable: boolean; loaded: number; total: number }) => void } = {};
  onload?: () => void;
  onerror?: () => void;
  onabort?: () => void;
  status = 0;
  responseText = '';
  sent: unknown;
  constructor() {
    FakeRequest.last = this;
  }
  open(): void {}
  setRequestHeader(name: string, value: string): void {
    this.headers[name] = value;
  }
  getResponseHeader(): null {
    return null;
  }
  abort(): void {
    this.onabort?.();
  }
  send(sent: unknown): void {
    this.sent = sent;
    this.upload.onprogress?.({ lengthComputable: true, loaded: 1, total: 4 });
    const { answer } = FakeRequest;
    if (answer === 'lost') return this.onerror?.();
    this.status = answer.status;
    this.responseText = answer.text;
    if (answer.status > 0) this.onload?.();
  }
}

test('a record looks like its first picture', () => {
  const of = { fields: [field('name', 'text'), field('papers', 'file'), field('logo', 'image'), field('photo', 'image')] } as unknown as Entity;
  const record = (values: object): CrmRecord => ({ id: '1', entity: 'a.b', title: '', version: 1, ...values });
  assert.equal(pictureOf(of, record({ photo: picture('p'), logo: picture('l') }))?.id, 'l');
  assert.equal(pictureOf(of, record({ photo: picture('p'), logo: null }))?.id, 'p');
  assert.equal(pictureOf(of, record({ papers: picture('x') })), undefined);
});

test('a small picture is asked for in the size of the screen', () => {
  assert.match(thumbnail(picture('p'), 36)!, /^\/api\/v1\/files\/p\/thumbnail\?size=(36|72)$/);
  assert.equal(thumbnail(file('f'), 36), undefined);
});

test('a file that cannot be had is none', () => {
  assert.equal(isFile({ entity: 'file', id: '1', title: null, unavailable: true }), false);
  assert.equal(isFile(file('f')), true);
  assert.equal(isFile(null), false);
});

test('an upload tells how far it is, and its name in any script', async () => {
  await speak('es');
  await withTexts(fieldTexts);
  globalThis.XMLHttpRequest = FakeRequest as unknown as typeof XMLHttpRequest;
  FakeRequest.answer = { status: 201, text: JSON.stringify(file('new')) };
  const shares: number[] = [];
  const arrived = await upload(new File(['x'], "报价 'ñ'.pdf"), (share) => shares.push(share), new AbortController().signal);
  assert.equal(arrived.id, 'new');
  assert.deepEqual(shares, [0.25]);
  assert.equal(FakeRequest.last.headers['Content-Disposition'], "attachment; filename*=UTF-8''%E6%8A%A5%E4%BB%B7%20%27%C3%B1%27.pdf");
  assert.ok('X-CSRF-Token' in FakeRequest.last.headers);
});

test('what goes wrong with an upload is a problem', async () => {
  globalThis.XMLHttpRequest = FakeRequest as unknown as typeof XMLHttpRequest;
  const send = (): Promise<StoredFile> => upload(new File(['x'], 'x'), () => {}, new AbortController().signal);
  FakeRequest.answer = { status: 415, text: '{"code":"file-type-refused","detail":"No."}' };
  await assert.rejects(send(), (problem: Problem) => problem.code === 'file-type-refused' && problem.message === 'No.');
  FakeRequest.answer = 'lost';
  await assert.rejects(send(), (problem: Problem) => problem.code === 'unreachable');
  const stop = new AbortController();
  FakeRequest.answer = { status: 0, text: '' };
  const stopped = upload(new File(['x'], 'x'), () => {}, stop.signal);
  stop.abort();
  await assert.rejects(stopped, { name: 'AbortError' });
  assert.equal(problemOf(502, '<html>', '7').retryAfter, 7);
});
