import './page.ts';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clustered, graticule, pointOf, type GeoPoint } from '../src/screens/map/clusters.ts';

const flat = ({ longitude, latitude }: GeoPoint): readonly [number, number] => [longitude * 10, -latitude * 10];
const at = (item: string, latitude: number, longitude: number) => ({ item, at: { latitude, longitude } });

test('only positions on this earth are taken', () => {
  assert.deepEqual(pointOf({ latitude: 40.4, longitude: -3.7 }), { latitude: 40.4, longitude: -3.7 });
  for (const value of [null, undefined, '40,-3', {}, { latitude: 91, longitude: 0 }, { latitude: 0, longitude: 181 }, { latitude: '1', longitude: 2 }, { latitude: NaN, longitude: 2 }]) {
    assert.equal(pointOf(value), undefined, JSON.stringify(value));
  }
});

test('what is close together is gathered, and what is apart is not', () => {
  const found = clustered([at('Madrid', 40.4, -3.7), at('Getafe', 40.3, -3.71), at('Sydney', -33.9, 151.2)], flat, 56);
  assert.deepEqual(found.map((cluster) => cluster.items.map(({ item }) => item)), [['Madrid', 'Getafe'], ['Sydney']]);
  assert.ok(Math.abs(found[0]!.at.latitude - 40.35) < 1e-9);
});

test('nothing is lost by gathering', () => {
  const many = Array.from({ length: 500 }, (_, n) => at(String(n), ((n * 37) % 170) - 85, ((n * 53) % 350) - 175));
  const found = clustered(many, flat, 56).flatMap((cluster) => cluster.items.map(({ item }) => item));
  assert.equal(new Set(found).size, 500);
  assert.deepEqual(clustered([], flat, 56), []);
});

test('lines are as far apart as what is shown lets see', () => {
  assert.equal(graticule(360), 45);
  assert.equal(graticule(10), 2);
  assert.equal(graticule(0.0001), 0.001);
});
