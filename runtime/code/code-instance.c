/* SPDX-License-Identifier: MIT */

/*
 * Functions of declarations: their names, and for generic ones an instance for
 * each list of type arguments. An instance is compiled from the same syntax
 * tree in an environment that says what the type parameters stand for.
 */
#include "code-fn.h"
#include "code-reflect.h"
#include "code-wrapper.h"

static SyntaxFuncDecl *
declaration (const TypesObject *func)
{
  g_assert (func->decl != NULL && func->decl->kind == SYNTAX_FUNC_DECL);
  return (SyntaxFuncDecl *) func->decl;
}

gboolean
code_unit_is_native (const TypesObject *func)
{
  return declaration (func)->body == NULL && !code_reflect_is_call (func);
}

/* As in tracebacks: "main.f", "main.(*T).m", "main.f[...]". */
static char *
dup_name (const TypesObject *func,
          gboolean           mark_generic)
{
  const TypesType *recv = func->recv;
  const char      *generic = mark_generic ? "[...]" : "";
  gboolean         is_pointer = recv != NULL && recv->kind == TYPES_POINTER;

  if (recv == NULL)
    return g_strdup_printf ("%s.%s%s", func->package->path, func->name, generic);
  if (is_pointer)
    recv = recv->elem;
  return g_strdup_printf (is_pointer ? "%s.(*%s%s).%s" : "%s.%s%s.%s", func->package->path,
                          recv->object->name, generic, func->name);
}

/* Name of a method that the compiler makes for a type, "main.(*T).m". */
char *
code_method_dup_name (const TypesType *type,
                      const char      *method)
{
  const TypesType *base = type->kind == TYPES_POINTER ? type->elem : type;
  g_autofree char *text = NULL;

  if (base->kind == TYPES_NAMED && base->object->package != NULL)
    return g_strdup_printf (base != type ? "%s.(*%s%s).%s" : "%s.%s%s.%s",
                            base->object->package->path, base->object->name,
                            base->n_type_args > 0 ? "[...]" : "", method);
  text = code_type_dup_name (type);
  return g_strdup_printf (base != type ? "(%s).%s" : "%s.%s", text, method);
}

guint32
code_unit_native (CodeUnit    *self,
                  TypesObject *func)
{
  g_autofree char *name = dup_name (func, FALSE);
  gpointer         found = g_hash_table_lookup (self->native_index, name);
  char            *copy;

  if (found != NULL)
    return GPOINTER_TO_UINT (found) - 1;
  copy = base_arena_strdup (self->arena, name);
  g_ptr_array_add (self->natives, copy);
  g_hash_table_insert (self->native_index, copy, GUINT_TO_POINTER (self->natives->len));
  return self->natives->len - 1;
}

static guint32
add_func (CodeUnit    *self,
          TypesObject *func,
          const char  *name)
{
  if (code_unit_is_native (func))
    return code_unit_native_func (self, func, name);
  if (declaration (func)->body == NULL)
    {
      guint32 call = code_unit_add_chunk (self, name, func->package, code_reflect_compile_call,
                                          func);

      code_unit_get_chunk (self, call)->func.flags |= CODE_FUNC_WRAPPER;
      return call;
    }
  code_reflect_note_func (self, func);
  return code_unit_add_chunk (self, name, func->package, code_fn_compile_decl, func);
}

static CodeEnv *
new_env (CodeUnit    *self,
         TypesObject *func,
         TypesType  **args,
         guint        n_args)
{
  CodeEnv *env = base_arena_new0 (self->arena, CodeEnv);

  g_assert (func->type->n_type_params == n_args);
  env->params = func->type->type_params;
  env->args = args;
  env->n = n_args;
  env->cache = g_hash_table_new (NULL, NULL);
  g_ptr_array_add (self->tables, env->cache);
  return env;
}

static guint32
instance (CodeUnit    *self,
          TypesObject *func,
          TypesType  **args,
          guint        n_args)
{
  g_autoptr (GString) key = g_string_new (NULL);
  g_autofree char    *name = dup_name (func, TRUE);
  gpointer            found;
  guint32             index;

  g_string_printf (key, "instance %p", (gpointer) func);
  for (guint i = 0; i < n_args; i++)
    g_string_append_printf (key, " %u", code_unit_type (self, args[i]));
  found = g_hash_table_lookup (self->func_keys, key->str);
  if (found != NULL)
    return GPOINTER_TO_UINT (found) - 1;

  index = add_func (self, func, name);
  g_hash_table_insert (self->func_keys, base_arena_strdup (self->arena, key->str),
                       GUINT_TO_POINTER (index + 1));
  code_unit_get_chunk (self, index)->env = new_env (self, func, args, n_args);
  return index;
}

guint32
code_unit_func (CodeUnit    *self,
                TypesObject *func,
                TypesType  **args,
                guint        n_args)
{
  if (n_args > 0)
    return instance (self, func, args, n_args);
  if (func->info == NULL)
    {
      g_autofree char *name = dup_name (func, FALSE);

      func->info = GUINT_TO_POINTER (add_func (self, func, name) + 1);
    }
  return GPOINTER_TO_UINT (func->info) - 1;
}
