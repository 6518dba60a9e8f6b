/* SPDX-License-Identifier: MIT */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Source texts and the positions in them. Every file of a compilation gets a
 * range of the position space, so that one 32-bit number names a byte of a
 * file:
 *
 *   pos   0        1 ............ 1+len₀   2+len₀ ..........
 *         none     file 0                  file 1
 */
typedef guint32 BasePos; /* 0 is no position */

/* A //line directive: the byte at offset is to be told as line and column of the file `name`. */
typedef struct
{
  guint32 offset;
  guint   line;
  guint   column; /* 0: columns are not told */
  char   *name;
} BaseLineMark;

typedef struct
{
  char       *name;     /* as shown in messages, e.g. "main.go" */
  char       *text;     /* NUL-terminated copy; may hold NUL bytes inside */
  gsize       len;      /* bytes, without the terminator */
  BasePos     base;     /* position of the first byte */
  gboolean    library;  /* part of the simulated standard library */
  guint32    *lines;    /* byte offset of each line's start */
  guint       n_lines;
  GArray     *marks;    /* BaseLineMark in the order of the text; the lexer adds them */
} BaseSource;

typedef struct
{
  const BaseSource *source;
  guint             line;   /* from 1 */
  guint             column; /* in bytes, from 1, as Go counts */
} BaseLocation;

/*
 * What messages and tracebacks say of a position: its place, unless //line directives claim
 * another. Stepping and everything drawn goes by the location.
 */
typedef struct
{
  const char *name;
  guint       line;
  guint       column; /* 0: not told */
} BaseTold;

typedef struct _BaseSourceSet BaseSourceSet;

BaseSourceSet    *base_source_set_new    (void);
void              base_source_set_free   (BaseSourceSet *self);
BaseSource       *base_source_set_add    (BaseSourceSet *self,
                                          const char    *name,
                                          const char    *text,
                                          gssize         len);
guint             base_source_set_get_n_sources (const BaseSourceSet *self);
const BaseSource *base_source_set_get_source    (const BaseSourceSet *self,
                                                 guint                index);
gboolean          base_source_set_locate (const BaseSourceSet *self,
                                          BasePos              pos,
                                          BaseLocation        *out_location);
gboolean          base_source_set_tell   (const BaseSourceSet *self,
                                          BasePos              pos,
                                          BaseTold            *out_told);
void              base_source_mark       (const BaseSource *self,
                                          guint32           offset,
                                          const char       *name,
                                          guint             line,
                                          guint             column);
void              base_location_tell     (const BaseLocation *self,
                                          BaseTold           *out_told);
/* "file:line:column", "file:line" without a column. */
void              base_told_print        (const BaseTold *self,
                                          GString        *out);
BasePos           base_source_get_line_pos (const BaseSource *self,
                                            guint             line);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BaseSourceSet, base_source_set_free)

G_END_DECLS
