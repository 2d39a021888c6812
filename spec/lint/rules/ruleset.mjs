// The ruleset: Spectral's rules for OpenAPI and the project's own.

import { oas } from '@stoplight/spectral-rulesets';
import { readEvidence } from './evidence-files.mjs';
import { ownRules } from './index.mjs';

/** Returns all rules, which compare a spec with the evidence in a folder. */
export function ruleset(evidence) {
  return {
    extends: [[oas, 'all']],
    rules: {
      // The server no longer exists, so the API has no contact and no licence.
      'info-contact': 'off',
      'info-license': 'off',
      'license-url': 'off',
      ...ownRules(readEvidence(evidence)),
    },
  };
}
