// Runs the unit tests: bundles each test/**/*.test.ts for Node into a temporary folder, with a page's globals, and gives them to Node's own runner.
import * as esbuild from 'esbuild';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const wanted = process.argv[2] ?? '';
const folder = mkdtempSync(join(tmpdir(), 'kartera-ui-'));
try {
  const tests = readdirSync(join(here, 'test'), { recursive: true }).filter((file) => file.endsWith('.test.ts') && file.includes(wanted));
  await esbuild.build({
    absWorkingDir: here,
    entryPoints: tests.map((file) => join('test', file)),
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    loader: { '.svg': 'text' },
    banner: { js: "import { createRequire as kreq } from 'node:module'; const require = kreq(import.meta.url);" },
    logLevel: 'warning',
  });
  const files = readdirSync(folder, { recursive: true }).filter((file) => file.endsWith('.test.mjs'));
  const run = spawnSync(process.execPath, ['--test', ...files.map((file) => join(folder, file))], { stdio: 'inherit', cwd: here });
  process.exitCode = run.status ?? 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
