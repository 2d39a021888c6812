// Shows evidence in the reference, as text and as badges.

/** The confidences, highest first: label, meaning, colour of the badge. */
export const DEGREES = {
  recorded: ['recorded', 'a response of the server was recorded', '#1a7f4b'],
  multiple: ['several sources', 'several clients or documents agree', '#2563a8'],
  single: ['one client', 'one client used it', '#8a6100'],
  documented: ['documentation only', 'a wrapper quotes the lost documentation; no client is known to have called it', '#9a4a12'],
  'link-only': ['link only', 'only a link names it', '#a12a2a'],
  'consistent-with': ['by analogy', 'a related interface suggests it; no proof', '#6b4fa0'],
};

export function escape(text) {
  return String(text).replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;');
}

/** Turns text in backticks into code and escapes everything else. */
export function inline(text) {
  return escape(text).replace(/`([^`]+)`/g, '<code>$1</code>');
}

export function badge(confidence) {
  const [label, meaning] = DEGREES[confidence];
  return `<span class="mmf-badge mmf-${confidence}" title="${escape(meaning)}">${label}</span>`;
}

/** Returns one line: badge, sources, what is unverified. */
export function line(evidence) {
  const sources = evidence.sources.map((source) => `<code>${escape(source)}</code>`).join(' ');
  const doubt = evidence.unverified
    ? ` <span class="mmf-doubt">unverified: ${escape(evidence.unverified.join(', '))}</span>`
    : '';
  return `<span class="mmf-evidence">${badge(evidence.confidence)} ${sources}${doubt}</span>`;
}

/** Adds the evidence and the project's other extensions to the descriptions, so that Redoc shows them. */
export function annotate(doc) {
  for (const item of Object.values(doc.paths)) {
    for (const operation of Object.values(item)) {
      if (!operation?.responses) continue;
      describe(operation, notes(operation), '\n\n');
      operation['x-badges'] = badges(operation);
      for (const parameter of operation.parameters ?? []) own(parameter);
      for (const media of Object.values(operation.requestBody?.content ?? {})) fields(media.schema);
    }
  }
  for (const parameter of Object.values(doc.components.parameters ?? {})) own(parameter);
  for (const scheme of Object.values(doc.components.securitySchemes ?? {})) own(scheme);
  for (const schema of Object.values(doc.components.schemas ?? {})) fields(schema);
  return doc;
}

function badges(operation) {
  const [label, , color] = DEGREES[operation['x-mmf-evidence'].confidence];
  const absent = operation['x-mmf-binding'] === 'none';
  return [{ name: label, color }, ...(absent ? [{ name: 'not generated', color: '#666' }] : [])];
}

function fields(schema) {
  if (!schema || typeof schema !== 'object') return;
  own(schema);
  for (const field of Object.values(schema.properties ?? {})) fields(field);
  for (const part of [schema.items, ...(schema.allOf ?? []), ...(schema.oneOf ?? [])]) fields(part);
}

function own(owner) {
  if (!owner.$ref) describe(owner, notes(owner), ' ');
}

const SIGNED_WITH = {
  'client-credentials': 'the client credentials alone',
  'temporary-credentials': 'client and temporary credentials',
};

function notes(owner) {
  const said = [];
  for (const group of owner['x-mmf-at-least-one-of'] ?? []) {
    said.push(`<span class="mmf-note">At least one of ${group.map((n) => `<code>${escape(n)}</code>`).join(', ')} is required.</span>`);
  }
  if (owner['x-mmf-binding'] === 'none') {
    said.push(`<span class="mmf-note">Not in the bindings: ${escape(owner['x-mmf-binding-reason'])}</span>`);
  }
  if (owner['x-mmf-signed-with']) {
    said.push(`<span class="mmf-note">Signed with ${SIGNED_WITH[owner['x-mmf-signed-with']]}.</span>`);
  }
  if (owner['x-mmf-set-by']) said.push('<span class="mmf-note">Set by the signer.</span>');
  if (owner['x-mmf-sensitive']) said.push('<span class="mmf-badge mmf-sensitive">sensitive</span>');
  if (owner['x-mmf-evidence']) said.push(line(owner['x-mmf-evidence']));
  return said;
}

function describe(owner, said, gap) {
  if (said.length > 0) owner.description = [(owner.description ?? '').trim(), ...said].join(gap);
}
