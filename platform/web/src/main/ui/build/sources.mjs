// What the sources need on their way into the browser, as plugins of Rollup.
import { nodeResolve } from '@rollup/plugin-node-resolve';
import * as esbuild from 'esbuild';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const SVG =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round">';
const TARGET = 'es2022';

/** A drawing without its licence comment, white space and fixed size. */
export function drawing(path) {
  return readFileSync(path, 'utf8')
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/<svg[^>]*>/, SVG)
    .replace(/\s+/g, ' ')
    .replace(/> </g, '><')
    .trim();
}

/** TypeScript, drawings, catalogues and sheets of styles as modules; what comes out is minified. */
export function sources(here) {
  const tsconfigRaw = readFileSync(join(here, 'tsconfig.json'), 'utf8');
  const text = (content) => `export default ${JSON.stringify(content)}`;
  return [
    {
      name: 'kinds-of-files',
      load(id) {
        if (/lucide-static.*\.svg$/.test(id)) return text(drawing(id));
        if (id.endsWith('.css')) return text(readFileSync(id, 'utf8'));
        if (id.endsWith('.json')) return `export default ${readFileSync(id, 'utf8')}`;
        return null;
      },
    },
    nodeResolve({ mainFields: ['module', 'main'], exportConditions: ['browser'], extensions: ['.ts', '.mjs', '.js'] }),
    {
      name: 'typescript',
      // The package names its older form first, which is no module.
      resolveId: { order: 'pre', handler: (id) => (id === 'leaflet' ? join(here, 'node_modules/leaflet/dist/leaflet-src.esm.js') : null) },
      async transform(code, id) {
        return id.endsWith('.ts') ? (await esbuild.transform(dense(code), { loader: 'ts', target: TARGET, tsconfigRaw, sourcefile: id })).code : null;
      },
      async renderChunk(code) {
        return (await esbuild.transform(code, { format: 'esm', target: TARGET, minify: true, legalComments: 'none' })).code;
      },
    },
  ];
}

/** Templates of elements and styles without the indentation that they have in their source, nor the comments of styles. */
function dense(source) {
  const styles = (text) =>
    text
      .replace(/\/\*[\s\S]*?\*\//g, '')
      .replace(/\s+/g, ' ')
      .replace(/ ?([{};,>]) ?/g, '$1')
      .replace(/;}/g, '}');
  return source.replace(/\bcss`([^`]*)`/g, (_, text) => `css\`${styles(text)}\``).replace(/\n[ \t]+/g, '\n');
}
