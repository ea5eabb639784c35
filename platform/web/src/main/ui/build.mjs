// Builds the client into a folder: hashed files, the page with its import map, the service worker, and a .gz beside what is worth it.
import * as esbuild from 'esbuild';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import subsetFont from 'subset-font';

const here = dirname(fileURLToPath(import.meta.url));
const out = option('--out') ?? join(here, 'dist');
const LICENCES = new Set(['Apache-2.0', 'MIT', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', '0BSD', 'OFL-1.1', 'BlueOak-1.0.0', '(MPL-2.0 OR Apache-2.0)']);

const SVG =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round">';

/** What the first load of a board may weigh, in bytes as they are sent. */
const BUDGET = 120_000;
const BOARD = ['src/shell.ts', 'src/workplace.ts', 'src/screens/list/list.ts', 'src/screens/board/board.ts'];
/** By the beginning of an address, what it shows first. */
const SCREENS = { '': 'home/home', list: 'list/list', record: 'record/record', settings: 'settings/settings' };

/** The names that modules may import. */
const SHARED = {
  lit: 'sdk/lit',
  'lit/decorators.js': 'sdk/lit-decorators',
  'lit/directives/repeat.js': 'sdk/lit-repeat',
  '@kartera/sdk': 'sdk/index',
  '@kartera/ui': 'sdk/ui',
};

/** A drawing without its licence comment, white space and fixed size. */
const drawings = {
  name: 'drawings',
  setup(build) {
    build.onLoad({ filter: /lucide-static.*\.svg$/ }, ({ path }) => ({ contents: `export default ${JSON.stringify(drawing(path))}`, loader: 'js' }));
  },
};

/** Templates of elements and styles without the indentation that they have in their source, nor the comments of styles. */
const templates = {
  name: 'templates',
  setup(build) {
    build.onLoad({ filter: /[\\/]src[\\/].*\.ts$/ }, ({ path }) => ({ contents: dense(readFileSync(path, 'utf8')), loader: 'ts' }));
  },
};

/** The file that every page needs, without the weights that no style has. The alphabets that come when text asks for them are as they were. */
const lightFont = {
  name: 'light-font',
  setup(build) {
    build.onLoad({ filter: /inter-latin-wght-normal\.woff2$/ }, async ({ path }) => ({ contents: await light(path), loader: 'file' }));
  },
};

checkLicences();
rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });

const result = await esbuild.build({
  absWorkingDir: here,
  entryPoints: {
    shell: 'src/shell.ts',
    app: 'src/styles/app.css',
    ...Object.fromEntries(Object.values(SHARED).map((file) => [file, `src/${file}.ts`])),
  },
  outdir: join(out, 'assets'),
  entryNames: '[dir]/[name]-[hash]',
  chunkNames: 'chunk/[name]-[hash]',
  assetNames: 'media/[name]-[hash]',
  bundle: true,
  splitting: true,
  format: 'esm',
  target: 'es2022',
  minify: true,
  metafile: true,
  legalComments: 'none',
  loader: { '.woff2': 'file', '.json': 'json' },
  plugins: [drawings, templates, lightFont],
  logLevel: 'warning',
});

const built = {};
for (const [file, output] of Object.entries(result.metafile.outputs)) {
  if (output.entryPoint) built[output.entryPoint] = '/' + relative(out, join(here, file));
}
const imports = Object.fromEntries(Object.entries(SHARED).map(([name, file]) => [name, built[`src/${file}.ts`]]));

cpSync(join(here, 'public'), out, { recursive: true });
copyIcons();
const page = readFileSync(join(here, 'src/index.html'), 'utf8')
  .replace('%IMPORT_MAP%', JSON.stringify({ imports }))
  .replace('%SHELL%', built['src/shell.ts'])
  .replace('%EARLY%', closure(['src/shell.ts']).map((file) => `<link rel="modulepreload" href="${file}" />`).join(''))
  .replace('%SOON%', JSON.stringify(soon()))
  .replace('%STYLE%', built['src/styles/app.css'])
  .replace('%FONT%', font());
writeFileSync(join(out, 'index.html'), page);
await serviceWorker();
compress(out);
if (process.argv.includes('--sizes')) sizes();
budget();

function option(name) {
  const at = process.argv.indexOf(name);
  return at < 0 ? undefined : process.argv[at + 1];
}

/** The characters stay those that the sheet of the font says of the file. */
async function light(path) {
  const sheet = readFileSync(join(dirname(path), '..', 'wght.css'), 'utf8');
  const [, ranges] = /inter-latin-wght-normal\.woff2[^}]*unicode-range: ([^;]+);/.exec(sheet);
  const text = ranges.split(',').map((range) => {
    const [from, to = from] = range.trim().slice(2).split('-').map((code) => parseInt(code, 16));
    return Array.from({ length: to - from + 1 }, (_, at) => String.fromCodePoint(from + at)).join('');
  });
  return subsetFont(readFileSync(path), text.join(''), { targetFormat: 'woff2', variationAxes: { wght: { min: 400, max: 700 } } });
}

function drawing(path) {
  return readFileSync(path, 'utf8')
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/<svg[^>]*>/, SVG)
    .replace(/\s+/g, ' ')
    .replace(/> </g, '><')
    .trim();
}

function dense(source) {
  const styles = (text) =>
    text
      .replace(/\/\*[\s\S]*?\*\//g, '')
      .replace(/\s+/g, ' ')
      .replace(/ ?([{};,>]) ?/g, '$1')
      .replace(/;}/g, '}');
  return source.replace(/\bcss`([^`]*)`/g, (_, text) => `css\`${styles(text)}\``).replace(/\n[ \t]+/g, '\n');
}

/** Icons that modules name for their records are fetched one by one. */
function copyIcons() {
  const from = join(here, 'node_modules/lucide-static/icons');
  const to = join(out, 'assets/icons');
  mkdirSync(to, { recursive: true });
  for (const name of readdirSync(from)) {
    if (name.endsWith('.svg')) writeFileSync(join(to, name), drawing(join(from, name)));
  }
}

/** The one file of the font that nearly every text needs, for the page to ask for early. */
function font() {
  return Object.keys(result.metafile.outputs)
    .map((file) => '/' + relative(out, join(here, file)))
    .find((file) => /inter-latin-wght-normal.*woff2$/.test(file));
}

/** The worker keeps the page and its scripts for when there is no network; other alphabets and the screens' own parts come when first used. */
async function serviceWorker() {
  const files = Object.keys(result.metafile.outputs).map((file) => '/' + relative(out, join(here, file)));
  const kept = ['/', '/icon.svg', ...files.filter((file) => !/(cyrillic|greek|vietnamese)/.test(file))];
  const version = createHash('sha256').update(page).update(kept.join()).digest('hex').slice(0, 12);
  await esbuild.build({
    absWorkingDir: here,
    entryPoints: ['src/worker/sw.ts'],
    outfile: join(out, 'sw.js'),
    bundle: true,
    format: 'iife',
    target: 'es2022',
    minify: true,
    define: { FILES: JSON.stringify(kept), VERSION: JSON.stringify(version) },
    logLevel: 'warning',
  });
}

function compress(folder) {
  for (const name of readdirSync(folder)) {
    const file = join(folder, name);
    if (statSync(file).isDirectory()) compress(file);
    else if (/\.(js|css|html|svg|json|webmanifest)$/.test(name)) {
      const bytes = readFileSync(file);
      const small = gzipSync(bytes, { level: 9 });
      if (bytes.length > 1024 && small.length < bytes.length) writeFileSync(file + '.gz', small);
    }
  }
}

/** The entries and all that they import, as addresses. */
function closure(entries) {
  const found = new Set();
  const visit = (file) => {
    if (found.has(file)) return;
    found.add(file);
    for (const { path, kind } of result.metafile.outputs[file].imports) if (kind === 'import-statement') visit(path);
  };
  const outputs = Object.entries(result.metafile.outputs);
  for (const entry of entries) visit(outputs.find(([, output]) => output.entryPoint === entry)[0]);
  return [...found].map((file) => '/' + relative(out, join(here, file)));
}

/** What the page asks for at once where somebody has signed in before: the workplace, and the screen of the address. Without the part of the names that all share. */
function soon() {
  const early = new Set(closure(['src/shell.ts']));
  const rest = (entry) => closure([entry]).filter((file) => !early.has(file) && early.add(file));
  const short = (files) => files.map((file) => file.replace('/assets/chunk/', ''));
  const workplace = rest('src/workplace.ts');
  const shared = new Set(early);
  const screens = Object.entries(SCREENS).map(([name, file]) => [name, short(closure([`src/screens/${file}.ts`]).filter((each) => !shared.has(each)))]);
  return [short(workplace), Object.fromEntries(screens)];
}

/** Fails where the first load of a board has grown beyond what was promised. */
function budget() {
  const weight = (file) => (file.endsWith('woff2') ? statSync(join(out, file)).size : gzipSync(readFileSync(join(out, file)), { level: 9 }).length);
  const texts = ['src/i18n/en.ts', 'src/i18n/es.ts'].map((language) => closure([...BOARD, language]));
  const rest = ['/index.html', '/icon.svg', built['src/styles/app.css'], font()];
  const bytes = Math.max(...texts.map((files) => [...files, ...rest].reduce((sum, file) => sum + weight(file), 0)));
  console.log(`The first load of a board takes ${bytes} bytes of ${BUDGET}.`);
  if (bytes > BUDGET) {
    console.error('That is too much: load what is heavy or rare when it is first used.');
    process.exitCode = 1;
  }
}

function sizes() {
  const rows = Object.entries(result.metafile.outputs).map(([file, output]) => {
    const bytes = readFileSync(join(here, file));
    return [file.endsWith('woff2') ? bytes.length : gzipSync(bytes, { level: 9 }).length, relative(out, join(here, file)), output.entryPoint ?? ''];
  });
  for (const [bytes, file, entry] of rows.sort((one, other) => other[0] - one[0])) console.log(String(bytes).padStart(8), file, entry);
}

/** Refuses a dependency under a licence that the project does not take: nothing commercial, and nothing that would bind what links it. */
function checkLicences() {
  const lock = JSON.parse(readFileSync(join(here, 'package-lock.json'), 'utf8'));
  const refused = Object.entries(lock.packages)
    .filter(([path, each]) => path !== '' && !each.dev && !LICENCES.has(each.license))
    .map(([path, each]) => `${path} (${each.license ?? 'no licence named'})`);
  if (refused.length > 0) {
    console.error('These dependencies have licences that Kartera does not take: ' + refused.join(', '));
    process.exit(1);
  }
}
