import './page.ts';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { beside, boxOf, grid, within } from '../src/screens/map/box.ts';
import { clustered, graticule, heaped, pointOf, type GeoPoint } from '../src/screens/map/clusters.ts';
import { parsePoint } from '../src/ui/fields/coordinates.ts';
import { pointInput } from '../src/ui/fields/degrees.ts';

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

test('cells that are close together are one heap in the middle of their records', () => {
  const [heap, far] = heaped([{ at: { latitude: 40, longitude: 0 }, count: 30 }, { at: { latitude: 41, longitude: 0 }, count: 10 }, { at: { latitude: -40, longitude: 100 }, count: 1 }], flat, 1_000);
  assert.deepEqual(heap, { count: 40, at: { latitude: 40.25, longitude: 0 } });
  assert.equal(far!.count, 1);
});

test('what a turned map shows is asked for as a part of the earth', () => {
  assert.deepEqual(boxOf({ south: 36, west: -9.5, north: 44, east: 3 }), { south: 36, west: -9.5, north: 44, east: 3 });
  assert.deepEqual(boxOf({ south: -95, west: -200, north: 95, east: 200 }), { south: -90, west: -180, north: 90, east: 180 });
  assert.deepEqual(boxOf({ south: -20, west: 170, north: -10, east: 190 }), { south: -20, west: 170, north: -10, east: -170 });
  assert.deepEqual(boxOf({ south: 0, west: 350, north: 1, east: 365 }), { south: 0, west: -10, north: 1, east: 5 });
  assert.equal(within('spot', { south: -20, west: 170, north: -10, east: -170.1234567 }), 'spot=within=(-20.000000,170.000000,-10.000000,-170.123457)');
  assert.equal(grid('spot', 6), 'spot:9');
  assert.equal(grid('spot', 30), 'spot:24');
});

test('a place is shown on the side of the date line that is seen', () => {
  assert.equal(beside({ latitude: 0, longitude: -175 }, 178).longitude, 185);
  assert.equal(beside({ latitude: 0, longitude: 175 }, -178).longitude, -185);
  assert.equal(beside({ latitude: 0, longitude: 3 }, 10).longitude, 3);
});

test('a place is understood as people type it', () => {
  const madrid = { latitude: 40.4168, longitude: -3.7038 };
  for (const typed of ['40.4168, -3.7038', '40.4168,-3.7038', '40,4168, -3,7038', '40,4168; -3,7038', '40.4168 -3.7038', ' 40.4168°, −3.7038° ', 'lat: 40.4168, lon: -3.7038', '40.4168 N, 3.7038 W', '40.4168°N 3.7038°W', '40,4168 N, 3,7038 O']) assert.deepEqual(parsePoint(typed), madrid, typed);
  assert.deepEqual(parsePoint('40° 25′ 12″ N, 3° 42′ 36″ W'), { latitude: 40.42, longitude: -3.71 });
  assert.deepEqual(parsePoint("40°25'12\"N 3°42'36\"W"), { latitude: 40.42, longitude: -3.71 });
  assert.deepEqual(parsePoint('-33.9, 151'), { latitude: -33.9, longitude: 151 });
  assert.equal(parsePoint('  '), null);
  for (const typed of ['91, 0', '0, 181', '40.4168', 'Madrid', '1,2,3', '40.4168, -3.7038, 15', 'https://example.org/', 'javascript:1,2']) assert.equal(parsePoint(typed), undefined, typed);
});

test('a place is taken out of the links of maps', () => {
  const madrid = { latitude: 40.4168, longitude: -3.7038 };
  for (const link of [
    'https://www.google.com/maps/@40.4168,-3.7038,15z',
    'https://www.google.com/maps/place/Madrid/@40.5,-3.9,11z/data=!3m1!4b1!4m6!3m5!1s0x0:0x0!8m2!3d40.4168!4d-3.7038!16zL20',
    'https://maps.google.com/?q=40.4168,-3.7038',
    'https://www.google.com/maps/search/?api=1&query=40.4168%2C-3.7038',
    'https://www.openstreetmap.org/#map=15/40.4168/-3.7038',
    'https://www.openstreetmap.org/?mlat=40.4168&mlon=-3.7038#map=5/1/2',
    'https://maps.apple.com/?ll=40.4168,-3.7038&q=Here',
    'https://www.bing.com/maps?cp=40.4168~-3.7038&lvl=11',
    'geo:40.4168,-3.7038?z=15',
  ])
    assert.deepEqual(parsePoint(link), madrid, link);
});

test('what an input shows of a place is understood again', () => {
  assert.equal(pointInput({ latitude: 40.4168, longitude: -3.7038 }), '40.4168, -3.7038');
  assert.equal(pointInput({ latitude: 0.1 + 0.2, longitude: 180 }), '0.3, 180');
  assert.equal(pointInput(null), '');
});
