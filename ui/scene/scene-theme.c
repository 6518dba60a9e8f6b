/* SPDX-License-Identifier: MIT */

/*
 * The palettes, and the arithmetic of contrast (WCAG 2.1, relative luminance).
 */

#include "scene-theme.h"

#include <math.h>

static const struct
{
  const char *css_name;
  guint32     rgba[SCENE_N_THEMES];
} roles[] = {
#define R(NAME, css, light, dark, hc_light, hc_dark) { css, { light, dark, hc_light, hc_dark } },
  SCENE_ROLES (R)
#undef R
};

/**
 * scene_theme_is_dark:
 *
 * Returns: whether the theme is light on dark
 */
gboolean
scene_theme_is_dark (SceneTheme theme)
{
  return theme == SCENE_THEME_DARK || theme == SCENE_THEME_HC_DARK;
}

/**
 * scene_theme_choose:
 *
 * Returns: the theme for a desktop's two settings
 */
SceneTheme
scene_theme_choose (gboolean dark,
                    gboolean high_contrast)
{
  if (high_contrast)
    return dark ? SCENE_THEME_HC_DARK : SCENE_THEME_HC_LIGHT;
  return dark ? SCENE_THEME_DARK : SCENE_THEME_LIGHT;
}

/**
 * scene_role_get_css_name:
 *
 * Returns: the role's name in style sheets, "waiting-soft"
 */
const char *
scene_role_get_css_name (SceneRole role)
{
  g_return_val_if_fail (role < SCENE_N_ROLES, NULL);

  return roles[role].css_name;
}

/**
 * scene_theme_get_rgba:
 *
 * Returns: the role's colour, 0xRRGGBBAA
 */
guint32
scene_theme_get_rgba (SceneTheme theme,
                      SceneRole  role)
{
  g_return_val_if_fail (theme < SCENE_N_THEMES && role < SCENE_N_ROLES, 0);

  return roles[role].rgba[theme];
}

/**
 * scene_theme_resolve:
 *
 * Returns: the colour on that theme, 0xRRGGBBAA
 */
guint32
scene_theme_resolve (SceneTheme        theme,
                     const SceneColor *color)
{
  if (color->fixed)
    return scene_theme_is_dark (theme) ? color->dark : color->light;
  return scene_theme_get_rgba (theme, color->role);
}

static double
linear (guint32 rgba,
        guint   shift)
{
  double value = (rgba >> shift & 0xff) / 255.0;

  return value <= 0.04045 ? value / 12.92 : pow ((value + 0.055) / 1.055, 2.4);
}

static double
luminance (guint32 rgba)
{
  return 0.2126 * linear (rgba, 24) + 0.7152 * linear (rgba, 16) + 0.0722 * linear (rgba, 8);
}

/**
 * scene_theme_contrast:
 *
 * Returns: the contrast ratio of two colours, 1 … 21; alpha is ignored
 */
double
scene_theme_contrast (guint32 a,
                      guint32 b)
{
  double la = luminance (a), lb = luminance (b);

  return (MAX (la, lb) + 0.05) / (MIN (la, lb) + 0.05);
}

/* Towards black by `amount`, 0 … 1. */
static guint32
shade (guint32 rgba,
       double  amount)
{
  guint32 result = rgba & 0xff;

  for (guint shift = 8; shift <= 24; shift += 8)
    result |= (guint32) lround ((rgba >> shift & 0xff) * (1 - amount)) << shift;
  return result;
}

/**
 * scene_theme_darken_fill:
 *
 * Gives a stated fill a form for dark themes: the same hue, dark enough to carry light text and to
 * sit on a dark ground.
 *
 * Returns: the colour, 0xRRGGBBAA
 */
guint32
scene_theme_darken_fill (guint32 rgba)
{
  guint32 result = rgba;

  for (double amount = 0.05; amount < 0.9 && luminance (result) > 0.12; amount += 0.05)
    result = shade (rgba, amount);
  return result;
}

/**
 * scene_theme_text_on:
 *
 * Returns: the text colour, near black or white, that is easier to read on a fill
 */
guint32
scene_theme_text_on (guint32 fill)
{
  const guint32 black = 0x1a161fff, white = 0xffffffff;

  return scene_theme_contrast (fill, black) >= scene_theme_contrast (fill, white) ? black : white;
}
