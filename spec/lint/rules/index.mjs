// The project's own rules, by the names that Spectral reports.

import * as content from './content.mjs';
import * as evidence from './evidence.mjs';
import * as names from './names.mjs';

/** Returns the rules, which compare a spec with the given evidence. */
export function ownRules({ tags, methods }) {
  return {
    'mmf-wire-name': rule('Names on the wire are in snake_case', names.wireNames),
    'mmf-operation-id': rule('An operationId is its method in camelCase', names.operationIds),
    'mmf-schema-name': rule('Schemas are named in PascalCase', names.schemaNames),

    'mmf-evidence': rule('Operations, parameters and schemas have evidence', evidence.present),
    'mmf-evidence-form': rule('Evidence is well-formed', evidence.wellFormed),
    'mmf-evidence-source': rule('Every source exists', evidence.knownSources(tags)),
    'mmf-field-evidence': rule('Every field has evidence', evidence.fieldsBacked),
    'mmf-link-only': rule('Link-only methods are not generated', evidence.linkOnlyStaysOut),

    'mmf-description': rule('Parameters and fields are described', content.described),
    'mmf-sensitive': rule('Sensitive values are marked', content.sensitiveMarked),
    'mmf-binding-reason': rule('Exclusions from the bindings have a reason', content.absenceReasoned),
    'mmf-signing': rule('The values of x-mmf-set-by and x-mmf-signed-with are known', content.signing),
    'mmf-envelope': rule('JSON responses are in the envelope', content.envelopeUsed(methods)),
    'mmf-one-of': rule('At-least-one-of names parameters', content.oneOfGroups),
    'mmf-example-format': rule('Examples are in their format', content.examplesInFormat),
    'mmf-form': rule('Writes are forms', content.formsOnly),
  };
}

// Each check walks the whole document itself, with unresolved references.
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
