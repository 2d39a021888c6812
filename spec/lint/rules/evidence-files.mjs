// Reads the evidence that the rules compare the spec with.

import { readFileSync } from 'node:fs';

/** Returns `{ tags, methods }` of a folder such as spec/evidence; a missing file is an error. */
export function readEvidence(folder) {
  const page = readFileSync(`${folder}/api-evidence.md`, 'utf8');
  const methods = JSON.parse(readFileSync(`${folder}/methods.json`, 'utf8'));
  return {
    tags: sourceTags(page),
    methods: new Map(methods.map((method) => [method.path, method])),
  };
}

/** Returns the tags in the first column of the table of sources, section 1 of the page. */
export function sourceTags(page) {
  const section = page.split(/^## /m).find((part) => /^1\. Sources/.test(part));
  const rows = section?.match(/^\| [A-Z][A-Z0-9]* \|/gm) ?? [];
  if (rows.length === 0) {
    throw new Error('api-evidence.md has no table of sources in its section "1. Sources"');
  }
  return new Set(rows.map((row) => row.slice(2, -2)));
}
