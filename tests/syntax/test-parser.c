/* SPDX-License-Identifier: MIT */

/* The parser: what trees it builds, what it says about mistakes, and that no input breaks it. */
#include "syntax-parser.h"

#include <string.h>

typedef struct
{
  BaseArena     *arena;
  SyntaxNames   *names;
  BaseSourceSet *sources;
  BaseDiagList  *diags;
  SyntaxFile    *file;
} Parse;

static Parse
parse (const char *text,
       gssize      len)
{
  Parse p;

  p.arena = base_arena_new ();
  p.names = syntax_names_new (p.arena);
  p.sources = base_source_set_new ();
  p.diags = base_diag_list_new (p.sources);
  p.file = syntax_parse_file (p.arena, p.names, base_source_set_add (p.sources, "a.go", text, len),
                              p.diags);
  base_diag_list_finish (p.diags, 10);
  return p;
}

static void
parse_clear (Parse *p)
{
  base_diag_list_free (p->diags);
  base_source_set_free (p->sources);
  syntax_names_free (p->names);
  base_arena_free (p->arena);
}

/* Program and what is said about it; positions and wording were checked against gc. */
static const struct
{
  const char *text;
  const char *expected;
} mistakes[] = {
  { "func main() { x := }", "a.go:2:20: syntax error: unexpected }, expected expression\n" },
  { "func main()\n{\n}", "a.go:3:1: syntax error: unexpected semicolon or newline before {\n" },
  { "x := 1", "a.go:2:1: syntax error: non-declaration statement outside function body\n" },
  { "func main() { f(1, 2\n}",
    "a.go:2:21: syntax error: unexpected newline in argument list; possibly missing comma or )\n" },
  { "func main() { a := []int{1, 2\n}\n_ = a\n}",
    "a.go:2:30: syntax error: unexpected newline in composite literal; possibly missing comma or "
    "}\n" },
  { "func main() { if x = 1 { } }",
    "a.go:2:20: syntax error: cannot use assignment x = 1 as value\n" },
  { "func main() { defer (f()) }", "a.go:2:21: expression in defer must not be parenthesized\n" },
  { "func main() { }\nimport \"fmt\"",
    "a.go:3:1: syntax error: imports must appear before other declarations\n" },
  { "func f(a, b int, string) {}",
    "a.go:2:18: syntax error: mixed named and unnamed parameters\n" },
  { "func main() { if true { } else x }",
    "a.go:2:32: syntax error: else must be followed by if or statement block\n" },
  { "func main() { x := 'ab' }", "a.go:2:20: more than one character in rune literal\n" },
  { "func main() { x := 08 }", "a.go:2:21: invalid digit '8' in octal literal\n" },
  { "func main() { x := 1_ }", "a.go:2:21: '_' must separate successive digits\n" },
  { "func main() { x := \"\\z\" }", "a.go:2:22: unknown escape\n" },
  { "func main() { /* abc }", "a.go:2:15: comment not terminated\n" },
  { "func main() { a[1::2] = 1 }", "a.go:2:19: middle index required in 3-index slice\n" },
  { "func (a T, b T) f() { }", "a.go:2:17: method has multiple receivers\n" },
  { "type T[P any, Q] int", "a.go:2:16: syntax error: missing type constraint\n" },
  { "func main() { if x\n\t{\n\t}\n}",
    "a.go:2:19: syntax error: unexpected newline, expected { after if clause\n" },
  { "func main() {\n\tfmt.Println(\xe2\x80\x9chi\xe2\x80\x9d)\n}",
    "a.go:3:14: invalid character U+201C '\xe2\x80\x9c' in identifier\n"
    "a.go:3:19: invalid character U+201D '\xe2\x80\x9d' in identifier\n" },
};

static void
test_mistakes (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (mistakes); i++)
    {
      g_autofree char *text = g_strdup_printf ("package main\n%s\n", mistakes[i].text);
      g_autoptr (GString) said = g_string_new (NULL);
      Parse p = parse (text, -1);

      base_diag_list_print (p.diags, FALSE, said);
      g_assert_cmpstr (said->str, ==, mistakes[i].expected);
      parse_clear (&p);
    }
}

/* Declarations and statements with their outline. */
static const struct
{
  const char *text;
  const char *expected;
} trees[] = {
  { "var x = a + b*c == d && !e || f<<2&^1 != -g",
    "var x = ((((a + (b * c)) == d) && (!e)) || (((f << 2) &^ 1) != (-g)))\n" },
  { "const ( A = iota; B; C )",
    "const A [iota 0] = iota\nconst B [iota 1] = iota\nconst C [iota 2] = iota\n" },
  { "type T[P any, Q ~int | string] struct { a, b []P; *E; m map[P]Q `tag` }",
    "type T[P any, Q ~int | string] struct{a, b []P; *E; m map[P]Q `tag`}\n" },
  { "type A [N]int\ntype B [N * 2]int", "type A [N]int\ntype B [N * 2]int\n" },
  { "func (t *T[P]) f(a, b int, c ...string) (x int, err error) { return }",
    "func (t *T[P]) f func(a, b int, c ...string) (x int, err error)\n  return \n" },
  { "func f(int, []string, T[int], p.Q) {}",
    "func f func(int, []string, T[int], p.Q)\n" },
  { "func f() { for i, x := range 10 { if x := g(); x > 0 { break } else { continue } } }",
    "func f func()\n  range i, x := 10\n    if (x > 0)\n      init\n        x := g()\n"
    "      break \n    else\n      block\n        continue \n" },
  { "func f() { select { case x, ok := <-c: case d <- 1: default: } }",
    "func f func()\n  select\n    case \n        x, ok := (<-c)\n    case \n        d <- 1\n"
    "    default\n" },
  { "func f() { switch y := x.(type) { case int, T: g(y...) ; fallthrough\n default: } }",
    "func f func()\n  type switch y x\n    case int, T\n      g(y...)\n      fallthrough \n"
    "    default\n" },
  { "var c <-chan chan<- int = make(<-chan (chan<- int), 3)",
    "var c <-chan chan<- int = make(<-chan (chan<- int), 3)\n" },
  { "func f() { if (T{1}) == x { }; for range c { } ; L: goto L }",
    "func f func()\n  if (T{1} == x)\n  range c\n  label L\n  goto L\n" },
};

static void
test_trees (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (trees); i++)
    {
      g_autofree char *text = g_strdup_printf ("package p\n%s\n", trees[i].text);
      g_autofree char *expected = g_strdup_printf ("package p\n%s", trees[i].expected);
      g_autoptr (GString) got = g_string_new (NULL);
      Parse p = parse (text, -1);

      base_diag_list_print (p.diags, FALSE, got);
      g_assert_cmpstr (got->str, ==, "");
      syntax_file_dump (p.file, got);
      g_assert_cmpstr (got->str, ==, expected);
      parse_clear (&p);
    }
}

static void
test_positions (void)
{
  Parse p = parse ("package p\nvar x = f(1).g[2]\n", -1);
  const SyntaxVarDecl *decl = (SyntaxVarDecl *) p.file->decls.items[0];
  const SyntaxIndex *index = (SyntaxIndex *) decl->values.items[0];
  BaseLocation location;

  g_assert_cmpint (index->head.kind, ==, SYNTAX_INDEX);
  g_assert_true (base_source_set_locate (p.sources, index->head.pos, &location));
  g_assert_cmpuint (location.line, ==, 2);
  g_assert_cmpuint (location.column, ==, 9);
  g_assert_true (base_source_set_locate (p.sources, index->rbrack, &location));
  g_assert_cmpuint (location.column, ==, 17);
  parse_clear (&p);
}

static void
test_nesting (void)
{
  const struct { const char *open, *close; } shapes[]
      = { { "(", ")" }, { "[]", "" }, { "-", "" }, { "f(", ")" }, { "T{", "}" }, { "func(){", "}" },
          { "a.", "" }, { "1+", "" }, { "func(a [n]", "" }, { "{", "}" }, { "if x {} else ", "" } };

  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    {
      g_autoptr (GString) text = g_string_new ("package p\nfunc f() { x := ");
      Parse p;

      for (guint k = 0; k < 50000; k++)
        g_string_append (text, shapes[i].open);
      for (guint k = 0; k < 50000; k++)
        g_string_append (text, shapes[i].close);
      p = parse (text->str, text->len);
      g_assert_cmpuint (base_diag_list_get_n_errors (p.diags), >, 0);
      parse_clear (&p);
    }
}

static void
test_strange_bytes (void)
{
  const char binary[] = "package p\n\0\xff\xfe\x80 func \x01 f() { \"\0\" '\xed\xa0\x80' }";
  g_autofree char *line = g_malloc (10 * 1024 * 1024);
  Parse p = parse (binary, sizeof binary - 1);

  g_assert_cmpuint (base_diag_list_get_n_errors (p.diags), >, 0);
  parse_clear (&p);

  p = parse ("", 0);
  g_assert_cmpuint (base_diag_list_get_n_errors (p.diags), ==, 1);
  parse_clear (&p);

  memset (line, 'a', 10 * 1024 * 1024);
  p = parse (line, 10 * 1024 * 1024);
  g_assert_cmpuint (base_diag_list_get_n_errors (p.diags), ==, 1);
  parse_clear (&p);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/syntax/parser/mistakes-are-worded-as-gc-words-them", test_mistakes);
  g_test_add_func ("/syntax/parser/trees-show-precedence-and-structure", test_trees);
  g_test_add_func ("/syntax/parser/positions-are-those-of-the-text", test_positions);
  g_test_add_func ("/syntax/parser/deep-nesting-is-an-error-not-a-crash", test_nesting);
  g_test_add_func ("/syntax/parser/strange-bytes-are-survived", test_strange_bytes);
  return g_test_run ();
}
