/* SPDX-License-Identifier: MIT */
#include "machine-native-lib.h"

#include <math.h>

/*
 * Natives of package fmt: one value without parts, formatted with any verb and
 * flags. The rest of fmt is Go (runtime/golib/fmt), which comes here for every
 * number, string and pointer. What a verb means follows fmt's documentation;
 * the flags and answers below are those of fmt/print.go.
 */

enum
{
  FLAG_PLUS = 1 << 0,
  FLAG_MINUS = 1 << 1,
  FLAG_SHARP = 1 << 2,
  FLAG_SPACE = 1 << 3,
  FLAG_ZERO = 1 << 4,
  FLAG_PLUS_V = 1 << 5,
  FLAG_SHARP_V = 1 << 6,
  ASK_METHODS = 1 << 7,
  INSIDE = 1 << 8,
};

typedef enum
{
  LEAF_DONE,
  LEAF_BAD_VERB,
  LEAF_PARTS,
  LEAF_METHODS,
} Leaf;

/* One directive: what is written, and how. */
typedef struct
{
  GString *out;
  gint32   verb;
  guint    flags;
  gint64   wid, prec; /* -1: absent */
} Format;

/* ---- padding ---------------------------------------------------------------------------------- */

static void
append_times (GString *out,
              char     c,
              gint64   n)
{
  if (n > 0)
    {
      gsize old = out->len;

      g_string_set_size (out, old + n);
      memset (out->str + old, c, n);
    }
}

static gint64
count_runes (const char *text,
             gsize       len)
{
  gint64 n = 0;

  for (gsize i = 0; i < len; n++)
    {
      gint32 rune;

      i += machine_rune_decode (text + i, len - i, &rune);
    }
  return n;
}

/* Text in the directive's width; zeros only if asked for, and to the left. */
static void
pad (const Format *f,
     const char   *text,
     gsize         len,
     gboolean      zeros)
{
  gint64 missing = f->wid > 0 ? f->wid - count_runes (text, len) : 0;

  if (!(f->flags & FLAG_MINUS))
    append_times (f->out, zeros && f->flags & FLAG_ZERO ? '0' : ' ', missing);
  g_string_append_len (f->out, text, len);
  if (f->flags & FLAG_MINUS)
    append_times (f->out, ' ', missing);
}

/* ---- integers ----------------------------------------------------------------------------------- */

static void
format_integer (const Format *f,
                guint64       value,
                gboolean      negative,
                guint         base,
                gint32        verb)
{
  const char *digits = verb == 'X' ? "0123456789ABCDEF" : "0123456789abcdef";
  g_autofree char *large = NULL;
  char small[160], *end, *p;
  gint64 places = 0;

  if (f->prec >= 0)
    {
      places = f->prec;
      if (places == 0 && value == 0)
        {
          append_times (f->out, ' ', f->wid); /* no digits at all */
          return;
        }
    }
  else if (f->flags & FLAG_ZERO && !(f->flags & FLAG_MINUS) && f->wid > 0)
    places = f->wid - (negative || f->flags & (FLAG_PLUS | FLAG_SPACE) ? 1 : 0);
  end = small + sizeof small;
  if (places > 80)
    {
      large = g_malloc (places + 80);
      end = large + places + 80;
    }
  p = end;
  do
    {
      *--p = digits[value % base];
      value /= base;
    }
  while (value != 0);
  while (end - p < places)
    *--p = '0';
  if (f->flags & FLAG_SHARP)
    {
      if (base == 2)
        *--p = 'b', *--p = '0';
      else if (base == 8 && *p != '0')
        *--p = '0';
      else if (base == 16)
        *--p = verb == 'X' ? 'X' : 'x', *--p = '0';
    }
  if (verb == 'O')
    *--p = 'o', *--p = '0';
  if (negative)
    *--p = '-';
  else if (f->flags & FLAG_PLUS)
    *--p = '+';
  else if (f->flags & FLAG_SPACE)
    *--p = ' ';
  pad (f, p, end - p, FALSE);
}

/* 0x…, the prefix whatever the flag # says. */
static void
format_hex (const Format *f,
            guint64       value,
            gboolean      prefix)
{
  Format hex = *f;

  hex.flags = prefix ? f->flags | FLAG_SHARP : f->flags & ~FLAG_SHARP;
  format_integer (&hex, value, FALSE, 16, 'v');
}

static void
format_rune (const Format *f,
             guint64       value)
{
  char bytes[4];
  gint64 rune = value > 0x10ffff ? MACHINE_RUNE_ERROR : (gint64) value;

  pad (f, bytes, machine_rune_encode (rune, bytes), TRUE);
}

static void
format_quoted_rune (const Format *f,
                    guint64       value)
{
  g_autoptr (GString) quoted = g_string_new (NULL);
  char bytes[4];
  gint64 rune = value > 0x10ffff ? MACHINE_RUNE_ERROR : (gint64) value;

  machine_quote_append (quoted, bytes, machine_rune_encode (rune, bytes), '\'',
                        (f->flags & FLAG_PLUS) != 0, FALSE);
  pad (f, quoted->str, quoted->len, TRUE);
}

/* U+0041, and with # U+0041 'A' */
static void
format_code_point (const Format *f,
                   guint64       value)
{
  g_autoptr (GString) text = g_string_new ("U+");
  char bytes[4];

  g_string_append_printf (text, "%0*" G_GINT64_MODIFIER "X", (int) CLAMP (f->prec, 4, 1 << 20), value);
  if (f->flags & FLAG_SHARP && value <= 0x10ffff && machine_rune_is_print (value))
    {
      g_string_append (text, " '");
      g_string_append_len (text, bytes, machine_rune_encode (value, bytes));
      g_string_append_c (text, '\'');
    }
  pad (f, text->str, text->len, FALSE);
}

static Leaf
format_integer_verb (const Format *f,
                     guint64       value,
                     gboolean      is_signed)
{
  gboolean negative = is_signed && (gint64) value < 0;
  guint64 magnitude = negative ? -value : value;

  switch (f->verb)
    {
    case 'v':
      if (f->flags & FLAG_SHARP_V && !is_signed)
        {
          format_hex (f, value, TRUE);
          break;
        }
      G_GNUC_FALLTHROUGH;
    case 'd':
      format_integer (f, magnitude, negative, 10, f->verb);
      break;
    case 'b':
      format_integer (f, magnitude, negative, 2, f->verb);
      break;
    case 'o':
    case 'O':
      format_integer (f, magnitude, negative, 8, f->verb);
      break;
    case 'x':
    case 'X':
      format_integer (f, magnitude, negative, 16, f->verb);
      break;
    case 'c':
      format_rune (f, value);
      break;
    case 'q':
      format_quoted_rune (f, value);
      break;
    case 'U':
      format_code_point (f, value);
      break;
    default:
      return LEAF_BAD_VERB;
    }
  return LEAF_DONE;
}

/* ---- floats -------------------------------------------------------------------------------------- */

/* The flag # keeps the point, and for %g the zeros, that would be left out. */
static void
keep_zeros (GString *number,
            gint32   verb,
            gint64   prec)
{
  g_autofree char *tail = NULL;
  gboolean hex = verb == 'x' || verb == 'X', point = FALSE, significant = FALSE;
  gint64 digits = 0;
  gsize end;

  if (verb == 'g' || verb == 'G' || verb == 'x')
    digits = prec < 0 ? 6 : prec;
  end = strcspn (number->str, hex ? "pP" : "eE");
  tail = g_strdup (number->str + end);
  g_string_truncate (number, end);
  for (gsize i = 1; i < number->len; i++)
    {
      if (number->str[i] == '.')
        {
          point = TRUE;
          continue;
        }
      significant = significant || number->str[i] != '0';
      digits -= significant;
    }
  if (!point)
    {
      /* A lone 0 counts as the first digit. */
      if (number->len == 2 && number->str[1] == '0')
        digits--;
      g_string_append_c (number, '.');
    }
  append_times (number, '0', digits);
  g_string_append (number, tail);
}

static void
format_float (const Format *f,
              double        value,
              int           bits,
              gint32        verb,
              gint64        prec)
{
  g_autoptr (GString) number = g_string_new (NULL);
  char sign;

  if (f->prec >= 0)
    prec = f->prec;
  machine_float_append (number, value, verb, CLAMP (prec, -1, 1 << 20), bits);
  if (number->str[0] != '-' && number->str[0] != '+')
    g_string_prepend_c (number, '+');
  if (number->str[0] == '+' && f->flags & FLAG_SPACE && !(f->flags & FLAG_PLUS))
    number->str[0] = ' ';
  if (!isfinite (value))
    {
      gboolean bare = isnan (value) && !(f->flags & (FLAG_SPACE | FLAG_PLUS));

      pad (f, number->str + bare, number->len - bare, FALSE);
      return;
    }
  if (f->flags & FLAG_SHARP && verb != 'b')
    keep_zeros (number, verb, prec);
  sign = number->str[0];
  if (!(f->flags & FLAG_PLUS) && sign == '+')
    {
      pad (f, number->str + 1, number->len - 1, TRUE);
      return;
    }
  if (f->flags & FLAG_ZERO && !(f->flags & FLAG_MINUS) && f->wid > (gint64) number->len)
    {
      /* The zeros stand behind the sign. */
      g_string_append_c (f->out, sign);
      append_times (f->out, '0', f->wid - number->len);
      g_string_append_len (f->out, number->str + 1, number->len - 1);
      return;
    }
  pad (f, number->str, number->len, TRUE);
}

static Leaf
format_float_verb (const Format *f,
                   double        value,
                   int           bits)
{
  switch (f->verb)
    {
    case 'v':
      format_float (f, value, bits, 'g', -1);
      break;
    case 'b':
    case 'g':
    case 'G':
    case 'x':
    case 'X':
      format_float (f, value, bits, f->verb, -1);
      break;
    case 'f':
    case 'e':
    case 'E':
      format_float (f, value, bits, f->verb, 6);
      break;
    case 'F':
      format_float (f, value, bits, 'f', 6);
      break;
    default:
      return LEAF_BAD_VERB;
    }
  return LEAF_DONE;
}

static Leaf
format_complex_verb (const Format *f,
                     double        re,
                     double        im,
                     int           bits)
{
  Format imaginary = *f;

  if (f->verb > 0x7f || strchr ("vbgGxXfFeE", f->verb) == NULL)
    return LEAF_BAD_VERB;
  g_string_append_c (f->out, '(');
  format_float_verb (f, re, bits);
  imaginary.flags |= FLAG_PLUS;
  format_float_verb (&imaginary, im, bits);
  g_string_append (f->out, "i)");
  return LEAF_DONE;
}

/* ---- strings and bytes ------------------------------------------------------------------------------ */

/* What the precision leaves of a text: so many characters. */
static gsize
cut_runes (const Format *f,
           MachineText   s)
{
  gsize i = 0;

  if (f->prec < 0)
    return s.len;
  for (gint64 n = 0; n < f->prec && i < s.len; n++)
    {
      gint32 rune;

      i += machine_rune_decode (s.text + i, s.len - i, &rune);
    }
  return i;
}

static void
format_quoted (const Format *f,
               MachineText   s)
{
  g_autoptr (GString) quoted = g_string_new (NULL);

  s.len = cut_runes (f, s);
  if (f->flags & FLAG_SHARP && machine_can_backquote (s.text, s.len))
    {
      g_string_append_c (quoted, '`');
      g_string_append_len (quoted, s.text, s.len);
      g_string_append_c (quoted, '`');
    }
  else
    machine_quote_append (quoted, s.text, s.len, '"', (f->flags & FLAG_PLUS) != 0, FALSE);
  pad (f, quoted->str, quoted->len, TRUE);
}

/* Two digits a byte; with a space between them each may have its own 0x. */
static void
format_bytes_hex (const Format *f,
                  MachineText   s)
{
  const char *digits = f->verb == 'X' ? "0123456789ABCDEF" : "0123456789abcdef";
  gboolean apart = (f->flags & FLAG_SPACE) != 0, sharp = (f->flags & FLAG_SHARP) != 0;
  char pad_char = f->flags & FLAG_ZERO && !(f->flags & FLAG_MINUS) ? '0' : ' ';
  gint64 n = f->prec >= 0 && (gsize) f->prec < s.len ? f->prec : (gint64) s.len;
  gint64 width = 2 * n;

  if (n == 0)
    {
      append_times (f->out, pad_char, f->wid);
      return;
    }
  if (apart)
    width = width * (sharp ? 2 : 1) + n - 1;
  else if (sharp)
    width += 2;
  if (!(f->flags & FLAG_MINUS))
    append_times (f->out, pad_char, f->wid - width);
  for (gint64 i = 0; i < n; i++)
    {
      guint8 byte = s.text[i];

      if (apart && i > 0)
        g_string_append_c (f->out, ' ');
      if (sharp && (apart || i == 0))
        g_string_append (f->out, f->verb == 'X' ? "0X" : "0x");
      g_string_append_c (f->out, digits[byte >> 4]);
      g_string_append_c (f->out, digits[byte & 15]);
    }
  if (f->flags & FLAG_MINUS)
    append_times (f->out, ' ', f->wid - width);
}

static Leaf
format_text_verb (const Format *f,
                  MachineText   s)
{
  switch (f->verb)
    {
    case 'v':
      if (f->flags & FLAG_SHARP_V)
        {
          format_quoted (f, s);
          break;
        }
      G_GNUC_FALLTHROUGH;
    case 's':
      pad (f, s.text, cut_runes (f, s), TRUE);
      break;
    case 'x':
    case 'X':
      format_bytes_hex (f, s);
      break;
    case 'q':
      format_quoted (f, s);
      break;
    default:
      return LEAF_BAD_VERB;
    }
  return LEAF_DONE;
}

/* ---- pointers --------------------------------------------------------------------------------------- */

static Leaf
format_pointer_verb (const Format   *f,
                     const CodeType *t,
                     MachineRef      ref)
{
  guint64 address = ref != 0 ? ref + MACHINE_ADDRESS_BASE : 0;

  switch (f->verb)
    {
    case 'v':
      if (f->flags & FLAG_SHARP_V)
        {
          g_string_append_printf (f->out, "(%s)(", t->name);
          if (address == 0)
            g_string_append (f->out, "nil");
          else
            format_hex (f, address, TRUE);
          g_string_append_c (f->out, ')');
        }
      else if (address == 0)
        pad (f, "<nil>", 5, TRUE);
      else
        format_hex (f, address, !(f->flags & FLAG_SHARP));
      break;
    case 'p':
      format_hex (f, address, !(f->flags & FLAG_SHARP));
      break;
    case 'b':
    case 'o':
    case 'd':
    case 'x':
    case 'X':
      return format_integer_verb (f, address, FALSE);
    default:
      return LEAF_BAD_VERB;
    }
  return LEAF_DONE;
}

/* ---- any value ---------------------------------------------------------------------------------------- */

static Leaf format_image (Machine      *self,
                          const Format *f,
                          guint32       type,
                          const void   *image);

/* Elements of a slice or array, if none of them needs Go's help. */
static Leaf
format_list (Machine        *self,
             const Format   *f,
             const CodeType *t,
             const char     *elems,
             guint64         n,
             gboolean        is_nil)
{
  gboolean sharp = (f->flags & FLAG_SHARP_V) != 0;
  const CodeType *elem = &self->program->types[t->elem];
  gsize start = f->out->len;
  Format part = *f;

  /* Only plain numbers and strings are sure not to have parts. */
  if ((elem->kind > CODE_TYPE_COMPLEX128 && elem->kind != CODE_TYPE_STRING)
      || (f->flags & ASK_METHODS && elem->n_methods > 0))
    return LEAF_PARTS;
  if (sharp)
    g_string_append (f->out, t->kind == CODE_TYPE_SLICE && !t->is_named && !(f->flags & INSIDE)
                                     && elem->kind == CODE_TYPE_UINT8 && !elem->is_named
                                 ? "[]byte"
                                 : t->name);
  if (sharp && is_nil)
    {
      g_string_append (f->out, "(nil)");
      return LEAF_DONE;
    }
  part.flags |= INSIDE;
  g_string_append_c (f->out, sharp ? '{' : '[');
  for (guint64 i = 0; i < n; i++)
    {
      if (i > 0)
        g_string_append (f->out, sharp ? ", " : " ");
      if (format_image (self, &part, t->elem, elems + i * elem->size_bytes) != LEAF_DONE)
        {
          g_string_truncate (f->out, start);
          return LEAF_PARTS;
        }
    }
  g_string_append_c (f->out, sharp ? '}' : ']');
  return LEAF_DONE;
}

static Leaf
format_sequence (Machine        *self,
                 const Format   *f,
                 const CodeType *t,
                 const void     *image)
{
  gboolean is_array = t->kind == CODE_TYPE_ARRAY;
  const guint64 *slice = image;
  const char *elems = is_array ? image : machine_ptr (self, slice[0]);
  guint64 n = is_array ? t->len : slice[1];

  if (self->program->types[t->elem].kind == CODE_TYPE_UINT8 && f->verb <= 0x7f
      && strchr ("sqxX", f->verb) != NULL)
    return format_text_verb (f, (MachineText){ elems, n });
  return format_list (self, f, t, elems, n, !is_array && slice[0] == 0);
}

/* %p of what has an address. */
static Leaf
format_address (const Format   *f,
                const CodeType *t,
                const void     *image)
{
  switch (t->kind)
    {
    case CODE_TYPE_CHAN:
    case CODE_TYPE_FUNC:
    case CODE_TYPE_MAP:
    case CODE_TYPE_POINTER:
    case CODE_TYPE_SLICE:
    case CODE_TYPE_UNSAFE_POINTER:
      return format_pointer_verb (f, t, *(const MachineRef *) image);
    default:
      return LEAF_BAD_VERB;
    }
}

static gboolean
points_to_parts (const Machine  *self,
                 const CodeType *t)
{
  switch (self->program->types[t->elem].kind)
    {
    case CODE_TYPE_ARRAY:
    case CODE_TYPE_SLICE:
    case CODE_TYPE_STRUCT:
    case CODE_TYPE_MAP:
      return TRUE;
    default:
      return FALSE;
    }
}

static Leaf
format_image (Machine      *self,
              const Format *f,
              guint32       type,
              const void   *image)
{
  const CodeType *t = &self->program->types[type];
  guint64 word = 0;

  if (t->size_bytes > 0 && t->size_bytes <= 8)
    machine_load (self, t->mem, t->size_bytes, &word, image);
  switch (t->kind)
    {
    case CODE_TYPE_BOOL:
      if (f->verb != 't' && f->verb != 'v')
        return LEAF_BAD_VERB;
      pad (f, word ? "true" : "false", word ? 4 : 5, TRUE);
      return LEAF_DONE;
    case CODE_TYPE_INT:
    case CODE_TYPE_INT8:
    case CODE_TYPE_INT16:
    case CODE_TYPE_INT32:
    case CODE_TYPE_INT64:
      return format_integer_verb (f, word, TRUE);
    case CODE_TYPE_UINT:
    case CODE_TYPE_UINT8:
    case CODE_TYPE_UINT16:
    case CODE_TYPE_UINT32:
    case CODE_TYPE_UINT64:
    case CODE_TYPE_UINTPTR:
      return format_integer_verb (f, word, FALSE);
    case CODE_TYPE_FLOAT32:
      return format_float_verb (f, *(const float *) image, 32);
    case CODE_TYPE_FLOAT64:
      return format_float_verb (f, *(const double *) image, 64);
    case CODE_TYPE_COMPLEX64:
      return format_complex_verb (f, ((const float *) image)[0], ((const float *) image)[1], 32);
    case CODE_TYPE_COMPLEX128:
      return format_complex_verb (f, ((const double *) image)[0], ((const double *) image)[1], 64);
    case CODE_TYPE_STRING:
      return format_text_verb (f, machine_lib_text (self, image));
    case CODE_TYPE_ARRAY:
    case CODE_TYPE_SLICE:
      return format_sequence (self, f, t, image);
    case CODE_TYPE_POINTER:
      if (!(f->flags & INSIDE) && word != 0 && points_to_parts (self, t))
        return LEAF_PARTS;
      G_GNUC_FALLTHROUGH;
    case CODE_TYPE_CHAN:
    case CODE_TYPE_FUNC:
    case CODE_TYPE_UNSAFE_POINTER:
      return format_pointer_verb (f, t, word);
    default:
      return LEAF_PARTS;
    }
}

static Leaf
format_any (Machine       *self,
            const Format  *f,
            const guint64 *interface)
{
  const CodeType *t = &self->program->types[interface[0]];
  const void *image;

  if (f->verb == 'T')
    {
      MachineText name = { interface[0] != 0 ? t->name : "<nil>", 0 };
      Format as_text = *f;

      name.len = strlen (name.text);
      as_text.verb = 's';
      return format_text_verb (&as_text, name);
    }
  if (interface[0] == 0)
    {
      if (f->verb != 'v')
        return LEAF_BAD_VERB;
      pad (f, "<nil>", 5, TRUE);
      return LEAF_DONE;
    }
  image = machine_lib_image (self, interface);
  if (f->verb == 'p')
    return format_address (f, t, image);
  if (f->flags & ASK_METHODS && t->n_methods > 0)
    return LEAF_METHODS;
  return format_image (self, f, interface[0], image);
}

/* ---- natives -------------------------------------------------------------------------------------------- */

/* func appendLeaf(buf []byte, v any, verb rune, flags, wid, prec int) ([]byte, int) */
MACHINE_NATIVE (fmt_append_leaf)
{
  g_autoptr (GString) out = NULL;
  Format f;
  Leaf leaf;

  out = g_string_new (NULL);
  f = (Format){ out, slots[9], slots[10], slots[11], slots[12] };
  leaf = format_any (self, &f, slots + 7);
  slots[3] = leaf;
  return machine_lib_append_text (self, g, slots + 4, out->str, leaf == LEAF_DONE ? out->len : 0,
                                  slots);
}

/* func appendText(buf []byte, s string, verb rune, flags, wid, prec int) ([]byte, int) */
MACHINE_NATIVE (fmt_append_text)
{
  g_autoptr (GString) out = g_string_new (NULL);
  Format f = { out, slots[9], slots[10], slots[11], slots[12] };

  slots[3] = format_text_verb (&f, machine_lib_text (self, slots + 7));
  return machine_lib_append_text (self, g, slots + 4, out->str, out->len, slots);
}

/* func plainEnd(format string, i int) int */
MACHINE_NATIVE (fmt_plain_end)
{
  MachineText format = machine_lib_text (self, slots + 1);
  gsize i = slots[3];
  const char *percent = memchr (format.text + i, '%', format.len - i);

  slots[0] = percent != NULL ? (gsize) (percent - format.text) : format.len;
  return MACHINE_DONE;
}
