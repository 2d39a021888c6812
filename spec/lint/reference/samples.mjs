// Gives each response the sample that the reference shows: the recorded body where there is one,
// otherwise the envelope of a success as far as the spec knows it.

/** The recorded bodies, by operation. */
const RECORDED = {
  getUser: 'get_user.json',
  getWorkouts: 'get_workouts_one.json',
  createWorkout: 'create_workout.json',
};

/** The text of a value on the wire, by format. */
const TEXTS = {
  'mmf-long': '26345682',
  'mmf-int': '25',
  'mmf-decimal': '0.00',
  'mmf-flag': '1',
  'mmf-date': '2013-01-16',
  'mmf-us-date': '01/16/2013',
  'mmf-date-time': '2013-01-16 09:23:55',
  'mmf-time': '07:30:00',
};

const DEEPEST = 8;

/** Adds the samples; `recorded` returns the text of a recorded body. */
export function addSamples(doc, recorded) {
  for (const item of Object.values(doc.paths)) {
    for (const operation of Object.values(item)) {
      const media = operation?.responses?.['200']?.content?.['application/json'];
      if (!media) continue;
      const name = RECORDED[operation.operationId];
      media.example = name ? JSON.parse(recorded(name)) : sample(doc, media.schema, 0);
    }
  }
  for (const response of Object.values(doc.components?.responses ?? {})) {
    const media = response.content?.['application/json'];
    if (media) media.example = JSON.parse(recorded('error_unsigned_get_user.json'));
  }
  return doc;
}

/** Returns a value of a schema. The status of the envelope is that of a success. */
export function sample(doc, schema, depth, name) {
  const its = resolve(doc, schema);
  if (its.example !== undefined) return its.example;
  if (name === 'status') return 1;
  if (its.default !== undefined) return its.default;
  if (its.enum) return its.enum[0];
  if (depth > DEEPEST) return {};
  if (its.allOf) return Object.assign({}, ...its.allOf.map((part) => sample(doc, part, depth)));
  for (const choice of [its.oneOf, its.anyOf]) {
    if (choice) return sample(doc, choice[0], depth);
  }
  if (its.maxItems === 0) return [];
  if (its.type === 'array') return name === 'errors' ? [] : [sample(doc, its.items ?? {}, depth + 1)];
  if (its.properties || its.type === 'object') {
    return Object.fromEntries(Object.entries(its.properties ?? {})
      .map(([key, value]) => [key, sample(doc, value, depth + 1, key)]));
  }
  if (TEXTS[its.format]) return TEXTS[its.format];
  if (its.type === 'integer' || its.type === 'number') return 1;
  if (its.type === 'boolean') return true;
  if (its.type === 'string') return name ?? 'text';
  // The spec does not know what it is: PHP's empty array.
  return [];
}

function resolve(doc, schema) {
  let its = schema ?? {};
  while (its.$ref) {
    its = its.$ref.slice(2).split('/').reduce((node, key) => node[key], doc);
  }
  return its;
}
