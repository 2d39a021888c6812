// The project's own rules, by the names under which Spectral reports them.

import * as content from './content.mjs';
import * as evidence from './evidence.mjs';
import * as names from './names.mjs';

/** Returns the rules that hold a spec against the evidence given. */
export function ownRules({ tags, methods }) {
  return {
    'mmf-wire-name': rule('Names on the wire are in snake_case', names.wireNames),
    'mmf-operation-id': rule('An operationId is its method in camelCase', names.operationIds),
    'mmf-schema-name': rule('Schemas are named in PascalCase', names.schemaNames),

    'mmf-evidence': rule('Operations, parameters and schemas bear evidence', evidence.present),
    'mmf-evidence-form': rule('Evidence is well-formed', evidence.wellFormed),
    'mmf-evidence-source': rule('Every source exists', evidence.knownSources(tags)),
    'mmf-field-evidence': rule('Every field is backed by evidence', evidence.fieldsBacked),
    'mmf-link-only': rule('Link-only methods are not generated', evidence.linkOnlyStaysOut),

    'mmf-description': rule('Parameters and fields are described', content.described),
    'mmf-sensitive': rule('Sensitive values are marked', content.sensitiveMarked),
    'mmf-binding-reason': rule('What is left out has a reason', content.absenceReasoned),
    'mmf-signing': rule('What signs is named as the generator knows it', content.signing),
    'mmf-envelope': rule('JSON answers are in the envelope', content.envelopeUsed(methods)),
    'mmf-one-of': rule('At-least-one-of names parameters', content.oneOfGroups),
    'mmf-example-format': rule('Examples are in their format', content.examplesInFormat),
    'mmf-form': rule('Writes are forms', content.formsOnly),
  };
}

// The checks walk the document themselves, hence one call for the whole, references unresolved.
function rule(description, check) {
  return {
    description,
    message: '{{error}}',
    severity: 'error',
    resolved: false,
    given: '$',
    then: { function: (doc) => [...check(doc)] },
  };
}
