"""An HTTP server that verifies the signature of each request with oauthlib.

Prints its port, then answers each request with 200 and what it received, or with 401. A request
with a header X-Failures: 2 is answered with 503 for the first two attempts with a valid signature;
X-Case tells which attempts belong together.
"""

import json
import sys
from collections import Counter
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl

from oauthlib.oauth1 import (AccessTokenEndpoint, RequestTokenEndpoint, RequestValidator,
                             ResourceEndpoint)

CLIENT_KEY, CLIENT_SECRET, TOKEN, TOKEN_SECRET, TEMPORARY, TEMPORARY_SECRET = sys.argv[1:7]


class Validator(RequestValidator):
    """Knows one client, one token and one pair of temporary credentials; takes each nonce once."""

    enforce_ssl = False
    nonce_length = (8, 100)
    safe_characters = set('abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.~')
    client_key_length = (1, 100)
    access_token_length = request_token_length = verifier_length = (1, 100)
    dummy_client = 'nobody'
    dummy_access_token = dummy_request_token = 'nothing'

    def __init__(self):
        super().__init__()
        self.nonces = set()

    def validate_timestamp_and_nonce(self, client_key, timestamp, nonce, request, request_token=None, access_token=None):
        fresh = (timestamp, nonce) not in self.nonces
        self.nonces.add((timestamp, nonce))
        return fresh

    def validate_client_key(self, client_key, request):
        return client_key == CLIENT_KEY

    def validate_access_token(self, client_key, token, request):
        return token == TOKEN

    def validate_realms(self, client_key, token, request, uri=None, realms=None):
        return True

    def get_client_secret(self, client_key, request):
        return CLIENT_SECRET

    def get_access_token_secret(self, client_key, token, request):
        return TOKEN_SECRET

    def validate_request_token(self, client_key, token, request):
        return token == TEMPORARY

    def get_request_token_secret(self, client_key, token, request):
        return TEMPORARY_SECRET

    def validate_verifier(self, client_key, token, verifier, request):
        return True

    def validate_redirect_uri(self, client_key, redirect_uri, request):
        return True

    def validate_requested_realms(self, client_key, realms, request):
        return True

    def get_default_realms(self, client_key, request):
        return []

    def get_realms(self, token, request):
        return []

    def save_request_token(self, token, request):
        pass

    def save_access_token(self, token, request):
        pass

    def invalidate_request_token(self, client_key, request_token, request):
        pass


VALIDATOR = Validator()
RESOURCES = ResourceEndpoint(VALIDATOR)
TOKEN_CALLS = {
    '/oauth/request_token': RequestTokenEndpoint(VALIDATOR).create_request_token_response,
    '/oauth/access_token': AccessTokenEndpoint(VALIDATOR).create_access_token_response,
}
ATTEMPTS = Counter()


class Judge(BaseHTTPRequestHandler):
    protocol_version = 'HTTP/1.1'
    # One packet for each answer: a second one would wait for the client's delayed acknowledgement.
    wbufsize = -1
    disable_nagle_algorithm = True

    def is_good(self, uri, body, headers):
        for path, token_call in TOKEN_CALLS.items():
            if self.path.partition('?')[0].endswith(path):
                return token_call(uri, self.command, body, headers)[2] == 200
        return RESOURCES.validate_protected_resource_request(uri, self.command, body, headers)[0]

    def verify(self):
        body = self.rfile.read(int(self.headers.get('Content-Length') or 0)).decode()
        uri = 'http://' + self.headers['Host'] + self.path
        headers = {name: value for name, value in self.headers.items()}
        # oauthlib signs any body that reads like a form; only what says it is one is signed.
        is_form = (self.headers.get('Content-Type') or '').startswith('application/x-www-form-urlencoded')
        try:
            good = self.is_good(uri, body if is_form else None, headers)
        except Exception as error:  # oauthlib refuses malformed requests with many types
            good, body = False, repr(error)
        query = self.path.partition('?')[2]
        seen = {'path': self.path, 'body': body, 'query': parse_qsl(query, keep_blank_values=True),
                'authorization': self.headers.get('Authorization')}
        answer = json.dumps({'result': {'status': 1 if good else -1, 'output': seen if good else [],
                                        'errors': [] if good else ['oauthlib refuses ' + body]}}).encode()
        status = 401 if not good else 503 if self.must_fail() else 200
        self.send_response(status)
        self.send_header('Content-Type', 'application/json')
        self.send_header('Content-Length', str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def must_fail(self):
        case = self.headers.get('X-Case')
        ATTEMPTS[case] += 1
        return ATTEMPTS[case] <= int(self.headers.get('X-Failures') or 0)

    do_GET = do_POST = do_PUT = do_DELETE = verify

    def log_message(self, *args):
        pass


server = ThreadingHTTPServer(('127.0.0.1', 0), Judge)
print(server.server_port, flush=True)
server.serve_forever()
