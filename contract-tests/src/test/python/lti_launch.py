"""Signs an LTI 1.1 launch with oauthlib: a JSON object in, the body of the form out.

The input has url, key, secret and form, a list of pairs. LTI has no callback, so oauth_callback is
about:blank.
"""

import json
import sys
from urllib.parse import urlencode

from oauthlib.oauth1 import SIGNATURE_TYPE_BODY, Client

launch = json.load(sys.stdin)
client = Client(launch['key'], client_secret=launch['secret'], callback_uri='about:blank',
                signature_type=SIGNATURE_TYPE_BODY)
form = urlencode([tuple(pair) for pair in launch['form']])
_, _, body = client.sign(launch['url'], http_method='POST', body=form,
                         headers={'Content-Type': 'application/x-www-form-urlencoded'})
sys.stdout.write(body)
