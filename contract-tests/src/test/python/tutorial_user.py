"""The tutorial's user (step 5), run in place of a browser: logs in, clicks Authorize, is redirected."""

import os
import sys
import time
from html.parser import HTMLParser
from urllib.parse import urljoin

import requests


class FirstForm(HTMLParser):
    """Collects action and hidden fields of the page's form."""

    def __init__(self):
        super().__init__()
        self.action = None
        self.fields = {}

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if tag == 'form':
            self.action = attributes['action']
        elif tag == 'input' and attributes.get('type') == 'hidden':
            self.fields[attributes['name']] = attributes['value']


# A browser: it keeps the page's cookie.
browser = requests.Session()
page = browser.get(sys.argv[1])
form = FirstForm()
form.feed(page.text)
form.fields.update(username=os.environ['MMF_USERNAME'], password=os.environ['MMF_PASSWORD'], decision='authorize')
answer = browser.post(urljoin(page.url, form.action), data=form.fields, allow_redirects=False)
callback = answer.headers['Location']

# The tutorial starts to listen only after it has opened the browser; a person takes longer than that.
for attempt in range(100):
    try:
        requests.get(callback)
        break
    except requests.ConnectionError:
        time.sleep(0.1)
