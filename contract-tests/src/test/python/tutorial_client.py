"""The client of MapMyFitness's OAuth 1 tutorial, steps 3 to 9, statement by statement.

Changed are the URLs, which come from the environment, and what Python 3 wants (urlparse and
BaseHTTPServer have moved, texts are Unicode anyway). What the tutorial shows as output is checked.
"""

import os
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.parse import parse_qs, urlparse

import requests
from requests_oauthlib import OAuth1

base_url = os.environ['MMF_BASE_URL']
user_id = int(os.environ['MMF_USER_ID'])

# Step 3: obtain temporary credentials

client_key = os.environ['MMF_CLIENT_KEY']
client_secret = os.environ['MMF_CLIENT_SECRET']
temporary_credentials_url = base_url + '/oauth/request_token'
callback_uri = os.environ['MMF_CALLBACK']
oauth = OAuth1(client_key, client_secret=client_secret, callback_uri=callback_uri, signature_type='BODY')
r = requests.post(url=temporary_credentials_url, headers={'Content-Type': 'application/x-www-form-urlencoded', 'Accept': 'application/x-www-form-urlencoded'}, auth=oauth)
temporary_credentials = parse_qs(r.text)
assert set(temporary_credentials) == {'oauth_token', 'oauth_token_secret'}, r.text
print('step 3: temporary credentials')

# Step 4: prompt a user to authorize the client application

from oauthlib.oauth1.rfc5849.utils import escape
authorize_url = os.environ['MMF_AUTHORIZE_URL'] + '?oauth_token=%s&oauth_callback=%s' % (temporary_credentials['oauth_token'][0], escape(callback_uri))

import webbrowser
assert webbrowser.open(authorize_url)


class AuthorizationHandler(BaseHTTPRequestHandler):

    def do_GET(self):
        self.send_response(200, 'OK')
        self.send_header('Content-Type', 'text/html')
        self.end_headers()
        self.server.path = self.path


server_address = (urlparse(callback_uri).hostname, urlparse(callback_uri).port)
httpd = HTTPServer(server_address, AuthorizationHandler)
httpd.timeout = 60
httpd.path = None
print('step 4: the browser is open')

# Steps 5 and 6: the user authorizes; receive the verifier

httpd.handle_request()
assert httpd.path, 'no callback within %d seconds' % httpd.timeout
verifier_url = urlparse(httpd.path)
verifier_query = parse_qs(verifier_url.query)
assert verifier_query['oauth_token'] == temporary_credentials['oauth_token']
print('step 6: verifier')

# Step 7: exchange the temporary credentials and authorization verifier for token credentials

oauth = OAuth1(client_key, client_secret, temporary_credentials['oauth_token'][0], temporary_credentials['oauth_token_secret'][0], callback_uri=callback_uri.rstrip('/'), signature_type='BODY', verifier=verifier_query['oauth_verifier'][0])
token_credentials_url = base_url + '/oauth/access_token'
r = requests.post(url=token_credentials_url, headers={'Content-Type': 'application/x-www-form-urlencoded', 'Accept': 'application/x-www-form-urlencoded'}, auth=oauth)
token_credentials = parse_qs(r.text)
assert set(token_credentials) == {'oauth_token', 'oauth_token_secret'}, r.text
assert token_credentials != temporary_credentials
print('step 7: token credentials')

# Step 8: request a resource on behalf of the user

resource_url = base_url + '/users/get_user'
r = requests.get(url=resource_url)
assert r.content == b'{"result":{"status":-1,"output":[],"errors":["API Authentication failed for this Service. Bad API Key or Invalid User."]}}\r\n', r.content
oauth = OAuth1(client_key, client_secret, token_credentials['oauth_token'][0], token_credentials['oauth_token_secret'][0], signature_type='QUERY')
r = requests.get(url=resource_url, auth=oauth)
assert r.json()['result']['output']['user']['user_id'] == str(user_id), r.text
assert len(r.json()['result']['output']['user']) == 207
print('step 8: unsigned failure, signed user')

# Step 9: do something just a little harder

r = requests.get(url=base_url + '/workouts/get_workouts', auth=oauth)
assert r.content == b'{"result":{"status":1,"output":{"count":"0","workouts":[]},"errors":[]}}', r.content
r = requests.post(url=base_url + '/workouts/create_workout', data={'user_id': user_id, 'workout_description': 'a workout description', 'activity_type_id': 16, 'workout_date': '2013-01-16'}, auth=oauth)
created = r.json()['result']['output']
assert isinstance(created['workout_id'], int) and isinstance(created['workout_key'], str), r.text
r = requests.get(url=base_url + '/workouts/get_workouts?user_id=%d' % user_id, auth=oauth)
output = r.json()['result']['output']
assert output['count'] == '1'
assert output['workouts'][0]['workout_id'] == str(created['workout_id'])
assert output['workouts'][0]['workout_description'] == 'a workout description'
print('step 9: empty list, created workout, list with it')
