/* SPDX-License-Identifier: MIT */
#pragma once

#include "scene-fonts.h"
#include "scene-model.h"

G_BEGIN_DECLS

/*
 * The goroutine profile: those that stand at the same place, with the same
 * calls above them, are one group with a count; and the share of all that
 * waits for each reason.
 *
 *    ▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▒▒▒▒▒▒▒░░   ▓ chan receive 12  ▒ sleep 4  ░ running 1
 *
 *   ┌─────────────────────────────────────────────────────────┐
 *   │  12    chan receive                        ▇▇▇▇▇   70 % │
 *   │        main.worker          main.go:12                  │
 *   │        main.main.func1      main.go:30                  │
 *   └─────────────────────────────────────────────────────────┘
 *
 * Ids: "profile:1a2b3c" by stack, so that a group that grows stays itself, and
 * "profile:1a2b3c.frame0" for the innermost call shown.
 *
 * Use: keep nothing. After every change of the session make a SceneModel,
 * gather the profile, build, free it. A click: SCENE_REF_CODE goes to the
 * source (code_program_locate()), SCENE_REF_GROUP selects the goroutines that
 * scene_profile_find_group() names, SCENE_REF_GOROUTINE the only one.
 */
typedef struct
{
  guint32  pc;
  char    *func;
  char    *file;    /* without its folder; or NULL */
  guint    line;
  gboolean library;
} SceneProfileFrame;

typedef struct
{
  char          *id;      /* "profile:1a2b3c" */
  MachineGState  state;
  MachineWait    wait;
  GArray        *gs;      /* of guint32, by id */
  GPtrArray     *frames;  /* of SceneProfileFrame, innermost first, wrappers left out */
} SceneProfileGroup;

typedef struct _SceneProfile SceneProfile;

SceneProfile            *scene_profile_new        (void);
SceneProfile            *scene_profile_new_from_machine (const SceneModel *model,
                                                         const Machine    *machine);
void                     scene_profile_free       (SceneProfile           *self);
/* By id, and before building. */
void                     scene_profile_add        (SceneProfile           *self,
                                                   const MachineGView     *g,
                                                   const MachineFrameView *frames,
                                                   guint                   n_frames);
/* Those with most goroutines first. */
guint                    scene_profile_get_n_groups (SceneProfile         *self);
const SceneProfileGroup *scene_profile_get_group  (SceneProfile           *self,
                                                   guint                   index);
/* The group that a goroutine is in, or NULL. */
const SceneProfileGroup *scene_profile_find_group (SceneProfile           *self,
                                                   guint32                 g);
guint                    scene_profile_get_n_goroutines (const SceneProfile *self);

typedef struct
{
  double width_px, height_px; /* at least */
} SceneProfileView;

void   scene_profile_view_init (SceneProfileView       *self);
Scene *scene_profile_build     (SceneProfile           *profile,
                                const SceneProfileView *view,
                                SceneFonts             *fonts);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SceneProfile, scene_profile_free)

G_END_DECLS
