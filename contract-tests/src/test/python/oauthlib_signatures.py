"""Computes with oauthlib what a signer should: one JSON object a line in, one a line out.

The first line names the RSA key. All input is read before anything is written, so that neither side
waits for the other.
"""

import json
import sys
from urllib.parse import parse_qsl, urlparse

from cryptography.hazmat.primitives.serialization import load_pem_private_key
from oauthlib.oauth1 import Client
from oauthlib.oauth1.rfc5849 import signature, utils


def form_parameters(text, as_browsers_send):
    """Decodes a query or form.

    oauthlib refuses some characters that are sent unencoded all the same, brackets above all; where
    the caller says so, the decoder under it is asked.
    """
    if as_browsers_send:
        return parse_qsl(text, keep_blank_values=True)
    return signature.collect_parameters(uri_query=text)


def sign(request, rsa_key):
    method = request['signatureMethod']
    lenient = request['asBrowsersSend']
    parameters = form_parameters(urlparse(request['url']).query, lenient)
    parameters += form_parameters(request['form'] or '', lenient)
    parameters += [tuple(pair) for pair in request['oauthParameters']]
    base_string = signature.signature_base_string(
        request['method'],
        signature.base_string_uri(request['url']),
        signature.normalize_parameters(parameters))
    client = Client(request['clientKey'], client_secret=request['clientSecret'],
                    resource_owner_secret=request['tokenSecret'], rsa_key=rsa_key, signature_method=method)
    signed = {
        'HMAC-SHA1': signature.sign_hmac_sha1_with_client,
        'HMAC-SHA256': signature.sign_hmac_sha256_with_client,
        'HMAC-SHA512': signature.sign_hmac_sha512_with_client,
        'RSA-SHA1': signature.sign_rsa_sha1_with_client,
        'RSA-SHA256': signature.sign_rsa_sha256_with_client,
        'RSA-SHA512': signature.sign_rsa_sha512_with_client,
        'PLAINTEXT': signature.sign_plaintext_with_client,
    }[method](base_string, client)
    header = utils.parse_authorization_header(request['authorization'])
    return {'baseString': base_string, 'signature': signed,
            'header': [[name, utils.unescape(value)] for name, value in header]}


lines = [json.loads(line) for line in sys.stdin.buffer.read().split(b'\n') if line]
rsa_key = load_pem_private_key(lines[0]['rsaKey'].encode(), None)
for request in lines[1:]:
    try:
        answer = sign(request, rsa_key)
    except Exception as error:  # told to the caller, who knows the request
        answer = {'error': repr(error)}
    sys.stdout.buffer.write(json.dumps(answer).encode() + b'\n')
