/* SPDX-License-Identifier: MIT */
#include <math.h>
#include <string.h>

#include "types-harness.h"

/*
 * Types, layout, constants, and what the checker leaves in the tree for the
 * compiler.
 */

static TypesChecked *
check (const char *text)
{
  TypesInput    input = { NULL, "main.go", text };
  TypesChecked *checked = types_checked_new (&input, 1, 23);

  if (checked->program == NULL)
    {
      g_autofree char *report = types_checked_report (checked);

      g_error ("%s", report);
    }
  return checked;
}

static void
assert_report (const char *text,
               const char *expected)
{
  TypesInput input = { NULL, "main.go", text };
  g_autoptr (TypesChecked) checked = types_checked_new (&input, 1, 23);
  g_autofree char *report = types_checked_report (checked);

  g_assert_cmpstr (report, ==, expected);
}

static void
assert_prints (const TypesType *type,
               const char      *expected)
{
  g_autofree char *text = types_dup_string (type);

  g_assert_cmpstr (text, ==, expected);
}

static SyntaxFuncDecl *
func_decl (TypesChecked *checked,
           const char   *name)
{
  return (SyntaxFuncDecl *) types_checked_object (checked, name)->decl;
}

static SyntaxNode *
statement (TypesChecked *checked,
           const char   *func,
           guint         index)
{
  SyntaxFuncDecl *decl = func_decl (checked, func);

  g_assert_cmpuint (index, <, decl->body->stmts.n);
  return decl->body->stmts.items[index];
}

static TypesObject *
local (TypesChecked *checked,
       const char   *func,
       guint         index)
{
  SyntaxAssignStmt *assign = (SyntaxAssignStmt *) statement (checked, func, index);

  g_assert_cmpint (assign->head.kind, ==, SYNTAX_ASSIGN_STMT);
  return ((SyntaxIdent *) assign->lhs.items[0])->object;
}

static SyntaxExpr *
right_side (TypesChecked *checked,
            const char   *func,
            guint         index)
{
  return ((SyntaxAssignStmt *) statement (checked, func, index))->rhs.items[0];
}

/* ---- types --------------------------------------------------------------------------- */

static void
test_print (void)
{
  g_autoptr (TypesChecked) checked = check (
    "package main\n"
    "type T struct{}\n"
    "type P[K comparable, V any] struct{ k K; v V }\n"
    "var a map[string][]*T\n"
    "var b func(int, ...string) (bool, error)\n"
    "var c struct { a int; T; s string `json:\"s\"` }\n"
    "var d interface { M(x int) string; m() }\n"
    "var e <-chan (chan<- int)\n"
    "var f P[string, []T]\n"
    "var g [3]any\n"
    "var h chan (<-chan byte)\n"
    "func main() {}\n");

  assert_prints (types_checked_object (checked, "a")->type, "map[string][]*main.T");
  assert_prints (types_checked_object (checked, "b")->type, "func(int, ...string) (bool, error)");
  assert_prints (types_checked_object (checked, "c")->type,
                 "struct { a int; main.T; s string \"json:\\\"s\\\"\" }");
  assert_prints (types_checked_object (checked, "d")->type,
                 "interface { M(int) string; main.m() }");
  assert_prints (types_checked_object (checked, "e")->type, "<-chan chan<- int");
  assert_prints (types_checked_object (checked, "f")->type, "main.P[string,[]main.T]");
  assert_prints (types_checked_object (checked, "g")->type, "[3]interface {}");
  assert_prints (types_checked_object (checked, "h")->type, "chan (<-chan uint8)");
}

static void
test_identity (void)
{
  g_autoptr (TypesChecked) checked = check (
    "package main\n"
    "type T struct{ x int }\n"
    "type G[A any] struct{ a A }\n"
    "var a []struct{ x int; y interface{ M(); N() } }\n"
    "var b []struct{ x int; y interface{ N(); M() } }\n"
    "var c func(a, b int) (s string)\n"
    "var d func(int, int) string\n"
    "var e G[[]int]\n"
    "var f G[[]int]\n"
    "var g G[[]string]\n"
    "var h T\n"
    "var i struct{ x int }\n"
    "var j struct{ x int `tag` }\n"
    "var k []byte\n"
    "var l []uint8\n"
    "func main() {}\n");
  static const struct
  {
    const char *a, *b;
    gboolean    same;
  } pairs[] = {
    { "a", "b", TRUE },  { "c", "d", TRUE },  { "e", "f", TRUE },  { "e", "g", FALSE },
    { "h", "i", FALSE }, { "i", "j", FALSE }, { "k", "l", TRUE },  { "a", "c", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      const TypesType *a = types_checked_object (checked, pairs[i].a)->type;
      const TypesType *b = types_checked_object (checked, pairs[i].b)->type;

      g_assert_cmpint (types_identical (a, b), ==, pairs[i].same);
      if (pairs[i].same)
        g_assert_cmpuint (types_hash (a), ==, types_hash (b));
    }
  g_assert_true (types_checked_object (checked, "e")->type
                 == types_checked_object (checked, "f")->type);
}

static void
test_layout (void)
{
  g_autoptr (TypesChecked) checked = check (
    "package main\n"
    "type S struct { a bool; b int64; c bool; d int16; e struct{} }\n"
    "type N struct { p *int; s string; i interface{}; f [3]int32 }\n"
    "type E struct{}\n"
    "type C struct { c complex64; b bool }\n"
    "func main() {}\n");
  const TypesType *s = types_checked_object (checked, "S")->type;
  const TypesType *n = types_checked_object (checked, "N")->type;

  g_assert_cmpint (types_field_offset (s, 1), ==, 8);
  g_assert_cmpint (types_field_offset (s, 2), ==, 16);
  g_assert_cmpint (types_field_offset (s, 3), ==, 18);
  g_assert_cmpint (types_field_offset (s, 4), ==, 20);
  g_assert_cmpint (types_size (s), ==, 24);
  g_assert_cmpint (types_align (s), ==, 8);
  g_assert_false (types_has_pointers (s));
  g_assert_cmpint (types_size (n), ==, 56);
  g_assert_true (types_has_pointers (n));
  g_assert_cmpint (types_size (types_checked_object (checked, "E")->type), ==, 0);
  g_assert_cmpint (types_size (types_checked_object (checked, "C")->type), ==, 12);
}

static void
test_lookup (void)
{
  g_autoptr (TypesChecked) checked = check (
    "package main\n"
    "type A struct{ x int }\n"
    "func (A) V() {}\n"
    "func (*A) P() {}\n"
    "type B struct{ y int; *A }\n"
    "type C struct{ B; z int }\n"
    "type D struct{ A }\n"
    "type L[T any] struct{ items []T }\n"
    "func (l *L[E]) Push(e E) int { return 0 }\n"
    "var l L[string]\n"
    "func main() {}\n");
  TypesType   *c = types_checked_object (checked, "C")->type;
  TypesType   *d = types_checked_object (checked, "D")->type;
  TypesLookup  lookup;
  g_autoptr (GArray) set = NULL;

  types_lookup (c, checked->program->main, "x", &lookup);
  g_assert_cmpint (lookup.kind, ==, TYPES_LOOKUP_FIELD);
  g_assert_cmpuint (lookup.n_path, ==, 3);
  g_assert_cmpuint (lookup.path[0], ==, 0);
  g_assert_cmpuint (lookup.path[1], ==, 1);
  g_assert_cmpuint (lookup.path[2], ==, 0);
  g_assert_true (lookup.indirect);

  /* Through *A a C has both methods, through A a D has only the one by value. */
  set = types_method_set (checked->arena, c);
  g_assert_cmpuint (set->len, ==, 2);
  g_array_unref (set);
  set = types_method_set (checked->arena, d);
  g_assert_cmpuint (set->len, ==, 1);
  g_assert_cmpstr (g_array_index (set, TypesMethodSetEntry, 0).name, ==, "V");

  types_lookup (types_checked_object (checked, "l")->type, checked->program->main, "Push", &lookup);
  g_assert_cmpint (lookup.kind, ==, TYPES_LOOKUP_METHOD);
  g_assert_true (lookup.ptr_recv);
  g_assert_cmpuint (lookup.method->type->n_type_params, ==, 1);
  g_assert_cmpuint (lookup.owner->n_type_args, ==, 1);
  assert_prints (lookup.type, "func(string) int");
}

static void
test_substitute_local_types (void)
{
  g_autoptr (TypesChecked) checked = check (
    "package main\n"
    "func F[T any](t T) any {\n"
    "\ttype X struct{ a T; next *X }\n"
    "\tx := X{a: t}\n"
    "\treturn x\n"
    "}\n"
    "func main() { F(1); F(\"a\") }\n");
  TypesObject *f = types_checked_object (checked, "F");
  TypesType   *x = local (checked, "F", 1)->type;
  TypesType   *int_arg = types_basic (TYPES_INT), *string_arg = types_basic (TYPES_STRING);
  TypesType   *a = types_substitute (checked->arena, x, f->type->type_params, &int_arg, 1);
  TypesType   *b = types_substitute (checked->arena, x, f->type->type_params, &string_arg, 1);

  g_assert_true (a != b && a != x);
  g_assert_true (a == types_substitute (checked->arena, x, f->type->type_params, &int_arg, 1));
  assert_prints (a, "main.X[int]");
  g_assert_cmpint (types_size (a), ==, 16);
  g_assert_cmpint (types_size (b), ==, 24);
  g_assert_true (types_underlying (a)->fields[1].type->elem == a);
}

/* ---- constants ----------------------------------------------------------------------- */

static void
assert_constant (TypesChecked *checked,
                 const char   *name,
                 const char   *expected)
{
  g_autoptr (GString) text = g_string_new (NULL);

  types_const_print (types_checked_object (checked, name)->value, text);
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_constants (void)
{
  g_autoptr (TypesChecked) checked = check (
    "package main\n"
    "const big = 1<<100 + 1\n"
    "const back = (big - 1) >> 98\n"
    "const third = 1.0 / 3 * 3\n"
    "const tiny = 5e-324\n"
    "const z = (1 + 2i) * (3 - 1i)\n"
    "const s = \"a\" + \"\\u4e16\" + `\\n`\n"
    "const u = ^uint8(1)\n"
    "const m = -7 / 2\n"
    "const r = -7 % 3\n"
    "const f32 float32 = 0.1\n"
    "const huge = 1e400 / 1e399\n"
    "const o, h, b, d = 0o17, 0xF_F, 0b101, 017\n"
    "const e = 0x1p-2\n"
    "const c = 'a' + 1\n"
    "const ( _ = iota; KB = 1 << (10 * iota); MB )\n"
    "func main() {}\n");

  assert_constant (checked, "big", "1267650600228229401496703205377");
  assert_constant (checked, "back", "4");
  assert_constant (checked, "third", "1");
  assert_constant (checked, "z", "(5 + 5i)");
  assert_constant (checked, "s", "\"a世\\\\n\"");
  assert_constant (checked, "u", "254");
  assert_constant (checked, "m", "-3");
  assert_constant (checked, "r", "-1");
  assert_constant (checked, "huge", "10");
  assert_constant (checked, "o", "15");
  assert_constant (checked, "h", "255");
  assert_constant (checked, "b", "5");
  assert_constant (checked, "d", "15");
  assert_constant (checked, "e", "0.25");
  assert_constant (checked, "c", "98");
  assert_constant (checked, "MB", "1048576");
  g_assert_cmpfloat (types_const_get_double (types_checked_object (checked, "tiny")->value), ==,
                     5e-324);
  g_assert_cmpfloat (types_const_get_double (types_checked_object (checked, "f32")->value), ==,
                     (double) 0.1f);
}

/* Decimal literals become the nearest double, ties to even, as the C library reads them. */
static void
test_rounding (void)
{
  static const char *const literals[] = {
    "0.1", "0.3", "1e23", "9007199254740993", "9007199254740995", "2.2250738585072011e-308",
    "4.9406564584124654e-324", "1.7976931348623157e308", "123456789012345678901234567890e-20",
    "8.988465674311579538646525953945123668e307",
  };

  for (guint i = 0; i < G_N_ELEMENTS (literals); i++)
    {
      g_autofree char *text
          = g_strdup_printf ("package main\nconst c float64 = %s\nfunc main() {}\n", literals[i]);
      g_autoptr (TypesChecked) checked = check (text);

      g_assert_cmpfloat (types_const_get_double (types_checked_object (checked, "c")->value), ==,
                         g_ascii_strtod (literals[i], NULL));
    }
}

/* A chain of concatenations is neither quadratic nor deep recursion. */
static void
test_long_concatenation (void)
{
  g_autoptr (GString) text = g_string_new ("package main\nconst s = \"\"");
  gsize len;

  for (guint i = 0; i < 900; i++)
    g_string_append (text, " +\n\"0123456789\"");
  g_string_append (text, "\nfunc main() {}\n");

  g_autoptr (TypesChecked) checked = check (text->str);
  types_const_get_string (types_checked_object (checked, "s")->value, &len);
  g_assert_cmpuint (len, ==, 9000);
}

/* ---- annotations --------------------------------------------------------------------- */

static void
test_variable_flags (void)
{
  g_autoptr (TypesChecked) checked = check (
    "package main\n"
    "type T struct{ n int; a [2]int }\n"
    "func (t *T) Inc() { t.n++ }\n"
    "func f() {\n"
    "\tplain := 1\n"
    "\tassigned := 1\n"
    "\tcaptured := 1\n"
    "\taddressed := 1\n"
    "\treceiver := T{}\n"
    "\tfield := T{}\n"
    "\tsliced := [2]int{}\n"
    "\tthrough := &T{}\n"
    "\tassigned = plain\n"
    "\t_ = func() int { return captured }\n"
    "\t_ = &addressed\n"
    "\treceiver.Inc()\n"
    "\tfield.a[0] = assigned\n"
    "\t_ = sliced[:]\n"
    "\tthrough.n = 2\n"
    "\tthrough.Inc()\n"
    "}\n"
    "func main() {}\n");
  TypesObject *plain = local (checked, "f", 0), *assigned = local (checked, "f", 1);
  TypesObject *captured = local (checked, "f", 2), *addressed = local (checked, "f", 3);
  TypesObject *receiver = local (checked, "f", 4), *field = local (checked, "f", 5);
  TypesObject *sliced = local (checked, "f", 6), *through = local (checked, "f", 7);

  g_assert_false (plain->is_assigned || plain->is_captured || plain->is_addressed);
  g_assert_true (assigned->is_assigned && !assigned->is_addressed);
  g_assert_true (captured->is_captured && !captured->is_assigned);
  g_assert_true (addressed->is_addressed);
  g_assert_true (receiver->is_addressed);
  g_assert_true (field->is_assigned && !field->is_addressed);
  g_assert_true (sliced->is_addressed);
  g_assert_false (through->is_assigned || through->is_addressed);
  g_assert_true (plain->func == (SyntaxNode *) func_decl (checked, "f"));
}

static void
test_loop_variables (void)
{
  static const char text[] = "package main\n"
                             "func f() {\n"
                             "\tfor i := 0; i < 3; i++ {\n"
                             "\t}\n"
                             "}\n"
                             "func main() {}\n";

  for (guint minor = 21; minor <= 22; minor++)
    {
      TypesInput input = { NULL, "main.go", text };
      g_autoptr (TypesChecked) checked = types_checked_new (&input, 1, minor);
      SyntaxForStmt    *loop = (SyntaxForStmt *) statement (checked, "f", 0);
      SyntaxAssignStmt *init = (SyntaxAssignStmt *) loop->init;
      TypesObject      *i = ((SyntaxIdent *) init->lhs.items[0])->object;

      g_assert_cmpint (i->per_iteration, ==, minor >= 22);
      g_assert_true (i->is_assigned && init->is_new[0]);
    }
}

static void
test_untyped_operands (void)
{
  g_autoptr (TypesChecked) checked = check (
    "package main\n"
    "func f(s uint, p *int) {\n"
    "\tvar u uint8 = 1 << s\n"
    "\ta := 2.0 * 3\n"
    "\tb := p == nil\n"
    "\tvar e any = 'x'\n"
    "\t_, _, _, _ = u, a, b, e\n"
    "}\n"
    "func main() {}\n");
  SyntaxVarDecl *u
      = (SyntaxVarDecl *) ((SyntaxDeclStmt *) statement (checked, "f", 0))->decls.items[0];
  SyntaxBinary  *shift = (SyntaxBinary *) u->values.items[0];
  SyntaxBinary  *compare = (SyntaxBinary *) right_side (checked, "f", 2);
  SyntaxVarDecl *e
      = (SyntaxVarDecl *) ((SyntaxDeclStmt *) statement (checked, "f", 3))->decls.items[0];

  assert_prints (shift->head.type, "uint8");
  assert_prints (shift->x->type, "uint8");
  assert_prints (right_side (checked, "f", 1)->type, "float64");
  g_assert_cmpint (right_side (checked, "f", 1)->mode, ==, SYNTAX_MODE_CONST);
  assert_prints (compare->head.type, "bool");
  assert_prints (compare->y->type, "*int");
  g_assert_cmpint (compare->y->mode, ==, SYNTAX_MODE_NIL);
  assert_prints (e->values.items[0]->type, "int32");
}

static void
test_pairs (void)
{
  g_autoptr (TypesChecked) checked = check (
    "package main\n"
    "func f(m map[string]int, c chan bool, e any) {\n"
    "\ta, ok := m[\"x\"]\n"
    "\tb, ok := <-c\n"
    "\td, ok := (e.(string))\n"
    "\tg := m[\"y\"]\n"
    "\t_, _, _, _, _ = a, b, d, g, ok\n"
    "}\n"
    "func main() {}\n");

  for (guint i = 0; i < 3; i++)
    g_assert_cmpint (right_side (checked, "f", i)->type->kind, ==, TYPES_TUPLE);
  assert_prints (right_side (checked, "f", 0)->type, "(int, bool)");
  assert_prints (((SyntaxParen *) right_side (checked, "f", 2))->x->type, "(string, bool)");
  assert_prints (right_side (checked, "f", 3)->type, "int");
  g_assert_false (((SyntaxAssignStmt *) statement (checked, "f", 1))->is_new[1]);
}

static void
test_inferred_arguments (void)
{
  g_autoptr (TypesChecked) checked = check (
    "package main\n"
    "func Map[T, U any](xs []T, f func(T) U) []U { return nil }\n"
    "func Id[V any](v V) V { return v }\n"
    "func f() {\n"
    "\ta := Map([]int{}, Id)\n"
    "\tvar g func(string) string = Id\n"
    "\tb := Map[int](nil, func(int) bool { return true })\n"
    "\th := Id[error]\n"
    "\t_, _, _, _ = a, b, g, h\n"
    "}\n"
    "func main() {}\n");
  SyntaxCall    *call = (SyntaxCall *) right_side (checked, "f", 0);
  SyntaxIndex   *wrapped = (SyntaxIndex *) call->args.items[1];
  SyntaxVarDecl *g
      = (SyntaxVarDecl *) ((SyntaxDeclStmt *) statement (checked, "f", 1))->decls.items[0];
  SyntaxIndex   *given = (SyntaxIndex *) g->values.items[0];
  SyntaxCall    *partial = (SyntaxCall *) right_side (checked, "f", 2);
  SyntaxIndex   *explicit_one = (SyntaxIndex *) right_side (checked, "f", 3);

  g_assert_cmpuint (call->n_type_args, ==, 2);
  assert_prints (call->type_args[1], "int");
  assert_prints (call->fun->type, "func([]int, func(int) int) []int");
  g_assert_cmpint (wrapped->head.kind, ==, SYNTAX_INDEX);
  g_assert_cmpuint (wrapped->indices.n, ==, 0);
  assert_prints (wrapped->type_args[0], "int");
  assert_prints (given->type_args[0], "string");
  g_assert_cmpuint (partial->n_type_args, ==, 2);
  assert_prints (partial->type_args[1], "bool");
  assert_prints (explicit_one->type_args[0], "error");
  assert_prints (explicit_one->head.type, "func(error) error");
}

static void
test_selectors_and_branches (void)
{
  g_autoptr (TypesChecked) checked = check (
    "package main\n"
    "type A struct{ x int }\n"
    "func (A) M() {}\n"
    "type B struct{ y int; A }\n"
    "func f(b B) {\n"
    "\tp := b.x\n"
    "\tq := b.M\n"
    "\tr := A.M\n"
    "outer:\n"
    "\tfor {\n"
    "\t\tfor {\n"
    "\t\t\tbreak outer\n"
    "\t\t}\n"
    "\t}\n"
    "\t_, _, _ = p, q, r\n"
    "}\n"
    "func main() {}\n");
  SyntaxSelector    *field = (SyntaxSelector *) right_side (checked, "f", 0);
  SyntaxSelector    *method = (SyntaxSelector *) right_side (checked, "f", 1);
  SyntaxSelector    *expr = (SyntaxSelector *) right_side (checked, "f", 2);
  SyntaxLabeledStmt *labeled = (SyntaxLabeledStmt *) statement (checked, "f", 3);
  SyntaxForStmt     *outer = (SyntaxForStmt *) labeled->stmt;
  SyntaxForStmt     *inner = (SyntaxForStmt *) outer->body->stmts.items[0];

  g_assert_cmpint (field->sel_kind, ==, SYNTAX_SEL_FIELD);
  g_assert_cmpuint (field->n_path, ==, 2);
  g_assert_cmpuint (field->path[0], ==, 1);
  g_assert_cmpint (method->sel_kind, ==, SYNTAX_SEL_METHOD);
  g_assert_cmpuint (method->n_path, ==, 1);
  g_assert_nonnull (method->sel->object);
  g_assert_cmpint (expr->sel_kind, ==, SYNTAX_SEL_METHOD_EXPR);
  assert_prints (expr->head.type, "func(main.A)");
  g_assert_true (((SyntaxBranchStmt *) inner->body->stmts.items[0])->target == &outer->head);
}

/* ---- order --------------------------------------------------------------------------- */

static void
test_init_order (void)
{
  static const char *const expected[] = { "b", "d", "c", "a", "x", "last" };
  g_autoptr (TypesChecked) checked = check (
    "package main\n"
    "var a = c + b\n"
    "var b = f()\n"
    "var c = g()\n"
    "var d = 3\n"
    "var x, y = h()\n"
    "var last = y\n"
    "func f() int { return 1 }\n"
    "func g() int { return d }\n"
    "func h() (int, int) { return a, a }\n"
    "func main() {}\n");
  const TypesPackage *package = checked->program->main;

  g_assert_cmpuint (package->n_inits, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_cmpstr (package->inits[i].lhs[0]->name, ==, expected[i]);
  g_assert_cmpuint (package->inits[4].n_lhs, ==, 2);
}

static void
test_package_order (void)
{
  static const TypesInput inputs[] = {
    { NULL, "main.go", "package main\nimport (\"z\"; \"a\")\nfunc main() { z.F(); a.F() }\n" },
    { "z", "z.go", "package z\nimport \"m\"\nfunc F() { m.F() }\n" },
    { "a", "a.go", "package a\nimport \"m\"\nfunc F() { m.F() }\n" },
    { "m", "m.go", "package m\nfunc F() {}\n" },
  };
  static const char *const expected[] = { "m", "a", "z", "main" };
  g_autoptr (TypesChecked) checked = types_checked_new (inputs, G_N_ELEMENTS (inputs), 23);

  g_assert_nonnull (checked->program);
  g_assert_cmpuint (checked->program->n_packages, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_cmpstr (checked->program->packages[i]->path, ==, expected[i]);
}

static void
test_import_cycle (void)
{
  static const TypesInput inputs[] = {
    { NULL, "main.go", "package main\nimport \"p\"\nfunc main() { p.F() }\n" },
    { "p", "p.go", "package p\nimport \"q\"\nfunc F() { q.F() }\n" },
    { "q", "q.go", "package q\nimport \"p\"\nfunc F() { p.F() }\n" },
  };
  g_autoptr (TypesChecked) checked = types_checked_new (inputs, G_N_ELEMENTS (inputs), 23);
  g_autofree char *report = types_checked_report (checked);

  g_assert_cmpstr (report, ==,
                   "q.go:2:8: import cycle not allowed\n\tp imports q\n\tq imports p\n");
}

/* ---- versions and the library -------------------------------------------------------- */

static void
test_old_versions (void)
{
  TypesInput input = { NULL, "main.go",
                       "package main\n"
                       "func it(yield func(int) bool) {}\n"
                       "func main() {\n"
                       "\tfor range 3 {\n\t}\n"
                       "\tfor range it {\n\t}\n"
                       "\t_ = min(1, 2)\n"
                       "}\n" };
  g_autoptr (TypesChecked) checked = types_checked_new (&input, 1, 20);
  g_autofree char *report = types_checked_report (checked);

  g_assert_cmpstr (report, ==,
                   "main.go:4:12: cannot range over 3 (untyped int constant): requires go1.22 or "
                   "later\n"
                   "main.go:6:12: cannot range over it (value of type func(yield func(int) bool)): "
                   "requires go1.23 or later\n"
                   "main.go:8:6: min requires go1.21 or later (-lang was set to go1.20; check "
                   "go.mod)\n");
}

static void
test_not_simulated (void)
{
  assert_report ("package main\nimport \"net/http\"\nfunc main() { http.Get(\"\") }\n",
                 "main.go:2:8: package net/http is not part of the simulated library: there is no network: "
                 "call the handler as a function, from goroutines of your own\n");
  /* A name that the real package has is told from one that is misspelt. */
  assert_report ("package main\nimport (\n\t\"reflect\"\n\t\"strings\"\n)\n"
                 "func main() {\n\treflect.MakeFunc()\n\tstrings.Foo()\n}\n",
                 "main.go:7:10: undefined: reflect.MakeFunc: not part of the simulated library: "
                 "write it in Go for the types at hand, as a function literal or with type "
                 "parameters\n"
                 "main.go:8:10: undefined: strings.Foo\n");
}

/* A package that declares a native function may do so; a program may not. */
static void
test_natives (void)
{
  g_autoptr (TypesChecked) checked = check ("package main\nimport (\"time\"; \"sync\"; \"fmt\")\n"
                                            "func main() {\n"
                                            "\tvar m sync.Mutex\n"
                                            "\tm.Lock()\n"
                                            "\ttime.Sleep(time.Second)\n"
                                            "\tfmt.Println(time.Now())\n"
                                            "}\n");

  g_assert_cmpuint (checked->program->n_packages, >, 3);
  g_assert_true (checked->program->packages[0]->library);
}

/* A program without files of its own must not bring the checker down. */
static void
test_empty_program (void)
{
  assert_report ("package main\n",
                 "main.go:1:9: function main is undeclared in the main package\n");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/types/type/prints-as-the-runtime", test_print);
  g_test_add_func ("/types/type/identity-and-hash-agree", test_identity);
  g_test_add_func ("/types/type/layout-is-that-of-amd64", test_layout);
  g_test_add_func ("/types/type/lookup-goes-through-embedding", test_lookup);
  g_test_add_func ("/types/type/local-types-follow-their-function", test_substitute_local_types);
  g_test_add_func ("/types/const/exact", test_constants);
  g_test_add_func ("/types/const/rounds-to-nearest", test_rounding);
  g_test_add_func ("/types/const/long-concatenation", test_long_concatenation);
  g_test_add_func ("/types/check/variable-flags", test_variable_flags);
  g_test_add_func ("/types/check/loop-variables-by-version", test_loop_variables);
  g_test_add_func ("/types/check/untyped-operands-get-types", test_untyped_operands);
  g_test_add_func ("/types/check/value-and-ok", test_pairs);
  g_test_add_func ("/types/check/inferred-arguments", test_inferred_arguments);
  g_test_add_func ("/types/check/selectors-and-branches", test_selectors_and_branches);
  g_test_add_func ("/types/order/variables", test_init_order);
  g_test_add_func ("/types/order/packages", test_package_order);
  g_test_add_func ("/types/order/import-cycle", test_import_cycle);
  g_test_add_func ("/types/check/old-versions", test_old_versions);
  g_test_add_func ("/types/check/not-simulated", test_not_simulated);
  g_test_add_func ("/types/check/natives", test_natives);
  g_test_add_func ("/types/check/empty-program", test_empty_program);
  return g_test_run ();
}
