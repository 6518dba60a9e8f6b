/* SPDX-License-Identifier: MIT */
#pragma once

#include "scene-compare-pace.h"
#include "scene-index.h"
#include "scene-walk.h"
#include "session.h"
#include "stave-document.h"

G_BEGIN_DECLS

/*
 * The one who moves the session. Widgets ask it to step, seek or decide and
 * read the session at its place when it says ::changed; nobody else calls the
 * session's moving functions.
 *
 * Long work never blocks the window:
 *
 *     goal ─▶ first slice at once ─▶ reached: ::changed
 *                    │ not yet
 *                    └▶ busy; a slice of some milliseconds in each idle moment,
 *                       ::progress now and then, until reached or stopped
 *
 * Signals
 *   ::document   another document or another program of it is open
 *   ::built      the program was built: diagnostics are new, good or bad
 *   ::changed    the place, the program, or what could be decided is another
 *   ::progress   a long move is under way and has come further
 *   ::stepped    one step was made forward. Whoever listens sees every step, also of a run to the
 *                end, which is made step by step then
 *   ::message    something to be told to the learner in passing (text)
 *   ::show-line  a line of the program is to be pointed at (file, line)
 *   ::show-object  something on the stage is to be pointed at (its name)
 */
#define STAVE_TYPE_CONTROLLER (stave_controller_get_type ())
G_DECLARE_FINAL_TYPE (StaveController, stave_controller, STAVE, CONTROLLER, GObject)

StaveController   *stave_controller_new            (void);

/* ---- what is open ------------------------------------------------------------ */

void               stave_controller_open           (StaveController *self,
                                                    StaveDocument   *document);
void               stave_controller_select_program (StaveController *self,
                                                    guint            program);
StaveDocument     *stave_controller_get_document   (StaveController *self); /* or NULL */
guint              stave_controller_get_program    (StaveController *self);
/* Builds the program's text as it is now, keeping the schedule, without waiting for a pause. */
void               stave_controller_reload         (StaveController *self);

/* Those that a run of the program begins with now. */
void               stave_controller_fill_settings  (StaveController *self,
                                                    MachineSettings *settings);

/* Runs the program under a schedule from elsewhere, to a step of it. */
void               stave_controller_replay         (StaveController *self,
                                                    const char      *schedule,
                                                    gsize            step);

/* ---- the run as it stands ------------------------------------------------------ */

Session           *stave_controller_get_session    (StaveController *self);
gboolean           stave_controller_has_program    (StaveController *self);
/* Of MachineGView, at the session's place; valid until ::changed. */
GPtrArray         *stave_controller_get_goroutines (StaveController *self);
const MachineGView *stave_controller_find_goroutine (StaveController *self,
                                                     guint32         g);
/* The goroutine whose instruction comes next, or NULL. */
const MachineGView *stave_controller_get_running   (StaveController *self);
const SessionChoice *stave_controller_get_choice   (StaveController *self);
SessionStatus      stave_controller_get_status     (StaveController *self); /* of the last move */
/* What the views know of the whole run, up to date. */
SceneIndex        *stave_controller_get_index      (StaveController *self);
/* The chart's walk at the session's place, or NULL if the lesson has none. */
const LessonsWalk *stave_controller_get_walk       (StaveController *self);
/* The same one step before; ask for it after the former. */
const LessonsWalk *stave_controller_get_walk_before (StaveController *self);
/* A fact for judging tasks: a LessonsFactFunc whose user_data is the controller. */
char              *stave_controller_dup_fact       (const char      *fact,
                                                    gpointer         self);
/* "00:00:00.000 412": virtual time to the microsecond. */
char              *stave_controller_dup_time       (StaveController *self);

/* ---- looking ------------------------------------------------------------------- */

/* The goroutine that all panes set off, 0: none (property "selected"). */
guint32            stave_controller_get_selected   (StaveController *self);
void               stave_controller_select         (StaveController *self,
                                                    guint32          g);
/* Ask whoever shows source or stage to point at something. */
void               stave_controller_show_line      (StaveController *self,
                                                    const char      *file,
                                                    guint            line);
/* TRUE if somebody could. */
gboolean           stave_controller_show_object    (StaveController *self,
                                                    const char      *name);

/* Emits ::message. */
void               stave_controller_tell           (StaveController *self,
                                                    const char      *text);

/* ---- moving -------------------------------------------------------------------- */

void               stave_controller_step           (StaveController *self,
                                                    SessionUnit      unit,
                                                    gboolean         back);
void               stave_controller_seek           (StaveController *self,
                                                    gsize            step);
void               stave_controller_restart        (StaveController *self);
void               stave_controller_run_to_end     (StaveController *self);
void               stave_controller_run_to_line    (StaveController *self,
                                                    const char      *file,
                                                    guint            line);
/* Lets g run first, then goes on until it waits or ends. */
void               stave_controller_run_until_blocked (StaveController *self,
                                                       guint32          g);
void               stave_controller_stop           (StaveController *self);
gboolean           stave_controller_is_busy        (StaveController *self);
gboolean           stave_controller_is_playing     (StaveController *self);
void               stave_controller_set_playing    (StaveController *self,
                                                    gboolean         playing);
double             stave_controller_get_speed      (StaveController *self);
/* How long a step stands before the next is made, while playing. */
guint              stave_controller_get_step_ms    (StaveController *self);

/* ---- beside another run -------------------------------------------------------- */

/* While a pace is set, whose left run is the session, a step is one of both runs, and wherever the
 * session goes the other one follows. NULL: no more. Borrowed; forgotten when another program is
 * opened, before ::document. */
void               stave_controller_set_pace       (StaveController *self,
                                                    ScenePace       *pace);
/* Of the session, or of both. */
gboolean           stave_controller_is_at_end      (StaveController *self);
gboolean           stave_controller_is_at_start    (StaveController *self);
/* Brings both to a place, in the pace's unit. */
void               stave_controller_seek_both      (StaveController *self,
                                                    gint64           place);

/* ---- deciding -------------------------------------------------------------------- */

void               stave_controller_decide         (StaveController     *self,
                                                    MachineDecisionKind  kind,
                                                    guint32              option);
void               stave_controller_set_frozen     (StaveController *self,
                                                    guint32          g,
                                                    gboolean         frozen);
/* Futures left by deciding otherwise: goes back to one, or forgets it. */
void               stave_controller_take_branch    (StaveController *self,
                                                    guint            index);
void               stave_controller_drop_branch    (StaveController *self,
                                                    guint            index);
/* Sets or clears it in the document and in the session; tells the learner if there is no code. */
void               stave_controller_toggle_breakpoint (StaveController *self,
                                                       guint            file,
                                                       guint            line);
/* "go", "fifo", "random", "manual" */
const char        *stave_policy_get_name           (MachinePolicy    policy);
const char        *stave_policy_get_title          (MachinePolicy    policy); /* translated */

G_END_DECLS
