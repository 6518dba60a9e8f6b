/* SPDX-License-Identifier: MIT */
#include "types-internal.h"

/*
 * Types as text, in two manners: as the compiler's messages show them, with
 * parameter names and with the names of the package at hand unqualified; and
 * as %T and the runtime show them.
 */

typedef struct
{
  GString            *out;
  gboolean            runtime; /* as %T */
  const TypesPackage *package; /* messages: whose names need no qualifier */
} Printer;

static void print_type (const Printer   *self,
                        const TypesType *type);

static void
put (const Printer *self,
     const char    *text)
{
  g_string_append (self->out, text);
}

/* The runtime shows the arguments of the function that declares a local type too. */
static void
print_type_args (const Printer   *self,
                 const TypesType *type)
{
  guint n_outer = type->origin->n_outer_params;
  guint first = self->runtime ? 0 : n_outer;

  if (first == type->n_type_args)
    return;
  g_string_append_c (self->out, '[');
  for (guint i = first; i < type->n_type_args; i++)
    {
      if (i > first)
        put (self, !self->runtime ? ", " : i == n_outer ? ";" : ",");
      print_type (self, type->type_args[i]);
    }
  g_string_append_c (self->out, ']');
}

/* [P, Q any, R ~int]: neighbours with one constraint share it. */
static void
print_type_params (const Printer    *self,
                   TypesType *const *params,
                   guint             n)
{
  g_string_append_c (self->out, '[');
  for (guint i = 0; i < n; i++)
    {
      if (i > 0)
        {
          if (params[i]->constraint != params[i - 1]->constraint)
            {
              g_string_append_c (self->out, ' ');
              print_type (self, params[i - 1]->constraint);
            }
          put (self, ", ");
        }
      print_type (self, params[i]);
    }
  g_string_append_c (self->out, ' ');
  print_type (self, params[n - 1]->constraint);
  g_string_append_c (self->out, ']');
}

static void
print_params (const Printer    *self,
              const TypesField *fields,
              guint             n,
              gboolean          variadic)
{
  g_string_append_c (self->out, '(');
  for (guint i = 0; i < n; i++)
    {
      const TypesType *type = fields[i].type;

      if (i > 0)
        put (self, ", ");
      if (!self->runtime && fields[i].name)
        {
          put (self, fields[i].name);
          g_string_append_c (self->out, ' ');
        }
      if (variadic && i + 1 == n)
        {
          put (self, "...");
          /* append([]byte, string...) is the one case that is not a slice */
          type = type->kind == TYPES_SLICE ? type->elem : type;
        }
      print_type (self, type);
    }
  g_string_append_c (self->out, ')');
}

static void
print_func (const Printer   *self,
            const TypesType *type)
{
  if (type->n_type_params > 0 && !self->runtime)
    print_type_params (self, type->type_params, type->n_type_params);
  print_params (self, type->fields, type->n_fields, type->variadic);
  if (type->n_results == 0)
    return;
  g_string_append_c (self->out, ' ');
  if (type->n_results == 1 && (self->runtime || type->results[0].name == NULL))
    print_type (self, type->results[0].type);
  else
    print_params (self, type->results, type->n_results, FALSE);
}

static void
print_tag (const Printer *self,
           const char    *tag)
{
  put (self, " \"");
  for (const char *p = tag; *p; p++)
    {
      if (*p == '"' || *p == '\\')
        g_string_append_c (self->out, '\\');
      if (*p == '\n')
        put (self, "\\n");
      else if (*p == '\t')
        put (self, "\\t");
      else
        g_string_append_c (self->out, *p);
    }
  g_string_append_c (self->out, '"');
}

static void
print_struct (const Printer   *self,
              const TypesType *type)
{
  put (self, self->runtime ? "struct {" : "struct{");
  for (guint i = 0; i < type->n_fields; i++)
    {
      const TypesField *field = &type->fields[i];

      if (i > 0)
        put (self, "; ");
      else if (self->runtime)
        g_string_append_c (self->out, ' ');
      if (!field->embedded)
        {
          put (self, field->name);
          g_string_append_c (self->out, ' ');
        }
      print_type (self, field->type);
      if (field->tag)
        print_tag (self, field->tag);
    }
  if (self->runtime && type->n_fields > 0)
    g_string_append_c (self->out, ' ');
  g_string_append_c (self->out, '}');
}

static void
print_runtime_interface (const Printer   *self,
                         const TypesType *type)
{
  const TypesSet *set = types_interface_set (type);

  put (self, "interface {");
  for (guint i = 0; i < set->n_methods; i++)
    {
      const TypesMethod *method = &set->methods[i];

      put (self, i > 0 ? "; " : " ");
      if (!types_is_exported (method->name) && method->package)
        {
          put (self, method->package->name);
          g_string_append_c (self->out, '.');
        }
      put (self, method->name);
      print_func (self, method->type);
    }
  put (self, set->n_methods > 0 ? " }" : "}");
}

static void
print_interface (const Printer   *self,
                 const TypesType *type)
{
  const char *separator = "";

  if (self->runtime)
    {
      print_runtime_interface (self, type);
      return;
    }
  if (type == types_any_type ())
    {
      put (self, "any");
      return;
    }
  if (type == types_comparable_type ()->underlying)
    {
      put (self, "interface{comparable}");
      return;
    }
  if (type->implicit && type->n_own_methods == 0 && type->n_embeddeds == 1)
    {
      print_type (self, type->embeddeds[0]);
      return;
    }
  put (self, "interface{");
  for (guint i = 0; i < type->n_own_methods; i++)
    {
      put (self, separator);
      separator = "; ";
      put (self, type->own_methods[i].name);
      print_func (self, type->own_methods[i].type);
    }
  for (guint i = 0; i < type->n_embeddeds; i++)
    {
      put (self, separator);
      separator = "; ";
      print_type (self, type->embeddeds[i]);
    }
  g_string_append_c (self->out, '}');
}

static void
print_union (const Printer   *self,
             const TypesType *type)
{
  for (guint i = 0; i < type->n_embeddeds; i++)
    {
      if (i > 0)
        put (self, " | ");
      if (type->tildes[i])
        g_string_append_c (self->out, '~');
      print_type (self, type->embeddeds[i]);
    }
}

static void
print_chan (const Printer   *self,
            const TypesType *type)
{
  gboolean parens = FALSE;

  switch (type->dir)
    {
    case SYNTAX_CHAN_SEND:
      put (self, "chan<- ");
      break;
    case SYNTAX_CHAN_RECV:
      put (self, "<-chan ");
      break;
    case SYNTAX_CHAN_BOTH:
      put (self, "chan ");
      /* else it would read as chan<- chan */
      parens = type->elem->kind == TYPES_CHAN && type->elem->dir == SYNTAX_CHAN_RECV;
      break;
    }
  if (parens)
    g_string_append_c (self->out, '(');
  print_type (self, type->elem);
  if (parens)
    g_string_append_c (self->out, ')');
}

static void
print_named (const Printer   *self,
             const TypesType *type)
{
  const TypesObject *object = type->object;

  if (object->package && (self->runtime || object->package != self->package))
    {
      put (self, object->package->name);
      g_string_append_c (self->out, '.');
    }
  put (self, object->name);
  if (type->n_type_args > 0)
    print_type_args (self, type);
  else if (types_is_generic (type) && !self->runtime)
    print_type_params (self, type->type_params, type->n_type_params);
}

static void
print_type (const Printer   *self,
            const TypesType *type)
{
  switch (type->kind)
    {
    case TYPES_INVALID:
      put (self, "invalid type");
      break;
    case TYPES_BASIC:
      put (self, self->runtime && type->basic < TYPES_UNTYPED_BOOL
                   ? types_basic_name (types_basic (type->basic))
                   : types_basic_name (type));
      break;
    case TYPES_NAMED:
      print_named (self, type);
      break;
    case TYPES_POINTER:
      g_string_append_c (self->out, '*');
      print_type (self, type->elem);
      break;
    case TYPES_SLICE:
      put (self, "[]");
      print_type (self, type->elem);
      break;
    case TYPES_ARRAY:
      g_string_append_printf (self->out, "[%" G_GINT64_FORMAT "]", type->len);
      print_type (self, type->elem);
      break;
    case TYPES_MAP:
      put (self, "map[");
      print_type (self, type->key);
      g_string_append_c (self->out, ']');
      print_type (self, type->elem);
      break;
    case TYPES_CHAN:
      print_chan (self, type);
      break;
    case TYPES_STRUCT:
      print_struct (self, type);
      break;
    case TYPES_FUNC:
      put (self, "func");
      print_func (self, type);
      break;
    case TYPES_INTERFACE:
      print_interface (self, type);
      break;
    case TYPES_TUPLE:
      print_params (self, type->fields, type->n_fields, FALSE);
      break;
    case TYPES_TYPE_PARAM:
      put (self, type->object->name);
      break;
    case TYPES_UNION:
      print_union (self, type);
      break;
    }
}

/**
 * types_print:
 * @type: a type
 * @out: where to append
 *
 * Appends a type as %T prints it: "main.T", "[]int", "func(int) string".
 */
void
types_print (const TypesType *type,
             GString         *out)
{
  Printer self = { out, TRUE, NULL };

  print_type (&self, type);
}

/**
 * types_dup_string:
 * @type: a type
 *
 * Returns: (transfer full): the type as %T prints it
 */
char *
types_dup_string (const TypesType *type)
{
  GString *out = g_string_new (NULL);

  types_print (type, out);
  return g_string_free (out, FALSE);
}

void
types_print_for (const TypesType    *type,
                 const TypesPackage *package,
                 GString            *out)
{
  Printer self = { out, FALSE, package };

  print_type (&self, type);
}

void
types_print_signature (const TypesType    *func,
                       const TypesPackage *package,
                       GString            *out)
{
  Printer self = { out, FALSE, package };

  print_func (&self, func);
}
