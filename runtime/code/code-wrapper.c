/* SPDX-License-Identifier: MIT */

/*
 * Functions that the compiler makes. All of them get a receiver or captured
 * words in one form, and call the real function with it in another:
 *
 *   table method    data word of an interface → receiver (code_unit_table_method)
 *   expression      T.m: receiver as first parameter → receiver
 *   bound           x.m: captured receiver, parameters → receiver, parameters
 *   thunk           captured receiver and arguments of a go or defer statement
 *
 * They are shared: those that differ in nothing but the place they are used at
 * are one function, found by a key that says all that matters.
 */
#include "code-callee.h"
#include "code-wrapper.h"

#include <string.h>

typedef enum
{
  FROM_WORD,    /* data word of an interface */
  FROM_PARAM,   /* value of the type */
  FROM_CAPTURE, /* what the callee takes, captured */
} ReceiverForm;

typedef struct
{
  ReceiverForm form;
  TypesType   *type;    /* of the operand, unless captured */
  TypesLookup  lookup;
  CodeCallee   callee;
  guint        n_receiver; /* slots of the receiver as it comes in */
} Wrapper;

/* ---- what is called ---------------------------------------------------------------------- */

const TypesPackage *
code_lookup_package (const TypesLookup *lookup,
                     const char        *name)
{
  const TypesType *under;

  if (lookup->method != NULL)
    return lookup->method->package;
  under = types_underlying (lookup->owner);
  for (guint i = 0; i < under->n_methods; i++)
    {
      if (strcmp (under->methods[i].name, name) == 0)
        return under->methods[i].package;
    }
  return NULL;
}

static void
callee_of_lookup (CodeUnit          *unit,
                  const TypesLookup *lookup,
                  const char        *name,
                  CodeCallee        *out)
{
  *out = (CodeCallee){ .signature = lookup->type, .func = G_MAXUINT32 };
  if (lookup->method == NULL)
    {
      out->kind = CODE_CALLEE_INTERFACE;
      out->selector = code_unit_selector (unit, name, code_lookup_package (lookup, name));
      out->n_receiver_slots = 2;
      return;
    }
  out->object = lookup->method;
  out->args = lookup->owner->type_args;
  out->n_args = lookup->owner->n_type_args;
  out->kind = code_unit_is_native (lookup->method) ? CODE_CALLEE_NATIVE : CODE_CALLEE_STATIC;
  out->n_receiver_slots = lookup->ptr_recv ? 1 : code_type_slots (lookup->owner);
}

/* ---- calling with the receiver in its new form ------------------------------------------- */

/* Calls with the parameters that lie in slots, and gives back what the callee gives. */
static void
forward (CodeFn           *fn,
         const CodeCallee *callee,
         guint             base,
         guint             value,
         guint             params)
{
  guint n_results = code_tuple_slots (callee->signature->results, callee->signature->n_results);
  guint n_params = code_tuple_slots (callee->signature->fields, callee->signature->n_fields);
  guint n_receiver = callee->kind == CODE_CALLEE_INTERFACE ? 1 : callee->n_receiver_slots;

  code_move (fn, base + n_results + n_receiver, params, n_params);
  code_callee_emit (fn, callee, base, value);
  code_move (fn, 0, base, n_results);
  code_emit (fn, CODE_OP_RET, 0, 0, 0);
}

static guint
window_for (CodeFn           *fn,
            const CodeCallee *callee)
{
  guint n_results = code_tuple_slots (callee->signature->results, callee->signature->n_results);
  guint n_params = code_tuple_slots (callee->signature->fields, callee->signature->n_fields);
  guint n_receiver = callee->kind == CODE_CALLEE_INTERFACE ? 1 : callee->n_receiver_slots;

  return code_window (fn, n_results + n_receiver + n_params);
}

/* The operand whose method is called, as it comes in. */
static void
operand_place (const Wrapper *wrapper,
               guint          slot,
               CodePlace     *out)
{
  *out = (CodePlace){ .kind = CODE_PLACE_SLOT, .slot = slot };
  if (wrapper->form == FROM_WORD && code_type_bytes (wrapper->type) > 8)
    out->kind = CODE_PLACE_MEMORY;
}

/* A method of T called through a nil *T has nothing to copy its receiver from. */
static void
check_receiver (CodeFn        *fn,
                const Wrapper *wrapper,
                guint          slot)
{
  const TypesLookup *lookup = &wrapper->lookup;
  g_autofree char   *text = NULL;
  CodeLabel          ok;

  if (types_underlying (wrapper->type)->kind != TYPES_POINTER || lookup->n_path > 0
      || lookup->method == NULL || lookup->ptr_recv)
    return;
  text = g_strdup_printf ("value method %s.%s.%s called using nil *%s pointer",
                          lookup->method->package->path, lookup->owner->object->name,
                          lookup->method->name, lookup->owner->object->name);
  ok = code_label (fn);
  code_jump_op (fn, CODE_OP_JNEI, slot, 0, ok);
  code_panic_text (fn, fn->unit->plain_error, text);
  code_bind (fn, ok);
}

static void
compile_wrapper (CodeFn  *fn,
                 gpointer data)
{
  Wrapper          *wrapper = data;
  const CodeCallee *callee = &wrapper->callee;
  guint n_results = code_tuple_slots (callee->signature->results, callee->signature->n_results);
  guint n_params = code_tuple_slots (callee->signature->fields, callee->signature->n_fields);
  guint params, base, value = CODE_NO_SLOT, incoming;

  fn->chunk->func.n_result_slots = n_results;
  fn->chunk->func.n_param_slots = wrapper->form == FROM_CAPTURE ? n_params
                                                                : wrapper->n_receiver + n_params;
  incoming = code_temp (fn, n_results + fn->chunk->func.n_param_slots) + n_results;
  params = wrapper->form == FROM_CAPTURE ? incoming : incoming + wrapper->n_receiver;
  if (callee->kind == CODE_CALLEE_INTERFACE)
    value = code_temp (fn, 2);
  base = window_for (fn, callee);

  if (wrapper->form == FROM_CAPTURE)
    {
      fn->chunk->func.n_capture_words = wrapper->n_receiver;
      if (wrapper->n_receiver > 0)
        code_emit (fn, CODE_OP_LDCAP, value != CODE_NO_SLOT ? value : base + n_results, 0,
                   wrapper->n_receiver);
    }
  else
    {
      CodePlace place;

      check_receiver (fn, wrapper, incoming);
      operand_place (wrapper, incoming, &place);
      code_receiver_load (fn, &place, wrapper->type, &wrapper->lookup,
                          value != CODE_NO_SLOT ? value : base + n_results);
    }
  forward (fn, callee, base, value, params);
}

static guint32
intern_wrapper (CodeUnit   *unit,
                const char *key,
                const char *name,
                Wrapper    *wrapper)
{
  Wrapper      *copy = base_arena_new0 (unit->arena, Wrapper);
  TypesPackage *package = wrapper->callee.object != NULL ? wrapper->callee.object->package : NULL;
  gboolean      is_new;
  guint32       func;

  *copy = *wrapper;
  func = code_unit_intern_chunk (unit, key, &is_new, name, package, compile_wrapper, copy);
  if (is_new)
    {
      CodeChunk *chunk = code_unit_get_chunk (unit, func);

      chunk->func.flags |= CODE_FUNC_WRAPPER;
      if (wrapper->callee.kind == CODE_CALLEE_STATIC)
        chunk->func.wraps = code_unit_func (unit, wrapper->callee.object, wrapper->callee.args,
                                            wrapper->callee.n_args);
    }
  return func;
}

/* ---- methods of types -------------------------------------------------------------------- */

/* Whether the method itself takes its receiver in the form in which it comes in. */
static gboolean
is_direct (const Wrapper *wrapper)
{
  const TypesLookup *lookup = &wrapper->lookup;

  if (lookup->method == NULL || lookup->n_path > 0 || code_unit_is_native (lookup->method))
    return FALSE;
  if (types_underlying (wrapper->type)->kind == TYPES_POINTER
      && wrapper->type->kind != TYPES_NAMED)
    return lookup->ptr_recv;
  if (lookup->ptr_recv)
    return FALSE;
  return wrapper->form == FROM_PARAM
         || (code_type_bytes (wrapper->type) <= 8 && code_type_slots (wrapper->type) == 1);
}

static guint32
method_func (CodeUnit          *unit,
             ReceiverForm       form,
             TypesType         *type,
             const TypesLookup *lookup,
             const char        *method)
{
  Wrapper          wrapper = { .form = form, .type = type, .lookup = *lookup };
  g_autofree char *name = NULL, *key = NULL;

  callee_of_lookup (unit, lookup, method, &wrapper.callee);
  if (is_direct (&wrapper))
    return code_unit_func (unit, wrapper.callee.object, wrapper.callee.args, wrapper.callee.n_args);
  wrapper.n_receiver = form == FROM_WORD ? 1 : code_type_slots (type);
  name = code_method_dup_name (type, method);
  key = g_strdup_printf ("%s %u %s %s", form == FROM_WORD ? "table" : "expr",
                         code_unit_type (unit, type), method,
                         wrapper.callee.object != NULL ? wrapper.callee.object->package->path : "");
  return intern_wrapper (unit, key, name, &wrapper);
}

guint32
code_unit_table_method (CodeUnit          *unit,
                        TypesType         *type,
                        const TypesLookup *lookup,
                        const char        *name)
{
  return method_func (unit, FROM_WORD, type, lookup, name);
}

/* T.m as a function of its receiver and parameters. */
guint32
code_unit_method_expr (CodeUnit          *unit,
                       TypesType         *type,
                       const TypesLookup *lookup,
                       const char        *name)
{
  return method_func (unit, FROM_PARAM, type, lookup, name);
}

/* The function behind x.m, which captures the receiver. */
guint32
code_unit_bound_method (CodeUnit         *unit,
                        const CodeCallee *callee)
{
  Wrapper          wrapper = { .form = FROM_CAPTURE, .callee = *callee };
  g_autofree char *name = NULL, *key = NULL;
  guint32          index;

  wrapper.n_receiver = callee->n_receiver_slots;
  if (callee->kind == CODE_CALLEE_INTERFACE)
    {
      const char *selector = g_array_index (unit->selectors, CodeSelector, callee->selector).name;

      key = g_strdup_printf ("bound interface %u %u", callee->selector,
                             code_unit_type (unit, callee->signature));
      name = g_strdup_printf ("%s-fm", selector);
    }
  else
    {
      index = code_unit_func (unit, callee->object, callee->args, callee->n_args);
      key = g_strdup_printf ("bound %u", index);
      name = g_strdup_printf ("%s-fm", code_unit_get_chunk (unit, index)->func.name);
    }
  return intern_wrapper (unit, key, name, &wrapper);
}

/* ---- thunks of go and defer -------------------------------------------------------------- */

/* Captured words: the closure or interface if there is one, then receiver and arguments. */
static void
compile_thunk (CodeFn  *fn,
               gpointer data)
{
  CodeCallee *callee = data;
  guint n_value = callee->kind == CODE_CALLEE_CLOSURE     ? 1
                  : callee->kind == CODE_CALLEE_INTERFACE ? 2
                                                          : 0;
  guint n_results = code_tuple_slots (callee->signature->results, callee->signature->n_results);
  guint n_args = code_tuple_slots (callee->signature->fields, callee->signature->n_fields);
  guint n_words = n_value + n_args, first, value, base;

  value = code_temp (fn, n_value);
  base = window_for (fn, callee);
  first = base + n_results + (callee->kind == CODE_CALLEE_INTERFACE ? 1 : 0);
  if (n_value == 0)
    n_words += callee->n_receiver_slots;
  fn->chunk->func.n_capture_words = n_words;
  if (n_value > 0)
    code_emit (fn, CODE_OP_LDCAP, value, 0, n_value);
  if (n_words > n_value)
    code_emit (fn, CODE_OP_LDCAP, first, n_value, n_words - n_value);
  code_callee_emit (fn, callee, base, value);
  code_emit (fn, CODE_OP_RET, 0, 0, 0);
}

static const char *
callee_name (CodeUnit         *unit,
             const CodeCallee *callee,
             const char       *fallback)
{
  if (callee->func != G_MAXUINT32)
    return code_unit_get_chunk (unit, callee->func)->func.name;
  return fallback;
}

/* A function without parameters and results that calls with captured words. */
guint32
code_unit_thunk (CodeUnit         *unit,
                 const CodeCallee *callee,
                 TypesPackage     *package,
                 const char       *fallback_name)
{
  CodeCallee      *copy = base_arena_new0 (unit->arena, CodeCallee);
  g_autofree char *key = NULL;
  gboolean         is_new;
  guint32          func;

  *copy = *callee;
  key = g_strdup_printf ("thunk %d %u %u %p %u", callee->kind, callee->func,
                         code_unit_type (unit, callee->signature),
                         callee->kind == CODE_CALLEE_NATIVE ? (gpointer) callee->object : NULL,
                         callee->selector);
  func = code_unit_intern_chunk (unit, key, &is_new, callee_name (unit, callee, fallback_name),
                                 package, compile_thunk, copy);
  if (is_new)
    {
      CodeChunk *chunk = code_unit_get_chunk (unit, func);

      chunk->func.flags |= CODE_FUNC_WRAPPER;
      if (callee->kind == CODE_CALLEE_CLOSURE)
        chunk->func.flags |= CODE_FUNC_CALLS_VALUE;
      chunk->func.wraps = callee->func;
    }
  return func;
}

/* ---- natives as functions ---------------------------------------------------------------- */

/* Results and parameters lie where the native wants them: its slots are the frame's. */
static void
compile_native (CodeFn  *fn,
                gpointer data)
{
  TypesObject *object = data;
  TypesType   *signature = types_underlying (object->type);
  guint        n_results = code_tuple_slots (signature->results, signature->n_results);
  guint        n_params = code_tuple_slots (signature->fields, signature->n_fields);
  guint        base;

  if (object->recv != NULL)
    n_params += code_type_slots (object->recv);
  fn->chunk->func.n_result_slots = n_results;
  fn->chunk->func.n_param_slots = n_params;
  code_temp (fn, n_results + n_params);
  base = code_window (fn, n_results + n_params);
  code_move (fn, base + n_results, n_results, n_params);
  code_emit_s (fn, CODE_OP_CALLN, base, code_unit_native (fn->unit, object));
  code_move (fn, 0, base, n_results);
  code_emit (fn, CODE_OP_RET, 0, 0, 0);
}

guint32
code_unit_native_func (CodeUnit    *unit,
                       TypesObject *object,
                       const char  *name)
{
  guint32 func = code_unit_add_chunk (unit, name, object->package, compile_native, object);

  code_unit_get_chunk (unit, func)->func.flags |= CODE_FUNC_WRAPPER;
  return func;
}
