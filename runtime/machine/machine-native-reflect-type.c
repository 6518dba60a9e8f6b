/* SPDX-License-Identifier: MIT */
#include "machine-native-lib.h"

/*
 * Natives of package reflect: what types are made of. internal/rtype has the
 * part that fmt needs too (machine-native-lib-rtype.c).
 *
 * A type is its index in the program's table, 0 is none.
 */

static const CodeType *
type_at (const Machine *self,
         guint64        index)
{
  g_assert (index < self->program->n_types);
  return &self->program->types[index];
}

static MachineStatus
return_text (Machine    *self,
             const char *text,
             guint64    *slots)
{
  machine_new_string (self, text != NULL ? text : "", text != NULL ? strlen (text) : 0, slots);
  return MACHINE_DONE;
}

static gboolean
has_own_name (const CodeType *type)
{
  return type->is_named
         || (type->kind >= CODE_TYPE_BOOL && type->kind <= CODE_TYPE_COMPLEX128)
         || type->kind == CODE_TYPE_STRING || type->kind == CODE_TYPE_UNSAFE_POINTER;
}

/* func typeName(t rtype.Type) string: "main.Pair[int,example.com/x.T]" is "Pair[…]" */
MACHINE_NATIVE (reflect_type_name)
{
  const CodeType *type = type_at (self, slots[2]);
  const char *dot;

  if (!has_own_name (type))
    return return_text (self, NULL, slots);
  dot = memchr (type->name, '.', strcspn (type->name, "["));
  return return_text (self, dot != NULL ? dot + 1 : type->name, slots);
}

/* func typePkg(t rtype.Type) string */
MACHINE_NATIVE (reflect_type_pkg)
{
  const CodeType *type = type_at (self, slots[2]);

  return return_text (self,
                      type->kind == CODE_TYPE_UNSAFE_POINTER && !type->is_named ? "unsafe"
                                                                               : type->package,
                      slots);
}

/* func typeSize(t rtype.Type) (size, align uintptr) */
MACHINE_NATIVE (reflect_type_size)
{
  const CodeType *type = type_at (self, slots[2]);

  slots[0] = type->size_bytes;
  slots[1] = type->align_bytes;
  return MACHINE_DONE;
}

/* func typeShape(t rtype.Type) (n, params int, variadic, named bool): n is an array's length or a
 * channel's direction */
MACHINE_NATIVE (reflect_type_shape)
{
  const CodeType *type = type_at (self, slots[4]);

  slots[0] = type->kind == CODE_TYPE_CHAN ? type->dir : type->len;
  slots[1] = type->n_params;
  slots[2] = type->variadic ? 1 : 0;
  slots[3] = has_own_name (type) ? 1 : 0;
  return MACHINE_DONE;
}

/* func pointerTo(t rtype.Type) rtype.Type */
MACHINE_NATIVE (reflect_pointer_to)
{
  slots[0] = type_at (self, slots[1])->pointer_to;
  return MACHINE_DONE;
}

/* func numTypes() int */
MACHINE_NATIVE (reflect_num_types)
{
  slots[0] = self->program->n_types;
  return MACHINE_DONE;
}

/* func findType(kind int, elem, key rtype.Type, n int) rtype.Type: the unnamed type so made */
MACHINE_NATIVE (reflect_find_type)
{
  const guint64 kind = slots[1], elem = slots[2], key = slots[3], n = slots[4];

  slots[0] = 0;
  for (guint32 i = 1; i < self->program->n_types; i++)
    {
      const CodeType *type = &self->program->types[i];

      if (type->kind != kind || type->is_named || type->elem != elem || type->key != key
          || (kind == CODE_TYPE_ARRAY && type->len != n)
          || (kind == CODE_TYPE_CHAN && type->dir != n))
        continue;
      slots[0] = i;
      break;
    }
  return MACHINE_DONE;
}

/* func fieldInfo(t rtype.Type, i int) (name, pkg, tag string, typ rtype.Type, offset uintptr,
 * embedded bool) */
MACHINE_NATIVE (reflect_field_info)
{
  const CodeField *field = &type_at (self, slots[9])->fields[slots[10]];

  return_text (self, field->name, &slots[0]);
  return_text (self, field->package, &slots[2]);
  return_text (self, field->tag, &slots[4]);
  slots[6] = field->type;
  slots[7] = field->offset_bytes;
  slots[8] = field->embedded ? 1 : 0;
  return MACHINE_DONE;
}

/* ---- methods ------------------------------------------------------------------------------ */

/* A method counts if it is exported; of an interface all do. */
static gboolean
counts (const Machine    *self,
        const CodeType   *type,
        const CodeMethod *method)
{
  return type->kind == CODE_TYPE_INTERFACE
         || self->program->selectors[method->selector].package == NULL;
}

static guint
count_methods (const Machine  *self,
               const CodeType *type)
{
  guint n = 0;

  for (guint32 i = 0; i < type->n_methods; i++)
    n += counts (self, type, &type->methods[i]);
  return n;
}

/* Before b in the order in which reflection numbers methods: by name. */
static gboolean
is_before (const Machine    *self,
           const CodeMethod *a,
           const CodeMethod *b)
{
  const CodeSelector *x = &self->program->selectors[a->selector];
  const CodeSelector *y = &self->program->selectors[b->selector];
  int order = strcmp (x->name, y->name);

  return order < 0 || (order == 0 && a->selector < b->selector);
}

static guint
number_of (const Machine    *self,
           const CodeType   *type,
           const CodeMethod *method)
{
  guint n = 0;

  for (guint32 i = 0; i < type->n_methods; i++)
    n += counts (self, type, &type->methods[i]) && is_before (self, &type->methods[i], method);
  return n;
}

/* func numMethod(t rtype.Type) int */
MACHINE_NATIVE (reflect_num_method)
{
  slots[0] = count_methods (self, type_at (self, slots[1]));
  return MACHINE_DONE;
}

/* func findMethod(t rtype.Type, name string) int: its number, or -1 */
MACHINE_NATIVE (reflect_find_method)
{
  const CodeType *type = type_at (self, slots[1]);
  MachineText name = machine_lib_text (self, slots + 2);

  slots[0] = (guint64) -1;
  for (guint32 i = 0; i < type->n_methods; i++)
    {
      const char *own = self->program->selectors[type->methods[i].selector].name;

      if (!counts (self, type, &type->methods[i]) || strlen (own) != name.len
          || memcmp (own, name.text, name.len) != 0)
        continue;
      slots[0] = number_of (self, type, &type->methods[i]);
      break;
    }
  return MACHINE_DONE;
}

static const CodeMethod *
nth_method (const Machine  *self,
            const CodeType *type,
            guint64         n)
{
  for (guint32 i = 0; i < type->n_methods; i++)
    if (counts (self, type, &type->methods[i])
        && number_of (self, type, &type->methods[i]) == n)
      return &type->methods[i];
  return NULL;
}

static MachineRef
static_closure (const Machine *self,
                guint32        func)
{
  return self->root->static_closures + (MachineRef) func * 8;
}

/* func methodInfo(t rtype.Type, i int) (name, pkg string, typ, expr rtype.Type,
 * fn unsafe.Pointer): fn takes the interface's data word first; nil for an interface type */
MACHINE_NATIVE (reflect_method_info)
{
  const CodeType *type = type_at (self, slots[7]);
  const CodeMethod *method = nth_method (self, type, slots[8]);
  const CodeSelector *selector;

  g_assert (method != NULL);
  selector = &self->program->selectors[method->selector];
  return_text (self, selector->name, &slots[0]);
  return_text (self, selector->package, &slots[2]);
  slots[4] = method->type;
  slots[5] = method->expr_type;
  slots[6] = type->kind != CODE_TYPE_INTERFACE ? static_closure (self, method->func) : 0;
  return MACHINE_DONE;
}

/* func implements(t, inter rtype.Type) bool; t may be an interface type itself */
MACHINE_NATIVE (reflect_implements)
{
  const CodeType *type = type_at (self, slots[1]), *inter = type_at (self, slots[2]);
  guint32 found = 0;

  for (guint32 i = 0; i < inter->n_methods; i++)
    for (guint32 k = 0; k < type->n_methods; k++)
      if (type->methods[k].selector == inter->methods[i].selector
          && type->methods[k].type == inter->methods[i].type)
        found++;
  slots[0] = found == inter->n_methods;
  return MACHINE_DONE;
}

/* func methodValue(t rtype.Type, fn unsafe.Pointer, receiver any) any: a func value of type t that
 * calls the method */
MACHINE_NATIVE (reflect_method_value)
{
  guint32 type = slots[2];
  guint64 fn = slots[3], word = slots[5];
  MachineRef closure = machine_heap_alloc_kind (self, MACHINE_KIND_WORDS, 0, 24, FALSE, g->pc);
  guint64 *words = machine_ptr (self, closure);

  words[0] = type_at (self, type)->method_value;
  words[1] = fn;
  words[2] = word;
  slots[0] = type;
  slots[1] = closure;
  return MACHINE_DONE;
}

/* func funcPC(f any) uintptr: what runtime.FuncForPC takes */
MACHINE_NATIVE (reflect_func_pc)
{
  slots[0] = slots[2] != 0
               ? self->program->funcs[machine_exec_closure_func (self, slots[2])].entry_pc + 1
               : 0;
  return MACHINE_DONE;
}
