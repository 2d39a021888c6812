"""requests-oauthlib's OAuth1Session against the sandbox: log in, create, list, delete."""

import html
import os
import re
from urllib.parse import urljoin

import requests
from requests_oauthlib import OAuth1Session

base = os.environ['MMF_BASE_URL']
key = os.environ['MMF_CLIENT_KEY']
secret = os.environ['MMF_CLIENT_SECRET']

session = OAuth1Session(key, client_secret=secret, callback_uri='oob')
session.fetch_request_token(base + '/oauth/request_token')

# The user's part, in a browser of his own.
browser = requests.Session()
page = browser.get(session.authorization_url(os.environ['MMF_AUTHORIZE_URL']))
fields = {name: html.unescape(value) for name, value in re.findall(
    r'<input type="hidden" name="([^"]*)" value="([^"]*)">', page.text)}
fields.update(username=os.environ['MMF_USERNAME'], password=os.environ['MMF_PASSWORD'], decision='authorize')
action = re.search(r'<form method="post" action="([^"]*)">', page.text).group(1)
done = browser.post(urljoin(page.url, action), data=fields)
verifier = re.search(r'<output>(\d+)</output>', done.text).group(1)

session.fetch_access_token(base + '/oauth/access_token', verifier=verifier)


def output(answer):
    result = answer.json()['result']
    assert result['status'] == 1, answer.text
    return result['output']


title = 'Lauf im Grünen: 100 % & mehr'
created = output(session.post(base + '/workouts/create_workout', data={'workout_date': '2013-01-16', 'workout_description': title}))
listed = output(session.get(base + '/workouts/get_workouts', params={'limit': 1000}))
assert [w['workout_description'] for w in listed['workouts'] if w['workout_key'] == created['workout_key']] == [title], listed
output(session.post(base + '/workouts/delete_workout', data={'workout_key': created['workout_key']}))
listed = output(session.get(base + '/workouts/get_workouts'))
assert created['workout_key'] not in [w['workout_key'] for w in listed['workouts']]
print('logged in, created, listed, deleted')
