/* SPDX-License-Identifier: MIT */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Colours by meaning. A node names roles; a theme says what colour each role
 * has. Every state has a pattern and a word too, so that nothing is told by
 * colour alone; every text role has a contrast of at least 4.5 : 1 on the
 * roles it is written on (7 : 1 in high contrast), which a test proves.
 *
 *   R (NAME, "css-name", light, dark, high contrast light, high contrast dark)
 */
#define SCENE_ROLES(R)                                                                             \
  R (NONE, "none", 0x00000000, 0x00000000, 0x00000000, 0x00000000)                                 \
  R (SURFACE, "surface", 0xffffffff, 0x1e1e1eff, 0xffffffff, 0x000000ff)                           \
  R (CARD, "card", 0xf6f5f4ff, 0x2d2d30ff, 0xffffffff, 0x000000ff)                                 \
  R (SLOT, "slot", 0xffffffff, 0x242427ff, 0xffffffff, 0x000000ff)                                 \
  R (BORDER, "border", 0xdcdad7ff, 0x48484cff, 0x3d3846ff, 0xdedddaff)                         \
  R (LINE, "line", 0xc0bfbcff, 0x5e5c64ff, 0x5e5c64ff, 0xc0bfbcff)                                 \
  R (INK, "ink", 0x5e5c64ff, 0xb0afacff, 0x000000ff, 0xffffffff)                                   \
  R (TEXT, "text", 0x241f31ff, 0xf2f1efff, 0x000000ff, 0xffffffff)                                 \
  R (DIM, "dim", 0x5e5c64ff, 0xb5b3b0ff, 0x241f31ff, 0xf6f5f4ff)                                   \
  R (ACCENT, "accent", 0x1c71d8ff, 0x62a0eaff, 0x0b3d84ff, 0x99c1f1ff)                             \
  R (ACCENT_SOFT, "accent-soft", 0xd7e5f9ff, 0x1f3554ff, 0xffffffff, 0x000000ff)                   \
  R (ACCENT_TEXT, "accent-text", 0x1858a8ff, 0x99c1f1ff, 0x0b3d84ff, 0x99c1f1ff)                   \
  R (RUNNING, "running", 0x1c71d8ff, 0x3584e4ff, 0x0b3d84ff, 0x99c1f1ff)                           \
  R (RUNNING_TEXT, "running-text", 0xffffffff, 0x000000ff, 0xffffffff, 0x000000ff)                 \
  R (RUNNABLE, "runnable", 0x62a0eaff, 0x4b86cfff, 0x1a5fb4ff, 0x62a0eaff)                         \
  R (RUNNABLE_SOFT, "runnable-soft", 0xdbe9fbff, 0x1c2f4aff, 0xffffffff, 0x000000ff)               \
  R (WAITING, "waiting", 0xe66100ff, 0xe8772aff, 0x8a3a00ff, 0xffbe6fff)                           \
  R (WAITING_SOFT, "waiting-soft", 0xfff1e3ff, 0x45280fff, 0xffffffff, 0x000000ff)                 \
  R (DONE, "done", 0x9a9996ff, 0x77767bff, 0x5e5c64ff, 0xc0bfbcff)                                 \
  R (DONE_SOFT, "done-soft", 0xdedddaff, 0x38383bff, 0xffffffff, 0x000000ff)                       \
  R (GOOD, "good", 0x26a269ff, 0x33b378ff, 0x0e5c38ff, 0x8ff0a4ff)                                 \
  R (GOOD_SOFT, "good-soft", 0xeaf6f0ff, 0x17382aff, 0xffffffff, 0x000000ff)                       \
  R (GOOD_TEXT, "good-text", 0x16704aff, 0x8be0b3ff, 0x0e5c38ff, 0x8ff0a4ff)                       \
  R (WARN, "warn", 0xe5a50aff, 0xe5a50aff, 0x7a5600ff, 0xf9f06bff)                                 \
  R (WARN_SOFT, "warn-soft", 0xfff6e5ff, 0x453611ff, 0xffffffff, 0x000000ff)                       \
  R (BAD, "bad", 0xc01c28ff, 0xed6b6bff, 0xa10014ff, 0xff9c9cff)                                   \
  R (BAD_SOFT, "bad-soft", 0xfbe6e6ff, 0x4a1d20ff, 0xffffffff, 0x000000ff)                         \
  R (BAD_TEXT, "bad-text", 0xa51d2dff, 0xf6a3a3ff, 0xa10014ff, 0xff9c9cff)                         \
  R (VALUE, "value", 0x1f8254ff, 0x33b378ff, 0x0e5c38ff, 0x8ff0a4ff)                               \
  R (VALUE_TEXT, "value-text", 0xffffffff, 0x000000ff, 0xffffffff, 0x000000ff)                     \
  R (CURSOR, "cursor", 0xc01c28ff, 0xed6b6bff, 0xa10014ff, 0xff9c9cff)

typedef enum
{
#define R(NAME, css, light, dark, hc_light, hc_dark) SCENE_ROLE_##NAME,
  SCENE_ROLES (R)
#undef R
  SCENE_N_ROLES,
} SceneRole;

typedef enum
{
  SCENE_THEME_LIGHT,
  SCENE_THEME_DARK,
  SCENE_THEME_HC_LIGHT, /* high contrast */
  SCENE_THEME_HC_DARK,
  SCENE_N_THEMES,
} SceneTheme;

/* A colour by role or, for charts that state their own, two fixed ones. Zero is no colour. */
typedef struct
{
  SceneRole role;
  gboolean  fixed; /* the two below count, not the role */
  guint32   light; /* 0xRRGGBBAA on light themes */
  guint32   dark;  /* on dark themes */
} SceneColor;

#define SCENE_COLOR(NAME) ((SceneColor) { .role = SCENE_ROLE_##NAME })

gboolean    scene_theme_is_dark        (SceneTheme theme);
SceneTheme  scene_theme_choose         (gboolean   dark,
                                        gboolean   high_contrast);
const char *scene_role_get_css_name    (SceneRole  role);
guint32     scene_theme_get_rgba       (SceneTheme theme,
                                        SceneRole  role);  /* 0xRRGGBBAA */
guint32     scene_theme_resolve        (SceneTheme        theme,
                                        const SceneColor *color);
/* Contrast of two opaque colours as WCAG 2 defines it, 1 … 21. */
double      scene_theme_contrast       (guint32    a,
                                        guint32    b);
/* For a colour that a chart states: its like on a dark theme, and what text is readable on it. */
guint32     scene_theme_darken_fill    (guint32    rgba);
guint32     scene_theme_text_on        (guint32    fill);

G_END_DECLS
