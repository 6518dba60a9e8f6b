/* SPDX-License-Identifier: MIT */
#include "machine-native-lib-fmt.h"

/*
 * Natives of package fmt: one value without parts, formatted with any verb and
 * flags. The rest of fmt is Go (runtime/golib/fmt), which comes here for every
 * number, string and pointer. What a verb means follows fmt's documentation.
 * Numbers are in machine-native-lib-fmt-number.c.
 */

/* ---- strings and bytes
 * ------------------------------------------------------------------------------ */

/* What the precision leaves of a text: so many characters. */
static gsize
cut_runes (const MachineFormat *f, MachineText s)
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
format_quoted (const MachineFormat *f, MachineText s)
{
  g_autoptr (GString) quoted = g_string_new (NULL);

  s.len = cut_runes (f, s);
  if (f->flags & MACHINE_FMT_SHARP && machine_can_backquote (s.text, s.len))
    {
      g_string_append_c (quoted, '`');
      g_string_append_len (quoted, s.text, s.len);
      g_string_append_c (quoted, '`');
    }
  else
    machine_quote_append (quoted, s.text, s.len, '"', (f->flags & MACHINE_FMT_PLUS) != 0, FALSE);
  machine_format_pad (f, quoted->str, quoted->len, TRUE);
}

/* Two digits a byte; with a space between them each may have its own 0x. */
static void
format_bytes_hex (const MachineFormat *f, MachineText s)
{
  const char *digits = f->verb == 'X' ? "0123456789ABCDEF" : "0123456789abcdef";
  gboolean apart = (f->flags & MACHINE_FMT_SPACE) != 0, sharp = (f->flags & MACHINE_FMT_SHARP) != 0;
  char pad_char = f->flags & MACHINE_FMT_ZERO && !(f->flags & MACHINE_FMT_MINUS) ? '0' : ' ';
  gint64 n = f->prec >= 0 && (gsize)f->prec < s.len ? f->prec : (gint64)s.len;
  gint64 width = 2 * n;

  if (n == 0)
    {
      machine_format_times (f->out, pad_char, f->wid);
      return;
    }
  if (apart)
    width = width * (sharp ? 2 : 1) + n - 1;
  else if (sharp)
    width += 2;
  if (!(f->flags & MACHINE_FMT_MINUS))
    machine_format_times (f->out, pad_char, f->wid - width);
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
  if (f->flags & MACHINE_FMT_MINUS)
    machine_format_times (f->out, ' ', f->wid - width);
}

static MachineLeaf
format_text_verb (const MachineFormat *f, MachineText s)
{
  switch (f->verb)
    {
    case 'v':
      if (f->flags & MACHINE_FMT_SHARP_V)
        {
          format_quoted (f, s);
          break;
        }
      G_GNUC_FALLTHROUGH;
    case 's':
      machine_format_pad (f, s.text, cut_runes (f, s), TRUE);
      break;
    case 'x':
    case 'X':
      format_bytes_hex (f, s);
      break;
    case 'q':
      format_quoted (f, s);
      break;
    default:
      return MACHINE_LEAF_BAD_VERB;
    }
  return MACHINE_LEAF_DONE;
}

/* ---- pointers
 * --------------------------------------------------------------------------------------- */

static MachineLeaf
format_pointer_verb (const MachineFormat *f, const CodeType *t, MachineRef ref)
{
  guint64 address = ref != 0 ? ref + MACHINE_ADDRESS_BASE : 0;

  switch (f->verb)
    {
    case 'v':
      if (f->flags & MACHINE_FMT_SHARP_V)
        {
          g_string_append_printf (f->out, "(%s)(", t->name);
          if (address == 0)
            g_string_append (f->out, "nil");
          else
            machine_format_hex (f, address, TRUE);
          g_string_append_c (f->out, ')');
        }
      else if (address == 0)
        machine_format_pad (f, "<nil>", 5, TRUE);
      else
        machine_format_hex (f, address, !(f->flags & MACHINE_FMT_SHARP));
      break;
    case 'p':
      machine_format_hex (f, address, !(f->flags & MACHINE_FMT_SHARP));
      break;
    case 'b':
    case 'o':
    case 'd':
    case 'x':
    case 'X':
      return machine_format_integer (f, address, FALSE);
    default:
      return MACHINE_LEAF_BAD_VERB;
    }
  return MACHINE_LEAF_DONE;
}

/* ---- any value
 * ---------------------------------------------------------------------------------------- */

static MachineLeaf
format_image (Machine *self, const MachineFormat *f, guint32 type, const void *image);

/* Elements of a slice or array, if none of them needs Go's help. */
static MachineLeaf
format_list (Machine *self,
             const MachineFormat *f,
             const CodeType *t,
             const char *elems,
             guint64 n,
             gboolean is_nil)
{
  gboolean sharp = (f->flags & MACHINE_FMT_SHARP_V) != 0;
  const CodeType *elem = &self->program->types[t->elem];
  gboolean is_bytes = t->kind == CODE_TYPE_SLICE && !t->is_named
                      && !(f->flags & MACHINE_FMT_INSIDE) && elem->kind == CODE_TYPE_UINT8
                      && !elem->is_named;
  gsize start = f->out->len;
  MachineFormat part = *f;

  /* Only plain numbers and strings are sure not to have parts; %w is a bad verb for all lists
   * but bytes, for those it is one of their elements. */
  if ((elem->kind > CODE_TYPE_COMPLEX128 && elem->kind != CODE_TYPE_STRING)
      || (f->flags & MACHINE_FMT_ASK_METHODS && elem->n_methods > 0)
      || (f->verb == 'w' && !is_bytes))
    return MACHINE_LEAF_PARTS;
  if (sharp)
    g_string_append (f->out, is_bytes && f->verb == 'v' ? "[]byte" : t->name);
  if (sharp && is_nil)
    {
      g_string_append (f->out, "(nil)");
      return MACHINE_LEAF_DONE;
    }
  part.flags |= MACHINE_FMT_INSIDE;
  g_string_append_c (f->out, sharp ? '{' : '[');
  for (guint64 i = 0; i < n; i++)
    {
      if (i > 0)
        g_string_append (f->out, sharp ? ", " : " ");
      if (format_image (self, &part, t->elem, elems + i * elem->size_bytes) != MACHINE_LEAF_DONE)
        {
          g_string_truncate (f->out, start);
          return MACHINE_LEAF_PARTS;
        }
    }
  g_string_append_c (f->out, sharp ? '}' : ']');
  return MACHINE_LEAF_DONE;
}

static MachineLeaf
format_sequence (Machine *self, const MachineFormat *f, const CodeType *t, const void *image)
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
static MachineLeaf
format_address (const MachineFormat *f, const CodeType *t, const void *image)
{
  switch (t->kind)
    {
    case CODE_TYPE_CHAN:
    case CODE_TYPE_FUNC:
    case CODE_TYPE_MAP:
    case CODE_TYPE_POINTER:
    case CODE_TYPE_SLICE:
    case CODE_TYPE_UNSAFE_POINTER:
      return format_pointer_verb (f, t, *(const MachineRef *)image);
    default:
      return MACHINE_LEAF_BAD_VERB;
    }
}

static gboolean
points_to_parts (const Machine *self, const CodeType *t)
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

static MachineLeaf
format_image (Machine *self, const MachineFormat *f, guint32 type, const void *image)
{
  const CodeType *t = &self->program->types[type];
  guint64 word = 0;

  if (t->size_bytes > 0 && t->size_bytes <= 8)
    machine_load (self, t->mem, t->size_bytes, &word, image);
  switch (t->kind)
    {
    case CODE_TYPE_BOOL:
      if (f->verb != 't' && f->verb != 'v')
        return MACHINE_LEAF_BAD_VERB;
      machine_format_pad (f, word ? "true" : "false", word ? 4 : 5, TRUE);
      return MACHINE_LEAF_DONE;
    case CODE_TYPE_INT:
    case CODE_TYPE_INT8:
    case CODE_TYPE_INT16:
    case CODE_TYPE_INT32:
    case CODE_TYPE_INT64:
      return machine_format_integer (f, word, TRUE);
    case CODE_TYPE_UINT:
    case CODE_TYPE_UINT8:
    case CODE_TYPE_UINT16:
    case CODE_TYPE_UINT32:
    case CODE_TYPE_UINT64:
    case CODE_TYPE_UINTPTR:
      return machine_format_integer (f, word, FALSE);
    case CODE_TYPE_FLOAT32:
      return machine_format_float (f, *(const float *)image, 32);
    case CODE_TYPE_FLOAT64:
      return machine_format_float (f, *(const double *)image, 64);
    case CODE_TYPE_COMPLEX64:
      return machine_format_complex (f, ((const float *)image)[0], ((const float *)image)[1], 32);
    case CODE_TYPE_COMPLEX128:
      return machine_format_complex (f, ((const double *)image)[0], ((const double *)image)[1], 64);
    case CODE_TYPE_STRING:
      return format_text_verb (f, machine_lib_text (self, image));
    case CODE_TYPE_ARRAY:
    case CODE_TYPE_SLICE:
      return format_sequence (self, f, t, image);
    case CODE_TYPE_POINTER:
      if (!(f->flags & MACHINE_FMT_INSIDE) && word != 0 && points_to_parts (self, t))
        return MACHINE_LEAF_PARTS;
      G_GNUC_FALLTHROUGH;
    case CODE_TYPE_CHAN:
    case CODE_TYPE_FUNC:
    case CODE_TYPE_UNSAFE_POINTER:
      return format_pointer_verb (f, t, word);
    default:
      return MACHINE_LEAF_PARTS;
    }
}

static MachineLeaf
format_any (Machine *self, const MachineFormat *f, const guint64 *interface)
{
  const CodeType *t = &self->program->types[interface[0]];
  const void *image;

  if (f->verb == 'T')
    {
      MachineText name = { interface[0] != 0 ? t->name : "<nil>", 0 };
      MachineFormat as_text = *f;

      name.len = strlen (name.text);
      if (interface[0] == 0) /* a precision does not shorten it */
        as_text.prec = -1;
      as_text.verb = 's';
      return format_text_verb (&as_text, name);
    }
  if (interface[0] == 0)
    {
      if (f->verb != 'v')
        return MACHINE_LEAF_BAD_VERB;
      machine_format_pad (f, "<nil>", 5, TRUE);
      return MACHINE_LEAF_DONE;
    }
  image = machine_lib_image (self, interface);
  if (f->verb == 'p')
    return format_address (f, t, image);
  if (f->flags & MACHINE_FMT_ASK_METHODS && t->n_methods > 0)
    return MACHINE_LEAF_METHODS;
  return format_image (self, f, interface[0], image);
}

/* ---- natives
 * -------------------------------------------------------------------------------------------- */

/* func appendLeaf(buf []byte, v any, verb rune, flags, wid, prec int) ([]byte, int) */
MACHINE_NATIVE (fmt_append_leaf)
{
  g_autoptr (GString) out = NULL;
  MachineFormat f;
  MachineLeaf leaf;

  out = g_string_new (NULL);
  f = (MachineFormat){ out, slots[9], slots[10], slots[11], slots[12] };
  leaf = format_any (self, &f, slots + 7);
  slots[3] = leaf;
  return machine_lib_append_text (self, g, slots + 4, out->str,
                                  leaf == MACHINE_LEAF_DONE ? out->len : 0, slots);
}

/* func appendText(buf []byte, s string, verb rune, flags, wid, prec int) ([]byte, int) */
MACHINE_NATIVE (fmt_append_text)
{
  g_autoptr (GString) out = g_string_new (NULL);
  MachineFormat f = { out, slots[9], slots[10], slots[11], slots[12] };

  slots[3] = format_text_verb (&f, machine_lib_text (self, slots + 7));
  return machine_lib_append_text (self, g, slots + 4, out->str, out->len, slots);
}

/* func plainEnd(format string, i int) int */
MACHINE_NATIVE (fmt_plain_end)
{
  MachineText format = machine_lib_text (self, slots + 1);
  gsize i = slots[3];
  const char *percent = memchr (format.text + i, '%', format.len - i);

  slots[0] = percent != NULL ? (gsize)(percent - format.text) : format.len;
  return MACHINE_DONE;
}
