"""A client as people write them: it signs by hand, and it forgets the token secret."""

import base64
import hashlib
import hmac
import os
import sys
import time
import urllib.error
import urllib.request
import uuid
from urllib.parse import quote

base_url = os.environ['MMF_BASE_URL']
consumer_key = os.environ['MMF_CLIENT_KEY']
consumer_secret = os.environ['MMF_CLIENT_SECRET']
token = os.environ['MMF_TOKEN']
token_secret = os.environ['MMF_TOKEN_SECRET']


def escape(text):
    return quote(text, safe='-._~')


url = base_url + '/users/get_user'
params = {
    'oauth_consumer_key': consumer_key,
    'oauth_nonce': uuid.uuid4().hex,
    'oauth_signature_method': 'HMAC-SHA1',
    'oauth_timestamp': str(int(time.time())),
    'oauth_token': token,
    'oauth_version': '1.0',
}
pairs = '&'.join(escape(k) + '=' + escape(params[k]) for k in sorted(params))
base_string = '&'.join(['GET', escape(url), escape(pairs)])
key = escape(consumer_secret) + '&'
digest = hmac.new(key.encode(), base_string.encode(), hashlib.sha1).digest()
params['oauth_signature'] = base64.b64encode(digest).decode()

header = 'OAuth ' + ', '.join(escape(k) + '="' + escape(v) + '"' for k, v in params.items())
request = urllib.request.Request(url, headers={'Authorization': header})
with urllib.request.urlopen(request) as answer:
    print(answer.read().decode().strip())
    print(answer.headers.get('Link', ''), file=sys.stderr)
