// Rules for evidence: every statement about the server names its sources.

import { extensions, fields, namedSchemas, operations, parameters } from './walk.mjs';

const KEY = 'x-mmf-evidence';
const CONFIDENCES = [
  'recorded', 'multiple', 'single', 'documented', 'link-only', 'consistent-with',
];
const MEMBERS = ['confidence', 'sources', 'unverified'];

export function* present(doc) {
  const owners = [
    ...[...operations(doc)].map(({ operation, path }) => [operation, path, 'the operation']),
    ...[...parameters(doc)].map(({ parameter, path }) => [parameter, path, 'the parameter']),
    ...[...namedSchemas(doc)].map(({ schema, path }) => [schema, path, 'the schema']),
  ];
  for (const [owner, path, what] of owners) {
    if (!owner[KEY]) yield { message: `${what} has no ${KEY}; add its confidence and sources`, path };
  }
}

export function* wellFormed(doc) {
  for (const { key, value, path } of extensions(doc)) {
    if (key !== KEY) continue;
    for (const fault of faults(value)) yield { message: fault, path };
  }
}

function* faults(evidence) {
  if (!evidence || typeof evidence !== 'object') {
    yield 'the evidence is not a mapping; write confidence, sources and unverified';
    return;
  }
  if (!CONFIDENCES.includes(evidence.confidence)) {
    yield `confidence ${evidence.confidence} is unknown; use one of ${CONFIDENCES.join(', ')}`;
  }
  if (!texts(evidence.sources)) yield 'sources is not a list of one or more texts; name the sources';
  if ('unverified' in evidence && !texts(evidence.unverified)) {
    yield 'unverified is not a list of one or more texts; remove it if everything is verified';
  }
  for (const member of Object.keys(evidence)) {
    if (!MEMBERS.includes(member)) yield `${member} is unknown; use only ${MEMBERS.join(', ')}`;
  }
}

function texts(list) {
  return Array.isArray(list) && list.length > 0
    && list.every((text) => typeof text === 'string' && text.trim() !== '');
}

/** Checks that a source is a tag of the table of sources, optionally followed by a position. */
export const knownSources = (tags) => function* check(doc) {
  for (const { key, value, path } of extensions(doc)) {
    if (key !== KEY || !texts(value?.sources)) continue;
    for (const source of value.sources) {
      const tag = source.split(/[\s,:;(]/)[0];
      if (!tags.has(tag)) {
        yield {
          message: `${tag} is not a source in spec/evidence/api-evidence.md, section 1; fix the tag`,
          path: [...path, 'sources'],
        };
      }
    }
  }
};

/** Checks that a field has evidence, or that the schema around it has. */
export function* fieldsBacked(doc) {
  for (const { name, evidence, path } of fields(doc)) {
    // `present` checks named schemas; this checks inline schemas.
    if (!evidence && path[0] !== 'components') {
      yield { message: `the field ${name} has no evidence; add it to the field or its schema`, path };
    }
  }
}

/** Checks that methods that only a link names are excluded from the bindings. */
export function* linkOnlyStaysOut(doc) {
  for (const { operation, path } of operations(doc)) {
    if (operation[KEY]?.confidence === 'link-only' && operation['x-mmf-binding'] !== 'none') {
      yield { message: 'only a link names this method; exclude it with x-mmf-binding: none', path };
    }
  }
}
