/* SPDX-License-Identifier: MIT */
#include "types-check.h"

#include <string.h>

/*
 * Type inference. Three sources, in this order:
 *
 *   1. typed arguments, unified with their parameters
 *   2. constraints: core types, and methods of arguments found so far, until
 *      nothing new comes of it
 *   3. untyped constants, whose default types fill what is left
 *
 * What was found may mention other parameters of the list; these are replaced
 * at the end.
 *
 * Source: the Go specification, "Type inference".
 */

typedef struct
{
  TypesChecker         *c;
  const TypesInferSite *site;
  TypesType           **params;
  guint                 n;
  TypesUnifier         *unifier;
} Infer;

/* ---- messages ------------------------------------------------------------------------ */

static const char *
call_text (const Infer *self)
{
  if (self->site->fun == NULL)
    return "";
  return types_sprintf (self->c, "in call to %s, ", types_expr_text (self->c, self->site->fun));
}

/* "P", "P and Q", "P, Q, and R" */
static const char *
params_text (const Infer *self)
{
  GString    *out = g_string_new (NULL);
  const char *text;

  for (guint i = 0; i < self->n; i++)
    {
      if (i > 0)
        g_string_append (out, self->n == 2 ? " and " : i + 1 == self->n ? ", and " : ", ");
      g_string_append (out, self->params[i]->object->name);
    }
  text = types_sprintf (self->c, "%s", out->str);
  g_string_free (out, TRUE);
  return text;
}

static void
report_mismatch (const Infer        *self,
                 TypesType          *param,
                 const TypesOperand *arg)
{
  TypesChecker *c = self->c;
  TypesType   **found = base_arena_newv (c->arena, TypesType *, self->n);
  gboolean      any = FALSE;
  TypesType    *inferred;
  const char   *type_text = types_text (c, arg->type), *arg_text = types_expr_text (c, arg->expr);

  for (guint i = 0; i < self->n; i++)
    {
      found[i] = types_unifier_get (self->unifier, self->params[i]);
      any = any || found[i] != NULL;
    }
  if (!any)
    {
      types_error (c, types_pos (arg), "%stype %s of %s does not match %s (cannot infer %s)",
                   call_text (self), type_text, arg_text, types_text (c, param),
                   params_text (self));
      return;
    }
  inferred = types_substitute (c->arena, param, self->params, found, self->n);
  if (inferred == param)
    types_error (c, types_pos (arg), "%stype %s of %s does not match %s", call_text (self),
                 type_text, arg_text, types_text (c, param));
  else if (self->site->reverse)
    types_error (c, types_pos (arg), "%sinferred type %s for %s does not match type %s of %s",
                 call_text (self), types_text (c, inferred), types_text (c, param), type_text,
                 arg_text);
  else
    types_error (c, types_pos (arg), "%stype %s of %s does not match inferred type %s for %s",
                 call_text (self), type_text, arg_text, types_text (c, inferred),
                 types_text (c, param));
}

/* ---- 1: arguments -------------------------------------------------------------------- */

static gboolean
use_args (Infer            *self,
          const TypesField *fields,
          TypesOperand     *operands,
          guint             n_operands,
          GArray           *untyped)
{
  for (guint i = 0; i < n_operands; i++)
    {
      TypesType *param = fields[i].type, *type = operands[i].type;

      if (!types_mentions (param, self->params, self->n)
          && !types_mentions (type, self->params, self->n))
        continue;
      if (types_is_untyped (type))
        {
          if (types_is_type_param (param) && operands[i].mode != SYNTAX_MODE_NIL)
            g_array_append_val (untyped, i);
          continue;
        }
      if (types_is_valid (type)
          && !types_unify (self->unifier, param, type, TYPES_UNIFY_ASSIGN))
        {
          report_mismatch (self, param, &operands[i]);
          return FALSE;
        }
    }
  return TRUE;
}

/* ---- 2: constraints ------------------------------------------------------------------ */

typedef struct
{
  TypesType *type;
  gboolean   tilde;
  gboolean   single; /* the set has this one term only */
} CoreTerm;

/* The core type of a parameter's constraint, and whether types based on it are admitted too. */
static gboolean
core_term (const TypesType *param,
           CoreTerm        *out)
{
  const TypesSet *set = types_interface_set (types_param_interface (param));

  if (!types_set_has_terms (set))
    return FALSE;
  if (set->n_terms == 1)
    {
      *out = (CoreTerm){ set->terms[0].type, set->terms[0].tilde, TRUE };
      return TRUE;
    }
  *out = (CoreTerm){ types_core (param), TRUE, FALSE };
  return out->type != NULL;
}

static gboolean
same_in_unifier (TypesType *x,
                 TypesType *y,
                 gpointer   user_data)
{
  return types_unify (user_data, x, y, TYPES_UNIFY_EXACT);
}

static gboolean
use_constraint (Infer     *self,
                TypesType *param)
{
  TypesChecker *c = self->c;
  TypesType    *type = types_unifier_get (self->unifier, param);
  const char   *why = "";
  CoreTerm      core;

  if (core_term (param, &core))
    {
      if (type == NULL)
        {
          /* ~[]E says nothing before the argument is known. */
          if (core.single && !core.tilde)
            types_unifier_set (self->unifier, param, core.type);
          return TRUE;
        }
      /* A defined type stands for its underlying type only where the constraint has a tilde. */
      if (core.tilde && !types_is_type_param (type))
        type = types_under (type);
      if (types_unify (self->unifier, type, core.type, 0))
        return TRUE;
      types_error (c, self->site->pos, "%s%s (type %s) does not satisfy %s", call_text (self),
                   types_text (c, param),
                   types_text (c, types_unifier_get (self->unifier, param)),
                   types_text (c, param->constraint));
      return FALSE;
    }
  if (type == NULL
      || !types_missing_method (c, type, types_param_interface (param), TRUE, same_in_unifier,
                                self->unifier, &why))
    return TRUE;
  types_error (c, self->site->pos, "%s%s (type %s) does not satisfy %s %s", call_text (self),
               types_text (c, param), types_text (c, type), types_text (c, param->constraint), why);
  return FALSE;
}

static gboolean
use_constraints (Infer *self)
{
  guint n_unknown;

  do
    {
      n_unknown = types_unifier_n_unknown (self->unifier);
      for (guint i = 0; i < self->n; i++)
        if (!use_constraint (self, self->params[i]))
          return FALSE;
    }
  while (types_unifier_n_unknown (self->unifier) < n_unknown);
  return TRUE;
}

/* ---- 3: untyped constants ------------------------------------------------------------ */

/* The larger kind of two untyped types, or NULL if they have nothing in common. */
static TypesType *
larger (TypesType *x,
        TypesType *y)
{
  if (x == y)
    return x;
  if (!types_is_untyped_numeric (x) || !types_is_untyped_numeric (y))
    return NULL;
  return x->basic > y->basic ? x : y;
}

static gboolean
use_untyped (Infer            *self,
             const TypesField *fields,
             TypesOperand     *operands,
             GArray           *untyped)
{
  TypesType **largest = base_arena_newv (self->c->arena, TypesType *, self->n);

  for (guint i = 0; i < untyped->len; i++)
    {
      guint      index = g_array_index (untyped, guint, i);
      TypesType *param = fields[index].type;
      guint      p = 0;

      if (types_unifier_get (self->unifier, param))
        continue;
      while (p < self->n && self->params[p] != param)
        p++;
      if (p == self->n)
        continue;
      if (largest[p] && larger (largest[p], operands[index].type) == NULL)
        {
          types_error (self->c, types_pos (&operands[index]),
                       "%smismatched types %s and %s (cannot infer %s)", call_text (self),
                       types_text (self->c, largest[p]),
                       types_text (self->c, operands[index].type), types_text (self->c, param));
          return FALSE;
        }
      largest[p] = largest[p] ? larger (largest[p], operands[index].type) : operands[index].type;
    }
  for (guint p = 0; p < self->n; p++)
    if (largest[p])
      types_unifier_set (self->unifier, self->params[p], types_default (largest[p]));
  return TRUE;
}

/* ---- the result ---------------------------------------------------------------------- */

/* Replaces parameters inside what was found, as often as there are parameters: chains are no
 * longer, and cycles leave a parameter behind, which then counts as not inferred. */
static gboolean
simplify (Infer      *self,
          TypesType **args)
{
  TypesChecker *c = self->c;

  for (guint i = 0; i < self->n; i++)
    args[i] = types_unifier_get (self->unifier, self->params[i]);
  for (guint round = 0; round < self->n; round++)
    {
      gboolean changed = FALSE;

      for (guint i = 0; i < self->n; i++)
        {
          TypesType *type;

          /* P standing for a type that mentions P would grow without end. */
          if (args[i] == NULL || types_mentions (args[i], &self->params[i], 1))
            continue;
          type = types_substitute (c->arena, args[i], self->params, args, self->n);
          changed = changed || type != args[i];
          args[i] = type;
        }
      if (!changed)
        break;
    }
  for (guint i = 0; i < self->n; i++)
    if (args[i] == NULL || types_mentions (args[i], self->params, self->n))
      {
        const TypesObject *object = self->params[i]->object;

        types_error (c, self->site->pos, "%scannot infer %s (%s)", call_text (self),
                     object->name, types_pos_text (c->build, object->pos));
        return FALSE;
      }
  return TRUE;
}

gboolean
types_infer (TypesChecker         *c,
             const TypesInferSite *site,
             TypesType           **params,
             guint                 n,
             TypesType           **args,
             const TypesField     *fields,
             TypesOperand         *operands,
             guint                 n_operands)
{
  g_autoptr (GArray) untyped = g_array_new (FALSE, FALSE, sizeof (guint));
  Infer       self = { c, site, params, n, types_unifier_new (c->arena, params, n, args) };
  TypesField *given = base_arena_newv (c->arena, TypesField, MAX (n_operands, 1));

  for (guint i = 0; i < n_operands; i++)
    if (!types_ok (&operands[i]))
      return FALSE;
  /* Parameters with explicit arguments are matched by assignment, not by unification. */
  for (guint i = 0; i < n_operands; i++)
    {
      given[i] = fields[i];
      given[i].type = types_substitute (c->arena, fields[i].type, params, args, n);
    }
  return use_args (&self, given, operands, n_operands, untyped) && use_constraints (&self)
         && use_untyped (&self, given, operands, untyped) && simplify (&self, args);
}
