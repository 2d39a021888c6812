// Generators that walk an OpenAPI document. Each yields its items with their paths, which a finding
// needs. References are not followed unless stated, so a shared item is visited once.

const VERBS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];

/** Yields `{ operation, url, verb, path }` for every operation. */
export function* operations(doc) {
  for (const [url, item] of Object.entries(doc.paths ?? {})) {
    for (const verb of VERBS.filter((v) => item[v])) {
      yield { operation: item[verb], url, verb, path: ['paths', url, verb] };
    }
  }
}

/** Yields `{ parameter, path }` for every parameter, shared ones included. */
export function* parameters(doc) {
  for (const { operation, path } of operations(doc)) {
    for (const [i, parameter] of (operation.parameters ?? []).entries()) {
      if (!parameter.$ref) yield { parameter, path: [...path, 'parameters', i] };
    }
  }
  for (const [name, parameter] of Object.entries(doc.components?.parameters ?? {})) {
    yield { parameter, path: ['components', 'parameters', name] };
  }
}

/** Yields `{ name, schema, path }` for every named schema. */
export function* namedSchemas(doc) {
  for (const [name, schema] of Object.entries(doc.components?.schemas ?? {})) {
    yield { name, schema, path: ['components', 'schemas', name] };
  }
}

/** Yields `{ media, type, path, role }` for every body; role is `form` or `response`. */
export function* bodies(doc) {
  for (const { operation, path } of operations(doc)) {
    yield* contents(operation.requestBody, [...path, 'requestBody'], 'form');
    for (const [status, response] of Object.entries(operation.responses ?? {})) {
      yield* contents(response, [...path, 'responses', status], 'response');
    }
  }
  for (const [name, response] of Object.entries(doc.components?.responses ?? {})) {
    yield* contents(response, ['components', 'responses', name], 'response');
  }
}

function* contents(holder, path, role) {
  for (const [type, media] of Object.entries(holder?.content ?? {})) {
    yield { media, type, path: [...path, 'content', type], role };
  }
}

/**
 * Yields `{ name, field, evidence, path }` for every field of every named and inline schema.
 * `evidence` is that of the field or of the nearest schema around it.
 */
export function* fields(doc) {
  for (const { schema, path } of namedSchemas(doc)) yield* fieldsOf(schema, path, undefined);
  for (const { media, path } of bodies(doc)) {
    if (media.schema) yield* fieldsOf(media.schema, [...path, 'schema'], undefined);
  }
}

function* fieldsOf(schema, path, around) {
  if (!schema || typeof schema !== 'object' || schema.$ref) return;
  const evidence = schema['x-mmf-evidence'] ?? around;
  for (const [name, field] of Object.entries(schema.properties ?? {})) {
    const at = [...path, 'properties', name];
    yield { name, field, evidence: field['x-mmf-evidence'] ?? evidence, path: at };
    yield* fieldsOf(field, at, evidence);
  }
  for (const kind of ['allOf', 'oneOf', 'anyOf']) {
    for (const [i, part] of (schema[kind] ?? []).entries()) {
      yield* fieldsOf(part, [...path, kind, i], evidence);
    }
  }
  yield* fieldsOf(schema.items, [...path, 'items'], evidence);
  yield* fieldsOf(schema.additionalProperties, [...path, 'additionalProperties'], evidence);
}

/** Yields `{ key, value, path }` for every extension `x-mmf-*`. */
export function* extensions(node, path = []) {
  if (!node || typeof node !== 'object') return;
  for (const [key, value] of Object.entries(node)) {
    const at = [...path, Array.isArray(node) ? Number(key) : key];
    // A field can have the name of an extension; then only its schema is visited.
    if (key.startsWith('x-mmf-') && path.at(-1) !== 'properties') yield { key, value, path: at };
    else yield* extensions(value, at);
  }
}

/** Follows a reference within the document; returns anything else unchanged. */
export function deref(doc, node) {
  const seen = new Set();
  while (node?.$ref && !seen.has(node.$ref)) {
    seen.add(node.$ref);
    node = node.$ref.slice(2).split('/').reduce((at, name) => at?.[name], doc);
  }
  return node;
}

/** Returns the properties and required names of an object, those of its allOf included. */
export function shape(doc, node) {
  const schema = deref(doc, node) ?? {};
  const parts = (schema.allOf ?? []).map((part) => shape(doc, part));
  return {
    properties: Object.assign({}, ...parts.map((p) => p.properties), schema.properties),
    required: [...parts.flatMap((p) => p.required), ...(schema.required ?? [])],
  };
}
