// Rules for the content of parameters, fields and responses.

import { bodies, deref, extensions, fields, operations, parameters, shape } from './walk.mjs';

// The members of the envelope need no description.
const ENVELOPE = ['result', 'status', 'output', 'errors'];

export function* described(doc) {
  for (const { parameter, path } of parameters(doc)) {
    if (!parameter.description?.trim()) {
      yield { message: `the parameter ${parameter.name} has no description; add one`, path };
    }
  }
  for (const { name, field, path } of fields(doc)) {
    const described = [field, deref(doc, field), ...(field.allOf ?? []).map((p) => deref(doc, p))]
      .some((schema) => schema?.description?.trim());
    if (!described && !ENVELOPE.includes(name)) {
      yield { message: `the field ${name} has no description; add one`, path };
    }
  }
}

// Names of credentials, and of values that give access to an account or identify a person.
const SENSITIVE = new RegExp(
  [
    'password', 'secret', 'signature', 'verifier', 'activation_code', 'VerificationKey$',
    '(^|_)e?mail$', '^txtEmail$', '^email_(address_)?list$', '_hash$', '_ip$', 'referrer$',
    '^session_id$', '^p$',
  ].join('|'),
);
// Names that match, but whose values are not sensitive.
const HARMLESS = new Set([
  'oauth_signature_method', // The name of a method.
  'site_email', // The sender address of the site.
]);

export function* sensitiveMarked(doc) {
  const named = [
    ...[...parameters(doc)].map(({ parameter, path }) => [parameter.name, parameter, path]),
    ...[...fields(doc)].map(({ name, field, path }) => [name, field, path]),
  ];
  for (const [name, owner, path] of named) {
    const schema = deref(doc, owner.schema ?? owner);
    const flag = schema?.format === 'mmf-flag' || schema?.enum;
    const marked = owner['x-mmf-sensitive'] === true || owner.schema?.['x-mmf-sensitive'] === true;
    if (SENSITIVE.test(name) && !HARMLESS.has(name) && !flag && !marked) {
      yield { message: `${name} looks sensitive; mark it x-mmf-sensitive: true`, path };
    }
  }
}

export function* absenceReasoned(doc) {
  for (const { key, value, path } of extensions(doc)) {
    const owner = path.slice(0, -1).reduce((at, name) => at[name], doc);
    if (key === 'x-mmf-binding' && value !== 'none') {
      yield { message: `x-mmf-binding is ${value}; write none, or remove it`, path };
    } else if (key === 'x-mmf-binding' && !owner['x-mmf-binding-reason']?.trim()) {
      yield { message: 'x-mmf-binding: none has no x-mmf-binding-reason; add the reason', path };
    } else if (key === 'x-mmf-binding-reason' && owner['x-mmf-binding'] !== 'none') {
      yield { message: 'x-mmf-binding-reason has no x-mmf-binding: none; add it, or remove the reason', path };
    }
  }
}

/** Checks that x-mmf-set-by and x-mmf-signed-with have values that the generator knows. */
export function* signing(doc) {
  for (const { key, value, path } of extensions(doc)) {
    const owner = path.slice(0, -1).reduce((at, name) => at[name], doc);
    if (key === 'x-mmf-set-by' && value !== 'signer') {
      yield { message: `x-mmf-set-by is ${value}; write signer, or remove it`, path };
    } else if (key === 'x-mmf-signed-with' && !SIGNING.includes(value)) {
      yield { message: `x-mmf-signed-with is ${value}; write one of ${SIGNING.join(', ')}`, path };
    } else if (key === 'x-mmf-signed-with' && owner.security?.length === 0) {
      yield { message: 'x-mmf-signed-with contradicts an empty security, which means no signature; remove one of them', path };
    }
  }
}

const SIGNING = ['client-credentials', 'temporary-credentials'];

/** Checks that a JSON response is the envelope unless the evidence says otherwise. */
export const envelopeUsed = (methods) => function* check(doc) {
  for (const { operation, url, path } of operations(doc)) {
    const form = methods.get(url.slice(1))?.answer ?? 'envelope';
    const json = deref(doc, operation.responses?.['200'])?.content?.['application/json'];
    const at = [...path, 'responses', '200'];
    if (form === 'envelope' && !json) {
      yield { message: `the response of ${url} is not application/json; describe the envelope`, path: at };
    } else if (form === 'envelope' && !isEnvelope(doc, json.schema)) {
      yield {
        message: `the response of ${url} is not the envelope; describe result with status, output and errors, all required`,
        path: at,
      };
    } else if (form === 'top-level-json' && (!json || isEnvelope(doc, json.schema))) {
      yield { message: `the response of ${url} must be JSON without the envelope; fix its schema`, path: at };
    }
  }
};

function isEnvelope(doc, schema) {
  const outer = shape(doc, schema);
  const result = shape(doc, outer.properties.result);
  return outer.required.includes('result')
    && ['status', 'output', 'errors'].every(
      (name) => result.properties[name] && result.required.includes(name));
}

export function* oneOfGroups(doc) {
  for (const { key, value, path } of extensions(doc)) {
    if (key !== 'x-mmf-at-least-one-of') continue;
    const owner = path.slice(0, -1).reduce((at, name) => at[name], doc);
    const known = namesOf(doc, owner);
    for (const name of (Array.isArray(value) ? value : [value]).flat()) {
      if (!known.has(name)) yield { message: `${name} is not a parameter of this operation; fix the name`, path };
    }
  }
}

function namesOf(doc, owner) {
  const forms = Object.values(owner.requestBody?.content ?? {}).map((media) => media.schema);
  return new Set([
    ...(owner.parameters ?? []).map((parameter) => deref(doc, parameter).name),
    ...[owner, ...forms].flatMap((schema) => Object.keys(shape(doc, schema).properties)),
  ]);
}

// The pattern of each format. Spectral itself accepts anything for an unknown format.
const FORMATS = {
  'mmf-long': /^-?\d{1,19}$/,
  'mmf-int': /^-?\d{1,10}$/,
  'mmf-decimal': /^-?\d+(\.\d+)?$/,
  'mmf-flag': /^[01]$/,
  'mmf-date': /^\d{4}-\d\d-\d\d$/,
  'mmf-us-date': /^\d\d\/\d\d\/\d{4}$/,
  'mmf-date-time': /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/,
  'mmf-time': /^\d\d:\d\d:\d\d$/,
};

/** Checks that examples, defaults and allowed values match their format. */
export function* examplesInFormat(doc) {
  const owners = [
    ...[...parameters(doc)].map(({ parameter, path }) => [parameter, parameter.schema, path]),
    ...[...fields(doc)].map(({ field, path }) => [field, undefined, path]),
  ];
  for (const [owner, inner, path] of owners) {
    for (const schema of [inner ?? owner, (inner ?? owner).items]) {
      const pattern = FORMATS[schema?.format];
      const values = [owner.example, inner?.example, schema?.example, schema?.default]
        .concat(schema?.enum ?? []).flat();
      for (const value of values) {
        if (pattern && value != null && !pattern.test(value)) {
          yield { message: `${value} is not of format ${schema.format}; fix the value or the format`, path };
        }
      }
    }
  }
}

/** Checks that request bodies are forms. API 3.1 accepted no JSON. */
export function* formsOnly(doc) {
  for (const { type, path, role } of bodies(doc)) {
    if (role === 'form' && !/^(application\/x-www-form-urlencoded|multipart\/form-data)$/.test(type)) {
      yield { message: `${type} is not a form; use application/x-www-form-urlencoded or multipart/form-data`, path };
    }
  }
}
