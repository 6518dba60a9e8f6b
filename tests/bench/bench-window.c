/* SPDX-License-Identifier: MIT */
/*
 * The window itself, looked at frame by frame. A frame counts when the frame clock has painted it,
 * and a lesson is shown when such a frame was made with the scene of the view in front.
 *
 *     bench-window start LESSON          says "shown" and ends: whoever started it has the time
 *     bench-window switch                goes through all lessons, twice; a line for each:
 *                                        "LESSON first-ms again-ms first-cpu-ms again-cpu-ms"
 *     bench-window frames FILE STEP N    N steps of a program from a step on, animated, stage above
 *                                        staff: "STAGE-FPS STAFF-FPS STAGE-PAINTS STAFF-PAINTS
 *                                        SECONDS GOROUTINES WORST-MS"
 */
#include "stave-scene-view-private.h"
#include "stave-window-private.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#define MAX_FRAMES_S 120 /* a program that has no steps left would be waited for without end */

/* What the clock on the wall says, and what the process used: on a busy machine they differ. */
typedef struct
{
  gint64 wall_us, cpu_us;
} Time;

typedef struct
{
  guint64 stage, staff;
} Paints;

typedef struct
{
  const char  *mode;
  char       **args;
  StaveWindow *window;
  Time         asked;    /* when what is waited for was asked for */
  gboolean     waiting;

  guint        lesson;   /* switch: the one that is being opened */
  guint        round;
  GArray      *times;    /* of Time, of the first round */

  gsize        target;    /* frames: the step where the counting begins */
  guint        left;      /* movements to see */
  gsize        step;      /* the one that is left behind */
  Paints       before;    /* by the movement's first frame */
  gint64       began_us;  /* when that was painted, or 0 */
  Paints       all;       /* of all movements, but their first frames */
  gint64       moving_us; /* from the movements' first frames to their last */
  gint64       last_us;   /* of the last frame of a step, or 0 */
  gint64       worst_us;  /* between two frames of a step */
} Bench;

static Time
now (void)
{
  struct timespec cpu;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &cpu);
  return (Time){ g_get_monotonic_time (), cpu.tv_sec * G_USEC_PER_SEC + cpu.tv_nsec / 1000 };
}

static Time
since (const Time *start)
{
  Time time = now ();

  time.wall_us -= start->wall_us;
  time.cpu_us -= start->cpu_us;
  return time;
}

static StaveSceneView *
get_front (Bench *self)
{
  return stave_view_pane_get_view (self->window->views,
                                   stave_view_pane_get_shown (self->window->views));
}

static gboolean
is_current (StaveSceneView *view)
{
  StaveSceneViewPrivate *priv = stave_scene_view_get_private (view);

  return priv->scene != NULL && !priv->stale;
}

static gboolean
is_shown (Bench *self)
{
  return is_current (get_front (self));
}

/* ---- switching -------------------------------------------------------------------- */

static gboolean
open_next_cb (gpointer user_data)
{
  Bench         *self = user_data;
  LessonsLesson *lesson = lessons_course_get_lesson (self->window->course, self->lesson);

  self->asked = now ();
  self->waiting = TRUE;
  stave_window_open_lesson (self->window, lessons_lesson_get_id (lesson));
  return G_SOURCE_REMOVE;
}

static void
switched (Bench *self)
{
  LessonsCourse *course = self->window->course;
  Time           again = since (&self->asked);
  Time          *first;

  self->waiting = FALSE;
  if (self->round == 0)
    g_array_append_val (self->times, again);
  else
    {
      first = &g_array_index (self->times, Time, self->lesson);
      printf ("%s %.1f %.1f %.1f %.1f\n",
              lessons_lesson_get_id (lessons_course_get_lesson (course, self->lesson)),
              first->wall_us / 1e3, again.wall_us / 1e3, first->cpu_us / 1e3, again.cpu_us / 1e3);
    }
  if (++self->lesson == lessons_course_get_n_lessons (course))
    {
      self->lesson = 0;
      self->round++;
    }
  if (self->round == 2)
    {
      fflush (stdout);
      _exit (0);
    }
  /* A learner looks at what there is before going on: what is done behind the first frame is done. */
  g_timeout_add (700, open_next_cb, self);
}

/* ---- frames ----------------------------------------------------------------------- */

static StaveSceneView *
get_staff (Bench *self)
{
  return stave_bottom_pane_get_staff (self->window->bottom);
}

static gboolean
is_moving (StaveSceneView *view)
{
  return stave_scene_view_get_private (view)->from != NULL;
}

/* Each view counts when it draws itself, so a frame that redraws neither is none. */
static Paints
count_paints (Bench *self)
{
  return (Paints){ stave_scene_view_get_private (get_front (self))->n_painted,
                   stave_scene_view_get_private (get_staff (self))->n_painted };
}

static gsize
get_step (Bench *self)
{
  return session_get_step (stave_controller_get_session (self->window->controller));
}

static gboolean
step_cb (gpointer user_data)
{
  Bench *self = user_data;

  self->asked = now ();
  self->step = get_step (self);
  self->began_us = 0;
  self->waiting = TRUE;
  stave_controller_step (self->window->controller, SESSION_EVENT, FALSE);
  return G_SOURCE_REMOVE;
}

static void
print_frames (Bench *self)
{
  guint  n_goroutines = stave_controller_get_goroutines (self->window->controller)->len;
  double seconds = self->moving_us / 1e6;

  printf ("%.1f %.1f %u %u %.3f %u %.1f\n", self->all.stage / seconds, self->all.staff / seconds,
          (guint) self->all.stage, (guint) self->all.staff, seconds, n_goroutines,
          self->worst_us / 1e3);
  fflush (stdout);
  _exit (0);
}

/* Whether what is painted is the step that was asked for, and nothing moves any more. */
static gboolean
is_over (Bench *self)
{
  return !stave_controller_is_busy (self->window->controller) && get_step (self) != self->step
         && is_shown (self) && is_current (get_staff (self)) && !is_moving (get_front (self))
         && !is_moving (get_staff (self));
}

/* A movement's time is from its first frame to its last. What comes before, making the step and
 * building the scenes, is in the worst time between two frames. */
static void
frame (Bench *self)
{
  gint64 now_us = g_get_monotonic_time ();
  Paints paints = count_paints (self);

  self->worst_us = MAX (self->worst_us, now_us - MAX (self->last_us, self->asked.wall_us));
  self->last_us = now_us;
  if (self->began_us == 0 && (is_moving (get_front (self)) || is_moving (get_staff (self))))
    {
      self->began_us = now_us;
      self->before = paints;
    }
  if (!is_over (self))
    return;
  self->waiting = FALSE;
  if (self->began_us > 0)
    {
      self->all.stage += paints.stage - self->before.stage;
      self->all.staff += paints.staff - self->before.staff;
      self->moving_us += now_us - self->began_us;
      self->left--;
    }
  if (self->left == 0)
    print_frames (self);
  g_timeout_add (30, step_cb, self);
}

static gboolean
give_up_cb (gpointer user_data)
{
  g_error ("%u movements are still to come", ((Bench *) user_data)->left);
  return G_SOURCE_REMOVE;
}

static gboolean
reach_cb (gpointer user_data)
{
  Bench           *self = user_data;
  StaveController *controller = self->window->controller;

  if (stave_controller_is_busy (controller))
    return G_SOURCE_CONTINUE;
  if (get_step (self) < self->target)
    {
      stave_controller_seek (controller, self->target);
      return G_SOURCE_CONTINUE;
    }
  g_timeout_add (1000, step_cb, self);
  return G_SOURCE_REMOVE;
}

/* ---- the window -------------------------------------------------------------------- */

static void
painted_cb (Bench *self)
{
  if (self->waiting && g_str_equal (self->mode, "frames"))
    frame (self);
  else if (!self->waiting || !is_shown (self))
    return;
  else if (g_str_equal (self->mode, "switch"))
    switched (self);
  else
    {
      puts ("shown");
      fflush (stdout);
      _exit (0);
    }
}

static void
begin (Bench *self)
{
  if (g_str_equal (self->mode, "frames"))
    {
      g_autoptr (GFile) file = g_file_new_for_path (self->args[0]);

      self->target = strtoul (self->args[1], NULL, 10);
      self->left = strtoul (self->args[2], NULL, 10);
      stave_window_open_file (self->window, file);
      g_timeout_add (50, reach_cb, self);
      g_timeout_add_seconds (MAX_FRAMES_S, give_up_cb, self);
    }
  else if (g_str_equal (self->mode, "switch"))
    {
      LessonsCourse *course = self->window->course;
      guint          last = lessons_course_get_n_lessons (course) - 1;

      self->times = g_array_new (FALSE, FALSE, sizeof (Time));
      stave_window_open_lesson (self->window,
                                lessons_lesson_get_id (lessons_course_get_lesson (course, last)));
      g_timeout_add (2000, open_next_cb, self);
    }
  else
    {
      self->waiting = TRUE;
      stave_window_open_lesson (self->window, self->args[0]);
    }
}

static void
activate_cb (GtkApplication *app,
             Bench          *self)
{
  g_autoptr (LessonsCourse) course = lessons_course_load (g_getenv ("STAVE_COURSE_DIR"), NULL);
  GdkSurface               *surface;

  self->window = stave_window_new (ADW_APPLICATION (app), course);
  gtk_window_set_default_size (GTK_WINDOW (self->window), 1280, 800);
  begin (self);
  gtk_window_present (GTK_WINDOW (self->window));
  surface = gtk_native_get_surface (GTK_NATIVE (self->window));
  g_signal_connect_swapped (gdk_surface_get_frame_clock (surface), "after-paint",
                            G_CALLBACK (painted_cb), self);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (AdwApplication) app
      = adw_application_new ("org.stave.BenchWindow", G_APPLICATION_NON_UNIQUE);
  Bench self = { .mode = argv[1], .args = argv + 2 };
  int   n_args = argc < 2 ? -1 : g_str_equal (argv[1], "frames") ? 3 : g_str_equal (argv[1], "start");

  if (argc - 2 != n_args)
    g_error ("usage: bench-window start LESSON | switch | frames FILE STEP N");
  g_signal_connect (app, "startup", G_CALLBACK (stave_ui_init), NULL);
  g_signal_connect (app, "activate", G_CALLBACK (activate_cb), &self);
  return g_application_run (G_APPLICATION (app), 1, argv);
}
