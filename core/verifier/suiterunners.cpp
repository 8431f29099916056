// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/verifier/suiterunners.h"

#include "core/verifier/pythonrunners.h"

#include <string>

namespace acr {

namespace {

constexpr std::string_view solutionMain = R"py(
NAME = "solution.py"

def main():
    replies, requests = open_channels()
    verdict = os.fdopen(3, "w")
    with os.fdopen(4, "rb") as message:
        task = from_json(message.read().decode())
    calls = 0
    reached = set()
    lines = set()

    def end(kind, text):
        sys.settrace(None)
        verdict.write(to_text({"end": kind, "text": str(text)[:2000], "calls": calls, "lines": sorted(lines),
                               "reached": sorted(reached & lines)}))
        verdict.flush()
        os._exit(0)

    def text_of(error):
        return str(error.args[0] if isinstance(error, KeyError) and error.args else error)

    def too_long(number, frame):
        end("time", "more than %g s" % task["seconds"])

    def lines_of(code, inside):
        for constant in code.co_consts:
            if type(constant) is type(code):
                lines_of(constant, True)
        if inside:
            lines.update(line for _, _, line in code.co_lines() if line is not None and line != code.co_firstlineno)

    def tracer(frame, event, argument):
        if frame.f_code.co_filename != NAME:
            return None
        if event == "line":
            reached.add(frame.f_lineno)
        return tracer

    import _signal
    _signal.signal(_signal.SIGALRM, too_long)
    _signal.setitimer(_signal.ITIMER_REAL, task["seconds"])
    space = {"__name__": "solution"}
    try:
        code = compile(task["program"], NAME, "exec")
        if task["trace"] and hasattr(code, "co_lines"):
            lines_of(code, False)
            sys.settrace(tracer)
        exec(code, space)
    except BaseException as error:
        end("load", "%s: %s" % (type(error).__name__, error))
    own = {name: value for name, value in space.items()
           if callable(value) and getattr(value, "__module__", None) == "solution" and not name.startswith("__")}
    errors = []
    for name, value in own.items():
        if isinstance(value, type) and issubclass(value, Exception):
            errors.append([name, next(base.__name__ for base in value.__mro__ if base.__module__ == "builtins")])
    try:
        send(requests, {"suite": task["suite"], "names": list(own), "errors": errors})
        while True:
            request = receive(replies)
            if not isinstance(request, dict):
                end("ended", "the tests ended their process")
            if "end" in request:
                end(str(request["end"][0]), request["end"][1])
            calls += 1
            send(requests, reply_to(request, own, text_of))
    except Exception as error:
        end("ended", "the tests broke off: %s" % type(error).__name__)

main()
)py";

constexpr std::string_view suiteMain = R"py(
NAME = "tests.py"
SOLUTION = "solution"

class NotSupported(BaseException):
    pass

class Raises:
    def __init__(self, kinds, match):
        self.kinds, self.match, self.value, self.type = kinds, match, None, None
    def __enter__(self):
        return self
    def __exit__(self, kind, value, traceback):
        if kind is None:
            raise AssertionError("nothing was raised")
        if not issubclass(kind, self.kinds):
            return False
        self.value, self.type = value, kind
        if self.match is not None:
            import re
            if not re.search(self.match, str(value)):
                raise AssertionError("another message was raised")
        return True

def raises(kinds, *arguments, match=None, **named):
    context = Raises(kinds, match)
    if not arguments:
        return context
    with context:
        arguments[0](*arguments[1:], **named)
    return context

class Approx:
    def __init__(self, value, relative, absolute):
        self.value, self.relative, self.absolute = value, relative, absolute
    def near(self, value, other):
        if isinstance(value, dict):
            return isinstance(other, dict) and value.keys() == other.keys() and all(self.near(value[k], other[k]) for k in value)
        if isinstance(value, (list, tuple)):
            return len(value) == len(other) and all(self.near(a, b) for a, b in zip(value, other))
        return value == other or abs(value - other) <= max(self.absolute, self.relative * abs(value))
    def __eq__(self, other):
        return self.near(self.value, other)
    __hash__ = None

def approx(value, rel=1e-6, abs=1e-12, nan_ok=False):
    return Approx(value, 1e-6 if rel is None else rel, 1e-12 if abs is None else abs)

class Marks:
    def parametrize(self, names, rows, **others):
        names = [name.strip() for name in names.split(",")] if isinstance(names, str) else list(names)
        def mark(function):
            before = getattr(function, "_cases", [{}])
            function._cases = [dict(case, **dict(zip(names, row if len(names) > 1 else [row])))
                               for case in before for row in rows]
            return function
        return mark
    def __getattr__(self, name):
        def mark(*arguments, **named):
            return arguments[0] if len(arguments) == 1 and isinstance(arguments[0], FunctionType) else mark
        return mark

class Pytest(ModuleType):
    raises, approx, mark = staticmethod(raises), staticmethod(approx), Marks()
    def main(*arguments, **named):
        return 0
    def fail(self, reason=""):
        raise AssertionError(reason)
    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        raise NotSupported("pytest." + name)

class Finder:
    """Whatever module a suite takes the functions from: it is the solution."""
    def __init__(self, functions):
        self.functions = functions
    def find_spec(self, name, path=None, target=None):
        return type(sys.__spec__)(name, self)
    def create_module(self, spec):
        return None
    def exec_module(self, module):
        module.__dict__.update(self.functions)

def cases_of(function):
    for case in getattr(function, "_cases", [{}]):
        function(**case)
        yield case

def run_tests(space):
    count = 0
    unittest = sys.modules.get("unittest")
    for name, value in list(space.items()):
        if isinstance(value, type) and unittest is not None and issubclass(value, unittest.TestCase):
            result = unittest.TestResult()
            unittest.defaultTestLoader.loadTestsFromTestCase(value).run(result)
            count += result.testsRun
            for case, text in result.failures + result.errors:
                raise AssertionError("%s: %s" % (case, text.strip().split("\n")[-1]))
            if result.unexpectedSuccesses:
                raise AssertionError("a test passes that was expected to fail")
        elif isinstance(value, type) and name.startswith("Test"):
            for method in dir(value):
                if not method.startswith("test"):
                    continue
                one = value()
                for step in ("setup_method", method, "teardown_method"):
                    if step == method:
                        count += sum(1 for _ in cases_of(getattr(one, method)))
                    elif hasattr(one, step):
                        getattr(one, step)(*[getattr(one, method)] * (getattr(one, step).__code__.co_argcount - 1))
        elif isinstance(value, FunctionType) and name.startswith("test"):
            count += sum(1 for _ in cases_of(value))
    return count

def main():
    replies, requests = open_channels()
    task = receive(replies)
    if not isinstance(task, dict):
        return
    problems = []

    def end(kind, text):
        send(requests, {"end": [kind, text]})
        os._exit(0)

    def noting(function):
        # A framework for tests catches everything.
        def call(*arguments, **named):
            try:
                return function(*arguments, **named)
            except Unsupported as error:
                problems.append("a value of the type %s can't be passed between the tests and the solution" % error)
                raise
        call.__name__ = function.__name__
        return call

    def place_of(error):
        number, at = 0, error.__traceback__
        while at:
            if at.tb_frame.f_code.co_filename == NAME:
                number = at.tb_lineno
            at = at.tb_next
        lines = task["suite"].split("\n")
        return "line %d: %s" % (number, lines[number - 1].strip()) if 0 < number <= len(lines) else "a test"

    errors = {name: type(name, (getattr(builtins, base),), {}) for name, base in task["errors"]}
    remote = remote_functions(requests, replies, errors)
    functions = {name: errors[name] if name in errors else noting(remote(name)) for name in task["names"]}
    sys.modules["pytest"] = Pytest("pytest")
    solution = ModuleType(SOLUTION)
    solution.__dict__.update(functions)
    sys.modules[SOLUTION] = solution
    sys.meta_path.append(Finder(functions))
    space = {"__name__": "tests"}
    space.update(functions)
    kind, text = "pass", ""
    try:
        only_ast = 0x400
        tree = compile(task["suite"], NAME, "exec", only_ast)
        # An answer may repeat what it tests, but its tests run against the solution.
        tree.body = [node for node in tree.body
                     if not (type(node).__name__ in ("FunctionDef", "ClassDef", "AsyncFunctionDef") and node.name in functions)]
        if "unittest" in task["suite"]:
            import unittest
            unittest.main = lambda *arguments, **named: None
        exec(compile(tree, NAME, "exec"), space)
        run_tests(space)
    except NotSupported as error:
        kind, text = "unknown", "%s is not supported" % error
    except Unsupported:
        pass
    except AnswerEnded:
        os._exit(1)
    except SyntaxError as error:
        kind, text = "fail", "the tests are no Python program: line %s: %s" % (error.lineno, error.msg)
    except AssertionError as error:
        kind, text = "fail", place_of(error) + (": %s" % error if str(error) else "")
    except BaseException as error:
        kind, text = "fail", "%s: %s: %s" % (place_of(error), type(error).__name__, error)
    if problems:
        kind, text = "unknown", problems[0]
    end(kind, text)

main()
)py";

constexpr std::string_view mutatorMain = R"py(
import ast, json, sys

OPERATORS = {ast.Eq: (ast.NotEq, "== becomes !="), ast.NotEq: (ast.Eq, "!= becomes =="),
             ast.Lt: (ast.LtE, "< becomes <="), ast.LtE: (ast.Lt, "<= becomes <"),
             ast.Gt: (ast.GtE, "> becomes >="), ast.GtE: (ast.Gt, ">= becomes >"),
             ast.Is: (ast.IsNot, "is becomes is not"), ast.IsNot: (ast.Is, "is not becomes is"),
             ast.In: (ast.NotIn, "in becomes not in"), ast.NotIn: (ast.In, "not in becomes in"),
             ast.Add: (ast.Sub, "+ becomes -"), ast.Sub: (ast.Add, "- becomes +"),
             ast.Mult: (ast.FloorDiv, "* becomes //"), ast.Div: (ast.Mult, "/ becomes *"),
             ast.FloorDiv: (ast.Mult, "// becomes *"), ast.Mod: (ast.Mult, "% becomes *"),
             ast.Pow: (ast.Mult, "** becomes *"), ast.LShift: (ast.RShift, "<< becomes >>"),
             ast.RShift: (ast.LShift, ">> becomes <<"), ast.BitAnd: (ast.BitOr, "& becomes |"),
             ast.BitOr: (ast.BitAnd, "| becomes &"), ast.BitXor: (ast.BitAnd, "^ becomes &"),
             ast.And: (ast.Or, "and becomes or"), ast.Or: (ast.And, "or becomes and")}
TESTS = (ast.If, ast.While, ast.IfExp)

def chosen(sources, entry):
    """The first source that is a program with the function."""
    for source in sources:
        try:
            tree = ast.parse(source)
        except (SyntaxError, ValueError, RecursionError):
            continue
        names = [node.name for node in tree.body if isinstance(node, (ast.FunctionDef, ast.ClassDef))]
        if entry in names if entry else names:
            return source, tree
    return None, None

def skipped(tree):
    """Nodes that are no behaviour: docstrings, annotations, what runs only as a program."""
    nodes = set()
    def skip(node):
        if node is not None:
            nodes.update(map(id, ast.walk(node)))
    for node in ast.walk(tree):
        for name in ("annotation", "returns"):
            skip(getattr(node, name, None))
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            skip(node)
        if isinstance(node, ast.If) and any(isinstance(part, ast.Name) and part.id == "__name__"
                                            for part in ast.walk(node.test)):
            skip(node)
    return nodes

def changes(tree):
    """(line, words, object, attribute, place in a list or None, new value) of each mutant."""
    left_out = skipped(tree)
    for parent in ast.walk(tree):
        if id(parent) in left_out:
            continue
        line = getattr(parent, "lineno", 0)
        if isinstance(parent, ast.Compare):
            for place, operator in enumerate(parent.ops):
                new, words = OPERATORS[type(operator)]
                yield line, words, parent, "ops", place, new()
        elif isinstance(parent, (ast.BinOp, ast.AugAssign, ast.BoolOp)) and type(parent.op) in OPERATORS:
            new, words = OPERATORS[type(parent.op)]
            yield line, words, parent, "op", None, new()
        elif isinstance(parent, ast.Return) and parent.value is not None and not (
                isinstance(parent.value, ast.Constant) and parent.value.value is None):
            yield line, "returns None", parent, "value", None, ast.Constant(None)
        if isinstance(parent, TESTS) and not isinstance(parent.test, (ast.Compare, ast.BoolOp, ast.Constant)):
            yield parent.test.lineno, "the condition is negated", parent, "test", None, ast.UnaryOp(ast.Not(), parent.test)
        for name, value in ast.iter_fields(parent):
            for place, child in enumerate(value) if isinstance(value, list) else [(None, value)]:
                if id(child) in left_out or isinstance(parent, ast.JoinedStr):
                    continue
                if isinstance(child, ast.UnaryOp) and isinstance(child.op, (ast.Not, ast.USub)):
                    words = "not is left out" if isinstance(child.op, ast.Not) else "the minus is left out"
                    yield child.lineno, words, parent, name, place, child.operand
                elif isinstance(child, ast.Constant):
                    old = child.value
                    if old is True or old is False:
                        new = not old
                    elif isinstance(old, (int, float)):
                        new = old + 1
                    elif isinstance(old, str):
                        new = "" if old else "mutant"
                    else:
                        continue
                    yield child.lineno, "%.40r becomes %.40r" % (old, new), parent, name, place, ast.Constant(new)

def main():
    task = json.load(sys.stdin)
    source, tree = chosen(task["sources"], task["entry"])
    if tree is None:
        json.dump({"source": None, "mutants": []}, sys.stdout)
        return
    # Without comments, as the mutants are.
    plain = ast.unparse(tree)
    seen = {plain}
    mutants = []
    for line, words, node, name, place, new in changes(tree):
        holder, key = (getattr(node, name), place) if place is not None else (node.__dict__, name)
        old, holder[key] = holder[key], new
        try:
            text = ast.unparse(ast.fix_missing_locations(tree))
            compile(text, "mutant.py", "exec")
        except (SyntaxError, ValueError, RecursionError):
            text = None
        holder[key] = old
        if text is not None and text not in seen:
            seen.add(text)
            mutants.append({"line": line, "what": words, "program": text})
    mutants.sort(key=lambda mutant: mutant["line"])
    most = min(task["most"], len(mutants))
    json.dump({"source": source, "plain": plain,
               "mutants": [mutants[i * len(mutants) // most] for i in range(most)]}, sys.stdout)

main()
)py";

} // namespace

std::string_view pythonSolutionRunner()
{
    static const std::string program = std::string(pythonExchange()) + std::string(solutionMain);
    return program;
}

std::string_view pythonSuiteRunner()
{
    static const std::string program =
        std::string(pythonExchange()) + std::string(pythonRemoteCalls()) + std::string(suiteMain);
    return program;
}

std::string_view pythonMutator()
{
    return mutatorMain;
}

} // namespace acr
