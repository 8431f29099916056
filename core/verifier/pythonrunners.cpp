// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/verifier/pythonrunners.h"

#include "core/sandbox/sandbox.h"

#include <string>

namespace acr {

namespace {

/// Values as JSON with their types; frames of a length (4 bytes, little-endian) and UTF-8.
constexpr std::string_view exchange = R"py(
import builtins, os, sys

# The start of an interpreter is most of the time of a short program. Modules that are only needed now and then are
# imported then; the package json, which would import ten others, only where its parts in C are not there. Without the
# module site, what it sets up for programs is set up here.
ModuleType, FunctionType = type(sys), type(lambda: 0)

def exit_program(code=None):
    raise SystemExit(code)
builtins.exit = builtins.quit = exit_program
for folder in ("/usr/local/lib/python%d.%d/dist-packages" % sys.version_info[:2], "/usr/lib/python3/dist-packages"):
    if os.path.isdir(folder):
        sys.path.append(folder)

class Scanner:
    strict = True
    object_hook = object_pairs_hook = None
    parse_float = float
    parse_int = int
    parse_constant = float
    memo = {}

try:
    import _json
    from_text = _json.make_scanner(Scanner())
    def to_text(value):
        return "".join(_json.make_encoder(None, None, _json.encode_basestring_ascii, None, ": ", ", ", False, False, False)(value, 0))
    def from_json(text):
        return from_text(text, 0)[0]
    if from_json(to_text({"a": [1, "\u00e9\"", True, None, 0.5]})) != {"a": [1, "\u00e9\"", True, None, 0.5]}:
        raise ImportError
except Exception:
    import json
    to_text, from_json = json.dumps, json.loads

class Unsupported(BaseException):
    pass

MOST_ITEMS = 1000000
LAZY = (type(_ for _ in ()), map, filter, zip, enumerate, reversed, type({}.keys()), type({}.values()),
        type({}.items()), type(iter([])), type(iter(())), type(iter({})), type(iter("")), type(iter(range(0))))

def encode(value, depth=0):
    if depth > 60:
        raise Unsupported("a value that is nested too deeply")
    if value is None:
        return ["n"]
    if value is True or value is False:
        return ["B", bool(value)]
    if isinstance(value, int):
        return ["i", hex(int(value))]
    if isinstance(value, float):
        return ["f", repr(float(value))]
    if isinstance(value, complex):
        return ["c", repr(value.real), repr(value.imag)]
    if isinstance(value, str):
        return ["s", str(value)]
    if isinstance(value, (bytes, bytearray)):
        return ["b" if isinstance(value, bytes) else "a", bytes(value).hex()]
    if isinstance(value, range):
        return ["r", hex(value.start), hex(value.stop), hex(value.step)]
    if isinstance(value, dict):
        return ["d", [[encode(k, depth + 1), encode(v, depth + 1)] for k, v in value.items()]]
    for kind, tag in ((list, "l"), (tuple, "t"), (set, "e"), (frozenset, "z")):
        if isinstance(value, kind):
            return [tag, [encode(item, depth + 1) for item in value]]
    if isinstance(value, LAZY):
        items = []
        for item in value:
            items.append(encode(item, depth + 1))
            if len(items) > MOST_ITEMS:
                raise Unsupported("an endless iterator")
        return ["g", items]
    # Only whether it is true is known of any other object.
    return ["o", type(value).__name__, bool(value)]

class Opaque:
    def __init__(self, kind, truth):
        object.__setattr__(self, "kind", kind)
        object.__setattr__(self, "truth", truth)
    def __bool__(self):
        return self.truth
    def refuse(self, *arguments):
        raise Unsupported(object.__getattribute__(self, "kind"))
    __eq__ = __ne__ = __lt__ = __le__ = __gt__ = __ge__ = __hash__ = __iter__ = __len__ = __contains__ = refuse
    __getitem__ = __call__ = __add__ = __radd__ = __str__ = __repr__ = __getattr__ = __setattr__ = refuse

def decode(node):
    tag = node[0]
    if tag == "o":
        return Opaque(str(node[1]), bool(node[2]))
    if tag == "n":
        return None
    if tag == "B":
        return bool(node[1])
    if tag == "i":
        return int(node[1], 16)
    if tag == "f":
        return float(node[1])
    if tag == "c":
        return complex(float(node[1]), float(node[2]))
    if tag == "s":
        return str(node[1])
    if tag == "b":
        return bytes.fromhex(node[1])
    if tag == "a":
        return bytearray.fromhex(node[1])
    if tag == "r":
        return range(int(node[1], 16), int(node[2], 16), int(node[3], 16))
    if tag == "d":
        return {decode(k): decode(v) for k, v in node[1]}
    items = [decode(item) for item in node[1]]
    return {"l": list, "t": tuple, "e": set, "z": frozenset, "g": iter}[tag](items)

def send(stream, message):
    data = to_text(message).encode()
    stream.write(len(data).to_bytes(4, "little") + data)
    stream.flush()

def receive(stream):
    head = stream.read(4)
    if len(head) < 4:
        return None
    size = int.from_bytes(head, "little")
    data = stream.read(size)
    return from_json(data.decode()) if len(data) == size else None

def open_channels():
    """What comes from the other program and what goes to it. From here on, nothing else reads the standard input, and
    what is printed goes to the error output."""
    incoming = os.fdopen(os.dup(0), "rb")
    outgoing = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.dup2(2, 1)
    sys.setrecursionlimit(20000)
    return incoming, outgoing

def defined_in(space):
    """Names of what can be called, and modules by name."""
    return ([name for name, value in space.items() if callable(value) and not name.startswith("__")],
            {name: value.__name__ for name, value in space.items() if isinstance(value, ModuleType)})

def reply_to(request, functions, text_of=str):
    try:
        arguments = [decode(node) for node in request["a"]]
        named = {name: decode(node) for name, node in request["k"].items()}
        result = encode(functions[request["f"]](*arguments, **named))
        return {"r": result, "m": [encode(value) for value in arguments]}
    except Unsupported as error:
        return {"u": str(error)}
    except BaseException as error:
        return {"x": [type(error).__name__, text_of(error)[:2000]]}
)py";

constexpr std::string_view answerMain = R"py(
def main():
    requests, replies = open_channels()
    space = {"__name__": "answer"}
    first = receive(requests)
    if first is None:
        return
    try:
        exec(compile(first["p"], "answer.py", "exec"), space)
    except BaseException as error:
        send(replies, {"x": [type(error).__name__, str(error)[:2000]]})
        return
    names, modules = defined_in(space)
    send(replies, {"ready": names, "modules": modules})
    while True:
        request = receive(requests)
        if request is None:
            return
        send(replies, reply_to(request, space))

main()
# What is printed is buffered. The regular end of an interpreter writes to all its objects, and so copies the memory that
# all runs share.
for stream in (sys.stdout, sys.stderr):
    try:
        stream.flush()
    except BaseException:
        pass
os._exit(0)
)py";

/// For the program that calls functions of the other one.
constexpr std::string_view remoteCalls = R"py(
class AnswerEnded(BaseException):
    pass

def remote_functions(requests, replies, errors=None):
    """The functions of the other program. `errors`: its own exceptions by name, where all come back as they are."""
    def ask(message):
        try:
            send(requests, message)
            reply = receive(replies)
        except Exception:
            reply = None
        if not isinstance(reply, dict):
            raise AnswerEnded()
        return reply

    def raised(name, text):
        if errors is not None and name in errors:
            return errors[name](text)
        kind = getattr(builtins, name, None)
        known = isinstance(kind, type) and issubclass(kind, Exception)
        if known and errors is not None:
            return kind(text)
        if not known or issubclass(kind, AssertionError):
            kind = RuntimeError
        return kind(name + ": " + text)

    def remote(name):
        def call(*arguments, **named):
            reply = ask({"f": name, "a": [encode(value) for value in arguments],
                         "k": {key: encode(value) for key, value in named.items()}})
            if "u" in reply:
                raise Unsupported(str(reply["u"]))
            if "x" in reply:
                raise raised(str(reply["x"][0]), str(reply["x"][1]))
            for value, node in zip(arguments, reply["m"]):
                after = decode(node)
                if isinstance(value, (list, bytearray)) and type(value) is type(after):
                    value[:] = after
                elif isinstance(value, (dict, set)) and type(value) is type(after):
                    value.clear()
                    value.update(after)
            return decode(reply["r"])
        call.__name__ = name
        return call

    return remote
)py";

// The exit code of an answer whose process has ended.
static_assert(LinkedResults::secondEnded == 3);
constexpr std::string_view testMain = R"py(
NAME = "tests.py"
# An exit code that no program has which ends by itself.
PASSED = 86

def main():
    replies, requests = open_channels()
    verdict = os.fdopen(3, "w", errors="backslashreplace")
    with os.fdopen(4, "rb") as message:
        task = from_json(message.read().decode())

    def end(kind, text, code=0):
        verdict.write(kind + "\n" + text)
        verdict.flush()
        os._exit(code)

    remote = remote_functions(requests, replies)

    def names_in(tree):
        waiting = [tree]
        while waiting:
            node = waiting.pop()
            if type(node).__name__ == "Name":
                yield node.id
            for field in getattr(node, "_fields", ()):
                value = getattr(node, field, None)
                waiting.extend(value if isinstance(value, list) else [value])

    def place_of(error):
        number, at = 0, error.__traceback__
        while at:
            if at.tb_frame.f_code.co_filename == NAME:
                number = at.tb_lineno
            at = at.tb_next
        lines = task["tests"].split("\n")
        return number, lines[number - 1].strip() if 0 < number <= len(lines) else "assertion"

    try:
        try:
            send(requests, {"p": task["program"]})
            first = receive(replies)
        except Exception:
            first = None
        if not isinstance(first, dict):
            raise AnswerEnded()
        if "x" in first:
            end("fail", "the answer could not be loaded: %s: %s" % tuple(first["x"]))
        def unknown(reason):
            end("unknown", reason)
        only_ast = 0x400
        try:
            tests = compile(task["tests"], NAME, "exec", only_ast)
        except SyntaxError as error:
            end("unknown", "the tests are no Python program: line %s: %s" % (error.lineno, error.msg))
        entry = task["entry"].strip()

        def run_tests(names, modules, function_of):
            """With the functions of an answer, and the modules that it imports, by name."""
            space = {"__name__": "tests", "_unknown": unknown}
            exec(compile(task["preamble"], "preamble.py", "exec"), space)
            # Tests may use a module that the answer imports, or one of the standard library without importing it.
            wanted = {name: name for name in names_in(tests)}
            wanted.update(modules)
            for name, module in wanted.items():
                if name not in space and not hasattr(builtins, name) and module in sys.stdlib_module_names:
                    __import__(module)
                    space[name] = sys.modules[module]
            # The answer's functions never stand in for what the tests take for granted.
            for name in names:
                if name not in space and not hasattr(builtins, name):
                    space[name] = function_of(name)
            if entry and entry not in space:
                space[entry] = function_of(entry)
            exec(compile(tests, NAME, "exec"), space)
            check = space.get("check")
            if isinstance(check, FunctionType) and check.__code__.co_filename == NAME:
                check(space[entry] if entry else None)

        def passes_alone(program, seconds):
            """Whether what the prompt begins passes the tests. It comes from whom the tests come from, so it runs beside
            them, in a process that says nothing and ends after so many seconds."""
            child = os.fork()
            if child == 0:
                code = 1
                try:
                    import signal
                    nothing = os.open(os.devnull, os.O_WRONLY)
                    for stream in (1, 2, 3):
                        os.dup2(nothing, stream)
                    signal.signal(signal.SIGALRM, signal.SIG_DFL)
                    signal.alarm(seconds)
                    begun = {"__name__": "answer"}
                    exec(compile(program, "answer.py", "exec"), begun)
                    run_tests(*defined_in(begun), begun.__getitem__)
                    code = PASSED
                finally:
                    os._exit(code)
            return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == PASSED

        run_tests([str(name) for name in first["ready"]],
                  {str(name): str(module) for name, module in first["modules"].items()}, remote)
        if task["begun"] and passes_alone(task["begun"], task["seconds"]):
            end("begun", "")
    except Unsupported as error:
        end("unknown", "a value of the type %s can't be passed between the answer and its tests" % error)
    except AnswerEnded:
        end("fail", "the answer's process ended before its tests", 3)
    except AssertionError as error:
        end("fail", "line %s of the tests: %s%s" % (*place_of(error), ": %s" % error if str(error) else ""))
    except BaseException as error:
        end("fail", "%s: %s" % (type(error).__name__, error))
    end("pass", "")

main()
)py";

} // namespace

SandboxJob pythonRunnerJob(std::string_view program)
{
    SandboxJob job;
    job.command = {"/usr/bin/python3", "-I", "-S", "/task/runner.py"};
    job.files = {{"runner.py", std::string(program)}};
    // What prompts, answers and tests import most, with what these import.
    job.forked = {.modules = {"typing", "re", "random", "string", "copy", "heapq", "bisect", "datetime"}};
    return job;
}

std::string_view pythonExchange()
{
    return exchange;
}

std::string_view pythonRemoteCalls()
{
    return remoteCalls;
}

std::string_view pythonAnswerRunner()
{
    static const std::string program = std::string(exchange) + std::string(answerMain);
    return program;
}

std::string_view pythonTestRunner()
{
    static const std::string program = std::string(exchange) + std::string(remoteCalls) + std::string(testMain);
    return program;
}

} // namespace acr
