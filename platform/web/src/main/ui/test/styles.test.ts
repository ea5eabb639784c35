import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

const source = join(process.cwd(), 'src');
const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((file) => /\.(ts|css)$/.test(file));

/** The lines of sheets, which stand in `css` templates and in files of their own, that match. */
function found(pattern: RegExp, among: readonly string[] = files): string[] {
  return among.flatMap((file) => {
    const text = readFileSync(join(source, file), 'utf8');
    const sheets = file.endsWith('.css') ? [text] : [...text.matchAll(/css`([\s\S]*?)`/g)].map(([, sheet]) => sheet!);
    return sheets.flatMap((sheet) => sheet.split('\n').filter((line) => pattern.test(line)).map((line) => `${file}: ${line.trim()}`));
  });
}

test('sheets know no left and right, so that they hold from right to left', () => {
  assert.deepEqual(found(/(^|[\s;{])((margin|padding|border|scroll-margin|scroll-padding)-(left|right)|left|right|border-(top|bottom)-(left|right)-radius)\s*:/), []);
  assert.deepEqual(found(/(text-align|float|clear|justify-(content|items|self))\s*:\s*(left|right)\b/), []);
});

test('no shorthand has one value for the left and another for the right', () => {
  const values = /^\s*(padding|margin|inset)\s*:\s*(\S+) (\S+) (\S+) (\S+);/;
  assert.deepEqual(found(values).filter((line) => {
    const [, , right, , left] = /: (\S+) (\S+) (\S+) (\S+);$/.exec(line) ?? [];
    return left !== undefined && right !== left;
  }), []);
});

test('sheets know no width and height either', () => {
  assert.deepEqual(found(/^\s*((min|max)-)?(width|height)\s*:/), []);
});

test('type is of the one scale', () => {
  assert.deepEqual(found(/font(-size)?:[^;]*\d(px|r?em)/), []);
});

test('colours come from the tokens', () => {
  assert.deepEqual(found(/:[^;]*(#[0-9a-f]{3,8}\b|\brgb\(|\bhsl\()/i, files.filter((file) => !file.endsWith('.css'))), []);
});

/** The beginnings of elements in templates that match. */
function tags(pattern: RegExp): string[] {
  return files
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) => [...readFileSync(join(source, file), 'utf8').matchAll(pattern)].map(([tag]) => `${file}: ${tag.replace(/\s+/g, ' ')}`));
}

test('what is cut off ends at the end of its own script, and is typed in its own direction', () => {
  assert.deepEqual(tags(/<[a-z0-9]+ [^<>`]*class="(?:[^"]* )?cut(?: [^"]*)?"/g).filter((tag) => !tag.includes('dir="auto"')), []);
  assert.ok(tags(/dir="auto" class="cut"/g).length > 30, 'and there is much of it');
  assert.deepEqual(tags(/<textarea[^<>`]*/g).filter((tag) => !/dir="(auto|ltr)"/.test(tag)), []);
});
