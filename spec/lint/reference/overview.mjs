// Builds the page of all methods by confidence.

import { badge, DEGREES, escape, inline, line } from './evidence.mjs';

/** Returns `{ method, url, verb, tag, operation }` for every operation. */
export function methodsOf(doc) {
  return Object.entries(doc.paths).flatMap(([url, item]) =>
    Object.entries(item).filter(([, operation]) => operation?.responses).map(([verb, operation]) =>
      ({ url, verb: verb.toUpperCase(), tag: operation.tags?.[0], operation })));
}

/** Returns the body of the page: counts, one table per confidence, and the sources. */
export function overview(doc, evidencePage) {
  const methods = methodsOf(doc);
  const degrees = Object.keys(DEGREES)
    .map((degree) => [degree, methods.filter((m) => confidence(m) === degree)])
    .filter(([, members]) => members.length > 0);
  return `<header>
<h1>What is known about the MapMyFitness API 3.1</h1>
<p>The server no longer exists. This page lists its ${methods.length} methods by confidence, with their
sources. <a href="index.html">The reference</a> shows the same for every parameter and field.</p>
${bar(degrees, methods.length)}
<p><input id="filter" type="search" placeholder="Filter: method, group, source, words" aria-label="Filter"></p>
</header>
${degrees.map(([degree, members]) => section(degree, members)).join('\n')}
<section id="sources"><h2>Sources</h2>
<p>A tag can be followed by a position: <code>PHPW L1495</code> is a line, <code>SEED Out[43]</code> a
cell of the recorded tutorial.</p>
${sources(evidencePage)}
</section>`;
}

const confidence = (method) => method.operation['x-mmf-evidence'].confidence;

function bar(degrees, total) {
  const parts = degrees.map(([degree, members]) =>
    `<a class="mmf-${degree}" href="#${degree}" style="flex:${members.length} 0 auto" title="${escape(DEGREES[degree][1])}">`
    + `<b>${members.length}</b> ${DEGREES[degree][0]}</a>`);
  return `<nav class="bar" aria-label="${total} methods by confidence">${parts.join('')}</nav>`;
}

function section(degree, members) {
  const rows = members.map((method) => row(method)).join('\n');
  return `<section id="${degree}"><h2>${badge(degree)} <small>${members.length} methods: ${escape(DEGREES[degree][1])}</small></h2>
<div class="scroll" tabindex="0"><table><thead><tr><th>Method</th><th>What it does</th><th>Sources, and what is unverified</th></tr></thead>
<tbody>
${rows}
</tbody></table></div></section>`;
}

function row({ url, verb, tag, operation }) {
  const anchor = `index.html#tag/${tag.replace(/\s+/g, '-')}/operation/${operation.operationId}`;
  const absent = operation['x-mmf-binding'] === 'none'
    ? ` <span class="mmf-note">Not in the bindings: ${inline(operation['x-mmf-binding-reason'])}</span>` : '';
  return `<tr><td><span class="verb ${verb.toLowerCase()}">${verb}</span> <a href="${anchor}">${escape(url.slice(1))}</a></td>`
    + `<td>${inline(operation.summary)}${absent}</td><td>${line(operation['x-mmf-evidence']).replace(/^(<span class="mmf-evidence">)<span.*?<\/span> /, '$1')}</td></tr>`;
}

/** Returns the table of section 1 of api-evidence.md. */
function sources(page) {
  const rows = page.split(/^## /m).find((part) => part.startsWith('1. Sources'))
    .split('\n').filter((text) => /^\| [A-Z][A-Z0-9]* \|/.test(text))
    .map((text) => text.slice(1, -1).split(' | ').map((cell) => inline(cell.trim())));
  const body = rows.map(([tag, ...rest]) =>
    `<tr><td><code>${tag}</code></td>${rest.map((cell) => `<td>${cell}</td>`).join('')}</tr>`);
  return `<div class="scroll" tabindex="0"><table class="sources"><thead><tr><th>Tag</th><th>Source (commit)</th><th>Date</th><th>Worth</th></tr></thead><tbody>${body.join('\n')}</tbody></table></div>`;
}
