/* SPDX-License-Identifier: MIT */
#include "machine-exec.h"

#include <math.h>

/*
 * print and println, which write to standard error in the runtime's own plain
 * format: floats always as +1.500000e+000, slices as [len/cap]address,
 * interfaces as a pair of addresses.
 */

static void
append_float (double   value,
              GString *out)
{
  char digits[32];
  const char *exponent;

  if (isnan (value))
    {
      g_string_append (out, "NaN");
      return;
    }
  if (isinf (value))
    {
      g_string_append (out, value > 0 ? "+Inf" : "-Inf");
      return;
    }
  g_ascii_formatd (digits, sizeof digits, "%+.6e", value);
  exponent = strchr (digits, 'e');
  g_string_append_len (out, digits, exponent - digits + 2);
  /* Go prints three digits of exponent. */
  for (gsize n = strlen (exponent + 2); n < 3; n++)
    g_string_append_c (out, '0');
  g_string_append (out, exponent + 2);
}

static void
append_pointer (guint64  ref,
                GString *out)
{
  g_string_append_printf (out, "0x%" G_GINT64_MODIFIER "x",
                          ref == 0 ? 0 : ref + MACHINE_ADDRESS_BASE);
}

static void
append_signed (gint64   value,
               GString *out)
{
  g_string_append_printf (out, "%" G_GINT64_FORMAT, value);
}

static void
append_floats (CodeTypeKind kind,
               const void  *image,
               GString     *out)
{
  float narrow[2] = { 0 };
  double wide[2] = { 0 };

  if (kind == CODE_TYPE_FLOAT32 || kind == CODE_TYPE_COMPLEX64)
    {
      memcpy (narrow, image, kind == CODE_TYPE_FLOAT32 ? 4 : 8);
      wide[0] = narrow[0];
      wide[1] = narrow[1];
    }
  else
    memcpy (wide, image, kind == CODE_TYPE_FLOAT64 ? 8 : 16);
  if (kind == CODE_TYPE_FLOAT32 || kind == CODE_TYPE_FLOAT64)
    {
      append_float (wide[0], out);
      return;
    }
  g_string_append_c (out, '(');
  append_float (wide[0], out);
  append_float (wide[1], out);
  g_string_append (out, "i)");
}

void
machine_print_append (const Machine *self,
                      CodeTypeKind   kind,
                      const void    *image,
                      GString       *out)
{
  const guint64 *words = image;

  switch (kind)
    {
    case CODE_TYPE_BOOL:
      g_string_append (out, *(const guint8 *) image ? "true" : "false");
      break;
    case CODE_TYPE_INT8:
      append_signed (*(const gint8 *) image, out);
      break;
    case CODE_TYPE_INT16:
      append_signed (*(const gint16 *) image, out);
      break;
    case CODE_TYPE_INT32:
      append_signed (*(const gint32 *) image, out);
      break;
    case CODE_TYPE_INT:
    case CODE_TYPE_INT64:
      append_signed (words[0], out);
      break;
    case CODE_TYPE_UINT8:
      append_signed (*(const guint8 *) image, out);
      break;
    case CODE_TYPE_UINT16:
      append_signed (*(const guint16 *) image, out);
      break;
    case CODE_TYPE_UINT32:
      append_signed (*(const guint32 *) image, out);
      break;
    case CODE_TYPE_UINT:
    case CODE_TYPE_UINT64:
    case CODE_TYPE_UINTPTR:
      g_string_append_printf (out, "%" G_GUINT64_FORMAT, words[0]);
      break;
    case CODE_TYPE_FLOAT32:
    case CODE_TYPE_FLOAT64:
    case CODE_TYPE_COMPLEX64:
    case CODE_TYPE_COMPLEX128:
      append_floats (kind, image, out);
      break;
    case CODE_TYPE_STRING:
      g_string_append_len (out, machine_ptr (self, words[0]), words[1]);
      break;
    case CODE_TYPE_INTERFACE:
      g_string_append_printf (out, "(0x%" G_GINT64_MODIFIER "x,",
                              words[0] == 0 ? 0 : 0x480000 + words[0] * 64);
      append_pointer (words[1], out);
      g_string_append_c (out, ')');
      break;
    case CODE_TYPE_SLICE:
      g_string_append_printf (out, "[%" G_GINT64_FORMAT "/%" G_GINT64_FORMAT "]", words[1],
                              words[2]);
      append_pointer (words[0], out);
      break;
    default:
      append_pointer (words[0], out);
    }
}

void
machine_op_print (Machine       *self,
                  MachineG      *g,
                  CodePrint      kind,
                  const guint64 *from)
{
  static const CodeTypeKind kinds[] = {
    [CODE_PRINT_BOOL] = CODE_TYPE_BOOL,           [CODE_PRINT_INT] = CODE_TYPE_INT,
    [CODE_PRINT_UINT] = CODE_TYPE_UINT,           [CODE_PRINT_FLOAT] = CODE_TYPE_FLOAT64,
    [CODE_PRINT_FLOAT32] = CODE_TYPE_FLOAT32,     [CODE_PRINT_COMPLEX] = CODE_TYPE_COMPLEX128,
    [CODE_PRINT_STRING] = CODE_TYPE_STRING,       [CODE_PRINT_POINTER] = CODE_TYPE_POINTER,
    [CODE_PRINT_SLICE] = CODE_TYPE_SLICE,         [CODE_PRINT_INTERFACE] = CODE_TYPE_INTERFACE,
  };
  g_autoptr (GString) out = g_string_new (NULL);

  if (kind == CODE_PRINT_SPACE)
    g_string_append_c (out, ' ');
  else if (kind == CODE_PRINT_NEWLINE)
    g_string_append_c (out, '\n');
  else
    machine_print_append (self, kinds[kind], from, out);
  machine_write_output (self, g, TRUE, out->str, out->len);
}
