/* SPDX-License-Identifier: MIT */
#include "machine-exec.h"

/*
 * Interfaces at run time: finding methods, testing what a type implements,
 * assertions. Methods found are kept in a small direct-mapped cache on the
 * host, which holds nothing but what the program's tables say anyway.
 */

static const CodeMethod *
search_method (const CodeType *type,
               guint           selector)
{
  guint32 low = 0, high = type->n_methods;

  while (low < high)
    {
      guint32 middle = (low + high) / 2;

      if (type->methods[middle].selector < selector)
        low = middle + 1;
      else
        high = middle;
    }
  return low < type->n_methods && type->methods[low].selector == selector ? &type->methods[low]
                                                                          : NULL;
}

guint32
machine_find_method (Machine *self,
                     guint32  type,
                     guint    selector)
{
  guint64 key = (guint64) type << 16 | selector;
  MachineMethodCache *cache
      = &machine_exec_host (self)->methods[(type * 7 + selector) % MACHINE_METHOD_CACHE_SIZE];
  const CodeMethod *method;

  if (cache->key == key)
    return cache->func;
  method = search_method (&self->program->types[type], selector);
  if (method == NULL)
    return G_MAXUINT32;
  cache->key = key;
  cache->func = method->func;
  return method->func;
}

gboolean
machine_implements (const Machine *self,
                    guint32        type,
                    guint32        inter,
                    guint         *out_missing)
{
  const CodeType *t = &self->program->types[type], *wanted = &self->program->types[inter];
  const CodeSelector *selectors = self->program->selectors;
  gboolean implements = TRUE;

  for (guint32 i = 0; i < wanted->n_methods; i++)
    {
      guint selector = wanted->methods[i].selector;
      const CodeMethod *method = search_method (t, selector);

      if (method != NULL && method->type == wanted->methods[i].type)
        continue;
      /* Go names the first in alphabetical order. */
      if (out_missing != NULL
          && (implements
              || strcmp (selectors[selector].name, selectors[*out_missing].name) < 0))
        *out_missing = selector;
      implements = FALSE;
      if (out_missing == NULL)
        break;
    }
  return implements;
}

static void
raise_assertion (Machine       *self,
                 MachineG      *g,
                 guint32        type,
                 guint32        from_type,
                 const guint64 *from)
{
  const CodeType *types = self->program->types;
  gboolean to_interface = types[type].kind == CODE_TYPE_INTERFACE;
  const char *concrete = from[0] != 0 ? types[from[0]].name : "", *missing = "";
  guint selector;

  if (to_interface && from[0] != 0 && !machine_implements (self, from[0], type, &selector))
    missing = self->program->selectors[selector].name;
  machine_panic_raise_assertion (self, g, to_interface ? "" : types[from_type].name, concrete,
                                 types[type].name, missing);
}

MachineOpResult
machine_op_assert (Machine       *self,
                   MachineG      *g,
                   guint32        type,
                   guint32        from_type,
                   const guint64 *from,
                   guint64       *to)
{
  guint64 ok;

  machine_op_assert2 (self, type, from, NULL, &ok);
  if (!ok)
    {
      raise_assertion (self, g, type, from_type, from);
      return MACHINE_OP_PANIC;
    }
  machine_op_assert2 (self, type, from, to, &ok);
  return MACHINE_OP_OK;
}

/* With `to` NULL it only tells. */
void
machine_op_assert2 (Machine       *self,
                    guint32        type,
                    const guint64 *from,
                    guint64       *to,
                    guint64       *ok)
{
  const CodeType *t = &self->program->types[type];
  guint64 dynamic = from[0], word = from[1];
  gboolean holds = t->kind == CODE_TYPE_INTERFACE
                       ? dynamic != 0 && machine_implements (self, dynamic, type, NULL)
                       : dynamic == type;

  if (to != NULL)
    {
      if (!holds)
        memset (to, 0, t->n_slots * 8);
      else if (t->kind == CODE_TYPE_INTERFACE)
        {
          to[0] = dynamic;
          to[1] = word;
        }
      else
        machine_op_unif (self, type, word, to);
    }
  *ok = holds;
}
