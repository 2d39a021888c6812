// Spectral's ruleset: its own for OpenAPI, and ours. Run in this folder, as `npm run` does.

import { oas } from '@stoplight/spectral-rulesets';
import { readEvidence } from './rules/evidence-files.mjs';
import { ownRules } from './rules/index.mjs';

export default {
  extends: [[oas, 'all']],
  rules: {
    // The server is gone: there is nobody to contact, and no licence that could be granted to it.
    'info-contact': 'off',
    'info-license': 'off',
    'license-url': 'off',
    ...ownRules(readEvidence('../evidence')),
  },
};
