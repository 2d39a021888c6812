// Builds the HTML reference: node reference/build.mjs BUNDLE FOLDER
//
// index.html shows the annotated spec with Redoc, evidence.html the methods by confidence. Both pages
// are self-contained and load nothing, so that they work offline.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { parse } from 'yaml';
import { annotate, badge, DEGREES } from './evidence.mjs';
import { overview } from './overview.mjs';
import { addSamples } from './samples.mjs';

const [bundle, folder] = process.argv.slice(2);
if (!folder) throw new Error('give two arguments: the bundled spec and the folder to write to');

const here = (name) => readFileSync(new URL(name, import.meta.url), 'utf8');
const styles = Object.entries(DEGREES)
  .map(([degree, [, , color]]) => `.mmf-${degree}{--tone:${color}}`).join('\n') + here('style.css');

// Allows only what is in the page, and the worker that Redoc creates for its search.
const POLICY = "default-src 'none'; script-src 'unsafe-inline' blob:; worker-src blob:; "
  + "style-src 'unsafe-inline'; img-src data:; font-src data:";

const page = (title, body) => `<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="icon" href="data:,">
<style>${styles}</style></head>
<body>
${body}
</body></html>
`;

// Escapes text so that it cannot end a script element.
const inScript = (text) => text.replace(/<\/(script)/gi, '<\\/$1').replace(/<!--/g, '<\\!--');

function reference(doc) {
  const legend = Object.entries(DEGREES)
    .map(([degree, [, meaning]]) => `| ${badge(degree)} | ${meaning} |`).join('\n');
  doc.info.description = '<a class="mmf-overview" href="evidence.html">All methods by confidence →</a>\n\n'
    + `Each method, parameter and field shows its evidence:\n\n| badge | meaning |\n|---|---|\n${legend}\n\n`
    + doc.info.description;
  const options = {
    hideDownloadButtons: true,
    hideHostname: true,
    nativeScrollbars: true,
    requiredPropsFirst: true,
    sideNavStyle: 'path-only',
    schemasExpansionLevel: 2,
    jsonSamplesExpandLevel: 3,
    expandResponses: '200',
    theme: {
      colors: { primary: { main: '#2563a8' } },
      typography: {
        fontFamily: 'system-ui, sans-serif',
        headings: { fontFamily: 'system-ui, sans-serif' },
        code: { fontFamily: 'ui-monospace, monospace', wrap: true },
      },
      sidebar: { width: '300px' },
    },
  };
  // The footer would load an image from the network; an empty image replaces it.
  const redoc = here('../node_modules/redoc/bundles/redoc.standalone.js')
    .replaceAll('https://cdn.redoc.ly/redoc/logo-mini.svg', 'data:image/gif;base64,R0lGODlhAQABAAAAACw=');
  return `<div id="reference"></div>
<script>${inScript(redoc)}</script>
<script>Redoc.init(${inScript(JSON.stringify(doc))}, ${JSON.stringify(options)}, document.getElementById('reference'));</script>`;
}

const text = readFileSync(bundle, 'utf8');
const recorded = (name) => readFileSync(`../evidence/recorded/${name}`, 'utf8');
const evidencePage = readFileSync('../evidence/api-evidence.md', 'utf8');
mkdirSync(folder, { recursive: true });
writeFileSync(`${folder}/evidence.html`, page('MapMyFitness API 3.1: evidence',
  `<main>${overview(parse(text), evidencePage)}</main>\n<script>${here('filter.js')}</script>`));
writeFileSync(`${folder}/index.html`,
  page('MapMyFitness API 3.1', reference(addSamples(annotate(parse(text)), recorded))));
console.log(`wrote ${folder}/index.html and evidence.html`);
