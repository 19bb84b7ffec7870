"""People who answer as fast as the server lets them, each on a connection of their own.

`python -m bench.respondents PORT CLIENTS SECONDS CODE send|whole` prints questionnaires a second.
`whole`: the first page, the start, then each question read and answered. `send`: only the last
request of each, which records the response; the others are made before the clock starts.
"""

import http.client
import re
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlencode

HEADERS = {
    "Host": "localhost",
    "X-Forwarded-Proto": "https",
    "Content-Type": "application/x-www-form-urlencoded",
}
FIELD = re.compile(r'name="(choice|score)" value="([^"]*)"')


class Respondent:
    def __init__(self, port: int, code: str) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", port)
        self.door = f"/q/{code}/"

    def answer(self) -> None:
        """Everything that a person's browser asks for, styles aside."""
        self._get(self.door)
        step = self._post(self.door)
        while "/merci/" not in step:
            found = FIELD.search(self._get(step))
            form = dict([found.groups()]) if found else {"text": "Très bon accueil."}
            step = self._post(step, **form, go="next")

    def last_step(self) -> str:
        """The address of the last question, with all the others answered."""
        step = self._post(self.door)
        while 'value="send"' not in (page := self._get(step)):
            found = FIELD.search(page)
            step = self._post(step, **dict([found.groups()]), go="next")
        return step

    def send(self, step: str) -> None:
        address = self._post(step, text="Très bon accueil.", go="send")
        if "/merci/" not in address:
            sys.exit(f"Sending leads to {address}.")

    def _get(self, address: str) -> str:
        self.connection.request("GET", address, headers=HEADERS)
        answer = self.connection.getresponse()
        page = answer.read().decode()
        if answer.status != 200:
            sys.exit(f"{address} answers {answer.status}.")
        return page

    def _post(self, address: str, **form: str) -> str:
        self.connection.request("POST", address, urlencode(form), HEADERS)
        answer = self.connection.getresponse()
        answer.read()
        if answer.status != 303:
            sys.exit(f"{address} answers {answer.status}.")
        return answer.headers["Location"]


def rate(port: int, clients: int, seconds: float, code: str, part: str) -> float:
    people = [Respondent(port, code) for _ in range(clients)]
    people[0].answer()  # warm-up
    ready = [_prepared(person, seconds) if part == "send" else [] for person in people]
    started = time.perf_counter()

    def work(person: Respondent, steps: list[str]) -> int:
        done = 0
        while time.perf_counter() < started + seconds and (part == "whole" or steps):
            person.send(steps.pop()) if part == "send" else person.answer()
            done += 1
        return done

    with ThreadPoolExecutor(clients) as pool:
        counts = list(pool.map(work, people, ready))
    return sum(counts) / (time.perf_counter() - started)


def _prepared(person: Respondent, seconds: float) -> list[str]:
    """About as many as can be sent in that time; the rate is right if fewer are left."""
    steps = [person.last_step() for _ in range(max(10, int(seconds * 10)))]
    person.connection.close()  # the server may have, of one that waits: the next request opens it
    return steps


if __name__ == "__main__":
    port, clients, seconds, code, part = sys.argv[1:]
    print(rate(int(port), int(clients), float(seconds), code, part))
