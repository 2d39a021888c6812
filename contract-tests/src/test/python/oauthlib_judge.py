"""An HTTP server that lets oauthlib decide whether a request is signed well.

Prints its port, then answers each request with 200 and what it received, or with 401. A request
with a header X-Failures: 2 is answered with 503 for the first two attempts that are signed well;
X-Case tells which attempts belong together.
"""

import json
import sys
from collections import Counter
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl

from oauthlib.oauth1 import RequestValidator, ResourceEndpoint

CLIENT_KEY, CLIENT_SECRET, TOKEN, TOKEN_SECRET = sys.argv[1:5]


class Validator(RequestValidator):
    """Knows one client and one token, and takes each nonce once."""

    enforce_ssl = False
    nonce_length = (8, 100)
    safe_characters = set('abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.~')
    client_key_length = (1, 100)
    access_token_length = (1, 100)
    dummy_client = 'nobody'
    dummy_access_token = 'nothing'

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


ENDPOINT = ResourceEndpoint(Validator())
ATTEMPTS = Counter()


class Judge(BaseHTTPRequestHandler):
    protocol_version = 'HTTP/1.1'
    # One packet for each answer: a second one would wait for the client's delayed acknowledgement.
    wbufsize = -1
    disable_nagle_algorithm = True

    def judge(self):
        body = self.rfile.read(int(self.headers.get('Content-Length') or 0)).decode()
        uri = 'http://' + self.headers['Host'] + self.path
        headers = {name: value for name, value in self.headers.items()}
        # oauthlib signs any body that reads like a form; only what says it is one is signed.
        is_form = (self.headers.get('Content-Type') or '').startswith('application/x-www-form-urlencoded')
        try:
            good, _ = ENDPOINT.validate_protected_resource_request(
                uri, self.command, body if is_form else None, headers)
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

    do_GET = do_POST = do_PUT = do_DELETE = judge

    def log_message(self, *args):
        pass


server = ThreadingHTTPServer(('127.0.0.1', 0), Judge)
print(server.server_port, flush=True)
server.serve_forever()
