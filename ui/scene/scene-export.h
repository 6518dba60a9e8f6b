/* SPDX-License-Identifier: MIT */
#pragma once

#include "lessons-flow.h"
#include "scene-fonts.h"
#include "scene-svg.h"
#include "session.h"

G_BEGIN_DECLS

/*
 * Pictures for files: one call for every format.
 */
typedef enum
{
  SCENE_FORMAT_SVG,
  SCENE_FORMAT_PNG,
  SCENE_FORMAT_PDF,
  SCENE_FORMAT_DOT,     /* charts */
  SCENE_FORMAT_MERMAID, /* charts */
  SCENE_N_FORMATS,
} SceneFormat;

typedef struct
{
  SceneTheme              theme;    /* PNG and PDF; an SVG follows its reader unless `fix_theme` */
  gboolean                fix_theme;
  double                  scale;    /* PNG: pixels per scene pixel; 0: 2 */
  LessonsFlow            *flow;     /* DOT and Mermaid need it */
  const SceneSvgContents *contents; /* SVG metadata, or NULL */
} SceneExportOptions;

#define SCENE_EXPORT_ERROR (scene_export_error_quark ())
GQuark scene_export_error_quark (void);
typedef enum
{
  SCENE_EXPORT_ERROR_FORMAT, /* that format cannot show this scene */
  SCENE_EXPORT_ERROR_SIZE,   /* too large for a picture of pixels */
  SCENE_EXPORT_ERROR_WRITE,  /* cairo or the file system refused */
} SceneExportError;

gboolean    scene_format_parse          (const char  *name,   /* "svg", or a file name ending so */
                                         SceneFormat *out_format);
const char *scene_format_get_name       (SceneFormat  format); /* "svg" */

/* A NULL scene is fine for DOT and Mermaid. */
GBytes     *scene_export_to_bytes       (Scene                    *scene,
                                         SceneFonts               *fonts,
                                         SceneFormat               format,
                                         const SceneExportOptions *options,
                                         GError                  **error);
gboolean    scene_export_to_file        (Scene                    *scene,
                                         SceneFonts               *fonts,
                                         SceneFormat               format,
                                         const SceneExportOptions *options,
                                         const char               *path,
                                         GError                  **error);
gboolean    scene_export_write          (GBytes      *bytes,
                                         const char  *path,
                                         GError     **error);
/* The flowchart as graphviz' own language. */
char       *scene_export_dot            (const LessonsFlow        *flow);
/* Sources, schedule and step of a session, for the metadata. */
SceneSvgContents *scene_export_dup_contents (const Session *session,
                                             const char    *view);

G_END_DECLS
