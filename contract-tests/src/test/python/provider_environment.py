#!/usr/bin/python3
"""Logs in to a server that stands alone, and prints what a verification against it needs.

Reads the JSON line of mmf sandbox --json from standard input; prints lines for a shell's eval.
"""

import html
import json
import re
import shlex
import sys
from urllib.parse import urljoin

import requests
from requests_oauthlib import OAuth1Session

standing = json.loads(sys.stdin.readline())
session = OAuth1Session(
    standing['clientKey'], client_secret=standing['clientSecret'], callback_uri='oob')
session.fetch_request_token(standing['baseUrl'] + '/oauth/request_token')

browser = requests.Session()
page = browser.get(session.authorization_url(standing['authorizeUrl']))
fields = {name: html.unescape(value) for name, value in re.findall(
    r'<input type="hidden" name="([^"]*)" value="([^"]*)">', page.text)}
fields.update(username=standing['username'], password=standing['password'], decision='authorize')
action = re.search(r'<form method="post" action="([^"]*)">', page.text).group(1)
done = browser.post(urljoin(page.url, action), data=fields)
verifier = re.search(r'<output>(\d+)</output>', done.text).group(1)
token = session.fetch_access_token(standing['baseUrl'] + '/oauth/access_token', verifier=verifier)

for name, value in {
        'MMF_PROVIDER_URL': standing['baseUrl'],
        'MMF_CLIENT_KEY': standing['clientKey'],
        'MMF_CLIENT_SECRET': standing['clientSecret'],
        'MMF_TOKEN': token['oauth_token'],
        'MMF_TOKEN_SECRET': token['oauth_token_secret'],
        'MMF_USERNAME': standing['username'],
        'MMF_PASSWORD': standing['password']}.items():
    print('export ' + name + '=' + shlex.quote(value))
