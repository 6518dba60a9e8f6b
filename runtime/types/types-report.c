/* SPDX-License-Identifier: MIT */
#include "types-check.h"

#include <string.h>

/*
 * Messages, and the texts they are made of. A message that mentions an invalid
 * type or operand follows from an earlier one and is dropped.
 */

static void
add_problem (TypesBuild *build,
             BasePos     pos,
             int         phase,
             const char *format,
             va_list     args)
{
  g_autofree char *message = g_strdup_vprintf (format, args);
  TypesProblem     problem = { pos, base_arena_strdup (build->arena, message), phase };

  g_array_append_val (build->problems, problem);
}

static gboolean
is_follow_up (const char *message)
{
  const char *operand = strstr (message, "invalid operand");
  const char *type = strstr (message, "invalid type");

  return (operand && operand != message) || (type && type != message);
}

void
types_error (TypesChecker *c,
             BasePos       pos,
             const char   *format,
             ...)
{
  va_list args;

  va_start (args, format);
  add_problem (c->build, c->env.error_pos ? c->env.error_pos : pos, TYPES_NORMAL,
               format, args);
  va_end (args);

  const TypesProblem *last
      = &g_array_index (c->build->problems, TypesProblem, c->build->problems->len - 1);
  if (c->n_errors > 0 && is_follow_up (last->message))
    g_array_set_size (c->build->problems, c->build->problems->len - 1);
  else
    c->n_errors++;
}

void
types_error_early (TypesBuild *build,
                   BasePos     pos,
                   const char *format,
                   ...)
{
  va_list args;

  va_start (args, format);
  add_problem (build, pos, TYPES_EARLY, format, args);
  va_end (args);
}

/* What keeps the compiler from being started at all. */
void
types_error_import (TypesBuild *build,
                    BasePos     pos,
                    const char *format,
                    ...)
{
  va_list args;

  va_start (args, format);
  add_problem (build, pos, TYPES_IMPORT, format, args);
  va_end (args);
}

/* What only the later passes of the compiler, or the linker, would notice. */
void
types_error_late (TypesBuild *build,
                  BasePos     pos,
                  const char *message)
{
  TypesProblem problem = { pos, message, TYPES_LATE };

  g_array_append_val (build->problems, problem);
}

/* Of a language version that the program does not declare. */
void
types_version_error (TypesChecker *c,
                     BasePos       pos,
                     guint         go_minor,
                     const char   *format,
                     ...)
{
  va_list          args;
  g_autofree char *what = NULL;

  va_start (args, format);
  what = g_strdup_vprintf (format, args);
  va_end (args);
  types_error (c, pos, "%s requires go1.%u or later (-lang was set to go1.%u; check go.mod)", what,
               go_minor, c->go_minor);
}

/* ---- texts --------------------------------------------------------------------------- */

static const char *
keep (TypesChecker *c,
      GString      *text)
{
  char *kept = base_arena_strndup (c->arena, text->str, text->len);

  g_string_free (text, TRUE);
  return kept;
}

const char *
types_sprintf (TypesChecker *c,
               const char   *format,
               ...)
{
  va_list  args;
  GString *text = g_string_new (NULL);

  va_start (args, format);
  g_string_append_vprintf (text, format, args);
  va_end (args);
  return keep (c, text);
}

const char *
types_text (TypesChecker    *c,
            const TypesType *type)
{
  GString *text = g_string_new (NULL);

  types_print_for (type, c->package, text);
  return keep (c, text);
}

const char *
types_expr_text (TypesChecker     *c,
                 const SyntaxExpr *expr)
{
  GString *text = g_string_new (NULL);

  syntax_expr_print (expr, text);
  return keep (c, text);
}

const char *
types_const_text (TypesChecker     *c,
                  const TypesConst *value)
{
  GString *text = g_string_new (NULL);

  types_const_print (value, text);
  return keep (c, text);
}

const char *
types_pos_text (TypesBuild *build,
                BasePos     pos)
{
  g_autoptr (GString) text = g_string_new (NULL);
  BaseTold            told;

  if (!base_source_set_tell (build->sources, pos, &told))
    return "?";
  base_told_print (&told, text);
  return base_arena_strdup (build->arena, text->str);
}

BasePos
types_pos_before (TypesChecker *c,
                  BasePos       pos,
                  char          character)
{
  BaseLocation location;
  BasePos      found = pos;

  if (!base_source_set_locate (c->build->sources, pos, &location))
    return pos;
  while (found > location.source->base)
    if (location.source->text[--found - location.source->base] == character)
      return found;
  return pos;
}

static const char *const mode_texts[] = {
  [SYNTAX_MODE_NONE] = "invalid operand",
  [SYNTAX_MODE_NO_VALUE] = "no value",
  [SYNTAX_MODE_BUILTIN] = "built-in",
  [SYNTAX_MODE_TYPE] = "type",
  [SYNTAX_MODE_CONST] = "constant",
  [SYNTAX_MODE_VARIABLE] = "variable",
  [SYNTAX_MODE_MAP_INDEX] = "map index expression",
  [SYNTAX_MODE_VALUE] = "value",
  [SYNTAX_MODE_NIL] = "nil",
  [SYNTAX_MODE_COMMA_OK] = "comma, ok expression",
  [SYNTAX_MODE_PACKAGE] = "package",
};

static void
print_operand_type (TypesChecker       *c,
                    const TypesOperand *x,
                    GString            *out)
{
  const TypesType *type = x->type;

  if (!types_is_valid (type))
    {
      g_string_append (out, " with invalid type");
      return;
    }
  g_string_append (out, " of type ");
  types_print_for (type, c->package, out);
  if (type->kind == TYPES_TYPE_PARAM)
    {
      g_string_append (out, " constrained by ");
      types_print_for (type->constraint, c->package, out);
      if (types_set_is_empty (types_interface_set (types_param_interface (type))))
        g_string_append (out, " with empty type set");
    }
}

/* x (variable of type int), 1 (untyped int constant), c (constant 5 of type int) */
const char *
types_operand_text (TypesChecker       *c,
                    const TypesOperand *x)
{
  GString    *out = g_string_new (NULL);
  const char *expr = x->expr ? types_expr_text (c, x->expr) : NULL;
  gboolean    with_type = FALSE;

  if (x->mode == SYNTAX_MODE_NIL && (x->type == NULL || !types_is_valid (x->type)))
    {
      g_string_append (out, "nil (with invalid type)");
      return keep (c, out);
    }
  if (x->mode == SYNTAX_MODE_NIL && types_is_untyped (x->type))
    {
      g_string_append (out, "nil");
      return keep (c, out);
    }
  if (expr)
    g_string_append_printf (out, "%s (", expr);
  if (x->mode >= SYNTAX_MODE_CONST && x->type)
    {
      if (types_is_untyped (x->type))
        g_string_append_printf (out, "%s ", types_basic_name (x->type));
      else
        with_type = TRUE;
    }
  g_string_append (out, mode_texts[x->mode]);
  if (x->mode == SYNTAX_MODE_CONST && x->value)
    {
      const char *value = types_const_text (c, x->value);

      if (g_strcmp0 (value, expr) != 0)
        g_string_append_printf (out, " %s", value);
    }
  if (with_type)
    print_operand_type (c, x, out);
  if (expr)
    g_string_append_c (out, ')');
  return keep (c, out);
}
