/* SPDX-License-Identifier: MIT */
#pragma once

#include "machine-exec.h"
#include "machine-string.h"

G_BEGIN_DECLS

/*
 * Natives of the library, inside: helpers that all of them use.
 *
 * A native finds its results' slots first, then its parameters' (see
 * code-opcodes.h for how values lie in slots), so each says in a comment which
 * Go function it is, and counts slots from there:
 *
 *     func Index(s, substr string) int      slots[0] = result
 *                                           slots[1..2] = s, slots[3..4] = substr
 *
 * None of them parks. machine-native-lib-names.h is the table of all of them.
 */
#define MACHINE_NATIVE(name)                                                                       \
  MachineStatus machine_native_##name (Machine *self, MachineG *g, guint64 *slots)

#define N(text, name) MACHINE_NATIVE (name);
#include "machine-native-lib-names.h"
#undef N

typedef struct
{
  const char *text; /* not NUL-terminated */
  gsize       len;
} MachineText;

static inline MachineText
machine_lib_text (const Machine *self,
                  const guint64 *slots)
{
  return (MachineText){ machine_ptr (self, slots[0]), slots[1] };
}

static inline double
machine_lib_double (guint64 slot)
{
  double value;

  memcpy (&value, &slot, sizeof value);
  return value;
}

static inline guint64
machine_lib_bits (double value)
{
  guint64 slot;

  memcpy (&slot, &value, sizeof slot);
  return slot;
}

/* The slot of a number that C computed: every NaN gets the pattern of math.NaN, so that no host's
 * sign of NaN reaches a run. */
static inline guint64
machine_lib_number (double value)
{
  return value != value ? G_GUINT64_CONSTANT (0x7ff8000000000001) : machine_lib_bits (value);
}

/* The memory image of the value behind an interface in two slots. */
static inline const void *
machine_lib_image (const Machine *self,
                   const guint64 *interface)
{
  if (self->program->types[interface[0]].size_bytes <= 8)
    return &interface[1];
  return machine_ptr (self, interface[1]);
}

/* Interface of a value that lies in memory; `where` is its reference if that memory never changes
 * and may be shared, else 0. A value of an interface type is given as it is. */
void machine_lib_make_part (Machine    *self,
                            guint32     type,
                            const void *image,
                            MachineRef  where,
                            guint64    *out);

/* A part of a string: shares its memory. */
static inline void
machine_lib_substring (const guint64 *string,
                       gsize          from,
                       gsize          len,
                       guint64       *out)
{
  out[0] = len > 0 ? string[0] + from : 0;
  out[1] = len;
}

/* Heap memory for results. FALSE: the memory limit is reached, return MACHINE_STOP. */
gboolean machine_lib_alloc_bytes   (Machine    *self,
                                    MachineG   *g,
                                    gsize       n_bytes,
                                    MachineRef *out);
gboolean machine_lib_alloc_strings (Machine    *self,
                                    MachineG   *g,
                                    gsize       n,
                                    MachineRef *out);
/* Memory for n interfaces. */
gboolean machine_lib_alloc_any     (Machine    *self,
                                    MachineG   *g,
                                    gsize       n,
                                    MachineRef *out);
MachineStatus machine_lib_return_text (Machine    *self,
                                       MachineG   *g,
                                       const char *text,
                                       gsize       len,
                                       guint64    *out_slots);
/* slice = append (slice, text...); three slots each. */
MachineStatus machine_lib_append_text (Machine       *self,
                                       MachineG      *g,
                                       const guint64 *slice,
                                       const char    *text,
                                       gsize          len,
                                       guint64       *out_slots);

/* ---- characters (machine-native-lib-unicode.c) ---------------------------------------- */

gboolean machine_rune_is_print   (gunichar rune); /* as unicode.IsPrint */
gboolean machine_rune_is_graphic (gunichar rune);
gboolean machine_rune_is_space   (gunichar rune);
/* Equal for characters that differ in case only. */
gunichar machine_rune_fold       (gunichar rune);
gunichar machine_rune_upper      (gunichar rune);
gunichar machine_rune_lower      (gunichar rune);
gunichar machine_rune_title      (gunichar rune);
/* The last character of text: its width, at least 1 if n > 0. */
guint    machine_rune_decode_last (const char *text,
                                   gsize       n,
                                   gint32     *out_rune);

/* ---- numbers as text (machine-native-lib-float.c) --------------------------------------- */

/* Appends value as strconv.FormatFloat does: format one of "beEfgGxX", prec -1 for the shortest. */
void     machine_float_append    (GString *out,
                                  double   value,
                                  char     format,
                                  int      prec,
                                  int      bits);
typedef enum
{
  MACHINE_PARSED,
  MACHINE_BAD_SYNTAX,
  MACHINE_OUT_OF_RANGE,
} MachineParse;

/* Parses what text begins with; out_used is how much of it that is. */
MachineParse machine_float_parse (const char *text,
                                  gsize       len,
                                  int         bits,
                                  double     *out_value,
                                  gsize      *out_used);

/* ---- quoting (machine-native-lib-quote.c) ------------------------------------------------ */

void     machine_quote_append    (GString    *out,
                                  const char *text,
                                  gsize       len,
                                  char        mark,
                                  gboolean    ascii,
                                  gboolean    graphic);
gboolean machine_can_backquote   (const char *text,
                                  gsize       len);
/* Length of the literal that text begins with, 0 if none; what it stands for is appended to out if
 * that is not NULL. */
gsize    machine_unquote         (const char *text,
                                  gsize       len,
                                  GString    *out);

G_END_DECLS
