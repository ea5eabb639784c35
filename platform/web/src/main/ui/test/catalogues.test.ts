import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

const source = join(process.cwd(), 'src');
const catalogue = (language: string): Map<string, string> =>
  new Map(
    readdirSync(join(source, 'i18n', language)).flatMap((file) =>
      Object.entries(JSON.parse(readFileSync(join(source, 'i18n', language, file), 'utf8')) as Record<string, string>),
    ),
  );
const english = catalogue('en');
const spanish = catalogue('es');
const PLURAL = /\.(zero|one|two|few|many|other)$/;
const code = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => readFileSync(join(source, file), 'utf8'))
  .join('\n');

/** Keys that stand in the code as they are, and the beginnings of those that are put together. */
const named = new Set([...code.matchAll(/['"`]([a-z][\w-]*(?:\.[\w-]+)*)['"`]/gi)].map(([, key]) => key!));
const begun = [...code.matchAll(/`([a-z][\w-]*(?:\.[\w-]+)*\.)\$\{/gi)].map(([, start]) => start!);

test('English and Spanish have the same keys', () => {
  assert.deepEqual([...spanish.keys()].sort(), [...english.keys()].sort());
});

test('texts have the same places in both languages', () => {
  const places = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!).sort();
  for (const [key, text] of english) assert.deepEqual(places(spanish.get(key) ?? ''), places(text), key);
});

test('every key that the code asks for is there', () => {
  const asked = [...code.matchAll(/\bt\(\s*['"]([^'"]+)['"]/g)].map(([, key]) => key!);
  const missing = asked.filter((key) => !english.has(key) && !english.has(`${key}.other`));
  assert.deepEqual([...new Set(missing)], []);
});

test('every key is asked for', () => {
  const idle = [...english.keys()].filter((key) => {
    const stem = key.replace(PLURAL, '');
    return !named.has(key) && !named.has(stem) && !begun.some((start) => key.startsWith(start));
  });
  assert.deepEqual(idle, []);
});
