// Builds the client into a folder: hashed files, the page with its import map, the service worker, and a .gz beside what is worth it.
import * as esbuild from 'esbuild';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { rollup } from 'rollup';
import subsetFont from 'subset-font';
import { layers } from './build/layers.mjs';
import { drawing, sources } from './build/sources.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const out = option('--out') ?? join(here, 'dist');
const LICENCES = new Set(['Apache-2.0', 'MIT', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', '0BSD', 'OFL-1.1', 'BlueOak-1.0.0', '(MPL-2.0 OR Apache-2.0)']);

/** What the first load of a board may weigh, in bytes as they are sent. */
const BUDGET = 120_000;
const FIRST = ['src/shell.ts', 'src/workplace.ts', 'src/screens/list/list.ts', 'src/screens/board/board.ts'];
/** By the beginning of an address, what it shows first. */
const SCREENS = { '': ['home/home'], list: ['list/list', 'list/table'], record: ['record/record'], settings: ['settings/settings'] };
const BOARD = 'board/board';
const ENTRANCE = 'sign-in';
const LANGUAGES = ['en', 'es'];

/** The names that modules may import. */
const SHARED = {
  lit: 'sdk/lit',
  'lit/decorators.js': 'sdk/lit-decorators',
  'lit/directives/repeat.js': 'sdk/lit-repeat',
  '@kartera/sdk': 'sdk/index',
  '@kartera/ui': 'sdk/ui',
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

const sheet = await styles();
const chunks = await scripts();
const first = await early();
const built = Object.fromEntries(chunks.filter((chunk) => chunk.facadeModuleId).map((chunk) => [relative(here, chunk.facadeModuleId), '/' + chunk.fileName]));
const imports = Object.fromEntries(Object.entries(SHARED).map(([name, file]) => [name, built[`src/${file}.ts`]]));

cpSync(join(here, 'public'), out, { recursive: true });
copyIcons();
const page = readFileSync(join(here, 'src/index.html'), 'utf8')
  .replace('%IMPORT_MAP%', JSON.stringify({ imports }))
  .replace('%SHELL%', built['src/shell.ts'])
  .replace('%CORE%', closure(['src/shell.ts']).map((file) => `<link rel="modulepreload" href="${file}" />`).join(''))
  .replace('%EARLY%', first)
  .replace('%STYLE%', sheet.trim())
  .replace('%ICON%', readFileSync(join(here, 'public/icon.svg'), 'utf8').trim())
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

/** The sheet of styles, which stands in the page; its fonts are files. */
async function styles() {
  const { outputFiles } = await esbuild.build({
    absWorkingDir: here,
    entryPoints: ['src/styles/app.css'],
    outdir: join(out, 'assets'),
    publicPath: '/assets',
    assetNames: 'media/[name]-[hash]',
    bundle: true,
    minify: true,
    write: false,
    legalComments: 'none',
    loader: { '.woff2': 'file' },
    plugins: [lightFont],
    logLevel: 'warning',
  });
  mkdirSync(join(out, 'assets/media'), { recursive: true });
  for (const { path, contents } of outputFiles) if (path.endsWith('.woff2')) writeFileSync(path, contents);
  return outputFiles.find(({ path }) => path.endsWith('.css')).text;
}

async function scripts() {
  const at = (file) => join(here, file);
  const screens = [...Object.values(SCREENS), [BOARD], [ENTRANCE]].map((files) => [files[0].split('/').at(-1), files.map((file) => at(`src/screens/${file}.ts`))]);
  const bundle = await rollup({
    input: { ...Object.fromEntries(Object.values(SHARED).map((file) => [file, at(`src/${file}.ts`)])), shell: at('src/shell.ts') },
    plugins: sources(here),
    preserveEntrySignatures: 'allow-extension',
    // Modules of one part know each other; what each needs of the others is there when it is called.
    onwarn: (warning, warn) => warning.code === 'CIRCULAR_DEPENDENCY' || warn(warning),
  });
  const { output } = await bundle.write({
    dir: out,
    format: 'es',
    entryFileNames: 'assets/[name]-[hash].js',
    chunkFileNames: 'assets/chunk/[name]-[hash].js',
    manualChunks: layers(
      [
        ['shell', at('src/shell.ts')],
        ['workplace', at('src/workplace.ts')],
      ],
      Object.fromEntries(screens),
    ),
  });
  await bundle.close();
  return output.filter(({ type }) => type === 'chunk');
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

function fonts() {
  return readdirSync(join(out, 'assets/media')).map((name) => `/assets/media/${name}`);
}

/** The one file of the font that nearly every text needs, for the page to ask for early. */
function font() {
  return fonts().find((file) => /inter-latin-wght-normal.*woff2$/.test(file));
}

/** The worker keeps the page and its scripts for when there is no network; other alphabets and the screens' own parts come when first used. */
async function serviceWorker() {
  const files = [first, ...chunks.map(({ fileName }) => '/' + fileName), ...fonts()];
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
    chunks.find(({ fileName }) => '/' + fileName === file).imports.forEach((each) => visit('/' + each));
  };
  for (const entry of entries) visit('/' + chunks.find(({ moduleIds }) => moduleIds.includes(join(here, entry))).fileName);
  return [...found];
}

/** The script that comes before all others: it asks for what the page will need, whose addresses it knows from here. Its own address. */
async function early() {
  const { metafile } = await esbuild.build({
    absWorkingDir: here,
    entryPoints: ['src/early.ts'],
    outdir: join(out, 'assets'),
    entryNames: '[name]-[hash]',
    bundle: true,
    format: 'iife',
    target: 'es2022',
    minify: true,
    metafile: true,
    define: { SOON: JSON.stringify(soon()) },
    logLevel: 'warning',
  });
  return '/' + relative(out, join(here, Object.keys(metafile.outputs)[0]));
}

/** What the page asks for at once: where somebody has signed in before, the workplace and the screen of the address, else the way in; and their texts. */
function soon() {
  const there = new Set(closure(['src/shell.ts']));
  const rest = (entries, languages) => {
    const files = closure(entries).filter((file) => !there.has(file));
    return { files: files.map(short), texts: Object.fromEntries(languages.map((language) => [language, texts(entries, language)])) };
  };
  const entrance = rest([`src/screens/${ENTRANCE}.ts`], LANGUAGES);
  const common = Object.fromEntries(LANGUAGES.map((language) => [language, closure([`src/i18n/${language}.ts`]).map(short)]));
  const workplace = rest(['src/workplace.ts'], []).files;
  closure(['src/workplace.ts']).forEach((file) => there.add(file));
  // A board is shown by the list's own element.
  const all = { ...SCREENS, board: [SCREENS.list[0], BOARD] };
  const screens = Object.fromEntries(Object.entries(all).map(([name, files]) => [name, rest(files.map((file) => `src/screens/${file}.ts`), LANGUAGES)]));
  return { common, entrance, workplace, screens };
}

function short(file) {
  return file.replace('/assets/chunk/', '');
}

/** The catalogues that the modules of the entries wait for ({@code withTexts}). */
function texts(entries, language) {
  const source = (id) => readFileSync(id, 'utf8');
  const late = Object.fromEntries([...source(join(here, 'src/i18n/late.ts')).matchAll(/const (\w+): LateTexts = {\s*en: \(\) => import\('\.\/en\/(.+)'\)/g)].map(([, name, file]) => [name, file]));
  const modules = closure(entries).flatMap((file) => chunks.find(({ fileName }) => '/' + fileName === file).moduleIds);
  const waits = modules.filter((id) => id.includes('/src/') && id.endsWith('.ts')).flatMap((id) => source(id).match(/^await .*withTexts\(.*$/gm) ?? []);
  const names = new Set(waits.flatMap((line) => [...line.matchAll(/withTexts\((\w+)\)/g)].map(([, name]) => late[name])));
  return [...names].map((name) => short(closure([`src/i18n/${language}/${name}`])[0]));
}

/** Fails where the first load of a board has grown beyond what was promised. */
function budget() {
  const weight = (file) => (file.endsWith('woff2') ? statSync(join(out, file)).size : gzipSync(readFileSync(join(out, file)), { level: 9 }).length);
  const loads = LANGUAGES.map((language) => closure([...FIRST, `src/i18n/${language}.ts`]));
  const rest = ['/index.html', '/icon.svg', first, font()];
  const bytes = Math.max(...loads.map((files) => [...files, ...rest].reduce((sum, file) => sum + weight(file), 0)));
  console.log(`The first load of a board takes ${bytes} bytes of ${BUDGET}.`);
  if (bytes > BUDGET) {
    console.error('That is too much: load what is heavy or rare when it is first used.');
    process.exitCode = 1;
  }
}

function sizes() {
  const rows = chunks.map(({ fileName, code, facadeModuleId }) => [gzipSync(code, { level: 9 }).length, fileName, facadeModuleId ? relative(here, facadeModuleId) : '']);
  const all = [...rows, ...fonts().map((file) => [statSync(join(out, file)).size, file.slice(1), ''])];
  for (const [bytes, file, entry] of all.sort((one, other) => other[0] - one[0])) console.log(String(bytes).padStart(8), file, entry);
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
