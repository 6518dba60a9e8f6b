/* SPDX-License-Identifier: MIT */
#include "types-check.h"

/*
 * Two ways in which a program may ask for something without end: a type that
 * contains itself, and generics whose instances ask for ever larger instances.
 */

/* ---- types that contain themselves --------------------------------------------------- */

typedef struct
{
  TypesChecker *c;
  GPtrArray    *nest; /* types whose memory holds the next one */
  GPtrArray    *path; /* nest, and what was left to look at type arguments */
} Finite;

static gboolean is_finite (Finite    *self,
                           TypesType *type);

static gboolean
report_infinite (Finite    *self,
                 TypesType *type)
{
  g_autoptr (GPtrArray) cycle = g_ptr_array_new ();
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (BasePos));
  guint              start = self->path->len;
  const TypesObject *first = NULL;

  while (start > 0 && !types_identical (self->path->pdata[start - 1], type))
    start--;
  for (guint i = start > 0 ? start - 1 : 0; i < self->path->len; i++)
    {
      const TypesType *each = self->path->pdata[i];

      /* Told from the first declaration in the source; instances have no place there. */
      if (each->origin == NULL && (first == NULL || each->object->pos < first->pos))
        first = each->object;
      g_ptr_array_add (cycle, each->object);
      g_array_append_vals (places, each->instance_pos ? &each->instance_pos : &each->object->pos, 1);
    }
  types_cycle_error (self->c, (TypesObject **) cycle->pdata, (const BasePos *) places->data,
                     cycle->len, first);
  for (guint i = start > 0 ? start - 1 : 0; i < self->path->len; i++)
    {
      TypesType *each = self->path->pdata[i];

      each->underlying = each->written = types_invalid;
      if (each->origin)
        each->origin->underlying = each->origin->written = types_invalid;
    }
  return FALSE;
}

static gboolean
is_finite_named (Finite    *self,
                 TypesType *type)
{
  TypesType *written = type->origin ? type->origin->written : type->written;
  gboolean   finite;

  if (type->is_finite || type->context == NULL)
    return TRUE;
  if (written == NULL || !types_is_valid (written))
    return TRUE; /* told elsewhere */
  for (guint i = 0; i < self->nest->len; i++)
    if (types_identical (self->nest->pdata[i], type))
      return report_infinite (self, type);

  g_ptr_array_add (self->nest, type);
  g_ptr_array_add (self->path, type);
  finite = is_finite (self, written);
  g_ptr_array_set_size (self->nest, (gint) self->nest->len - 1);
  g_ptr_array_set_size (self->path, (gint) self->path->len - 1);
  type->is_finite = finite;
  return finite;
}

/* A type parameter stands for the argument of the innermost instance, which is looked at as if it
 * were written where that instance is. */
static gboolean
is_finite_param (Finite    *self,
                 TypesType *param)
{
  guint      depth = self->nest->len;
  TypesType *instance;
  gboolean   finite = TRUE;

  if (depth == 0)
    return TRUE;
  instance = self->nest->pdata[depth - 1];
  if (instance->origin == NULL)
    return TRUE;
  for (guint i = 0; i < instance->n_type_args; i++)
    if (instance->origin->all_params[i] == param)
      {
        g_ptr_array_set_size (self->nest, (gint) depth - 1);
        finite = is_finite (self, instance->type_args[i]);
        g_ptr_array_add (self->nest, instance);
        break;
      }
  return finite;
}

static gboolean
is_finite (Finite    *self,
           TypesType *type)
{
  switch (type->kind)
    {
    case TYPES_ARRAY:
      return is_finite (self, type->elem);
    case TYPES_STRUCT:
      for (guint i = 0; i < type->n_fields; i++)
        if (!is_finite (self, type->fields[i].type))
          return FALSE;
      return TRUE;
    case TYPES_INTERFACE:
    case TYPES_UNION:
      for (guint i = 0; i < type->n_embeddeds; i++)
        if (!is_finite (self, type->embeddeds[i]))
          return FALSE;
      return TRUE;
    case TYPES_NAMED:
      return is_finite_named (self, type);
    case TYPES_TYPE_PARAM:
      return is_finite_param (self, type);
    default:
      return TRUE;
    }
}

void
types_check_finite (TypesChecker *c,
                    TypesType    *named)
{
  Finite self = { c, g_ptr_array_new (), g_ptr_array_new () };

  is_finite (&self, named);
  g_ptr_array_unref (self.nest);
  g_ptr_array_unref (self.path);
}

/* ---- instances without end ----------------------------------------------------------- */

/*
 * An edge P → Q says that an argument for Q mentions P; it grows if the
 * argument is more than P itself. A cycle with an edge that grows makes
 * larger types forever. A receiver's own parameters stand for those of its
 * type.
 *
 * The heaviest path to each parameter is sought by relaxing all edges until
 * nothing changes, which takes few rounds, or until a path has as many edges
 * as there are parameters, which only a cycle makes possible.
 */

static void
add_flows (TypesChecker *c,
           TypesType    *part,
           TypesType    *arg,
           TypesType    *to,
           BasePos       pos)
{
  TypesFlow flow = { NULL, to->origin ? to->origin : to, arg, part != arg, pos };

  switch (part->kind)
    {
    case TYPES_TYPE_PARAM:
      flow.from = part->origin ? part->origin : part;
      g_array_append_val (c->flows, flow);
      break;
    case TYPES_NAMED:
      for (guint i = 0; i < part->n_type_args; i++)
        add_flows (c, part->type_args[i], arg, to, pos);
      if (part->type_args == NULL)
        for (guint i = 0; i < part->n_outer_params; i++)
          {
            flow.from = part->all_params[i];
            flow.grows = TRUE;
            g_array_append_val (c->flows, flow);
          }
      break;
    case TYPES_MAP:
      add_flows (c, part->key, arg, to, pos);
      add_flows (c, part->elem, arg, to, pos);
      break;
    case TYPES_ARRAY:
    case TYPES_POINTER:
    case TYPES_SLICE:
    case TYPES_CHAN:
      add_flows (c, part->elem, arg, to, pos);
      break;
    case TYPES_STRUCT:
    case TYPES_FUNC:
    case TYPES_TUPLE:
      for (guint i = 0; i < part->n_fields; i++)
        add_flows (c, part->fields[i].type, arg, to, pos);
      for (guint i = 0; i < part->n_results; i++)
        add_flows (c, part->results[i].type, arg, to, pos);
      break;
    case TYPES_INTERFACE:
      for (guint i = 0; i < part->n_own_methods; i++)
        add_flows (c, part->own_methods[i].type, arg, to, pos);
      break;
    default:
      break;
    }
}

void
types_mono_record (TypesChecker  *c,
                   BasePos        pos,
                   TypesType    **params,
                   TypesType    **args,
                   guint          n,
                   SyntaxExprList exprs)
{
  for (guint i = 0; i < n; i++)
    add_flows (c, args[i], args[i], params[i], i < exprs.n ? exprs.items[i]->pos : pos);
}

typedef struct
{
  guint            weight; /* edges that grow on the heaviest path here */
  guint            length; /* all edges of that path */
  const TypesFlow *last;   /* its last edge */
} Vertex;

static Vertex *
vertex (GHashTable *vertices,
        TypesType  *param)
{
  Vertex *v = g_hash_table_lookup (vertices, param);

  if (v == NULL)
    {
      v = g_new0 (Vertex, 1);
      g_hash_table_insert (vertices, param, v);
    }
  return v;
}

/* A path of that length holds a cycle: going back far enough ends on it. */
static void
report_cycle (TypesChecker *c,
              GHashTable   *vertices,
              TypesType    *end,
              guint         n)
{
  const TypesFlow *first;
  GString         *text = g_string_new (NULL);
  TypesType       *param;

  for (guint i = 0; i < n; i++)
    end = vertex (vertices, end)->last->from;
  param = end;
  do
    {
      first = vertex (vertices, param)->last;
      g_string_append_printf (text, "\n\t%s: %s instantiated as %s",
                              types_pos_text (c->build, first->pos), first->to->object->name,
                              types_text (c, first->arg));
      param = first->from;
    }
  while (param != end);
  types_error (c, end->object->pos, "instantiation cycle:%s", text->str);
  g_string_free (text, TRUE);
}

void
types_mono_check (TypesChecker *c)
{
  g_autoptr (GHashTable) vertices = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  gboolean again = TRUE;

  for (guint i = 0; i < c->flows->len; i++)
    {
      const TypesFlow *flow = &g_array_index (c->flows, TypesFlow, i);

      vertex (vertices, flow->from);
      vertex (vertices, flow->to);
    }
  while (again)
    {
      again = FALSE;
      for (guint i = 0; i < c->flows->len; i++)
        {
          const TypesFlow *flow = &g_array_index (c->flows, TypesFlow, i);
          Vertex          *from = vertex (vertices, flow->from), *to = vertex (vertices, flow->to);

          if (from->weight + flow->grows <= to->weight)
            continue;
          to->weight = from->weight + flow->grows;
          to->length = from->length + 1;
          to->last = flow;
          again = TRUE;
          if (to->length >= g_hash_table_size (vertices))
            {
              report_cycle (c, vertices, flow->to, g_hash_table_size (vertices));
              return;
            }
        }
    }
}
