// Evidence: nothing is claimed of a server that is gone without saying who says so.

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
    if (!owner[KEY]) yield { message: `${what} has no ${KEY}; say how sure it is, and by whom`, path };
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
    yield 'evidence is a mapping of confidence, sources and unverified';
    return;
  }
  if (!CONFIDENCES.includes(evidence.confidence)) {
    yield `confidence ${evidence.confidence} is none of ${CONFIDENCES.join(', ')}`;
  }
  if (!texts(evidence.sources)) yield 'sources is not a list of one or more texts';
  if ('unverified' in evidence && !texts(evidence.unverified)) {
    yield 'unverified is not a list of one or more texts; leave it out when nothing is in doubt';
  }
  for (const member of Object.keys(evidence)) {
    if (!MEMBERS.includes(member)) yield `${member} is none of ${MEMBERS.join(', ')}`;
  }
}

function texts(list) {
  return Array.isArray(list) && list.length > 0
    && list.every((text) => typeof text === 'string' && text.trim() !== '');
}

/** A source is a tag of the table of sources, perhaps followed by the place in it. */
export const knownSources = (tags) => function* check(doc) {
  for (const { key, value, path } of extensions(doc)) {
    if (key !== KEY || !texts(value?.sources)) continue;
    for (const source of value.sources) {
      const tag = source.split(/[\s,:;(]/)[0];
      if (!tags.has(tag)) {
        yield {
          message: `${tag} is no source of spec/evidence/api-evidence.md, section 1`,
          path: [...path, 'sources'],
        };
      }
    }
  }
};

/** A field stands on its own evidence or on that of the schema around it. */
export function* fieldsBacked(doc) {
  for (const { name, evidence, path } of fields(doc)) {
    // The schemas themselves are `present`'s matter; here are those written where they are used.
    if (!evidence && path[0] !== 'components') {
      yield { message: `no evidence backs the field ${name}`, path };
    }
  }
}

/** What is known by a link alone cannot be called. */
export function* linkOnlyStaysOut(doc) {
  for (const { operation, path } of operations(doc)) {
    if (operation[KEY]?.confidence === 'link-only' && operation['x-mmf-binding'] !== 'none') {
      yield { message: 'only a link names this method: keep it out with x-mmf-binding: none', path };
    }
  }
}
