// Lints bundled specs. As a program with one argument, it prints the findings of that file:
//   node lint.mjs ../target/classes/io/github/mmfapi/mmf-api-3.1.yaml
// Without arguments it is a server for spec-tools: each line of its input is a request in JSON,
//   {"file": PATH, "evidence": FOLDER, "own": true for the project's own rules alone},
// and it writes its findings as one line of JSON: [{"rule", "message", "path": [names and indexes]}].

import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { createConfig, lintFromString } from '@redocly/openapi-core';
import core from '@stoplight/spectral-core';
import { parse } from 'yaml';
import { readEvidence } from './rules/evidence-files.mjs';
import { ownRules } from './rules/index.mjs';
import { ruleset } from './rules/ruleset.mjs';

// What to do about the findings of libraries, which only say what is wrong.
const REMEDIES = {
  'oas3-schema': 'remove it, or write it as OpenAPI 3.0 does',
  struct: 'remove it, or write it as OpenAPI 3.0 does',
  'oas3-unused-component': 'remove it, or refer to it',
  'no-unused-components': 'remove it, or refer to it',
  'operation-operationId-unique': 'rename one of them',
  'operation-operationId': 'write the method in camelCase',
  'operation-tags': 'give the tag of its group',
  'operation-tag-defined': 'describe the tag under tags of the file',
  'oas3-valid-schema-example': 'fix the example or the schema',
  'oas3-valid-media-example': 'fix the example or the schema',
  'no-unresolved-refs': 'fix the name',
  'invalid-ref': 'fix the name',
};

const told = (rule, message) => (message.includes('; ')
  ? message : `${message.replace(/\.$/, '')}; ${REMEDIES[rule] ?? `change it: the rule is ${rule}`}`);

const REDOCLY = readFileSync(new URL('redocly.yaml', import.meta.url), 'utf8');
const config = await createConfig(REDOCLY);

async function spectral(document, rules) {
  const linter = new core.Spectral();
  linter.setRuleset(rules);
  const findings = await linter.run(JSON.stringify(document));
  return findings.map(({ code, message, path }) => ({ rule: code, message: told(code, message), path }));
}

async function redocly(document) {
  const problems = await lintFromString({
    source: JSON.stringify(document), absoluteRef: 'spec.json', config,
  });
  return problems.filter((problem) => !problem.ignored).map((problem) => ({
    rule: problem.ruleId,
    message: told(problem.ruleId, problem.suggest.length > 0
      ? `${problem.message.replace(/\.$/, '')}; write ${problem.suggest[0]}, or remove it` : problem.message),
    path: pointer(problem.location[0]?.pointer ?? '#/'),
  }));
}

function pointer(text) {
  return text.replace(/^#\/?/, '').split('/').filter((name) => name !== '')
    .map((name) => name.replaceAll('~1', '/').replaceAll('~0', '~'));
}

async function lint({ file, evidence, own }) {
  const document = parse(readFileSync(file, 'utf8'), { maxAliasCount: -1 });
  if (own) return spectral(document, { rules: ownRules(readEvidence(evidence)) });
  return [...await spectral(document, ruleset(evidence)), ...await redocly(document)];
}

const [file] = process.argv.slice(2);
if (file) {
  const findings = await lint({ file, evidence: new URL('../evidence', import.meta.url).pathname });
  for (const { rule, message, path } of findings) console.log(`${path.join('/')}: ${message} (${rule})`);
  process.exitCode = findings.length > 0 ? 1 : 0;
} else {
  for await (const line of createInterface({ input: process.stdin })) {
    console.log(JSON.stringify(await lint(JSON.parse(line))));
  }
}
