"""A rust-analyzer without a window, spoken to over standard input and output."""
import json
import os
import pathlib
import subprocess
import threading
import time


class Failure(Exception):
    """The server could not be asked at all."""


class Server:
    def __init__(self, binary, folder, sources=None, settings=None):
        self.folder = pathlib.Path(folder).resolve()
        self.answers, self.messages = {}, []
        self.progress, self.quiet = set(), False
        self.changed = threading.Condition()
        self.count, self.versions = 0, {}
        environment = {**os.environ, "CARGO_TERM_COLOR": "never"}
        self.process = subprocess.Popen([binary], cwd=self.folder, env=environment, stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        threading.Thread(target=self._read, daemon=True).start()
        options = {
            "checkOnSave": False,
            "cargo": {"targetDir": True, "sysrootSrc": str(sources) if sources else None},
            "cachePriming": {"enable": False},
            **(settings or {}),
        }
        result = self.ask("initialize", {
            "processId": os.getpid(),
            "rootUri": self.folder.as_uri(),
            "workspaceFolders": [{"uri": self.folder.as_uri(), "name": "probed"}],
            "initializationOptions": options,
            "capabilities": {
                "general": {"positionEncodings": ["utf-32"]},
                "experimental": {"serverStatusNotification": True},
                "window": {"workDoneProgress": True},
                "workspace": {"workspaceEdit": {"documentChanges": True}},
                "textDocument": {
                    "hover": {"contentFormat": ["markdown"]},
                    "rename": {"prepareSupport": True},
                    "diagnostic": {},
                    "completion": {"completionItem": {
                        "snippetSupport": True,
                        "labelDetailsSupport": True,
                        "documentationFormat": ["markdown"],
                        "resolveSupport": {"properties": ["documentation", "additionalTextEdits"]},
                    }},
                    "semanticTokens": {"requests": {"full": True}, "tokenTypes": [], "tokenModifiers": [],
                                       "formats": ["relative"]},
                },
            },
        })
        assert result["capabilities"]["positionEncoding"] == "utf-32"
        self.legend = result["capabilities"]["semanticTokensProvider"]["legend"]
        self.tell("initialized", {})

    def _read(self):
        stream = self.process.stdout
        while True:
            length = 0
            while line := stream.readline().strip():
                name, _, value = line.partition(b":")
                if name.lower() == b"content-length":
                    length = int(value)
            body = stream.read(length) if length else b""
            with self.changed:
                if not body:
                    self.answers = None
                else:
                    self._take(json.loads(body))
                self.changed.notify_all()
                if not body:
                    return

    def _take(self, message):
        method, params = message.get("method"), message.get("params") or {}
        if method is None:
            self.answers[message["id"]] = message
        elif "id" in message:
            empty = [None for _ in params.get("items", [])] if method == "workspace/configuration" else None
            self._send({"id": message["id"], "result": empty})
        elif method == "experimental/serverStatus":
            self.quiet = params.get("quiescent", False)
            self.messages = [params["message"]] if params.get("message") else []
        elif method == "$/progress":
            change = self.progress.add if params["value"]["kind"] != "end" else self.progress.discard
            change(str(params["token"]))

    def _send(self, message):
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self.process.stdin.flush()

    def tell(self, method, params):
        self._send({"method": method, "params": params})

    def ask(self, method, params, seconds=300):
        """The answer; asked again when the server says that its input has changed."""
        end = time.monotonic() + seconds
        while True:
            self.count += 1
            number = self.count
            self._send({"id": number, "method": method, "params": params})
            with self.changed:
                while self.answers is not None and number not in self.answers:
                    if not self.changed.wait(end - time.monotonic()):
                        raise Failure(f"no answer to {method} in {seconds} s")
                if self.answers is None:
                    raise Failure(f"rust-analyzer ended while it was asked for {method}")
                answer = self.answers.pop(number)
            if "error" not in answer:
                return answer.get("result")
            if answer["error"]["code"] not in (-32800, -32801, -32802) or time.monotonic() > end:
                return {"error": answer["error"]["message"]}
            time.sleep(0.02)

    def wait(self, seconds=900):
        """Until the workspace is loaded and its macros are built."""
        end, calm = time.monotonic() + seconds, 0
        while calm < 5:
            if time.monotonic() > end:
                raise Failure(f"the workspace is not loaded after {seconds} s")
            if self.answers is None:
                raise Failure("rust-analyzer ended while it loaded the workspace")
            time.sleep(0.1)
            calm = calm + 1 if self.quiet and not self.progress else 0
        if self.messages:
            raise Failure(self.messages[0].strip())

    def show(self, path, text):
        """Makes `text` the unsaved content of the file, and gives its address."""
        uri = (self.folder / path).as_uri()
        version = self.versions.get(uri, 0) + 1
        self.versions[uri] = version
        if version == 1:
            self.tell("textDocument/didOpen", {"textDocument": {
                "uri": uri, "languageId": "rust", "version": version, "text": text}})
        else:
            self.tell("textDocument/didChange", {"textDocument": {"uri": uri, "version": version},
                                                 "contentChanges": [{"text": text}]})
        return uri

    def processor_seconds(self):
        """Of the server; the processes that expand macros are its children and count as well."""
        ticks, found = 0, {self.process.pid}
        stats = {}
        for entry in pathlib.Path("/proc").iterdir():
            if entry.name.isdigit():
                try:
                    fields = (entry / "stat").read_text().rsplit(")", 1)[1].split()
                except OSError:
                    continue
                stats[int(entry.name)] = (int(fields[1]), int(fields[11]) + int(fields[12]))
        while more := {pid for pid, (parent, _) in stats.items() if parent in found} - found:
            found |= more
        ticks = sum(stats[pid][1] for pid in found if pid in stats)
        return ticks / os.sysconf("SC_CLK_TCK")

    def stop(self):
        try:
            self.ask("shutdown", None, 5)
            self.tell("exit", None)
            self.process.wait(5)
        except (Failure, OSError, subprocess.TimeoutExpired):
            self.process.kill()
