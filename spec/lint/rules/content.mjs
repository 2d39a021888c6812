// What is said about parameters, fields and answers.

import { bodies, deref, extensions, fields, operations, parameters, shape } from './walk.mjs';

// The envelope's own members say what they are by standing in it.
const ENVELOPE = ['result', 'status', 'output', 'errors'];

export function* described(doc) {
  for (const { parameter, path } of parameters(doc)) {
    if (!parameter.description?.trim()) {
      yield { message: `the parameter ${parameter.name} has no description`, path };
    }
  }
  for (const { name, field, path } of fields(doc)) {
    const described = [field, deref(doc, field), ...(field.allOf ?? []).map((p) => deref(doc, p))]
      .some((schema) => schema?.description?.trim());
    if (!described && !ENVELOPE.includes(name)) {
      yield { message: `the field ${name} has no description`, path };
    }
  }
}

// Credentials, what unlocks an account, and what tells where somebody is or how to reach them.
const SENSITIVE = new RegExp(
  [
    'password', 'secret', 'signature', 'verifier', 'activation_code', 'VerificationKey$',
    '(^|_)e?mail$', '^txtEmail$', '^email_(address_)?list$', '_hash$', '_ip$', 'referrer$',
    '^session_id$', '^p$',
  ].join('|'),
);
// Names that match although the value is harmless.
const HARMLESS = new Set([
  'oauth_signature_method', // The name of a method.
  'site_email', // The sender of the site's own mails.
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
      yield { message: `${name} looks like something to hide: mark it x-mmf-sensitive: true`, path };
    }
  }
}

export function* absenceReasoned(doc) {
  for (const { key, value, path } of extensions(doc)) {
    const owner = path.slice(0, -1).reduce((at, name) => at[name], doc);
    if (key === 'x-mmf-binding' && value !== 'none') {
      yield { message: `x-mmf-binding is none or left out, not ${value}`, path };
    } else if (key === 'x-mmf-binding' && !owner['x-mmf-binding-reason']?.trim()) {
      yield { message: 'x-mmf-binding: none without x-mmf-binding-reason', path };
    } else if (key === 'x-mmf-binding-reason' && owner['x-mmf-binding'] !== 'none') {
      yield { message: 'x-mmf-binding-reason without x-mmf-binding: none', path };
    }
  }
}

/** What signs, and what the signer sets, is said in words that the generator knows. */
export function* signing(doc) {
  for (const { key, value, path } of extensions(doc)) {
    const owner = path.slice(0, -1).reduce((at, name) => at[name], doc);
    if (key === 'x-mmf-set-by' && value !== 'signer') {
      yield { message: `x-mmf-set-by is signer or left out, not ${value}`, path };
    } else if (key === 'x-mmf-signed-with' && !SIGNING.includes(value)) {
      yield { message: `x-mmf-signed-with is one of ${SIGNING.join(', ')}, not ${value}`, path };
    } else if (key === 'x-mmf-signed-with' && owner.security?.length === 0) {
      yield { message: 'x-mmf-signed-with beside an empty security, which asks for no signature', path };
    }
  }
}

const SIGNING = ['client-credentials', 'temporary-credentials'];

/** A JSON answer is the envelope wherever the evidence does not say otherwise. */
export const envelopeUsed = (methods) => function* check(doc) {
  for (const { operation, url, path } of operations(doc)) {
    const answer = methods.get(url.slice(1))?.answer ?? 'envelope';
    const json = deref(doc, operation.responses?.['200'])?.content?.['application/json'];
    const at = [...path, 'responses', '200'];
    if (answer === 'envelope' && !json) {
      yield { message: `${url} answers the envelope in application/json; describe it`, path: at };
    } else if (answer === 'envelope' && !isEnvelope(doc, json.schema)) {
      yield {
        message: `${url} answers in the envelope: result with status, output and errors, all required`,
        path: at,
      };
    } else if (answer === 'top-level-json' && (!json || isEnvelope(doc, json.schema))) {
      yield { message: `${url} answers JSON outside the envelope`, path: at };
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
      if (!known.has(name)) yield { message: `${name} is no parameter of this operation`, path };
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

// What a string of each format looks like; Spectral itself takes an unknown format for anything.
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

/** Examples, defaults and allowed values are in the format they illustrate. */
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
          yield { message: `${value} is not of format ${schema.format}`, path };
        }
      }
    }
  }
}

/** A form is a form: nothing of 3.1 was written as JSON. */
export function* formsOnly(doc) {
  for (const { type, path, role } of bodies(doc)) {
    if (role === 'form' && !/^(application\/x-www-form-urlencoded|multipart\/form-data)$/.test(type)) {
      yield { message: `${type} is neither of the two kinds of form that 3.1 read`, path };
    }
  }
}
