// The mistakes that the rules have to find: each changes the good spec in one place. As a program, it
// prints them for the tests of spec-tools: {"good", "mistakes": [{"rule", "what", "document"}]}.

import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

const GOOD = readFileSync(new URL('good.yaml', import.meta.url), 'utf8');

/** Returns the good spec. */
export const good = () => parse(GOOD);

const EVIDENCE = { confidence: 'single', sources: ['CLIENT'] };

const getGear = (doc) => doc.paths['/gear/get_gear'].get;
const addGear = (doc) => doc.paths['/gear/add_gear'].post;
const searchGear = (doc) => doc.paths['/gear/search_gear'].get;
const schemas = (doc) => doc.components.schemas;
const response = (operation) => operation.responses['200'].content['application/json'];

function rename(object, from, to) {
  object[to] = object[from];
  delete object[from];
}

// rule, mistake, how it is made
export const MISTAKES = [
  ['mmf-wire-name', 'a parameter in camelCase', (d) => { d.components.parameters.Selector.name = 'outputForm'; }],
  ['mmf-wire-name', 'a field in camelCase', (d) => rename(schemas(d).Gear.properties, 'bought', 'boughtOn')],
  ['mmf-operation-id', 'another operationId', (d) => { getGear(d).operationId = 'fetchGear'; }],
  ['mmf-operation-id', 'an operationId in snake_case', (d) => { getGear(d).operationId = 'get_gear'; }],
  ['mmf-operation-id', 'a path without a group', (d) => rename(d.paths, '/gear/get_gear', '/getGear')],
  ['mmf-schema-name', 'a schema in snake_case', (d) => {
    schemas(d).spare_part = { type: 'string', 'x-mmf-evidence': EVIDENCE };
  }],
  ['mmf-evidence', 'an operation without evidence', (d) => { delete getGear(d)['x-mmf-evidence']; }],
  ['mmf-evidence', 'a parameter without evidence', (d) => { delete getGear(d).parameters[0]['x-mmf-evidence']; }],
  ['mmf-evidence', 'a shared parameter without evidence', (d) => { delete d.components.parameters.Selector['x-mmf-evidence']; }],
  ['mmf-evidence', 'a schema without evidence', (d) => { delete schemas(d).Gear['x-mmf-evidence']; }],
  ['mmf-evidence-form', 'an unknown confidence', (d) => { getGear(d)['x-mmf-evidence'].confidence = 'certain'; }],
  ['mmf-evidence-form', 'no sources', (d) => { getGear(d)['x-mmf-evidence'].sources = []; }],
  ['mmf-evidence-form', 'sources as a text', (d) => { getGear(d)['x-mmf-evidence'].sources = 'WRAP'; }],
  ['mmf-evidence-form', 'an empty unverified', (d) => { getGear(d)['x-mmf-evidence'].unverified = []; }],
  ['mmf-evidence-form', 'an unknown member', (d) => { getGear(d)['x-mmf-evidence'].proof = 'none'; }],
  ['mmf-evidence-form', 'a text for evidence', (d) => { schemas(d).Gear.properties.bought['x-mmf-evidence'] = 'WRAP'; }],
  ['mmf-evidence-source', 'an unknown source', (d) => { getGear(d)['x-mmf-evidence'].sources.push('RUMOUR L1'); }],
  ['mmf-field-evidence', 'a form written where it is used', (d) => {
    addGear(d).requestBody.content['application/x-www-form-urlencoded'].schema = {
      type: 'object', properties: { gear_name: { type: 'string', description: 'Name.' } },
    };
  }],
  ['mmf-link-only', 'a link-only method that is generated', (d) => {
    delete searchGear(d)['x-mmf-binding'];
    delete searchGear(d)['x-mmf-binding-reason'];
  }],
  ['mmf-description', 'a parameter without description', (d) => { delete getGear(d).parameters[1].description; }],
  ['mmf-description', 'a field without description', (d) => { delete schemas(d).Gear.properties.parts.description; }],
  ['mmf-sensitive', 'a password that is not marked', (d) => { delete schemas(d).AddGearForm.properties.password['x-mmf-sensitive']; }],
  ['mmf-sensitive', 'an e-mail parameter that is not marked', (d) => { d.components.parameters.Selector.name = 'friend_email'; delete d.components.parameters.Selector.schema.enum; }],
  ['mmf-binding-reason', 'an exclusion without a reason', (d) => { delete searchGear(d)['x-mmf-binding-reason']; }],
  ['mmf-binding-reason', 'a reason without an exclusion', (d) => { getGear(d)['x-mmf-binding-reason'] = 'None.'; }],
  ['mmf-binding-reason', 'an unknown binding', (d) => { d.components.parameters.Selector['x-mmf-binding'] = 'later'; }],
  ['mmf-signing', 'a field with an unknown setter', (d) => { schemas(d).AddGearForm.properties.nonce['x-mmf-set-by'] = 'chance'; }],
  ['mmf-signing', 'unknown credentials', (d) => { addGear(d)['x-mmf-signed-with'] = 'a pen'; }],
  ['mmf-signing', 'credentials without a signature', (d) => { addGear(d).security = []; }],
  ['mmf-envelope', 'a response without the envelope', (d) => { response(getGear(d)).schema = { $ref: '#/components/schemas/Gear' }; }],
  ['mmf-envelope', 'status not required', (d) => { schemas(d).GearResponse.properties.result.required = ['output', 'errors']; }],
  ['mmf-envelope', 'no JSON', (d) => { delete getGear(d).responses['200'].content; }],
  ['mmf-envelope', 'an envelope that contradicts the evidence', (d) => {
    response(d.paths['/gear/get_series'].get).schema = { $ref: '#/components/schemas/GearResponse' };
  }],
  ['mmf-one-of', 'a group with an unknown name', (d) => { getGear(d)['x-mmf-at-least-one-of'][0].push('gear_code'); }],
  ['mmf-example-format', 'a date in another format', (d) => { schemas(d).Gear.properties.bought.example = '16.01.2013'; }],
  ['mmf-example-format', 'an id of letters', (d) => { getGear(d).parameters[0].example = 'twelve'; }],
  ['mmf-form', 'a JSON request', (d) => {
    rename(addGear(d).requestBody.content, 'application/x-www-form-urlencoded', 'application/json');
  }],
];

if (process.argv[1] === new URL(import.meta.url).pathname) {
  const mistakes = MISTAKES.map(([rule, what, make]) => {
    const document = good();
    make(document);
    return { rule, what, document };
  });
  console.log(JSON.stringify({ good: good(), mistakes }));
}
