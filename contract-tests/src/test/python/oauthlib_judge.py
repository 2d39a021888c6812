"""An HTTP server that lets oauthlib decide whether a request is signed well.

Prints its port, then answers each request with 200 and what it received, or with 401.
"""

import json
import sys
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


class Judge(BaseHTTPRequestHandler):
    protocol_version = 'HTTP/1.1'

    def judge(self):
        body = self.rfile.read(int(self.headers.get('Content-Length') or 0)).decode('ascii')
        uri = 'http://' + self.headers['Host'] + self.path
        headers = {name: value for name, value in self.headers.items()}
        try:
            good, _ = ENDPOINT.validate_protected_resource_request(uri, self.command, body, headers)
        except Exception as error:  # oauthlib refuses malformed requests with many types
            good, body = False, repr(error)
        query = self.path.partition('?')[2]
        seen = {'path': self.path, 'body': body, 'query': parse_qsl(query, keep_blank_values=True),
                'authorization': self.headers.get('Authorization')}
        answer = json.dumps({'result': {'status': 1 if good else -1, 'output': seen if good else [],
                                        'errors': [] if good else ['oauthlib refuses ' + body]}}).encode()
        self.send_response(200 if good else 401)
        self.send_header('Content-Type', 'application/json')
        self.send_header('Content-Length', str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    do_GET = do_POST = judge

    def log_message(self, *args):
        pass


server = ThreadingHTTPServer(('127.0.0.1', 0), Judge)
print(server.server_port, flush=True)
server.serve_forever()
