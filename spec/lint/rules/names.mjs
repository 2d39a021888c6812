// Names: on the wire as MapMyFitness wrote them, in the bindings as Java wants them.

import { fields, namedSchemas, operations, parameters } from './walk.mjs';

const WIRE = /^[a-z][a-z0-9]*(_[a-z0-9]+)*$/;
const METHOD = /^\/[a-z][a-z0-9_]*\/[a-z][a-z0-9_]*$/;
const TYPE = /^[A-Z][A-Za-z0-9]*$/;

// Names on record that are not in snake_case. A new one needs a source before it is listed here.
const ON_RECORD = new Set([
  // get_user's answer (SEED Out[43]): by the look of them columns of a joined forum user.
  'RoleID', 'StyleID', 'CustomStyle', 'VerificationKey', 'EmailVerificationKey', 'UtilizeEmail',
  'ShowName', 'Icon', 'Picture', 'Attributes', 'CountVisit', 'CountDiscussions', 'CountComments',
  'LastDiscussionPost', 'DiscussionSpamCheck', 'LastCommentPost', 'CommentSpamCheck',
  'UserBlocksCategories', 'DefaultFormatType', 'Discovery', 'Preferences',
  'SendNewApplicantNotifications', 'SubscribeOwn', 'Notified',
  // geocode's answer, as a client reads it (FITH).
  'Latitude', 'Longitude',
  // Form fields of the users group, as the wrapper quotes the documentation (PHPW).
  'txtEmail', 'txtUsername',
]);

export function* wireNames(doc) {
  const names = [
    ...[...parameters(doc)].map(({ parameter, path }) => [parameter.name, path]),
    ...[...fields(doc)].map(({ name, path }) => [name, path]),
  ];
  for (const [name, path] of names) {
    if (!WIRE.test(name) && !ON_RECORD.has(name)) {
      yield {
        message: `${name} is not in snake_case; if it was so on the wire, list it in rules/names.mjs`,
        path,
      };
    }
  }
}

export function* operationIds(doc) {
  for (const { operation, url, path } of operations(doc)) {
    if (!METHOD.test(url)) {
      yield { message: `${url} is not /group/method in snake_case`, path: path.slice(0, 2) };
      continue;
    }
    const wanted = url.split('/').at(-1).replace(/_([a-z0-9])/g, (_, c) => c.toUpperCase());
    if (operation.operationId !== wanted) {
      yield { message: `the operationId of ${url} should be ${wanted}`, path };
    }
  }
}

export function* schemaNames(doc) {
  for (const { name, path } of namedSchemas(doc)) {
    if (!TYPE.test(name)) yield { message: `the schema ${name} is not in PascalCase`, path };
  }
}
