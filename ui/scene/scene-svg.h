/* SPDX-License-Identifier: MIT */
#pragma once

#include "scene.h"
#include "scene-theme.h"

G_BEGIN_DECLS

/*
 * Scenes as SVG files that stand on their own: real <text>, a <g id class>
 * with <title> for every named thing, a title and a description generated from
 * the state, colours that follow the reader's light or dark preference, and in
 * <metadata> what is needed to open the picture in Stave again: the program's
 * sources and its schedule.
 */
typedef struct
{
  char *name; /* "main.go" */
  char *text;
} SceneSvgSource;

/* What travels in the metadata. Everything may be NULL or 0. */
typedef struct
{
  guint           n_sources;
  SceneSvgSource *sources;
  char           *schedule; /* as session_dup_schedule() gives it */
  char           *lesson;   /* "1.2" */
  char           *program;  /* "main" */
  char           *view;     /* "stage", "staff", "chart" */
  gsize           step;
} SceneSvgContents;

typedef enum
{
  SCENE_SVG_AUTO, /* light, or dark where the reader prefers that */
  SCENE_SVG_LIGHT,
  SCENE_SVG_DARK,
} SceneSvgScheme;

typedef struct
{
  const char             *id_prefix; /* of all ids in the file; NULL: "stave" */
  SceneSvgScheme          scheme;
  gboolean                background; /* fill the picture with the surface colour */
  const SceneSvgContents *contents;   /* or NULL */
} SceneSvgOptions;

#define SCENE_SVG_ERROR (scene_svg_error_quark ())
GQuark scene_svg_error_quark (void);
typedef enum
{
  SCENE_SVG_ERROR_SYNTAX,    /* not well-formed XML, or not SVG */
  SCENE_SVG_ERROR_NOT_STAVE, /* an SVG, but not one that Stave wrote with its sources */
} SceneSvgError;

char             *scene_svg_write         (const Scene           *scene,
                                           const SceneSvgOptions *options); /* or NULL */
SceneSvgContents *scene_svg_read          (const char *svg,
                                           gssize      len,
                                           GError    **error);
void              scene_svg_contents_free (SceneSvgContents *contents);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SceneSvgContents, scene_svg_contents_free)

G_END_DECLS
