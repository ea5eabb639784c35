import './page.ts';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { begun, notice, undoable, undoLast } from '../src/core/notices.ts';

test('a change that has begun takes the way back of the one before away', async () => {
  let undone = 0;
  undoable('Saved', async () => void undone++);
  const shown = notice.value;
  begun();
  assert.equal(notice.value, null);
  await shown!.action!.run();
  assert.equal(await undoLast(), false);
  assert.equal(undone, 0);
});
