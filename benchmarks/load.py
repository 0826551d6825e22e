"""How long people wait for our findings when many write at once, as a ratio to one person alone.

Each person is a window of a shared application with its own cookie, its own drafts in SQLite and its
own text, spoken for by a light client of Streamlit's protocol: what the browser itself needs to
draw is not in the figures. The last key is followed by the 400 ms that the editor waits for another
one; these are in the figures. People stop typing every 4 to 12 seconds, whether they have had an
answer or not; a text that is written on before its findings came counts with the time until then.
The clients run on the same machine as the application.

    python -m benchmarks.load --people 20 --seconds 60 --processes 2
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import random
import secrets
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

from relation.languagetool.fetch import installed
from relation.languagetool.jars import release
from relation.ui.owner import COOKIE
from relation.ui.sharing import ENVIRONMENT

PAUSE, PATIENCE, LONGEST = 0.4, 2.0, 16.0  # seconds, as in relation/ui/editor/src/courier.ts
THINKING = (4.0, 12.0)  # seconds between two last keys of one person
ARRIVING = 1.0  # seconds between two people who come in
FLAW, RULE = "You forgot to send us the invoice {n}.", "tone.blame"
START, END = "Dear Ms Roy,\n\nThank you for your message about the lamp.", "Kind regards,\nCamille"
_PATIENCE = 180  # seconds until an application answers


@dataclass
class Person:
    """A window with the page Check and its editor."""

    address: str
    comes: float  # seconds after the first one
    waits: list[float] = field(default_factory=list)
    overtaken: int = 0
    _socket: ClientConnection | None = None
    _editor: str = ""
    _text: dict[str, Any] = field(default_factory=dict)
    _page: str = ""
    _life: str = field(default_factory=lambda: secrets.token_hex(5))
    _number: int = 0
    _sent: float | None = None
    _polling: dict[str, asyncio.Task[None]] = field(default_factory=dict)
    _asking: set[asyncio.Task[None]] = field(default_factory=set)

    async def write(self, until: float, everybody: asyncio.Barrier) -> None:
        """Come in and write a first text; when everybody has, write on until it is time to stop."""
        await asyncio.sleep(self.comes)
        cookie = f"{COOKIE}={secrets.token_urlsafe(24)}"
        url = self.address.replace("http", "ws", 1) + "/_stcore/stream"
        async with connect(
            url, subprotocols=["streamlit"], additional_headers={"Cookie": cookie},  # type: ignore[list-item]
            max_size=None, ping_timeout=None,
        ) as self._socket:  # fmt: skip
            listening = asyncio.create_task(self._listen())
            await self._rerun()
            while not self._editor:
                await asyncio.sleep(0.05)
            await self._stop_typing()
            while self._sent is not None:
                await asyncio.sleep(0.05)
            await everybody.wait()
            self.waits.clear()
            end = time.monotonic() + until
            await asyncio.sleep(random.uniform(0, THINKING[1]))
            while time.monotonic() < end:
                await self._stop_typing()
                await asyncio.sleep(random.uniform(*THINKING))
            for task in (listening, *self._polling.values(), *self._asking):
                task.cancel()

    async def _stop_typing(self) -> None:
        """Another sentence has been typed; the editor sends it after its pause."""
        if self._sent is not None:
            self.waits.append(time.monotonic() - self._sent)
            self.overtaken += 1
        self._sent = time.monotonic()
        await asyncio.sleep(PAUSE)
        self._number += 1
        flaw = FLAW.format(n=random.randrange(10**6))
        letter = {
            "of": self._text["of"], "seen": self._text["revision"], "life": self._life,
            "number": self._number, "attempt": 0, "text": f"{START} {flaw}\n\n{END}\n",
        }  # fmt: skip
        await self._rerun({"letter": letter})
        asking = asyncio.create_task(self._ask_again(letter))
        self._asking.add(asking)
        asking.add_done_callback(self._asking.discard)

    async def _ask_again(self, letter: dict[str, Any]) -> None:
        """Send the letter once more while nobody says that it has come, as the editor does."""
        patience = PATIENCE
        while True:
            await asyncio.sleep(patience)
            if letter["number"] < self._number or self._text["number"] >= letter["number"]:
                return
            patience = min(2 * patience, LONGEST)
            letter["attempt"] += 1
            letter["seen"] = self._text["revision"]
            await self._rerun({"letter": letter})

    async def _rerun(self, state: object = None, fragment: str = "") -> None:
        message = BackMsg()
        client = message.rerun_script
        client.page_script_hash, client.fragment_id = self._page, fragment
        client.is_auto_rerun = bool(fragment)
        if not self._page:
            client.page_name = "check"
        client.context_info.locale = "en-GB"
        if state is not None:
            one = client.widget_states.widgets.add()
            one.id, one.json_value = self._editor, json.dumps(state)
        assert self._socket is not None
        await self._socket.send(message.SerializeToString())

    async def _listen(self) -> None:
        assert self._socket is not None
        async for data in self._socket:
            assert isinstance(data, bytes)
            self._take(ForwardMsg.FromString(data))

    def _take(self, message: ForwardMsg) -> None:
        kind = message.WhichOneof("type")
        if kind == "navigation":
            self._page = message.navigation.page_script_hash
        elif kind == "new_session" and not message.metadata.run.fragment_ids:
            self._stop_polling()
        elif kind == "auto_rerun":
            name, pause = message.auto_rerun.fragment_id, message.auto_rerun.interval
            if name not in self._polling:
                self._polling[name] = asyncio.create_task(self._poll(name, pause))
        elif kind == "delta" and message.delta.new_element.HasField("bidi_component"):
            drawn = message.delta.new_element.bidi_component
            data = json.loads(drawn.json)
            if data.get("role") == "text" and data.get("name") == "check":
                self._editor, self._text = drawn.id, data
            elif data.get("role") == "findings":
                self._found(data)

    def _found(self, data: dict[str, Any]) -> None:
        own = str(data["stamp"]).endswith(f":{self._life}:{self._number}")
        if own and self._sent and any(one["rule"] == RULE for one in data["findings"]):
            self.waits.append(time.monotonic() - self._sent)
            self._sent = None

    async def _poll(self, fragment: str, pause: float) -> None:
        while True:
            await asyncio.sleep(pause)
            await self._rerun(fragment=fragment)

    def _stop_polling(self) -> None:
        for task in self._polling.values():
            task.cancel()
        self._polling.clear()


async def measure(addresses: Sequence[str], people: int, seconds: float) -> list[Person]:
    """Let so many people write for so long, spread over the processes."""
    everybody = [Person(addresses[n % len(addresses)], n * ARRIVING) for n in range(people)]
    barrier = asyncio.Barrier(people)
    await asyncio.gather(*(one.write(seconds, barrier) for one in everybody))
    return everybody


@contextmanager
def applications(number: int, languagetool: bool = False) -> Iterator[list[str]]:
    """So many processes of one shared application; their addresses."""
    with tempfile.TemporaryDirectory() as home:
        if languagetool and (folder := installed()):  # it wants its share of the processor too
            (Path(home) / release().folder).symlink_to(folder, target_is_directory=True)
        environment = {**os.environ, "RELATION_HOME": home, ENVIRONMENT: "1"}
        ports = [_free_port() for _ in range(number)]
        line = [sys.executable, "-m", "relation", "app", "--no-browser", "--port"]
        started = [
            subprocess.Popen(
                [*line, str(port)], env=environment,
                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            )
            for port in ports
        ]  # fmt: skip
        try:
            addresses = [f"http://localhost:{port}" for port in ports]
            for address in addresses:
                _wait_for(address)
            yield addresses
        finally:
            for process in started:
                process.terminate()
            for process in started:
                process.wait(30)


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("localhost", 0))
        port: int = free.getsockname()[1]
        return port


def _wait_for(address: str) -> None:
    deadline = time.monotonic() + _PATIENCE
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=5):
                return
        except OSError:
            time.sleep(0.3)
    raise SystemExit(f"{address} does not answer")


def told(everybody: Sequence[Person]) -> tuple[float, float]:
    """Print one line of figures; the median and the 95th percentile."""
    waits = sorted(wait for one in everybody for wait in one.waits)
    overtaken = sum(one.overtaken for one in everybody)
    median, high = statistics.median(waits), waits[min(len(waits) - 1, int(0.95 * len(waits)))]
    print(
        f"{len(everybody):3} people: {len(waits):4} texts, median {median:5.2f} s, "
        f"95th {high:5.2f} s, written on before the findings came: {overtaken}",
        flush=True,
    )
    return median, high


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--people", type=int, default=20)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--processes", type=int, default=1)
    parser.add_argument("--languagetool", action="store_true", help="let it run beside")
    chosen = parser.parse_args()
    with applications(chosen.processes, chosen.languagetool) as addresses:
        for address in addresses:  # the models load, unmeasured
            asyncio.run(measure([address], 1, 1))
        print(f"{chosen.processes} process(es), load of the machine {os.getloadavg()[0]:.1f}")
        alone = told(asyncio.run(measure(addresses, 1, chosen.seconds)))
        together = told(asyncio.run(measure(addresses, chosen.people, chosen.seconds)))
    ratios = [many / one for many, one in zip(together, alone, strict=True)]
    print(f"ratio: median {ratios[0]:.1f}, 95th {ratios[1]:.1f}")


if __name__ == "__main__":
    main()
