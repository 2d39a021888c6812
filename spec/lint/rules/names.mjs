// Rules for names: those on the wire are as MapMyFitness wrote them, the others follow Java.

import { fields, namedSchemas, operations, parameters } from './walk.mjs';

const WIRE = /^[a-z][a-z0-9]*(_[a-z0-9]+)*$/;
const METHOD = /^\/[a-z][a-z0-9_]*\/[a-z][a-z0-9_]*$/;
const TYPE = /^[A-Z][A-Za-z0-9]*$/;

// Recorded names that are not in snake_case. A new one needs a source before it is added here.
const RECORDED = new Set([
  // The response of get_user (SEED Out[43]); probably columns of a joined forum user.
  'RoleID', 'StyleID', 'CustomStyle', 'VerificationKey', 'EmailVerificationKey', 'UtilizeEmail',
  'ShowName', 'Icon', 'Picture', 'Attributes', 'CountVisit', 'CountDiscussions', 'CountComments',
  'LastDiscussionPost', 'DiscussionSpamCheck', 'LastCommentPost', 'CommentSpamCheck',
  'UserBlocksCategories', 'DefaultFormatType', 'Discovery', 'Preferences',
  'SendNewApplicantNotifications', 'SubscribeOwn', 'Notified',
  // The response of geocode, as a client reads it (FITH).
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
    if (!WIRE.test(name) && !RECORDED.has(name)) {
      yield {
        message: `${name} is not in snake_case; fix it, or add it to rules/names.mjs if it was so on the wire`,
        path,
      };
    }
  }
}

export function* operationIds(doc) {
  for (const { operation, url, path } of operations(doc)) {
    if (!METHOD.test(url)) {
      yield { message: `${url} is not of the form /group/method in snake_case; fix the path`, path: path.slice(0, 2) };
      continue;
    }
    const wanted = url.split('/').at(-1).replace(/_([a-z0-9])/g, (_, c) => c.toUpperCase());
    if (operation.operationId !== wanted) {
      yield { message: `the operationId of ${url} is ${operation.operationId}; write ${wanted}`, path };
    }
  }
}

export function* schemaNames(doc) {
  for (const { name, path } of namedSchemas(doc)) {
    if (!TYPE.test(name)) yield { message: `the schema ${name} is not in PascalCase; rename it`, path };
  }
}
