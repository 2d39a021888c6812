// Tests that the reference shows the evidence and escapes all texts.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parse } from 'yaml';
import { annotate, line } from '../reference/evidence.mjs';
import { methodsOf, overview } from '../reference/overview.mjs';
import { addSamples, sample } from '../reference/samples.mjs';

const GOOD = readFileSync(new URL('good.yaml', import.meta.url), 'utf8');
const SOURCES = '# E\n\n## 1. Sources\n\n| tag | source |\n|---|---|\n| WRAP | a `b` <c> | 2013 | fair |\n\n## 2. X\n';

function good() {
  const doc = parse(GOOD);
  for (const { operation } of methodsOf(doc)) Object.assign(operation, { tags: ['My Gear'], summary: 'Does <it>.' });
  return doc;
}

test('line shows confidence, sources and unverified, escaped', () => {
  const html = line({ confidence: 'single', sources: ['A <b>'], unverified: ['x & y'] });
  assert.match(html, /mmf-single.*one client.*<code>A &lt;b&gt;<\/code>.*unverified: x &amp; y/);
});

test('annotate describes operations, parameters and fields', () => {
  const doc = annotate(good());
  const getGear = doc.paths['/gear/get_gear'].get;
  assert.match(getGear.description, /At least one of <code>gear_id<\/code>/);
  assert.match(getGear.description, /documentation only.*WRAP L12.*unverified: verb/s);
  assert.equal(getGear['x-badges'][0].name, 'documentation only');
  assert.match(getGear.parameters[0].description, /^Gear id\. .*documentation only/);
  assert.match(doc.components.schemas.AddGearForm.properties.password.description, /sensitive/);
  assert.match(doc.components.schemas.AddGearForm.properties.nonce.description, /Set by the signer\./);
  assert.match(doc.paths['/gear/add_gear'].post.description, /Signed with the client credentials alone\./);
  const searchGear = doc.paths['/gear/search_gear'].get;
  assert.match(searchGear.description, /Not in the bindings: Only a link names it\./);
  assert.equal(searchGear['x-badges'][1].name, 'not generated');
});

test('overview lists every method once, under its confidence, with a link', () => {
  const html = overview(good(), SOURCES);
  for (const { url, operation } of methodsOf(good())) {
    const link = `index.html#tag/My-Gear/operation/${operation.operationId}">${url.slice(1)}`;
    assert.equal(html.split(link).length, 2, url);
  }
  assert.match(html, /<section id="single">.*2 methods/s);
  assert.match(html, /Does &lt;it&gt;\./);
  assert.match(html, /<td><code>WRAP<\/code><\/td><td>a <code>b<\/code> &lt;c&gt;<\/td>/);
});

test('samples are recorded bodies, or the envelope of a success', () => {
  const envelope = { properties: { result: { properties: {
    status: { type: 'integer' }, output: {}, errors: { type: 'array', items: { type: 'string' } } } } } };
  const responses = () => ({ 200: { content: { 'application/json': { schema: { $ref: '#/components/schemas/E' } } } } });
  const doc = {
    paths: {
      '/users/get_user': { get: { operationId: 'getUser', responses: responses() } },
      '/gear/get_gear': { get: { operationId: 'getGear', responses: responses() } },
    },
    components: { schemas: { E: envelope }, responses: { Failure: { content: { 'application/json': {} } } } },
  };
  addSamples(doc, (name) => JSON.stringify({ from: name }));
  const of = (path) => doc.paths[path].get.responses[200].content['application/json'].example;
  assert.deepEqual(of('/users/get_user'), { from: 'get_user.json' });
  assert.deepEqual(of('/gear/get_gear'), { result: { status: 1, output: [], errors: [] } });
  assert.deepEqual(doc.components.responses.Failure.content['application/json'].example,
    { from: 'error_unsigned_get_user.json' });
});

test('a sample has the text of its format, and nothing of an empty list', () => {
  assert.equal(sample({}, { format: 'mmf-date' }, 0, 'day'), '2013-01-16');
  assert.equal(sample({}, { type: 'string' }, 0, 'name'), 'name');
  assert.deepEqual(sample({}, { type: 'array', maxItems: 0, items: {} }, 0, 'output'), []);
});
