// The npm package oauth against the sandbox: log in, create, list, delete.
'use strict';

const assert = require('node:assert');
const { OAuth } = require('oauth');

const base = process.env.MMF_BASE_URL;
const oauth = new OAuth(
  base + '/oauth/request_token', base + '/oauth/access_token',
  process.env.MMF_CLIENT_KEY, process.env.MMF_CLIENT_SECRET, '1.0', 'oob', 'HMAC-SHA1');

function call(method, ...args) {
  return new Promise((resolve, reject) => {
    oauth[method](...args, (error, ...answer) => (error ? reject(new Error(JSON.stringify(error))) : resolve(answer)));
  });
}

function unescape(text) {
  return text.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&#39;/g, "'").replace(/&amp;/g, '&');
}

// The user's part, in a browser of his own.
async function authorize(token) {
  const url = process.env.MMF_AUTHORIZE_URL + '?oauth_token=' + encodeURIComponent(token);
  const page = await fetch(url);
  const html = await page.text();
  const form = new URLSearchParams();
  for (const [, name, value] of html.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)">/g)) {
    form.append(name, unescape(value));
  }
  form.append('username', process.env.MMF_USERNAME);
  form.append('password', process.env.MMF_PASSWORD);
  form.append('decision', 'authorize');
  const action = /<form method="post" action="([^"]*)">/.exec(html)[1];
  const cookie = page.headers.get('set-cookie').split(';')[0];
  const done = await fetch(new URL(unescape(action), url), { method: 'POST', body: form, headers: { cookie } });
  return /<output>(\d+)<\/output>/.exec(await done.text())[1];
}

function output([body]) {
  const result = JSON.parse(body).result;
  assert.strictEqual(result.status, 1, body);
  return result.output;
}

async function main() {
  const [temporary, temporarySecret] = await call('getOAuthRequestToken');
  const verifier = await authorize(temporary);
  const [token, secret] = await call('getOAuthAccessToken', temporary, temporarySecret, verifier);

  const title = 'Lauf im Grünen: 100 % & mehr';
  const created = output(await call('post', base + '/workouts/create_workout', token, secret,
    { workout_date: '2013-01-16', workout_description: title }, null));
  const list = async () => output(await call('get', base + '/workouts/get_workouts?limit=1000', token, secret)).workouts
    .filter((workout) => workout.workout_key === created.workout_key);
  assert.deepStrictEqual((await list()).map((workout) => workout.workout_description), [title]);
  output(await call('post', base + '/workouts/delete_workout', token, secret, { workout_key: created.workout_key }, null));
  assert.strictEqual((await list()).length, 0);
  console.log('logged in, created, listed, deleted');
}

main().catch((error) => { console.error(error); process.exit(1); });
