// The ruleset: Spectral's rules for OpenAPI and the project's own. Run it in this folder, as `npm run` does.

import { oas } from '@stoplight/spectral-rulesets';
import { readEvidence } from './rules/evidence-files.mjs';
import { ownRules } from './rules/index.mjs';

export default {
  extends: [[oas, 'all']],
  rules: {
    // The server no longer exists, so the API has no contact and no licence.
    'info-contact': 'off',
    'info-license': 'off',
    'license-url': 'off',
    ...ownRules(readEvidence('../evidence')),
  },
};
