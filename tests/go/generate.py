# SPDX-License-Identifier: MIT
"""Random Go programs that are well-typed, end, and can print one thing only.

A seed makes a set of declarations (struct types with methods, an interface, generic functions,
constants, package variables) and functions that call each other downwards only, so that nothing
recurses; loops count to small bounds. Values are kept small by what is printed: checksums and
formatted values. Everything that may panic runs under a recover that prints the panic's text.
Concurrent parts have one possible output: results are gathered by index, counted under a mutex,
handed through pipelines, or taken from channels that are closed.

All names of a program end in its number, so that many programs fit into one package and the
compiler starts once for all of them.
"""
import random

INTS = ['int', 'int8', 'int16', 'int32', 'int64', 'uint', 'uint8', 'uint16', 'uint32', 'uint64']
BITS = {'int': 64, 'int8': 8, 'int16': 16, 'int32': 32, 'int64': 64, 'uint': 64, 'uint8': 8,
        'uint16': 16, 'uint32': 32, 'uint64': 64}
FLOATS = ['float64', 'float32']
SCALARS = INTS + FLOATS + ['string', 'bool', 'complex128']
MAX_DEPTH = 4
MAX_STATEMENTS = 7


class Scope:
    """The variables that can be named: name → type; some must not be assigned to."""

    def __init__(self, outer=None):
        self.outer, self.names, self.fixed = outer, {}, set()

    def all(self):
        result = dict(self.outer.all()) if self.outer else {}
        result.update(self.names)
        return result

    def is_fixed(self, name):
        if name in self.names:
            return name in self.fixed
        return self.outer.is_fixed(name) if self.outer else False


class Generator:
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.seed = seed
        self.lines, self.indent = [], 0
        self.n_names = 0
        self.structs, self.functions, self.methods = {}, [], {}
        self.named, self.consts = {}, {}
        self.in_loop, self.labels, self.budget, self.n_keys_open = 0, [], 0, 0
        self.quiet = False  # nothing that prints may be called
        self.result = None

    # ---- small things ------------------------------------------------------------------

    def pick(self, *choices):
        return self.random.choice(choices)

    def chance(self, percent):
        return self.random.randrange(100) < percent

    def name(self, stem):
        self.n_names += 1
        return f'{stem}{self.n_names}x{self.seed}'

    def put(self, line):
        self.lines.append('\t' * self.indent + line)

    def block(self, head, body, tail='}'):
        self.put(head)
        self.indent += 1
        body()
        self.indent -= 1
        self.put(tail)

    # ---- types -------------------------------------------------------------------------

    def scalar(self):
        return self.random.choice(SCALARS) if self.chance(70) else self.pick('int', 'string')

    def type(self, depth=0):
        roll = self.random.randrange(100)
        if depth > 1 or roll < 50:
            return self.scalar()
        if roll < 62:
            return '[]' + self.type(depth + 1)
        if roll < 70:
            return f'[{self.random.randint(1, 4)}]' + self.type(depth + 1)
        if roll < 80:
            return f'map[{self.pick("int", "string", "uint8", "int16")}]' + self.type(depth + 1)
        if roll < 90 and self.structs:
            return self.random.choice(list(self.structs))
        if roll < 94 and self.named:
            return self.random.choice(list(self.named))
        if roll < 97 and self.structs:
            return '*' + self.random.choice(list(self.structs))
        return 'any'

    def under(self, type_):
        return self.named.get(type_, type_)

    def is_int(self, type_):
        return self.under(type_) in INTS

    # ---- literals ----------------------------------------------------------------------

    def int_literal(self, type_):
        bits, signed = BITS[self.under(type_)], not self.under(type_).startswith('u')
        low, high = (-(1 << bits - 1), (1 << bits - 1) - 1) if signed else (0, (1 << bits) - 1)
        value = self.pick(0, 1, 2, 3, 7, low, high, high - 1, self.random.randint(low, high),
                          self.random.randint(-9, 9), self.random.randint(0, 100))
        value = min(max(value, low), high)
        return str(value) if value >= 0 else f'({value})'

    def literal(self, type_, scope=None, depth=0):
        under = self.under(type_)
        if under in INTS:
            return f'{type_}({self.int_literal(type_)})'
        if under in FLOATS:
            number = self.pick("0.5", "1", "-2.25", "1e3", "3.0", "0.1", "-7", "100.125")
            return f'{type_}({number})'
        if under == 'string':
            text = self.pick('""', '"a"', '"go"', '"héllo"', '"世界"', '"x\\x00y"', '"\\xff"',
                             '"tab\\t"', '"long string of text"')
            return text if under == type_ else f'{type_}({text})'
        if under == 'bool':
            return f'{type_}({self.pick("true", "false")})'
        if under == 'complex128':
            return f'complex({self.pick("1", "0", "-2.5")}, {self.pick("1", "0", "3")})'
        if type_ == 'any':
            return f'any({self.expr(self.scalar(), scope, depth + 1)})'
        if under.startswith('*'):
            return '&' + self.literal(under[1:], scope, depth + 1)
        if under.startswith('[]'):
            n = self.random.randint(0, 4)
            return f'{type_}{{{self.elements(under[2:], n, scope, depth)}}}'
        if under.startswith('map['):
            key, elem = under[4:].split(']', 1)
            keys = {'int': ['1', '-5', '40'], 'string': ['"k"', '"é"', '""'],
                    'uint8': ['0', '255', '9'], 'int16': ['3', '-1', '300']}[key]
            n = self.random.randint(0, 3)
            pairs = [f'{k}: {self.expr(elem, scope, depth + 2)}' for k in keys[:n]]
            return f'{type_}{{{", ".join(pairs)}}}'
        if under.startswith('['):
            n, elem = under[1:].split(']', 1)
            return f'{type_}{{{self.elements(elem, self.random.randint(0, int(n)), scope, depth)}}}'
        fields = [f'{f}: {self.expr(t, scope, depth + 2)}' for f, t in self.structs[type_]
                  if self.chance(70)]
        return f'{type_}{{{", ".join(fields)}}}'

    def elements(self, elem, n, scope, depth):
        return ', '.join(self.expr(elem, scope, depth + 2) for _ in range(n))

    # ---- expressions -------------------------------------------------------------------

    def places(self, type_, scope, for_writing=False):
        """Operands of a type among the variables, their fields and elements."""
        found = []
        for name, own in (scope.all() if scope else {}).items():
            if for_writing and scope.is_fixed(name):
                continue
            under = self.under(own)
            if own == type_:
                found.append(name)
            struct = under[1:] if under.startswith('*') else under
            if struct in self.structs:
                found += [f'{name}.{f}' for f, t in self.structs[struct] if t == type_]
            if under.startswith('[]') and under[2:] == type_:
                # Go leaves open whether an index panics before or after a call beside it.
                found.append(f'{name}[{self.index(scope)}]' if for_writing
                             else f'at{self.seed}({name}, {self.index(scope)})')
            elif under.startswith('map[') and under.split(']', 1)[1] == type_:
                found.append(f'{name}[{self.key(under, scope)}]')
            elif under.startswith('[') and not under.startswith('[]') \
                    and under.split(']', 1)[1] == type_:
                n = int(under[1:].split(']')[0])
                found.append(f'{name}[{self.index(scope, n)}]')
        return found

    def index(self, scope, length=None):
        if length and self.chance(80):
            return str(self.random.randrange(length))
        if length:
            return f'{self.simple(scope)} & 0x7fffffff % {length}'
        return self.pick('0', '1', '0', f'{self.simple(scope)} & 3')

    def simple(self, scope):
        ints = [n for n, t in (scope.all() if scope else {}).items() if t == 'int']
        return self.random.choice(ints) if ints else str(self.random.randint(0, 3))

    def key(self, map_type, scope):
        key = map_type[4:].split(']')[0]
        # A key may be looked up in a map by a key that is looked up in a map, and so on.
        if self.n_keys_open >= MAX_DEPTH:
            return self.literal(key)
        self.n_keys_open += 1
        made = self.expr(key, scope, MAX_DEPTH - 1)
        self.n_keys_open -= 1
        return made

    def expr(self, type_, scope, depth=0):
        places = self.places(type_, scope) if scope and self.chance(60) else []
        self.budget -= 1
        if depth >= MAX_DEPTH or self.budget < 0:
            return self.random.choice(places) if places else self.literal(type_, None, depth)
        roll = self.random.randrange(100)
        if places and roll < 35:
            return self.random.choice(places)
        under = self.under(type_)
        if roll < 50:
            made = self.call(type_, scope, depth)
            if made:
                return made
        maker = {'string': self.string_expr, 'bool': self.bool_expr}.get(under)
        if under in INTS:
            maker = self.int_expr
        elif under in FLOATS or under == 'complex128':
            maker = self.float_expr
        elif under.startswith('[]'):
            maker = self.slice_expr
        return maker(type_, scope, depth + 1) if maker else self.literal(type_, scope, depth)

    def call(self, type_, scope, depth):
        if depth > 2:
            return None
        fits = [f for f in self.functions if f[2] == type_ and not self.quiet]
        if fits and self.chance(50):
            name, params, _ = self.random.choice(fits)
            return f'{name}({", ".join(self.expr(t, scope, depth + 2) for t in params)})'
        methods = [(s, m) for s, ms in self.methods.items() for m in ms
                   if m[1] == type_ and not self.quiet]
        if methods and self.chance(60):
            struct, (method, _, params, pointer) = self.random.choice(methods)
            values = self.places(struct, scope) + self.places('*' + struct, scope)
            values = [v for v in values if '[' not in v and '(' not in v] if pointer else values
            arguments = ', '.join(self.expr(t, scope, depth + 2) for t in params)
            if values:
                return f'{self.random.choice(values)}.{method}({arguments})'
            return f'(&{self.literal(struct, scope, depth + 1)}).{method}({arguments})'
        if type_ != 'any' and self.chance(25):
            return f'id{self.seed}({self.expr(type_, scope, depth + 1)})'
        if type_ in INTS + FLOATS + ['string'] and self.chance(30):
            which = self.pick('min', 'max', f'larger{self.seed}')
            return (f'{which}({self.expr(type_, scope, depth + 1)}, '
                    f'{self.expr(type_, scope, depth + 1)})')
        if self.chance(20):
            return (f'func() {type_} {{ return {self.expr(type_, scope, depth + 1)} }}()')
        if type_ in SCALARS and self.chance(20):
            return f'pick{self.seed}({self.expr("bool", scope, depth + 1)}, ' \
                   f'{self.expr(type_, scope, depth + 1)}, {self.expr(type_, scope, depth + 1)})'
        return None

    def variable_of(self, type_, scope, depth):
        """An operand that no compiler takes for a constant."""
        places = self.places(type_, scope)
        if places:
            return self.random.choice(places)
        return f'id{self.seed}({self.expr(type_, scope, depth + 1)})'

    def int_expr(self, type_, scope, depth):
        roll = self.random.randrange(100)
        left = self.variable_of(type_, scope, depth)
        if roll < 40:
            op = self.pick('+', '-', '*', '&', '|', '^', '&^')
            return f'({left} {op} {self.expr(type_, scope, depth)})'
        if roll < 52:
            divisor = self.variable_of(type_, scope, depth)
            return f'({left} {self.pick("/", "%")} ({divisor} | 1))'
        if roll < 64:
            count = self.pick('uint8', 'uint', 'int', 'uint16')
            amount = f'({self.variable_of(count, scope, depth)} & {self.pick(7, 31, 63, 127)})'
            return f'({left} {self.pick("<<", ">>")} {amount})'
        if roll < 80:
            source = self.random.choice(INTS)
            return f'{type_}({self.variable_of(source, scope, depth)})'
        if roll < 84:
            return f'({self.pick("-", "^")}{left})'
        if roll < 88:
            return f'{type_}(len({self.expr("string", scope, depth)}))'
        if roll < 92:
            elem = self.scalar()
            return f'{type_}(len({self.expr("[]" + elem, scope, depth)}))'
        if roll < 96:
            text = self.variable_of('string', scope, depth)
            return f'{type_}(({text} + "z")[0])'
        return f'{type_}(int8({self.pick("1.0", "-3.0", "100")}))' \
            if not self.under(type_).startswith('u') else self.literal(type_)

    def float_expr(self, type_, scope, depth):
        left = self.variable_of(type_, scope, depth)
        roll = self.random.randrange(100)
        if roll < 60:
            # Sums and products in one expression may be fused by other processors' compilers only.
            return f'({left} {self.pick("+", "-", "*", "/")} {self.expr(type_, scope, depth)})'
        if roll < 80 and self.under(type_) in FLOATS:
            source = self.pick('int16', 'uint8', 'int32')
            return f'{type_}({self.variable_of(source, scope, depth)})'
        return f'(-{left})'

    def string_expr(self, type_, scope, depth):
        roll = self.random.randrange(100)
        if roll < 35:
            return f'({self.expr(type_, scope, depth)} + {self.expr(type_, scope, depth)})'
        text = self.variable_of('string', scope, depth)
        if roll < 45:
            made = f'{text}[len({text})/2:]'
            if '(' in text:
                made = f'strings.Repeat({text}, 2)'
        elif roll < 60:
            made = f'fmt.Sprint({self.expr(self.scalar(), scope, depth)})'
        elif roll < 70:
            made = f'string(rune({self.expr("uint16", scope, depth)}))'
        elif roll < 80:
            made = f'strings.ToUpper({text})'
        elif roll < 90:
            made = f'string([]byte({text}))'
        else:
            verb = self.pick('%v', '%d', '%x', '%5v', '%-4v|', '%+v', '%q', '%T', '%08v')
            value = self.expr(self.pick('int', 'uint8', 'string'), scope, depth)
            made = f'fmt.Sprintf("{verb}", {value})'
        return made if type_ == 'string' else f'{type_}({made})'

    def bool_expr(self, type_, scope, depth):
        roll = self.random.randrange(100)
        if roll < 50:
            other = self.pick('int', 'uint8', 'int64', 'string', 'float64', 'uint32')
            made = (f'({self.variable_of(other, scope, depth)} '
                    f'{self.pick("<", "<=", "==", "!=", ">", ">=")} '
                    f'{self.expr(other, scope, depth)})')
        elif roll < 80:
            made = (f'({self.expr("bool", scope, depth)} {self.pick("&&", "||")} '
                    f'{self.expr("bool", scope, depth)})')
        elif roll < 90 and self.structs:
            plain = [s for s in self.structs if self.comparable(s)]
            if not plain:
                return self.literal(type_)
            struct = self.random.choice(plain)
            made = (f'({self.variable_of(struct, scope, depth)} == '
                    f'({self.literal(struct, scope, depth)}))')
        else:
            made = f'!{self.variable_of("bool", scope, depth)}'
        return made if type_ == 'bool' else f'{type_}({made})'

    def comparable(self, type_):
        under = self.under(type_)
        if under in self.structs:
            return all(self.comparable(t) for _, t in self.structs[under])
        if under.startswith(('[]', 'map', 'func')) or under == 'any':
            return False
        if under.startswith('['):
            return self.comparable(under.split(']', 1)[1])
        return True

    def slice_expr(self, type_, scope, depth):
        elem = self.under(type_)[2:]
        roll = self.random.randrange(100)
        base = self.variable_of(type_, scope, depth)
        if roll < 40:
            return f'append({base}, {self.elements(elem, self.random.randint(1, 3), scope, depth)})'
        if roll < 55 and '(' not in base:
            return f'{base}[:len({base})/2]'
        if roll < 65 and '(' not in base:
            return f'append({base}[:0:0], {base}...)'
        if roll < 75:
            return f'make({type_}, {self.random.randint(0, 5)}, {self.random.randint(5, 9)})'
        if roll < 80 and elem in SCALARS:
            return f'twice{self.seed}({base})'
        if roll < 83:
            low = self.random.randint(0, 2)
            return f'{base}[{low}:{self.random.randint(low, 4)}]' if '(' not in base else base
        return self.literal(type_, scope, depth)

    # ---- statements --------------------------------------------------------------------

    def statements(self, scope, n=None):
        for _ in range(n or self.random.randint(2, MAX_STATEMENTS)):
            self.statement(scope)

    def statement(self, scope):
        self.budget = 25
        deep = self.indent > 4
        table = [(22, self.declare), (26, self.assign), (10, self.show)]
        if not deep:
            table += [(10, self.if_), (12, self.loop), (6, self.switch), (4, self.closure),
                      (4, self.guarded), (3, self.type_switch), (3, self.defer), (4, self.mapping),
                      (3, self.swap), (3, self.method_value), (3, self.range_func),
                      (2, self.labelled), (2, self.pointer)]
        total = sum(weight for weight, _ in table)
        roll = self.random.randrange(total)
        for weight, make in table:
            if roll < weight:
                make(scope)
                return
            roll -= weight

    def declare(self, scope):
        type_ = self.type()
        name = self.name('v')
        value = self.expr(type_, scope)
        if self.chance(50):
            self.put(f'var {name} {type_} = {value}')
        elif self.chance(20):
            self.put(f'var {name} {type_}')
        else:
            self.put(f'{name} := {type_ if "*" not in type_ and "any" != type_ else ""}({value})'
                     if type_.isalnum() else f'var {name} = {value}')
        self.put(f'_ = {name}')
        scope.names[name] = type_ if not type_.startswith('*') else type_

    def assign(self, scope):
        type_ = self.type()
        places = self.places(type_, scope, True)
        if not places:
            type_ = self.pick('int', 'string', 'uint8')
            places = self.places(type_, scope, True)
        if not places:
            return self.declare(scope)
        place = self.random.choice(places)
        if self.is_int(type_) and self.chance(40):
            op = self.pick('+=', '-=', '*=', '&=', '|=', '^=', '<<=', '>>=', '&^=')
            value = f'{self.expr("uint8", scope)} & 7' if '<' in op or '>' in op \
                else self.expr(type_, scope)
            self.put(f'{place} {op} {value}')
        elif self.is_int(type_) and self.chance(20):
            self.put(f'{place}{self.pick("++", "--")}')
        elif self.under(type_) == 'string' and self.chance(30):
            self.put(f'if len({place}) < 200 {{')
            self.put(f'\t{place} += {self.expr(type_, scope)}')
            self.put('}')
        else:
            value = self.expr(type_, scope)
            if self.under(type_) == 'string':
                self.put(f'{place} = cut{self.seed}({value})' if type_ == 'string'
                         else f'{place} = {type_}(cut{self.seed}(string({value})))')
            elif self.under(type_).startswith('[]'):
                name = self.name('t')
                self.put(f'if {name} := {value}; len({name}) < 50 {{')
                self.put(f'\t{place} = {name}')
                self.put('}')
            else:
                self.put(f'{place} = {value}')
        return None

    def show(self, scope):
        # Pointers print as addresses: what they point at is shown by other means.
        shown = [n for n, t in scope.all().items() if self.printable(t)]
        if shown:
            names = self.random.sample(shown, min(len(shown), self.random.randint(1, 4)))
            call = self.pick('fmt.Println(', 'fmt.Printf("%v %+v %T %v\\n", '[:0] + 'fmt.Println(')
            self.put(f'{call}{", ".join(names)})')

    def printable(self, type_):
        under = self.under(type_)
        if under in self.structs:
            return all(self.printable(t) for _, t in self.structs[under])
        if under.startswith('*') or under.startswith('func'):
            return False
        if under.startswith('['):
            return self.printable(under.split(']', 1)[1])
        if under.startswith('map'):
            return self.printable(under.split(']', 1)[1])
        return under != 'any' or True

    def body(self, scope, n=None):
        inner = Scope(scope)
        self.indent += 1
        self.statements(inner, n or self.random.randint(1, 3))
        self.indent -= 1

    def if_(self, scope):
        self.put(f'if {self.expr("bool", scope)} {{')
        self.body(scope)
        if self.chance(50):
            self.put('} else {')
            self.body(scope)
        self.put('}')

    def loop(self, scope):
        self.in_loop += 1
        inner = Scope(scope)
        roll = self.random.randrange(100)
        i = self.name('i')
        if roll < 30:
            self.put(f'for {i} := 0; {i} < {self.random.randint(1, 6)}; {i}++ {{')
            inner.names[i] = 'int'
            inner.fixed.add(i)
        elif roll < 45:
            self.put(f'for {i} := range {self.random.randint(1, 5)} {{')
            self.put(f'\t_ = {i}')
            inner.names[i] = 'int'
        elif roll < 60:
            v = self.name('r')
            self.put(f'for {i}, {v} := range {self.expr("string", scope)} {{')
            inner.names.update({i: 'int', v: 'int32'})
            self.put(f'\t_, _ = {i}, {v}')
        elif roll < 85:
            elem = self.scalar()
            kind = self.pick('[]', '[3]')
            v = self.name('e')
            self.put(f'for {i}, {v} := range ({self.expr(kind + elem, scope)}) {{')
            inner.names.update({i: 'int', v: elem})
            self.put(f'\t_, _ = {i}, {v}')
        else:
            self.put(f'for {i} := {self.random.randint(1, 5)}; {i} > 0; {{')
            self.put(f'\t{i}--')
            inner.names[i] = 'int'
            inner.fixed.add(i)
        self.body(inner)
        if self.chance(30):
            self.put(f'\tif {self.expr("bool", inner)} {{')
            self.put(f'\t\t{self.pick("break", "continue")}')
            self.put('\t}')
            if self.chance(50):
                self.body(inner, 1)
        self.put('}')
        self.in_loop -= 1

    def labelled(self, scope):
        label, i, j = self.name('L'), self.name('i'), self.name('j')
        self.put(f'{label}:')
        self.put(f'for {i} := 0; {i} < 4; {i}++ {{')
        inner = Scope(scope)
        inner.names.update({i: 'int', j: 'int'})
        inner.fixed |= {i, j}
        self.put(f'\tfor {j} := 0; {j} < 3; {j}++ {{')
        self.indent += 1
        self.put(f'\tif {self.expr("bool", inner)} && {i}+{j} > 1 {{')
        self.put(f'\t\t{self.pick("break", "continue")} {label}')
        self.put('\t}')
        self.body(inner, 1)
        self.indent -= 1
        self.put('\t}')
        self.put('}')

    def switch(self, scope):
        type_ = self.pick('int', 'string', 'uint8')
        self.put(f'switch {self.variable_of(type_, scope, 1)} {{')
        cases = {'int': ['0', '1', '2, 3', '-5', '7'], 'uint8': ['0', '255', '1, 2', '9', '3'],
                 'string': ['""', '"a"', '"go", "x"', '"héllo"', '"世界"']}[type_]
        for case in cases[:self.random.randint(1, 4)]:
            self.put(f'case {case}:')
            self.body(scope, 1)
            if self.chance(20):
                self.put('\tfallthrough')
        self.put('default:')
        self.body(scope, 1)
        self.put('}')

    def type_switch(self, scope):
        name = self.name('s')
        self.put(f'switch {name} := any({self.expr(self.type(1), scope)}).(type) {{')
        for type_ in self.random.sample(['int', 'string', 'uint8', 'float64', 'bool', '[]int'], 3):
            self.put(f'case {type_}:')
            inner = Scope(scope)
            inner.names[name] = type_
            self.body(inner, 1)
            self.put(f'\t_ = {name}')
        self.put('default:')
        self.put(f'\tfmt.Printf("%T\\n", {name})')
        self.put('}')

    def closure(self, scope):
        name, param = self.name('f'), self.name('p')
        type_, result = self.scalar(), self.scalar()
        inner = Scope(scope)
        inner.names[param] = type_
        self.put(f'{name} := func({param} {type_}) {result} {{')
        self.body(inner)
        self.budget = 15
        self.put(f'\treturn {self.expr(result, inner)}')
        self.put('}')
        self.put(f'fmt.Println({name}({self.expr(type_, scope)}))')
        if self.chance(40):
            self.put(f'fmt.Println({name}({self.expr(type_, scope)}))')

    def guarded(self, scope):
        """A function that may panic, with a recover."""
        self.put(f'func() {{')
        self.put(f'\tdefer guard{self.seed}("{self.name("g")}")')
        inner = Scope(scope)
        self.indent += 1
        self.statements(inner, 2)
        self.budget = 15
        roll = self.random.randrange(6)
        if roll == 0:
            self.put(f'fmt.Println(([]int{{1, 2}})[{self.variable_of("int", inner, 1)}])')
        elif roll == 1:
            self.put(f'fmt.Println({self.variable_of("int16", inner, 1)} / '
                     f'{self.variable_of("int16", inner, 1)})')
        elif roll == 2:
            self.put(f'fmt.Println(any({self.expr(self.scalar(), inner)}).('
                     f'{self.pick("int", "string", "error")}))')
        elif roll == 3:
            self.put(f'if {self.expr("bool", inner)} {{')
            self.put(f'\tpanic({self.expr(self.pick("int", "string"), inner)})')
            self.put('}')
        elif roll == 4:
            self.put('var empty map[string]int')
            self.put(f'if {self.expr("bool", inner)} {{')
            self.put(f'\tempty["a"] = {self.expr("int", inner)}')
            self.put('}')
        else:
            self.put(f'text := {self.expr("string", inner)}')
            self.put(f'fmt.Println(text[{self.variable_of("uint8", inner, 1)}&7:])')
        self.statements(inner, 1)
        self.indent -= 1
        self.put('}()')

    def defer(self, scope):
        result, name = self.scalar(), self.name('d')
        self.put(f'fmt.Println(func() ({name} {result}) {{')
        inner = Scope(scope)
        inner.names[name] = result
        self.indent += 1
        self.put('defer func() {')
        self.indent += 1
        if self.chance(50):
            self.put('_ = recover()')
        self.budget = 10
        self.put(f'{name} = {self.expr(result, inner)}')
        self.put(f'fmt.Println("deferred", {name})')
        self.indent -= 1
        self.put('}()')
        self.put(f'defer fmt.Println({self.expr(self.scalar(), inner)}, {name})')
        self.statements(inner, 2)
        self.budget = 10
        self.put(f'return {self.expr(result, inner)}')
        self.indent -= 1
        self.put('}())')

    def mapping(self, scope):
        maps = [n for n, t in scope.all().items() if self.under(t).startswith('map[')]
        if not maps:
            return self.declare(scope)
        name = self.random.choice(maps)
        under = self.under(scope.all()[name])
        elem = under.split(']', 1)[1]
        roll = self.random.randrange(4)
        key = self.key(under, scope)
        if roll == 0:
            self.put(f'delete({name}, {key})')
        elif roll == 1:
            v, ok = self.name('w'), self.name('ok')
            self.put(f'{v}, {ok} := {name}[{key}]')
            self.put(f'_, _ = {v}, {ok}')
            scope.names.update({v: elem, ok: 'bool'})
        elif roll == 2:
            n = self.name('n')
            self.put(f'{n} := 0')
            self.put(f'for range {name} {{')
            self.put(f'\t{n}++')
            self.put('}')
            scope.names[n] = 'int'
            self.put(f'fmt.Println({n}, len({name}))')
        else:
            self.put(f'if {name} != nil && len({name}) < 20 {{')
            self.put(f'\t{name}[{key}] = {self.expr(elem, scope)}')
            self.put('}')
        return None

    def swap(self, scope):
        type_ = self.pick('int', 'string', 'uint8', 'float64')
        places = self.places(type_, scope, True)
        if len(places) < 2:
            return self.declare(scope)
        a, b = self.random.sample(places, 2)
        if '[' in a and '[' in b:  # Go leaves open which index panics first
            return self.declare(scope)
        self.put(f'{a}, {b} = {b}, {a}')
        return None

    def method_value(self, scope):
        choices = [(s, m) for s, ms in self.methods.items() for m in ms if not m[3]]
        if not choices:
            return self.declare(scope)
        struct, (method, result, params, _) = self.random.choice(choices)
        f, v = self.name('m'), self.name('v')
        self.put(f'{v} := {self.literal(struct, scope, 1)}')
        scope.names[v] = struct
        arguments = ', '.join(self.expr(t, scope, 2) for t in params)
        if self.chance(50):
            self.put(f'{f} := {v}.{method}')
            self.assign(scope)
            self.put(f'fmt.Println({f}({arguments}))')
        else:
            self.put(f'{f} := {struct}.{method}')
            self.put(f'fmt.Println({f}({", ".join([v] + [arguments] * bool(params))}))')
        return None

    def range_func(self, scope):
        i = self.name('q')
        self.put(f'for {i} := range count{self.seed}({self.random.randint(1, 5)}) {{')
        self.put(f'\t_ = {i}')
        inner = Scope(scope)
        inner.names[i] = 'int'
        self.body(inner, 2)
        if self.chance(40):
            self.put(f'\tif {i} > {self.random.randint(0, 3)} {{')
            self.put(f'\t\t{self.pick("break", "continue")}')
            self.put('\t}')
        self.put('}')

    def pointer(self, scope):
        names = [n for n, t in scope.all().items()
                 if t in ('int', 'string', 'uint8', 'float64') and not scope.is_fixed(n)]
        if not names:
            return self.declare(scope)
        target, p = self.random.choice(names), self.name('p')
        type_ = scope.all()[target]
        self.put(f'{p} := &{target}')
        self.put(f'*{p} = {self.expr(type_, scope)}')
        if type_ == 'string':
            self.put(f'*{p} = cut{self.seed}(*{p})')
        self.put(f'fmt.Println({target}, *{p})')
        return None

    # ---- declarations ------------------------------------------------------------------

    def declare_types(self):
        for _ in range(self.random.randint(0, 2)):
            name = self.name('N')
            under = self.pick(*INTS, 'string', 'float64')
            self.put(f'type {name} {under}')
            self.put('')
            self.named[name] = under
        for _ in range(self.random.randint(1, 3)):
            name = self.name('S')
            fields = [(self.name('f'), self.type(1)) for _ in range(self.random.randint(1, 5))]
            fields = [(f, t) for f, t in fields if not t.startswith('*')]
            self.put(f'type {name} struct {{')
            for field, type_ in fields:
                self.put(f'\t{field} {type_}')
            self.put('}')
            self.put('')
            self.structs[name] = fields

    def declare_methods(self):
        for struct in list(self.structs):
            made = []
            for _ in range(self.random.randint(0, 2)):
                method, result, pointer = self.name('M'), self.scalar(), self.chance(50)
                params = [self.scalar() for _ in range(self.random.randint(0, 2))]
                scope = Scope()
                names = [self.name('a') for _ in params]
                scope.names.update(dict(zip(names, params)))
                scope.names['s'] = '*' + struct if pointer else struct
                if pointer:
                    scope.fixed.add('s')
                listed = ', '.join(f'{n} {t}' for n, t in zip(names, params))
                receiver = f'{"*" if pointer else ""}{struct}'
                self.put(f'func (s {receiver}) {method}({listed}) {result} {{')
                self.body(scope, 2)
                self.budget = 15
                self.put(f'\treturn {self.expr(result, scope)}')
                self.put('}')
                self.put('')
                made.append((method, result, params, pointer))
            self.methods[struct] = made

    def declare_function(self):
        name, result = self.name('F'), self.type(1)
        params = [self.type(1) for _ in range(self.random.randint(0, 3))]
        scope = Scope()
        names = [self.name('a') for _ in params]
        scope.names.update(dict(zip(names, params)))
        listed = ', '.join(f'{n} {t}' for n, t in zip(names, params))
        self.put(f'func {name}({listed}) {result} {{')
        self.indent += 1
        self.statements(scope)
        self.budget = 15
        self.put(f'return {self.expr(result, scope)}')
        self.indent -= 1
        self.put('}')
        self.put('')
        self.functions.append((name, params, result))

    def helpers(self):
        n = self.seed
        for line in (
                f'func id{n}[T any](x T) T {{ return x }}',
                f'func larger{n}[T cmp.Ordered](a, b T) T {{\n'
                f'\tif a > b {{\n\t\treturn a\n\t}}\n\treturn b\n}}',
                f'func pick{n}[T any](c bool, a, b T) T {{\n'
                f'\tif c {{\n\t\treturn a\n\t}}\n\treturn b\n}}',
                f'func twice{n}[S ~[]E, E any](s S) S {{ return append(s[:len(s):len(s)], s...) }}',
                f'func count{n}(n int) func(func(int) bool) {{\n'
                f'\treturn func(yield func(int) bool) {{\n'
                f'\t\tfor i := 0; i < n && yield(i); i++ {{\n\t\t}}\n\t}}\n}}',
                f'func at{n}[T any](s []T, i int) (t T) {{\n'
                f'\tif i < len(s) {{\n\t\tt = s[i]\n\t}}\n'
                f'\treturn\n}}',
                f'func cut{n}(s string) string {{\n'
                f'\tif len(s) > 60 {{\n\t\treturn s[:60]\n\t}}\n\treturn s\n}}',
                f'func guard{n}(name string) {{\n\tif r := recover(); r != nil {{\n'
                f'\t\tfmt.Println(name, "panicked:", r)\n\t}}\n}}'):
            self.put(line)
            self.put('')

    # ---- concurrency -------------------------------------------------------------------

    def concurrent(self):
        name = f'concurrent{self.seed}'
        self.put(f'func {name}() {{')
        self.indent += 1
        for make in self.random.sample([self.gather, self.pipeline, self.counter, self.closed,
                                        self.request, self.ring, self.barrier, self.semaphore],
                                       3):
            self.put('{')
            self.indent += 1
            make()
            self.indent -= 1
            self.put('}')
        self.indent -= 1
        self.put('}')
        self.put('')

    def work(self, name, type_='int'):
        """An expression over an int variable."""
        scope = Scope()
        scope.names[name] = 'int'
        self.budget, self.quiet = 10, True
        made = self.expr(type_, scope, 1)
        self.quiet = False
        return made

    def gather(self):
        n = self.random.randint(2, 9)
        self.put(f'results := make([]int, {n})')
        self.put('var wg sync.WaitGroup')
        self.put('for i := range results {')
        self.put('\twg.Add(1)')
        self.put('\tgo func() {')
        self.put('\t\tdefer wg.Done()')
        self.put(f'\t\t_, results[i] = i, {self.work("i")}')
        self.put('\t}()')
        self.put('}')
        self.put('wg.Wait()')
        self.put('fmt.Println(results)')

    def pipeline(self):
        n, size = self.random.randint(1, 4), self.random.randint(0, 3)
        self.put(f'source := make(chan int, {size})')
        self.put('go func() {')
        self.put('\tdefer close(source)')
        self.put(f'\tfor i := range {self.random.randint(1, 12)} {{')
        self.put(f'\t\t_ = i')
        self.put(f'\t\tsource <- {self.work("i")}')
        self.put('\t}')
        self.put('}()')
        self.put('last := (<-chan int)(source)')
        for _ in range(n):
            self.put('last = func(in <-chan int) <-chan int {')
            self.put(f'\tout := make(chan int, {self.random.randint(0, 2)})')
            self.put('\tgo func() {')
            self.put('\t\tdefer close(out)')
            self.put('\t\tfor v := range in {')
            self.put(f'\t\t\tout <- v + ({self.work("v")} & 0xff)')
            self.put('\t\t}')
            self.put('\t}()')
            self.put('\treturn out')
            self.put('}(last)')
        self.put('for v := range last {')
        self.put('\tfmt.Print(v, " ")')
        self.put('}')
        self.put('fmt.Println()')

    def counter(self):
        self.put(f'var mu {self.pick("sync.Mutex", "sync.RWMutex")}')
        self.put('var wg sync.WaitGroup')
        self.put('total, seen := 0, map[int]int{}')
        self.put('var n atomic.Int64')
        self.put(f'for g := range {self.random.randint(2, 8)} {{')
        self.put('\twg.Add(1)')
        self.put('\tgo func() {')
        self.put('\t\tdefer wg.Done()')
        self.put(f'\t\tfor i := range {self.random.randint(1, 9)} {{')
        self.put('\t\t\tmu.Lock()')
        self.put(f'\t\t\ttotal += i*g + ({self.work("i")} & 15)')
        self.put('\t\t\tseen[i%3]++')
        self.put('\t\t\tmu.Unlock()')
        self.put('\t\t\tn.Add(int64(g))')
        if self.chance(50):
            self.put('\t\t\truntime.Gosched()')
        self.put('\t\t}')
        self.put('\t}()')
        self.put('}')
        self.put('wg.Wait()')
        self.put('fmt.Println(total, seen, n.Load())')

    def closed(self):
        n = self.random.randint(1, 6)
        self.put(f'c, done := make(chan int, {n}), make(chan struct{{}})')
        self.put(f'for i := range {n} {{')
        self.put('\t_ = i')
        self.put(f'\tc <- {self.work("i")}')
        self.put('}')
        self.put('close(c)')
        self.put('go func() { close(done) }()')
        self.put('sum := 0')
        self.put('for open := true; open; {')
        self.put('\tselect {')
        self.put('\tcase v, ok := <-c:')
        self.put('\t\tsum, open = sum+v, ok')
        if self.chance(50):
            self.put('\tcase <-(chan int)(nil):')
            self.put('\t\tsum = -1')
        self.put('\t}')
        self.put('}')
        self.put('<-done')
        self.put('_, ok := <-done')
        self.put('fmt.Println(sum, ok, len(c), cap(c))')

    def request(self):
        self.put('type request struct {')
        self.put('\tn     int')
        self.put('\treply chan string')
        self.put('}')
        self.put('server := make(chan request)')
        self.put('go func() {')
        self.put('\tfor r := range server {')
        self.put(f'\t\tr.reply <- fmt.Sprint(r.n, {self.work("r.n", self.scalar())})'
                 .replace('r.n0', 'r.n'))
        self.put('\t}')
        self.put('}()')
        self.put(f'for i := range {self.random.randint(1, 6)} {{')
        self.put('\tr := request{i, make(chan string)}')
        self.put('\tserver <- r')
        self.put('\tfmt.Println(<-r.reply)')
        self.put('}')
        self.put('close(server)')

    def ring(self):
        n = self.random.randint(2, 12)
        self.put('first := make(chan int)')
        self.put('in := first')
        self.put(f'for i := range {n} {{')
        self.put('\tout := make(chan int)')
        self.put('\tgo func(in, out chan int) {')
        self.put('\t\tfor v := range in {')
        self.put(f'\t\t\tout <- v + i*{self.random.randint(1, 9)}')
        self.put('\t\t}')
        self.put('\t\tclose(out)')
        self.put('\t}(in, out)')
        self.put('\tin = out')
        self.put('}')
        self.put('go func() {')
        self.put('\tfor i := range 3 {')
        self.put('\t\tfirst <- i')
        self.put('\t}')
        self.put('\tclose(first)')
        self.put('}()')
        self.put('for v := range in {')
        self.put('\tfmt.Println(v)')
        self.put('}')

    def barrier(self):
        n = self.random.randint(2, 5)
        self.put(f'const n = {n}')
        self.put('var mu sync.Mutex')
        self.put('cond := sync.NewCond(&mu)')
        self.put('arrived, sums := 0, [n]int{}')
        self.put('done := make(chan bool)')
        self.put('for g := range n {')
        self.put('\tgo func() {')
        self.put('\t\tmu.Lock()')
        self.put(f'\t\tsums[g] += {self.work("g")}')
        self.put('\t\tarrived++')
        self.put('\t\tfor arrived < n {')
        self.put('\t\t\tcond.Wait()')
        self.put('\t\t}')
        self.put('\t\tmu.Unlock()')
        self.put('\t\tcond.Broadcast()')
        self.put('\t\tdone <- true')
        self.put('\t}()')
        self.put('}')
        self.put('for range n {')
        self.put('\t<-done')
        self.put('}')
        self.put('fmt.Println(arrived, sums)')

    def semaphore(self):
        self.put(f'slots := make(chan struct{{}}, {self.random.randint(1, 3)})')
        self.put(f'out := make([]string, {self.random.randint(2, 7)})')
        self.put('ctx, cancel := context.WithCancel(context.Background())')
        self.put('var wg sync.WaitGroup')
        self.put('var once sync.Once')
        self.put('for i := range out {')
        self.put('\twg.Add(1)')
        self.put('\tgo func() {')
        self.put('\t\tdefer wg.Done()')
        self.put('\t\tslots <- struct{}{}')
        self.put('\t\tdefer func() { <-slots }()')
        self.put('\t\tonce.Do(cancel)')
        self.put('\t\t<-ctx.Done()')
        self.put(f'\t\tout[i] = fmt.Sprint({self.work("i", self.scalar())}, ctx.Err())')
        self.put('\t}()')
        self.put('}')
        self.put('wg.Wait()')
        self.put('fmt.Printf("%q\\n", out)')

    def program(self):
        """The declarations of one program; its entry is main<seed>."""
        self.declare_types()
        self.helpers()
        for _ in range(self.random.randint(0, 2)):
            name, type_ = self.name('g'), self.scalar()
            self.put(f'var {name} {type_} = {self.literal(type_)}')
            self.put('')
        self.declare_methods()
        for _ in range(self.random.randint(2, 5)):
            self.declare_function()
        if self.chance(60):
            self.concurrent()
        self.put(f'func main{self.seed}() {{')
        self.put(f'\tdefer guard{self.seed}("main")')
        self.indent += 1
        for name, params, result in self.functions:
            self.budget = 12
            arguments = ', '.join(self.expr(t, None, 2) for t in params)
            self.put(f'func() {{')
            self.put(f'\tdefer guard{self.seed}("{name}")')
            if self.printable(result):
                self.put(f'\tfmt.Println({name}({arguments}))')
            else:
                self.put(f'\t{name}({arguments})')
            self.put('}()')
        if any('func concurrent' in line for line in self.lines):
            self.put(f'concurrent{self.seed}()')
        self.statements(Scope(), 4)
        self.indent -= 1
        self.put('}')
        return '\n'.join(self.lines) + '\n'


IMPORTS = ['cmp', 'context', 'fmt', 'runtime', 'strings', 'sync', 'sync/atomic']
USES = {'cmp': 'cmp.Ordered', 'context': 'context.', 'fmt': 'fmt.', 'runtime': 'runtime.',
        'strings': 'strings.', 'sync': 'sync.', 'sync/atomic': 'atomic.'}


def declarations(seed):
    return Generator(seed).program()


def file_text(body):
    imports = ''.join(f'\t"{i}"\n' for i in IMPORTS if USES[i] in body)
    return f'package main\n\nimport (\n{imports})\n\n{body}'


def single(seed):
    """A whole program of one seed."""
    return file_text(f'{declarations(seed)}\nfunc main() {{ main{seed}() }}\n')
