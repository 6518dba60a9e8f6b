/* SPDX-License-Identifier: MIT */

/*
 * Types as %T and panics print them, which differs from compiler messages:
 * the empty interface is "interface {}", aliases of basic types are resolved,
 * struct and interface types are written out, and type arguments carry their
 * whole import path ("main.Pair[int,example.com/x.T]").
 */
#include "code-unit.h"

#include <string.h>

static void print_type (const TypesType *type,
                        gboolean         whole_path,
                        GString         *out);

static void
print_basic (TypesBasicKind kind,
             GString       *out)
{
  static const char *const names[TYPES_N_BASIC] = {
    [TYPES_BOOL] = "bool",
    [TYPES_INT] = "int",
    [TYPES_INT8] = "int8",
    [TYPES_INT16] = "int16",
    [TYPES_INT32] = "int32",
    [TYPES_INT64] = "int64",
    [TYPES_UINT] = "uint",
    [TYPES_UINT8] = "uint8",
    [TYPES_UINT16] = "uint16",
    [TYPES_UINT32] = "uint32",
    [TYPES_UINT64] = "uint64",
    [TYPES_UINTPTR] = "uintptr",
    [TYPES_FLOAT32] = "float32",
    [TYPES_FLOAT64] = "float64",
    [TYPES_COMPLEX64] = "complex64",
    [TYPES_COMPLEX128] = "complex128",
    [TYPES_STRING] = "string",
    [TYPES_UNSAFE_POINTER] = "unsafe.Pointer",
    [TYPES_UNTYPED_BOOL] = "bool",
    [TYPES_UNTYPED_INT] = "int",
    [TYPES_UNTYPED_RUNE] = "int32",
    [TYPES_UNTYPED_FLOAT] = "float64",
    [TYPES_UNTYPED_COMPLEX] = "complex128",
    [TYPES_UNTYPED_STRING] = "string",
    [TYPES_UNTYPED_NIL] = "unsafe.Pointer",
  };

  g_string_append (out, names[kind]);
}

static void
print_named (const TypesType *type,
             gboolean         whole_path,
             GString         *out)
{
  const TypesPackage *package = type->object->package;

  if (package != NULL)
    g_string_append_printf (out, "%s.", whole_path ? package->path : package->name);
  g_string_append (out, type->object->name);
  for (guint i = 0; i < type->n_type_args; i++)
    {
      g_string_append_c (out, i == 0 ? '[' : ',');
      print_type (type->type_args[i], TRUE, out);
    }
  if (type->n_type_args > 0)
    g_string_append_c (out, ']');
}

/* Parameters and results, without the word func. */
static void
print_signature (const TypesType *type,
                 gboolean         whole_path,
                 GString         *out)
{
  g_string_append_c (out, '(');
  for (guint i = 0; i < type->n_fields; i++)
    {
      gboolean is_rest = type->variadic && i + 1 == type->n_fields;

      g_string_append (out, i > 0 ? ", " : "");
      g_string_append (out, is_rest ? "..." : "");
      print_type (is_rest ? types_underlying (type->fields[i].type)->elem : type->fields[i].type,
                  whole_path, out);
    }
  g_string_append_c (out, ')');

  if (type->n_results == 0)
    return;
  g_string_append (out, type->n_results > 1 ? " (" : " ");
  for (guint i = 0; i < type->n_results; i++)
    {
      g_string_append (out, i > 0 ? ", " : "");
      print_type (type->results[i].type, whole_path, out);
    }
  g_string_append (out, type->n_results > 1 ? ")" : "");
}

static void
print_struct (const TypesType *type,
              gboolean         whole_path,
              GString         *out)
{
  g_string_append (out, "struct {");
  for (guint i = 0; i < type->n_fields; i++)
    {
      const TypesField *field = &type->fields[i];

      g_string_append (out, i > 0 ? "; " : " ");
      if (!field->embedded)
        g_string_append_printf (out, "%s ", field->name != NULL ? field->name : "_");
      print_type (field->type, whole_path, out);
      if (field->tag != NULL)
        {
          g_autofree char *tag = g_strescape (field->tag, NULL);

          g_string_append_printf (out, " \"%s\"", tag);
        }
    }
  g_string_append (out, type->n_fields > 0 ? " }" : "}");
}

static void
print_interface (const TypesType *type,
                 gboolean         whole_path,
                 GString         *out)
{
  g_string_append (out, "interface {");
  for (guint i = 0; i < type->n_methods; i++)
    {
      const TypesMethod *method = &type->methods[i];

      g_string_append (out, i > 0 ? "; " : " ");
      if (!code_name_is_exported (method->name) && method->package != NULL)
        g_string_append_printf (out, "%s.", method->package->name);
      g_string_append (out, method->name);
      print_signature (method->type, whole_path, out);
    }
  g_string_append (out, type->n_methods > 0 ? " }" : "}");
}

static void
print_chan (const TypesType *type,
            gboolean         whole_path,
            GString         *out)
{
  const TypesType *elem = type->elem;
  gboolean         brackets = type->dir == SYNTAX_CHAN_BOTH && elem->kind == TYPES_CHAN
                      && elem->dir == SYNTAX_CHAN_RECV;

  g_string_append (out, type->dir == SYNTAX_CHAN_RECV   ? "<-chan "
                        : type->dir == SYNTAX_CHAN_SEND ? "chan<- "
                                                        : "chan ");
  g_string_append (out, brackets ? "(" : "");
  print_type (elem, whole_path, out);
  g_string_append (out, brackets ? ")" : "");
}

static void
print_type (const TypesType *type,
            gboolean         whole_path,
            GString         *out)
{
  switch (type->kind)
    {
    case TYPES_BASIC:
      print_basic (type->basic, out);
      break;
    case TYPES_NAMED:
      print_named (type, whole_path, out);
      break;
    case TYPES_POINTER:
      g_string_append_c (out, '*');
      print_type (type->elem, whole_path, out);
      break;
    case TYPES_SLICE:
      g_string_append (out, "[]");
      print_type (type->elem, whole_path, out);
      break;
    case TYPES_ARRAY:
      g_string_append_printf (out, "[%" G_GINT64_FORMAT "]", type->len);
      print_type (type->elem, whole_path, out);
      break;
    case TYPES_MAP:
      g_string_append (out, "map[");
      print_type (type->key, whole_path, out);
      g_string_append_c (out, ']');
      print_type (type->elem, whole_path, out);
      break;
    case TYPES_CHAN:
      print_chan (type, whole_path, out);
      break;
    case TYPES_STRUCT:
      print_struct (type, whole_path, out);
      break;
    case TYPES_FUNC:
      g_string_append (out, "func");
      print_signature (type, whole_path, out);
      break;
    case TYPES_INTERFACE:
      print_interface (type, whole_path, out);
      break;
    case TYPES_INVALID:
    case TYPES_TUPLE:
    case TYPES_TYPE_PARAM:
    case TYPES_UNION:
      types_print (type, out);
      break;
    }
}

/* The type as %T prints it. */
char *
code_type_dup_name (const TypesType *type)
{
  GString *out = g_string_new (NULL);

  print_type (type, FALSE, out);
  return g_string_free (out, FALSE);
}
