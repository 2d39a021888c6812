// Tests that the rules find nothing in a good spec, and that each finds its own mistake alone.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import spectral from '@stoplight/spectral-core';
import { sourceTags } from '../rules/evidence-files.mjs';
import { ownRules } from '../rules/index.mjs';
import { good, MISTAKES } from './mistakes.mjs';

const RULES = ownRules({
  tags: new Set(['WRAP', 'CLIENT']),
  methods: new Map([
    ['gear/get_gear', { answer: 'envelope' }],
    ['gear/add_gear', { answer: 'envelope' }],
    ['gear/get_series', { answer: 'top-level-json' }],
    ['gear/search_gear', { answer: 'unknown' }],
  ]),
});
async function findings(doc) {
  const linter = new spectral.Spectral();
  linter.setRuleset({ rules: RULES });
  return linter.run(JSON.stringify(doc));
}

test('a good spec has no finding', async () => {
  assert.deepEqual(await findings(good()), []);
});

for (const [rule, what, make] of MISTAKES) {
  test(`${rule} finds ${what}`, async () => {
    const doc = good();
    make(doc);
    const found = await findings(doc);
    assert.deepEqual([...new Set(found.map((finding) => finding.code))], [rule]);
    assert.ok(found.every((finding) => finding.path.length > 0), 'a finding has a path');
  });
}

test('every rule is tested', () => {
  assert.deepEqual(new Set(MISTAKES.map(([rule]) => rule)), new Set(Object.keys(RULES)));
});

test('the tags of the table of sources are read', () => {
  const page = '# E\n\n## 1. Sources\n\n| tag | source |\n|---|---|\n| WRAP | a |\n| C2 | b |\n\n## 2. X\n\n| NO | n |\n';
  assert.deepEqual(sourceTags(page), new Set(['WRAP', 'C2']));
});

test('a page without the table is rejected', () => {
  assert.throws(() => sourceTags('# E\n\n## 2. Methods\n'), /no table of sources/);
});
