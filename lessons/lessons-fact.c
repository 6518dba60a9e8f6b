/* SPDX-License-Identifier: MIT */

/*
 * Expressions over facts: a small tree made by recursive descent, evaluated
 * in three values. A fact that is not known yet makes the answer unknown unless
 * the rest decides it: "exit=2 or panic~x" may be true before the end, but is
 * not false before it. Nesting is bounded, so the stack is too.
 */

#include "lessons-fact.h"

#include <string.h>

#define MAX_DEPTH 64

typedef enum
{
  EXPR_AND,
  EXPR_OR,
  EXPR_NOT,
  EXPR_TEST,
} ExprKind;

typedef enum
{
  OPERATOR_NONE,
  OPERATOR_EQUAL,
  OPERATOR_NOT_EQUAL,
  OPERATOR_LESS,
  OPERATOR_AT_MOST,
  OPERATOR_GREATER,
  OPERATOR_AT_LEAST,
  OPERATOR_CONTAINS,
  OPERATOR_CONTAINS_NOT,
} Operator;

static const char *const operator_texts[] = { "", "=", "!=", "<", "<=", ">", ">=", "~", "!~" };

struct _LessonsExpr
{
  ExprKind     kind;
  LessonsExpr *left;  /* and, or, not */
  LessonsExpr *right; /* and, or */
  char        *name;  /* test */
  char        *argument;
  Operator     operator;
  char        *value;
};

G_DEFINE_QUARK (lessons-fact-error-quark, lessons_fact_error)

/* ---- the facts there are ------------------------------------------------------------- */

typedef enum
{
  ARGUMENT_NONE,
  ARGUMENT_MAY,
  ARGUMENT_MUST,
} ArgumentRule;

typedef struct
{
  const char  *name;
  ArgumentRule argument;
} FactRule;

static const FactRule fact_rules[] = {
  { "ended", ARGUMENT_NONE },     { "exit", ARGUMENT_NONE },     { "output", ARGUMENT_NONE },
  { "line", ARGUMENT_MUST },      { "lines", ARGUMENT_NONE },    { "panic", ARGUMENT_NONE },
  { "deadlock", ARGUMENT_NONE },  { "leaked", ARGUMENT_MAY },    { "goroutines", ARGUMENT_MAY },
  { "started", ARGUMENT_MAY },    { "state", ARGUMENT_MUST },    { "waits", ARGUMENT_MUST },
  { "closed", ARGUMENT_MUST },    { "len", ARGUMENT_MUST },      { "cap", ARGUMENT_MUST },
  { "time_ns", ARGUMENT_NONE },   { "steps", ARGUMENT_NONE },    { "event", ARGUMENT_MUST },
  { "visits", ARGUMENT_MUST },
};

/* ---- reading ------------------------------------------------------------------------- */

typedef struct
{
  const char *text;
  const char *p;
  guint       depth;
  GError    **error;
} Parser;

static LessonsExpr *parse_or (Parser *self);

static void
fail (Parser          *self,
      LessonsFactError code,
      const char      *at,
      const char      *format,
      const char      *what)
{
  g_autofree char *message = g_strdup_printf (format, what);

  if (self->error != NULL && *self->error == NULL)
    g_set_error (self->error, LESSONS_FACT_ERROR, code, "column %ld: %s",
                 g_utf8_strlen (self->text, at - self->text) + 1, message);
}

static void
skip_blank (Parser *self)
{
  while (*self->p == ' ' || *self->p == '\t')
    self->p++;
}

static gboolean
is_word_char (gunichar c)
{
  return g_unichar_isalnum (c) || (c < 128 && c != 0 && strchr ("_.-/*", (int) c) != NULL);
}

/* A word, or NULL if there is none. */
static char *
scan_word (Parser *self)
{
  const char *from = self->p;

  while (is_word_char (g_utf8_get_char (self->p)))
    self->p = g_utf8_next_char (self->p);
  return self->p > from ? g_strndup (from, self->p - from) : NULL;
}

/* quoted = '"' … '"' with \n \t \" \\ */
static char *
scan_quoted (Parser *self)
{
  const char *open = self->p++;
  GString *out = g_string_new (NULL);

  while (*self->p != '\0' && *self->p != '"')
    {
      if (*self->p == '\\' && self->p[1] != '\0')
        {
          self->p++;
          g_string_append_c (out, *self->p == 'n' ? '\n' : *self->p == 't' ? '\t' : *self->p);
        }
      else
        g_string_append_c (out, *self->p);
      self->p++;
    }
  if (*self->p == '"')
    {
      self->p++;
      return g_string_free (out, FALSE);
    }
  g_string_free (out, TRUE);
  fail (self, LESSONS_FACT_ERROR_SYNTAX, open, "this quoted text has no end%s", "");
  return NULL;
}

static char *
scan_value (Parser     *self,
            const char *what)
{
  const char *at;
  char *value;

  skip_blank (self);
  at = self->p;
  if (*at == '"')
    return scan_quoted (self);
  value = scan_word (self);
  if (value == NULL)
    fail (self, LESSONS_FACT_ERROR_SYNTAX, at, "%s is expected here", what);
  return value;
}

static Operator
scan_operator (Parser *self)
{
  /* Two characters before their first one alone. */
  static const Operator order[] = { OPERATOR_NOT_EQUAL, OPERATOR_AT_MOST, OPERATOR_AT_LEAST,
                                    OPERATOR_CONTAINS_NOT, OPERATOR_EQUAL, OPERATOR_LESS,
                                    OPERATOR_GREATER, OPERATOR_CONTAINS };

  skip_blank (self);
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    if (g_str_has_prefix (self->p, operator_texts[order[i]]))
      {
        self->p += strlen (operator_texts[order[i]]);
        return order[i];
      }
  return OPERATOR_NONE;
}

static gboolean
check_fact (Parser            *self,
            const LessonsExpr *test,
            const char        *at)
{
  for (guint i = 0; i < G_N_ELEMENTS (fact_rules); i++)
    {
      if (strcmp (fact_rules[i].name, test->name) != 0)
        continue;
      if (fact_rules[i].argument == ARGUMENT_NONE && test->argument != NULL)
        fail (self, LESSONS_FACT_ERROR_ARGUMENT, at, "“%s” takes nothing after a colon",
              test->name);
      else if (fact_rules[i].argument == ARGUMENT_MUST && test->argument == NULL)
        fail (self, LESSONS_FACT_ERROR_ARGUMENT, at, "“%s” needs a colon and what it is of",
              test->name);
      else
        return TRUE;
      return FALSE;
    }
  fail (self, LESSONS_FACT_ERROR_NAME, at, "there is no fact “%s”", test->name);
  return FALSE;
}

/*
 * test = fact [ operator value ]
 * fact = name [ ":" argument ]
 */
static LessonsExpr *
parse_test (Parser *self)
{
  g_autoptr (LessonsExpr) test = g_new0 (LessonsExpr, 1);
  const char *at = self->p;

  test->kind = EXPR_TEST;
  test->name = scan_word (self);
  if (test->name == NULL)
    {
      fail (self, LESSONS_FACT_ERROR_SYNTAX, at, "a fact is expected here%s", "");
      return NULL;
    }
  if (*self->p == ':')
    {
      self->p++;
      test->argument = scan_value (self, "what the fact is of");
      if (test->argument == NULL)
        return NULL;
    }
  if (!check_fact (self, test, at))
    return NULL;
  test->operator = scan_operator (self);
  if (test->operator != OPERATOR_NONE)
    {
      test->value = scan_value (self, "a value");
      if (test->value == NULL)
        return NULL;
    }
  return g_steal_pointer (&test);
}

static gboolean
scan_keyword (Parser     *self,
              const char *keyword)
{
  gsize len = strlen (keyword);

  skip_blank (self);
  if (strncmp (self->p, keyword, len) != 0 || is_word_char (g_utf8_get_char (self->p + len)))
    return FALSE;
  self->p += len;
  return TRUE;
}

static LessonsExpr *
expr_new (ExprKind     kind,
          LessonsExpr *left,
          LessonsExpr *right)
{
  LessonsExpr *self = g_new0 (LessonsExpr, 1);

  self->kind = kind;
  self->left = left;
  self->right = right;
  return self;
}

/*
 * not = "not" not | "(" expression ")" | test
 */
static LessonsExpr *
parse_not (Parser *self)
{
  g_autoptr (LessonsExpr) inner = NULL;

  if (self->depth++ == MAX_DEPTH)
    {
      fail (self, LESSONS_FACT_ERROR_SYNTAX, self->p, "this is nested too deep%s", "");
      return NULL;
    }
  if (scan_keyword (self, "not"))
    {
      inner = parse_not (self);
      if (inner != NULL)
        inner = expr_new (EXPR_NOT, g_steal_pointer (&inner), NULL);
    }
  else if (*self->p == '(')
    {
      self->p++;
      inner = parse_or (self);
      skip_blank (self);
      if (inner != NULL && *self->p != ')')
        {
          fail (self, LESSONS_FACT_ERROR_SYNTAX, self->p, "“)” is expected here%s", "");
          return NULL;
        }
      if (inner != NULL)
        self->p++;
    }
  else
    inner = parse_test (self);
  self->depth--;
  return g_steal_pointer (&inner);
}

/*
 * and = not { "and" not }
 */
static LessonsExpr *
parse_and (Parser *self)
{
  g_autoptr (LessonsExpr) left = parse_not (self);
  guint n = 0;

  while (left != NULL && scan_keyword (self, "and"))
    {
      LessonsExpr *right = n++ < MAX_DEPTH ? parse_not (self) : NULL;

      if (right == NULL)
        {
          fail (self, LESSONS_FACT_ERROR_SYNTAX, self->p, "this expression is too long%s", "");
          return NULL;
        }
      left = expr_new (EXPR_AND, g_steal_pointer (&left), right);
    }
  return g_steal_pointer (&left);
}

/*
 * expression = and { "or" and }
 */
static LessonsExpr *
parse_or (Parser *self)
{
  g_autoptr (LessonsExpr) left = parse_and (self);
  guint n = 0;

  while (left != NULL && scan_keyword (self, "or"))
    {
      LessonsExpr *right = n++ < MAX_DEPTH ? parse_and (self) : NULL;

      if (right == NULL)
        {
          fail (self, LESSONS_FACT_ERROR_SYNTAX, self->p, "this expression is too long%s", "");
          return NULL;
        }
      left = expr_new (EXPR_OR, g_steal_pointer (&left), right);
    }
  return g_steal_pointer (&left);
}

/**
 * lessons_expr_parse:
 * @text: an expression, UTF-8
 * @error: return location for an error
 *
 * Reads an expression over facts. Errors: %LESSONS_FACT_ERROR; the message begins with the column.
 *
 * Returns: (transfer full) (nullable): the expression
 */
LessonsExpr *
lessons_expr_parse (const char *text,
                    GError    **error)
{
  Parser self = { text, text, 0, NULL };
  g_autoptr (LessonsExpr) expr = NULL;
  GError *own_error = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  self.error = &own_error;
  if (!g_utf8_validate (text, -1, NULL))
    {
      g_set_error (error, LESSONS_FACT_ERROR, LESSONS_FACT_ERROR_SYNTAX, "this is not valid UTF-8");
      return NULL;
    }
  expr = parse_or (&self);
  skip_blank (&self);
  if (expr != NULL && *self.p != '\0')
    {
      fail (&self, LESSONS_FACT_ERROR_SYNTAX, self.p,
            "“and”, “or” or the end is expected here%s", "");
      g_clear_pointer (&expr, lessons_expr_free);
    }
  if (own_error != NULL)
    g_propagate_error (error, own_error);
  return g_steal_pointer (&expr);
}

/**
 * lessons_expr_free:
 * @self: (nullable): an expression
 *
 * Frees the expression.
 */
void
lessons_expr_free (LessonsExpr *self)
{
  if (self == NULL)
    return;
  lessons_expr_free (self->left);
  lessons_expr_free (self->right);
  g_free (self->name);
  g_free (self->argument);
  g_free (self->value);
  g_free (self);
}

/* ---- evaluating ---------------------------------------------------------------------- */

/* A whole number, or one with a unit of time. */
static gboolean
parse_number (const char *text,
              gint64     *out_number)
{
  static const struct
  {
    const char *name;
    gint64      factor;
  } units[] = { { "", 1 }, { "ns", 1 }, { "us", 1000 }, { "ms", 1000000 }, { "s", 1000000000 } };
  char *rest;
  gint64 number = g_ascii_strtoll (text, &rest, 10);

  if (rest == text)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if (strcmp (rest, units[i].name) == 0)
      return !__builtin_mul_overflow (number, units[i].factor, out_number);
  return FALSE;
}

/* right is NULL without an operator. */
static gboolean
compare (Operator    operator,
         const char *left,
         const char *right)
{
  gint64 a, b;
  gboolean numbers = parse_number (left, &a) && right != NULL && parse_number (right, &b);

  switch (operator)
    {
    case OPERATOR_EQUAL:
      return numbers ? a == b : strcmp (left, right) == 0;
    case OPERATOR_NOT_EQUAL:
      return numbers ? a != b : strcmp (left, right) != 0;
    case OPERATOR_LESS:
      return numbers && a < b;
    case OPERATOR_AT_MOST:
      return numbers && a <= b;
    case OPERATOR_GREATER:
      return numbers && a > b;
    case OPERATOR_AT_LEAST:
      return numbers && a >= b;
    case OPERATOR_CONTAINS:
      return strstr (left, right) != NULL;
    case OPERATOR_CONTAINS_NOT:
      return strstr (left, right) == NULL;
    default:
      return *left != '\0' && !(parse_number (left, &a) && a == 0);
    }
}

/* The N-th line of the output, or the number of lines. */
static char *
fact_from_output (const LessonsExpr *self,
                  char              *output)
{
  g_autofree char *owned = output;
  g_auto (GStrv) lines = NULL;
  guint n;
  gint64 wanted;

  if (output == NULL)
    return NULL;
  lines = g_strsplit (output, "\n", -1);
  n = g_strv_length (lines);
  if (n > 0 && *lines[n - 1] == '\0')
    n--;
  if (self->argument == NULL)
    return g_strdup_printf ("%u", n);
  if (!parse_number (self->argument, &wanted) || wanted < 1 || wanted > n)
    return g_strdup ("");
  return g_strdup (lines[wanted - 1]);
}

static char *
full_name (const LessonsExpr *self)
{
  if (strcmp (self->name, "line") == 0 || strcmp (self->name, "lines") == 0)
    return g_strdup ("output");
  if (self->argument == NULL)
    return g_strdup (self->name);
  return g_strconcat (self->name, ":", self->argument, NULL);
}

static LessonsTruth
evaluate_test (const LessonsExpr *self,
               LessonsFactFunc    func,
               gpointer           user_data)
{
  g_autofree char *fact = full_name (self);
  g_autofree char *value = func (fact, user_data);

  if (g_str_has_prefix (self->name, "line"))
    value = fact_from_output (self, g_steal_pointer (&value));
  if (value == NULL)
    return LESSONS_TRUTH_UNKNOWN;
  return compare (self->operator, value, self->value) ? LESSONS_TRUTH_YES : LESSONS_TRUTH_NO;
}

/**
 * lessons_expr_evaluate:
 * @self: an expression
 * @func: tells the value of a fact
 * @user_data: passed to @func
 *
 * Evaluates the expression over a run. Both sides of "and" and "or" are evaluated only as far
 * as needed.
 *
 * Returns: whether it holds
 */
LessonsTruth
lessons_expr_evaluate (const LessonsExpr *self,
                       LessonsFactFunc    func,
                       gpointer           user_data)
{
  LessonsTruth left, right, deciding;

  g_return_val_if_fail (self != NULL && func != NULL, LESSONS_TRUTH_UNKNOWN);

  if (self->kind == EXPR_TEST)
    return evaluate_test (self, func, user_data);
  left = lessons_expr_evaluate (self->left, func, user_data);
  if (self->kind == EXPR_NOT)
    return left == LESSONS_TRUTH_UNKNOWN ? left : left == LESSONS_TRUTH_NO;

  deciding = self->kind == EXPR_AND ? LESSONS_TRUTH_NO : LESSONS_TRUTH_YES;
  if (left == deciding)
    return left;
  right = lessons_expr_evaluate (self->right, func, user_data);
  if (right == deciding || left != LESSONS_TRUTH_UNKNOWN)
    return right;
  return LESSONS_TRUTH_UNKNOWN;
}

/**
 * lessons_expr_foreach:
 * @self: an expression
 * @func: called for each fact
 * @user_data: passed to @func
 *
 * Names every fact that the expression may ask for, in the order of the text.
 */
void
lessons_expr_foreach (const LessonsExpr   *self,
                      LessonsFactVisitFunc func,
                      gpointer             user_data)
{
  g_return_if_fail (self != NULL && func != NULL);

  if (self->kind == EXPR_TEST)
    {
      g_autofree char *fact = full_name (self);

      func (fact, user_data);
      return;
    }
  lessons_expr_foreach (self->left, func, user_data);
  if (self->right != NULL)
    lessons_expr_foreach (self->right, func, user_data);
}

/* ---- writing ------------------------------------------------------------------------- */

static void
write_value (const char *value,
             GString    *out)
{
  gboolean word = *value != '\0';

  for (const char *p = value; *p != '\0'; p = g_utf8_next_char (p))
    word = word && is_word_char (g_utf8_get_char (p));
  if (word)
    {
      g_string_append (out, value);
      return;
    }
  g_string_append_c (out, '"');
  for (const char *p = value; *p != '\0'; p++)
    switch (*p)
      {
      case '\n':
        g_string_append (out, "\\n");
        break;
      case '\t':
        g_string_append (out, "\\t");
        break;
      case '"':
      case '\\':
        g_string_append_c (out, '\\');
        G_GNUC_FALLTHROUGH;
      default:
        g_string_append_c (out, *p);
      }
  g_string_append_c (out, '"');
}

static void
write_expr (const LessonsExpr *self,
            GString           *out)
{
  switch (self->kind)
    {
    case EXPR_AND:
    case EXPR_OR:
      g_string_append_c (out, '(');
      write_expr (self->left, out);
      g_string_append (out, self->kind == EXPR_AND ? " and " : " or ");
      write_expr (self->right, out);
      g_string_append_c (out, ')');
      break;
    case EXPR_NOT:
      g_string_append (out, "not ");
      write_expr (self->left, out);
      break;
    case EXPR_TEST:
      g_string_append (out, self->name);
      if (self->argument != NULL)
        {
          g_string_append_c (out, ':');
          write_value (self->argument, out);
        }
      if (self->operator != OPERATOR_NONE)
        {
          g_string_append (out, operator_texts[self->operator]);
          write_value (self->value, out);
        }
      break;
    }
}

/**
 * lessons_expr_to_string:
 * @self: an expression
 *
 * Writes the expression, with a bracket around every "and" and "or", so that the grouping shows.
 *
 * Returns: (transfer full): the text
 */
char *
lessons_expr_to_string (const LessonsExpr *self)
{
  GString *out;

  g_return_val_if_fail (self != NULL, NULL);

  out = g_string_new (NULL);
  write_expr (self, out);
  return g_string_free (out, FALSE);
}
