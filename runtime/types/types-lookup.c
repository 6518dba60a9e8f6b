/* SPDX-License-Identifier: MIT */
#include "types-internal.h"

#include <string.h>

/*
 * Fields and methods by name. The search goes through embedded fields level by
 * level; the shallowest level with a match decides, and two matches on it are
 * ambiguous. Types that appear twice on a level are searched once but count
 * twice.
 *
 * Nearly all searches end on the first level, so that the lists of the further
 * ones are made only when needed.
 */

enum { MAX_PATH = G_N_ELEMENTS (((TypesLookup *) NULL)->path) };

typedef struct
{
  TypesType *type; /* no pointer */
  guint      path[MAX_PATH];
  guint      n_path;
  gboolean   indirect;
  gboolean   multiple; /* stands for several paths to the same type */
} Entry;

typedef struct
{
  const TypesPackage *package;
  const char         *name;
  TypesLookup        *out;
  GArray             *next; /* of Entry, or NULL */
} Search;

/* ---- methods of named types ---------------------------------------------------------- */

/* Asked too while the method's signature is being read: then the syntax must tell. */
static gboolean
has_pointer_receiver (const TypesObject *method)
{
  const SyntaxFuncDecl *decl = (const SyntaxFuncDecl *) method->decl;
  const SyntaxExpr     *type;

  if (method->recv)
    return method->recv->kind == TYPES_POINTER;
  if (decl == NULL || decl->recv.n == 0)
    return FALSE;
  for (type = decl->recv.items[0].type; type && type->kind == SYNTAX_PAREN;)
    type = ((const SyntaxParen *) type)->x;
  return type && type->kind == SYNTAX_STAR;
}

/* The signature of an instance's method, in terms of the instance's arguments. */
static TypesType *
method_type (TypesType *type,
             guint      index)
{
  TypesType   *origin = type->origin ? type->origin : type;
  TypesObject *method = origin->methods[index].object;

  if (method->type == NULL && type->context->resolve)
    type->context->resolve (type->context->resolve_data, method);
  if (method->type == NULL)
    return types_invalid;
  if (type->origin == NULL || method->type->kind != TYPES_FUNC
      || method->type->n_type_params != type->n_type_args)
    return method->type;

  if (type->method_types == NULL)
    type->method_types = base_arena_newv (type->context->arena, TypesType *, origin->n_methods);
  if (type->method_types[index] == NULL)
    type->method_types[index]
        = types_instantiate_func (type->context, method->type, type->type_args);
  return type->method_types[index];
}

/* ---- one level ----------------------------------------------------------------------- */

/* Records a match; FALSE if it is not the only one. */
static gboolean
found (Search      *self,
       const Entry *entry)
{
  if (self->out->kind != TYPES_LOOKUP_NONE || entry->multiple)
    {
      self->out->kind = TYPES_LOOKUP_AMBIGUOUS;
      return FALSE;
    }
  memcpy (self->out->path, entry->path, sizeof entry->path[0] * entry->n_path);
  self->out->n_path = entry->n_path;
  self->out->indirect = entry->indirect;
  return TRUE;
}

static gboolean
find_declared_method (Search      *self,
                      const Entry *entry)
{
  TypesType       *type = entry->type;
  const TypesType *origin = type->origin ? type->origin : type;

  for (guint i = 0; i < origin->n_methods; i++)
    {
      const TypesMethod *method = &origin->methods[i];

      if (!types_same_name (method->name, method->package, self->name, self->package))
        continue;
      if (found (self, entry))
        {
          self->out->kind = TYPES_LOOKUP_METHOD;
          self->out->method = method->object;
          self->out->type = method_type (type, i);
          self->out->owner = type;
          self->out->ptr_recv = has_pointer_receiver (method->object);
        }
      return TRUE;
    }
  return FALSE;
}

static void
find_interface_method (Search          *self,
                       const Entry     *entry,
                       const TypesType *under)
{
  const TypesMethod *method
      = types_set_find (types_interface_set (under), self->package, self->name);

  if (method && found (self, entry))
    {
      self->out->kind = TYPES_LOOKUP_METHOD;
      self->out->method = NULL;
      self->out->type = method->type;
      self->out->owner = entry->type;
      self->out->ptr_recv = FALSE;
    }
}

static void
add_next (Search           *self,
          const Entry      *entry,
          const TypesField *field,
          guint             index)
{
  Entry    next = *entry;
  gboolean is_pointer;

  if (entry->n_path == MAX_PATH - 1)
    return; /* deeper than any path can say */
  next.type = types_deref (field->type, &is_pointer);
  next.path[next.n_path++] = index;
  next.indirect = next.indirect || is_pointer;
  if (self->next == NULL)
    self->next = g_array_new (FALSE, FALSE, sizeof (Entry));
  g_array_append_val (self->next, next);
}

static void
find_in_struct (Search          *self,
                const Entry     *entry,
                const TypesType *under)
{
  for (guint i = 0; i < under->n_fields; i++)
    {
      const TypesField *field = &under->fields[i];

      if (types_same_name (field->name, field->package, self->name, self->package))
        {
          if (found (self, entry))
            {
              self->out->kind = TYPES_LOOKUP_FIELD;
              self->out->type = field->type;
              self->out->owner = entry->type;
              self->out->path[self->out->n_path++] = i;
            }
          continue;
        }
      if (field->embedded && self->out->kind == TYPES_LOOKUP_NONE)
        add_next (self, entry, field, i);
    }
}

static void
search_entry (Search      *self,
              const Entry *entry)
{
  TypesType *under;

  if (entry->type->kind == TYPES_NAMED && find_declared_method (self, entry))
    return;
  under = types_under (entry->type);
  if (under->kind == TYPES_STRUCT)
    find_in_struct (self, entry, under);
  else if (under->kind == TYPES_INTERFACE)
    find_interface_method (self, entry, under);
}

/* ---- the levels ---------------------------------------------------------------------- */

static gboolean
seen_before (GPtrArray *seen,
             TypesType *type)
{
  if (type->kind != TYPES_NAMED)
    return FALSE;
  for (guint i = 0; i < seen->len; i++)
    if (types_identical (seen->pdata[i], type))
      return TRUE;
  g_ptr_array_add (seen, type);
  return FALSE;
}

/* Several paths to one type become one entry. */
static void
merge_entries (GArray *entries)
{
  guint n = 0;

  for (guint i = 0; i < entries->len; i++)
    {
      Entry *entry = &g_array_index (entries, Entry, i);
      guint  j;

      for (j = 0; j < n; j++)
        if (types_identical (g_array_index (entries, Entry, j).type, entry->type))
          break;
      if (j < n)
        g_array_index (entries, Entry, j).multiple = TRUE;
      else
        g_array_index (entries, Entry, n++) = *entry;
    }
  g_array_set_size (entries, n);
}

static void
search_deeper (Search    *self,
               TypesType *first)
{
  g_autoptr (GPtrArray) seen = g_ptr_array_new ();

  seen_before (seen, first);
  while (self->out->kind == TYPES_LOOKUP_NONE && self->next)
    {
      GArray *level = g_steal_pointer (&self->next);

      merge_entries (level);
      for (guint i = 0; i < level->len; i++)
        {
          const Entry *entry = &g_array_index (level, Entry, i);

          if (!seen_before (seen, entry->type))
            search_entry (self, entry);
        }
      g_array_unref (level);
    }
}

/**
 * types_lookup:
 * @type: a type
 * @package: (nullable): where the selector stands; decides which unexported names are meant
 * @name: of a field or method
 * @out: (out): what was found
 *
 * Finds a field or method by name, through embedded fields and one pointer. Methods on the pointer
 * are found for a value too: whether @type's method set has them is said by ptr_recv and indirect.
 *
 * Source: the Go specification, "Selectors".
 */
void
types_lookup (const TypesType    *type,
              const TypesPackage *package,
              const char         *name,
              TypesLookup        *out)
{
  Search   self = { package, name, out, NULL };
  Entry    entry = { .n_path = 0 };
  gboolean is_named_pointer = FALSE;

  *out = (TypesLookup){ .kind = TYPES_LOOKUP_NONE };
  if (strcmp (name, "_") == 0)
    return;
  if (type->kind == TYPES_NAMED)
    {
      const TypesType *under = types_under (type);

      /* The fields behind a named pointer type can be selected, methods cannot. */
      is_named_pointer = under->kind == TYPES_POINTER;
      if (is_named_pointer)
        type = under;
    }
  entry.type = types_deref ((TypesType *) type, &entry.indirect);
  if (entry.indirect && types_under (entry.type)->kind == TYPES_INTERFACE)
    return;

  search_entry (&self, &entry);
  if (out->kind == TYPES_LOOKUP_NONE && self.next)
    search_deeper (&self, entry.type);
  g_clear_pointer (&self.next, g_array_unref);
  if (is_named_pointer && out->kind == TYPES_LOOKUP_METHOD)
    *out = (TypesLookup){ .kind = TYPES_LOOKUP_NONE };
}

/* ---- method sets --------------------------------------------------------------------- */

typedef struct
{
  const char         *name;
  const TypesPackage *package;
} MethodName;

static int
order_names (gconstpointer a,
             gconstpointer b)
{
  const MethodName *m = a, *n = b;
  int               order = strcmp (m->name, n->name);

  if (order == 0 && m->package != n->package && m->package && n->package
      && !types_is_exported (m->name))
    order = strcmp (m->package->path, n->package->path);
  return order;
}

static void
collect_names (TypesType *type,
               GPtrArray *seen,
               GArray    *names)
{
  const TypesType *origin = type->origin ? type->origin : type;
  TypesType       *under = types_under (type);

  if (seen_before (seen, type))
    return;
  if (type->kind == TYPES_NAMED)
    for (guint i = 0; i < origin->n_methods; i++)
      {
        MethodName name = { origin->methods[i].name, origin->methods[i].package };

        g_array_append_val (names, name);
      }
  if (under->kind == TYPES_INTERFACE)
    {
      const TypesSet *set = types_interface_set (under);

      for (guint i = 0; i < set->n_methods; i++)
        {
          MethodName name = { set->methods[i].name, set->methods[i].package };

          g_array_append_val (names, name);
        }
    }
  else if (under->kind == TYPES_STRUCT)
    for (guint i = 0; i < under->n_fields; i++)
      if (under->fields[i].embedded)
        collect_names (types_deref (under->fields[i].type, NULL), seen, names);
}

/**
 * types_method_set:
 * @arena: unused by results that need no memory of their own
 * @type: a type or pointer type
 *
 * Lists the methods that values of the type have, promoted ones included.
 *
 * Source: the Go specification, "Method sets".
 *
 * Returns: (transfer full) (element-type TypesMethodSetEntry): the methods sorted by name, equal
 *   unexported names by the path of their package
 */
GArray *
types_method_set (BaseArena       *arena,
                  const TypesType *type)
{
  GArray *set = g_array_new (FALSE, FALSE, sizeof (TypesMethodSetEntry));
  g_autoptr (GArray) names = g_array_new (FALSE, FALSE, sizeof (MethodName));
  g_autoptr (GPtrArray) seen = g_ptr_array_new ();

  collect_names (types_deref ((TypesType *) type, NULL), seen, names);
  g_array_sort (names, order_names);
  for (guint i = 0; i < names->len; i++)
    {
      const MethodName   *name = &g_array_index (names, MethodName, i);
      TypesMethodSetEntry entry = { .name = name->name };

      if (i > 0 && order_names (name - 1, name) == 0)
        continue;
      types_lookup (type, name->package, name->name, &entry.lookup);
      if (entry.lookup.kind == TYPES_LOOKUP_METHOD
          && (!entry.lookup.ptr_recv || entry.lookup.indirect))
        g_array_append_val (set, entry);
    }
  return set;
}
