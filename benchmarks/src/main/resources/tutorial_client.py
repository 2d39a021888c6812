"""Makes the calls of the MapMyFitness tutorial with the client of the tutorial.

Arguments: base URL, consumer key and secret, token and secret. Prints calls per second and CPU
milliseconds per call, each from the best of five intervals.
"""

import resource
import sys
import time

import requests
from requests_oauthlib import OAuth1

INTERVALS = 5
ROUNDS = 100

url, key, secret, token, token_secret = sys.argv[1:]
in_query = OAuth1(key, secret, token, token_secret, signature_type="QUERY")
session = requests.Session()


def read(method, **parameters):
    response = session.get(url + method, params=parameters, auth=in_query)
    assert response.json()["result"]["status"] == 1, response.text


def run(times):
    for _ in range(times):
        read("/users/get_user")
        read("/workouts/get_workouts", limit=5)
        created = session.post(
            url + "/workouts/create_workout",
            data={"workout_date": "2013-01-16", "workout_description": "a run"},
            auth=in_query,
        )
        assert created.json()["result"]["status"] == 1, created.text


def cpu():
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


run(20)
calls = 3 * ROUNDS
rates, costs = [], []
for _ in range(INTERVALS):
    cpu_start, start = cpu(), time.monotonic()
    run(ROUNDS)
    rates.append(calls / (time.monotonic() - start))
    costs.append(1000 * (cpu() - cpu_start) / calls)
print(max(rates))
print(min(costs))
